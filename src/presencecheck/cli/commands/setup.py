"""`setup`: the questions of the first start, at any time."""

from typing import Annotated

from presencecheck.cli.parameters import Option
from presencecheck.messages import run as run_messages
from presencecheck.messages import setup as setup_messages


def setup(
    browser: Annotated[bool, Option("--browser", help=setup_messages.OPTIONS["browser"])] = False,
    plain: Annotated[bool | None, Option("--plain/--no-plain", help=run_messages.OPTIONS["plain"])] = None,
    no_open: Annotated[bool, Option("--no-open", help=run_messages.OPTIONS["no_open"])] = False,
) -> int:
    """Ask a few questions about how you work, as the first start does; then the check."""
    from presencecheck.cli.start_walk import start_walk
    from presencecheck.core.errors import UsageError
    from presencecheck.messages import surfaces as surfaces_messages
    from presencecheck.walk.request import RunRequest

    try:
        return start_walk(RunRequest(browser=browser, plain=plain, opens=not no_open), setup=True)
    except UsageError as error:
        if error.message != surfaces_messages.NOT_A_TERMINAL:
            raise
        # What the walk advises, a file of answers, is no way to set something.
        raise UsageError(error.message, setup_messages.NO_TERMINAL_HINT) from error
