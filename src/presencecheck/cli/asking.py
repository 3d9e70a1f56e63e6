"""Asking for a yes before something is done that cannot be taken back."""

import sys

from presencecheck.cli.output import tell
from presencecheck.errors import UsageError
from presencecheck.messages import keeping as say


def agreed(question: str, *, yes: bool) -> bool:
    """Whether the person agrees; a bare Enter means no.

    Args:
        question: what is asked.
        yes: whether `--yes` was given, which answers it.

    Raises:
        UsageError: there is nobody to ask, and no `--yes`.
    """
    if yes:
        return True
    if not sys.stdin.isatty():
        raise UsageError(say.NOBODY_TO_ASK, say.NOBODY_TO_ASK_HINT)
    tell(f"{question} [y/N]")
    return sys.stdin.readline().strip().casefold() in ("y", "yes")
