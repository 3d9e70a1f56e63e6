"""`open`: walk in the browser, as `run --browser` does."""

from typing import Annotated

import typer

from presencecheck.cli.commands.run import Names
from presencecheck.messages import run as run_messages


def open_(
    names: Names = None,
    no_open: Annotated[bool, typer.Option("--no-open", help=run_messages.OPTIONS["no_open"])] = False,
) -> int:
    """Walk in your browser, with no terminal needed; nothing leaves this computer."""
    from presencecheck.cli.start_walk import start_walk
    from presencecheck.walk.request import RunRequest

    return start_walk(RunRequest(names=tuple(names or ()), browser=True, opens=not no_open))
