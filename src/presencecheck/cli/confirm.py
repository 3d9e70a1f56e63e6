"""Asks for a yes before something that cannot be undone."""

import signal
import sys
from collections.abc import Sequence
from contextlib import suppress

from presencecheck.cli.output import notice, show_mark
from presencecheck.cli.plain import typing_mark
from presencecheck.core.errors import UsageError
from presencecheck.messages import confirm as confirm_messages


def confirm(question: str, *, yes: bool, keys: str = "", nobody: tuple[str, str] = ("", "")) -> bool:
    """Ask for a yes; a bare Enter means no.

    Args:
        question: what is asked.
        yes: whether `--yes` was given, which answers the question.
        keys: what to type, if that needs a line of its own.
        nobody: the error and the hint if there is nobody to ask; empty for the usual ones.

    Raises:
        UsageError: there is nobody to ask, and no `--yes`.
    """
    if yes:
        return True
    if not sys.stdin.isatty():
        raise UsageError(*(nobody if nobody[0] else confirm_messages.NOBODY_TO_ASK))
    lines = (question, keys) if keys else (confirm_messages.YES_OR_NO.format(question=question),)
    return ask_line(lines).strip().casefold() in confirm_messages.YES


def is_anyone_there() -> bool:
    """Whether a person can be asked: all three standard streams are terminals."""
    return all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))


def drop_typed_ahead() -> None:
    """Discard keys typed before an unexpected question: none of them answers it."""
    try:
        import termios
    except ImportError:
        return
    with suppress(OSError, termios.error):
        termios.tcflush(sys.stdin.fileno(), termios.TCIFLUSH)


def ask_line(lines: Sequence[str]) -> str:
    """Ask and read one line, empty at the end of the input; after Ctrl-Z and `fg` the question is shown again."""

    waits = missed = False
    mark = typing_mark()

    def show() -> None:
        for line in lines:
            notice(line)
        show_mark(mark)

    def resume(*_: object) -> None:
        nonlocal missed
        if waits:
            show()
        else:
            missed = True  # while the question is being written: not twice at once

    resumed = getattr(signal, "SIGCONT", None)
    before = signal.signal(resumed, resume) if resumed else None
    try:
        show()
        if missed:
            show()
        waits = True
        answer = sys.stdin.readline()
        if mark and not answer.endswith("\n"):
            notice("")  # nothing has ended the line that the mark began
        return answer
    except KeyboardInterrupt:
        notice("")  # the terminal has written ^C, and what is said next wants a line of its own
        raise
    finally:
        if resumed:
            signal.signal(resumed, before)
