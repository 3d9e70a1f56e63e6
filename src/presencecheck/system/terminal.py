"""A terminal as the system has it: how it gives its keys, whether it is still there, and what was typed ahead in it."""

import select
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress


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
    import tty

    try:
        before = termios.tcgetattr(descriptor)
    except termios.error:
        yield
        return
    flags = list(before)
    flags[tty.LFLAG] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
    flags[tty.IFLAG] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
    flags[tty.CC] = list(before[tty.CC])
    flags[tty.CC][termios.VMIN] = 1  # some systems wait for four keys otherwise
    with _attributes(descriptor, flags, before):
        yield


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
def _attributes(descriptor: int, inside: list[object], before: list[object]) -> Iterator[None]:
    import termios

    try:
        with suppress(termios.error):
            termios.tcsetattr(descriptor, termios.TCSANOW, inside)  # type: ignore[arg-type]
        yield
    finally:
        with suppress(termios.error):  # the terminal is gone
            termios.tcsetattr(descriptor, termios.TCSANOW, before)  # type: ignore[arg-type]


def hang_up_of(descriptor: int) -> Callable[[], bool]:
    """What tells, each time it is called, whether the terminal is gone; never where the system cannot tell.

    A terminal that is gone reads as empty input, and would be read without end.
    """
    if not hasattr(select, "poll"):
        return lambda: False
    poll = select.poll()
    poll.register(descriptor, 0)  # a hang-up is always reported
    return lambda: any(event & select.POLLHUP for _, event in poll.poll(0))
