"""`run`: from the command line to a walk and back to an exit code."""

from typing import Annotated

from presencecheck.cli.options import Json, known_names
from presencecheck.cli.parameters import Argument, Option
from presencecheck.core.context import Modality, Setting
from presencecheck.messages import help as help_messages
from presencecheck.messages import run as run_messages

Names = Annotated[
    list[str] | None,
    Argument(metavar=help_messages.METAVARS["names"], help=run_messages.OPTIONS["names"], complete=known_names),
]


def run(
    names: Names = None,
    modality: Annotated[Modality | None, Option(help=run_messages.OPTIONS["modality"])] = None,
    setting: Annotated[Setting | None, Option(help=run_messages.OPTIONS["setting"])] = None,
    first_session: Annotated[bool, Option("--first-session", help=run_messages.OPTIONS["first_session"])] = False,
    at: Annotated[str, Option(metavar=help_messages.METAVARS["time"], help=run_messages.OPTIONS["at"])] = "",
    within: Annotated[
        str, Option("--in", metavar=help_messages.METAVARS["minutes"], help=run_messages.OPTIONS["within"])
    ] = "",
    browser: Annotated[bool, Option("--browser", help=run_messages.OPTIONS["browser"])] = False,
    plain: Annotated[bool | None, Option("--plain/--no-plain", help=run_messages.OPTIONS["plain"])] = None,
    no_motion: Annotated[bool, Option("--no-motion", help=run_messages.OPTIONS["no_motion"])] = False,
    private: Annotated[bool, Option("--private", help=run_messages.OPTIONS["private"])] = False,
    answers: Annotated[str, Option(metavar=help_messages.METAVARS["file"], help=run_messages.OPTIONS["answers"])] = "",
    json: Json = False,
    no_log: Annotated[bool, Option("--no-log", help=run_messages.OPTIONS["no_log"])] = False,
    resume: Annotated[bool | None, Option("--resume/--fresh", help=run_messages.OPTIONS["resume"])] = None,
    probe: Annotated[
        bool | None,
        Option("--probe/--no-probe", help=run_messages.OPTIONS["probe"]),
    ] = None,
    no_open: Annotated[bool, Option("--no-open", help=run_messages.OPTIONS["no_open"])] = False,
    heard_in_browser: Annotated[bool, Option("--heard-in-browser", hidden=True)] = False,
) -> int:
    """Walk through a checklist or routine; without a name, your usual one. Bare `presencecheck` does the same."""
    from presencecheck.cli.start_walk import start_walk
    from presencecheck.core.checklist import Hour
    from presencecheck.walk.request import RunRequest

    return start_walk(
        RunRequest(
            names=tuple(names or ()),
            session=Hour(modality=modality, setting=setting, first_session=first_session or None),
            at=at,
            within=within,
            browser=browser,
            plain=plain,
            motion=not no_motion,
            private=private,
            answers=answers,
            json=json,
            log=not no_log,
            resume=resume,
            probe=probe,
            opens=not no_open,
            heard_in_browser=heard_in_browser,
        )
    )
