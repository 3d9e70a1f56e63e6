"""Asking for a yes before something is done that cannot be taken back."""

import sys

from presencecheck.cli.output import tell
from presencecheck.errors import UsageError
from presencecheck.messages import keeping as say


def agreed(question: str, *, yes: bool, keys: str = "", nobody: tuple[str, str] = say.NOBODY_TO_ASK) -> bool:
    """Whether the person agrees; a bare Enter means no.

    Args:
        question: what is asked.
        yes: whether `--yes` was given, which answers it.
        keys: what to type, where that wants a line of its own.
        nobody: what is said, and what helps, where there is nobody to ask.

    Raises:
        UsageError: there is nobody to ask, and no `--yes`.
    """
    if yes:
        return True
    if not sys.stdin.isatty():
        raise UsageError(*nobody)
    for line in (question, keys) if keys else (f"{question} [y/N]",):
        tell(line)
    return sys.stdin.readline().strip().casefold() in ("y", "yes")
