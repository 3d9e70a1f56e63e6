"""A terminal as the system has it: how it gives its keys, whether it is still there, and what was typed ahead in it."""

import os
import select
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, TextIO


def drop_typed(descriptor: int) -> None:
    """Drop it, so that the program after this one does not read it; nothing where the system has no such terminals."""
    try:
        import termios
    except ImportError:
        return
    with suppress(OSError, termios.error):
        termios.tcflush(descriptor, termios.TCIFLUSH)


@contextmanager
def raw_mode(descriptor: int) -> Iterator[None]:
    """Inside this block each key is given at once, and none is shown or sends a signal; POSIX.

    What is written is still shown as usual. A descriptor that is no terminal, or none any more, is left as it is.
    """
    import termios

    try:
        before = termios.tcgetattr(descriptor)
    except termios.error:
        yield
        return
    with _attributes(descriptor, _raw(before), before):
        yield


def keep_raw(descriptor: int) -> bool:
    """Go back to raw mode if another program has left it; tell whether one had.

    A shell does that when the program is stopped from elsewhere. In the background this stops the program until it is
    in the foreground again, or a signal comes.
    """
    import termios

    try:
        found = termios.tcgetattr(descriptor)
        wanted = _raw(found)
        if wanted == found:
            return False
        termios.tcsetattr(descriptor, termios.TCSANOW, wanted)
    except termios.error:  # it is gone, or a signal has come
        return False
    return True


def _raw(flags: list[Any]) -> list[Any]:
    import termios
    import tty

    raw = list(flags)
    raw[tty.LFLAG] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
    raw[tty.IFLAG] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
    raw[tty.CC] = list(flags[tty.CC])
    raw[tty.CC][termios.VMIN] = 1  # some systems wait for four keys otherwise
    return raw


@contextmanager
def usual_mode(descriptor: int) -> Iterator[None]:
    """Inside this block, and within one in raw mode, lines are given and keys are shown and send signals; POSIX."""
    import termios
    import tty

    try:
        before = termios.tcgetattr(descriptor)
    except termios.error:
        yield
        return
    flags = list(before)
    flags[tty.LFLAG] |= termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG
    flags[tty.IFLAG] |= termios.ICRNL
    with _attributes(descriptor, flags, before):
        yield


@contextmanager
def _attributes(descriptor: int, inside: list[Any], before: list[Any]) -> Iterator[None]:
    import termios

    try:
        with suppress(termios.error):
            termios.tcsetattr(descriptor, termios.TCSANOW, inside)
        yield
    finally:
        # In the background the terminal is the shell's, and changing it would stop a program that is being ended.
        if not _is_in_background(descriptor):
            with suppress(termios.error):  # the terminal is gone
                termios.tcsetattr(descriptor, termios.TCSANOW, before)


def _is_in_background(descriptor: int) -> bool:
    try:
        return os.tcgetpgrp(descriptor) not in (0, os.getpgrp())
    except OSError:  # it is gone, or is not the one that this program was started in
        return False


def wait_for_output(stream: TextIO) -> None:
    """Have what is written wait for a terminal that is busy, even if a program that shares it left that off; POSIX.

    It would fail, and part of it would be lost. A stream that is none of the system's is left as it is.
    """
    with suppress(OSError, ValueError):
        os.set_blocking(stream.fileno(), True)


def hang_up_of(descriptor: int) -> Callable[[], bool]:
    """What tells, each time it is called, whether the terminal is gone; never where the system cannot tell.

    A terminal that is gone reads as empty input, and would be read without end.
    """
    if not hasattr(select, "poll"):
        return lambda: False
    poll = select.poll()
    poll.register(descriptor, 0)  # a hang-up is always reported
    return lambda: any(event & select.POLLHUP for _, event in poll.poll(0))
