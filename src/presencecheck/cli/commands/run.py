"""`run`: from the command line to a walk and back to an exit code."""

from typing import Annotated, Literal

import typer

from presencecheck.cli.options import Json, known_names

Names = Annotated[
    list[str] | None,
    typer.Argument(metavar="[NAME]…", help="Checklists or routines, in their order.", autocompletion=known_names),
]
Modality = Literal["video", "audio", "in-person"]
Setting = Literal["individual", "couple", "group", "family", "child"]


def run(
    names: Names = None,
    modality: Annotated[Modality | None, typer.Option(help="How the session is held.")] = None,
    setting: Annotated[Setting | None, typer.Option(help="With whom it is.")] = None,
    first_session: Annotated[bool, typer.Option("--first-session", help="It is a first session.")] = False,
    at: Annotated[str, typer.Option(metavar="HH:MM", help="When it begins; keeps the time left in view.")] = "",
    plain: Annotated[bool, typer.Option("--plain", help="Plain lines, for screen readers and braille.")] = False,
    no_motion: Annotated[bool, typer.Option("--no-motion", help="Nothing moves on screen.")] = False,
    private: Annotated[bool, typer.Option("--private", help="Clear the screen at the end.")] = False,
    answers: Annotated[str, typer.Option(metavar="FILE", help="Answer from a file, or - for standard input.")] = "",
    json: Json = False,
    no_log: Annotated[bool, typer.Option("--no-log", help="Keep nothing of this run.")] = False,
    resume: Annotated[
        bool | None, typer.Option("--resume/--fresh", help="Go on with an unfinished run, or not.")
    ] = None,
    probe: Annotated[
        bool | None,
        typer.Option("--probe/--no-probe", help="Measure what can be measured, or only ask; with --answers only ask."),
    ] = None,
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
            plain=plain,
            motion=not no_motion,
            private=private,
            answers=answers,
            json=json,
            log=not no_log,
            resume=resume,
            probe=probe,
        )
    )
