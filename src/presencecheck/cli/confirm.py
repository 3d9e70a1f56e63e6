"""Asking for a yes before something is done that cannot be taken back."""

import signal
import sys
from collections.abc import Sequence
from contextlib import suppress

from presencecheck.cli.output import notice
from presencecheck.core.errors import UsageError
from presencecheck.messages import confirm as confirm_messages


def confirm(question: str, *, yes: bool, keys: str = "", nobody: tuple[str, str] = ("", "")) -> bool:
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
        raise UsageError(*(nobody if nobody[0] else confirm_messages.NOBODY_TO_ASK))
    lines = (question, keys) if keys else (f"{question} [y/N]",)
    return _answered(lines).strip().casefold() in ("y", "yes")


def is_anyone_there() -> bool:
    """Whether a person can be asked: they see what is said, and what they type comes here."""
    return all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))


def drop_typed_ahead() -> None:
    """Forget the keys that were typed before a question that nobody expects: none of them answers it."""
    try:
        import termios
    except ImportError:
        return
    with suppress(OSError, termios.error):
        termios.tcflush(sys.stdin.fileno(), termios.TCIFLUSH)


def _answered(lines: Sequence[str]) -> str:
    """What the person types; whoever comes back after Ctrl-Z is asked once more."""

    waits = missed = False

    def ask() -> None:
        for line in lines:
            notice(line)

    def brought_back(*_: object) -> None:
        nonlocal missed
        if waits:
            ask()
        else:
            missed = True  # in the middle of asking: nothing can be written there twice at once

    resumed = getattr(signal, "SIGCONT", None)
    before = signal.signal(resumed, brought_back) if resumed else None
    try:
        ask()
        if missed:
            ask()
        waits = True
        return sys.stdin.readline()
    except KeyboardInterrupt:
        notice("")  # the terminal has written ^C, and what is said next wants a line of its own
        raise
    finally:
        if resumed:
            signal.signal(resumed, before)
