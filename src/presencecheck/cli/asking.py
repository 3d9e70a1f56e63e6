"""Asking for a yes before something is done that cannot be taken back."""

import signal
import sys
from collections.abc import Sequence

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
    lines = (question, keys) if keys else (f"{question} [y/N]",)
    return _answered(lines).strip().casefold() in ("y", "yes")


def _answered(lines: Sequence[str]) -> str:
    """What the person types; whoever comes back after Ctrl-Z is asked once more."""

    def ask(*_: object) -> None:
        for line in lines:
            tell(line)

    resumed = getattr(signal, "SIGCONT", None)
    before = signal.signal(resumed, ask) if resumed else None
    try:
        ask()
        return sys.stdin.readline()
    except KeyboardInterrupt:
        tell("")  # the terminal has written ^C, and what is said next wants a line of its own
        raise
    finally:
        if resumed:
            signal.signal(resumed, before)
