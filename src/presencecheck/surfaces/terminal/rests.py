"""Time that is left after a change of the screen, for terminals that would not tell a screen reader of it otherwise."""

from collections.abc import Callable
from typing import TextIO, TypeVar

from presencecheck.system.clock import pause

T = TypeVar("T")


class Rests:
    """Leaves time between what is erased, what is printed, and what is drawn.

    Args:
        stream: the terminal.
        seconds: how long; 0 leaves none.
    """

    def __init__(self, stream: TextIO, seconds: float = 0) -> None:
        self._stream = stream
        self._seconds = seconds

    def leave(self) -> None:
        """Let the terminal tell of what has changed before more changes."""
        if self._seconds:
            self._stream.flush()
            pause(self._seconds)

    def around(self, show: Callable[[], T]) -> Callable[[], T]:
        """A function that shows something, with time before and after it."""

        def shown() -> T:
            self.leave()
            result = show()
            self.leave()
            return result

        return shown
