"""Work that goes on in a thread while something else is made ready."""

from collections.abc import Callable
from threading import Thread
from typing import Generic, TypeVar

T = TypeVar("T")


class Ahead(Generic[T]):
    """The result of some work, which has begun.

    It gains time where the work mostly waits outside Python, as one long question to SQLite does.

    Args:
        work: what is done; its own connections and files are its own thread's alone.
    """

    def __init__(self, work: Callable[[], T]) -> None:
        self._work = work
        self._done: list[T] = []
        self._error: BaseException | None = None
        # Who does not want to wait for it any more, as after Ctrl-C, need not.
        self._thread = Thread(target=self._go, daemon=True)
        self._thread.start()

    def _go(self) -> None:
        try:
            self._done.append(self._work())
        except BaseException as error:
            self._error = error

    def result(self) -> T:
        """What the work came to, once it is done.

        Raises:
            BaseException: whatever the work raised.
        """
        self._thread.join()
        if self._error is not None:
            raise self._error
        return self._done[0]
