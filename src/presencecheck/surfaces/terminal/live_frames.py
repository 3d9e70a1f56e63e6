"""The frames in which the live line and what is printed above it reach a terminal that a screen reader reads."""

from collections.abc import Callable
from typing import TextIO, TypeVar

from presencecheck.surfaces.frames import FrameStream, hold, release
from presencecheck.surfaces.terminal.key_press import Keys, Presses

_ASK_PLACE = "\x1b[6n"
"""Asks the terminal where its cursor is: it answers once it has dealt with all that was written before."""
_REPORT_SECONDS = 1.0
"""Seconds after which a terminal is held not to answer."""

T = TypeVar("T")


class LiveFrames:
    """Ends a frame before more is printed, and releases the next one once the live line stands below it.

    Where the stream has no frames, nothing is asked and nobody waits.

    Args:
        stream: the terminal.
        keys: what is typed in it; its answers come there too.
    """

    def __init__(self, stream: TextIO, keys: Keys) -> None:
        self.are_wanted = isinstance(stream, FrameStream)
        self._stream = stream
        self._keys = keys
        self._typed: Presses = []

    def end(self) -> None:
        """Wait until the terminal has told of all changes so far, and hold back what is written from now on.

        A terminal that erases, writes and scrolls at once does not tell a screen reader of what it wrote.
        """
        if self.are_wanted:
            # While the live line is away, the terminal would show what it answers.
            with self._keys.raw_mode():
                self._typed += self._keys.wait_for_report(self._ask_place, _REPORT_SECONDS)
            hold(self._stream)

    def around(self, show: Callable[[], T]) -> Callable[[], T]:
        """A function that shows something in one frame with the live line, which is drawn after it."""

        def shown() -> T:
            self.end()
            return show()

        return shown

    def release(self, *_: object) -> None:
        """Give the terminal the frame."""
        release(self._stream)

    def take_typed(self) -> Presses:
        """The keys that were typed while an answer was waited for."""
        typed, self._typed = self._typed, []
        return typed

    def _ask_place(self) -> None:
        release(self._stream)
        self._stream.write(_ASK_PLACE)
        self._stream.flush()
