"""`open`: walk in the browser, as `run --browser` does, or write lists there."""

from typing import Annotated

from presencecheck.cli.commands.run import Names
from presencecheck.cli.parameters import Option
from presencecheck.messages import run as run_messages


def open_(
    names: Names = None,
    edit: Annotated[bool, Option("--edit", help=run_messages.OPTIONS["edit"])] = False,
    no_open: Annotated[bool, Option("--no-open", help=run_messages.OPTIONS["no_open"])] = False,
) -> int:
    """Walk in your browser, with no terminal needed; nothing leaves this computer."""
    if edit:
        return _edit(names or [], opens=not no_open)
    from presencecheck.cli.start_walk import start_walk
    from presencecheck.walk.request import RunRequest

    return start_walk(RunRequest(names=tuple(names or ()), browser=True, opens=not no_open))


def _edit(names: list[str], *, opens: bool) -> int:
    from presencecheck.cli.edit_in_browser import edit_in_browser
    from presencecheck.core.errors import UsageError
    from presencecheck.library.own_folder import require_own_folder
    from presencecheck.system.paths import user_paths

    if len(names) > 1:
        raise UsageError(*run_messages.EDIT_ONE)
    paths = user_paths()
    require_own_folder(paths)
    return edit_in_browser(paths, names[0] if names else "", opens=opens)
