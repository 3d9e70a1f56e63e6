"""What was typed in a terminal and not read yet."""

from contextlib import suppress


def drop_typed(descriptor: int) -> None:
    """Drop it, so that the program after this one does not read it; nothing where the system has no such terminals."""
    try:
        import termios
    except ImportError:
        return
    with suppress(OSError, termios.error):
        termios.tcflush(descriptor, termios.TCIFLUSH)
