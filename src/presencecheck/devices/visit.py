"""One opening of the page: whether a tab has it open, what it reported, and when it is over."""

from collections.abc import Callable
from threading import Event, Lock

from presencecheck.devices.verdict import Result, unfinished
from presencecheck.messages import devices as devices_messages

SECONDS = 300.0
"""Seconds the page is open at most: plenty for a look of a minute, and then camera and microphone go off."""
ARRIVAL_SECONDS = 30.0
"""Seconds until a browser that was opened must have requested the page; slow computers start theirs in this time."""
GRACE_SECONDS = 2.0
"""Seconds the tab may be gone, as it is while the person reloads it."""


class Visit:
    """The state of one opening, shared by the threads that serve the tab and the one that waits for its result.

    Args:
        stopwatch: seconds that only grow.
        opened: whether a browser was opened, so that its absence means something.
    """

    def __init__(self, stopwatch: Callable[[], float], *, opened: bool) -> None:
        self.over = Event()
        """Set once the page must turn everything off."""
        self._stopwatch = stopwatch
        self._lock = Lock()
        self._begun = stopwatch()
        self._opened = opened
        self._has_arrived = False
        self._is_open = False
        self._left = 0.0
        self._result: Result | None = None

    def arrive(self) -> bool:
        """Take note of a tab; returns whether it is the only one."""
        with self._lock:
            if self._is_open or self.over.is_set():
                return False
            self._is_open = self._has_arrived = True
            return True

    def leave(self) -> None:
        """Take note that the tab is gone."""
        with self._lock:
            self._is_open = False
            self._left = self._stopwatch()

    def finish(self, result: Result) -> None:
        """Take the result that the tab sent; the first one counts."""
        with self._lock:
            self._result = self._result or result

    def outcome(self) -> Result | None:
        """Return the result; None while the check goes on."""
        now = self._stopwatch()
        with self._lock:
            if self._result is not None:
                return self._result
            if now - self._begun >= SECONDS:
                return unfinished(*devices_messages.TOO_LONG)
            if self._has_arrived and not self._is_open and now - self._left >= GRACE_SECONDS:
                return unfinished(*devices_messages.CLOSED)
            if self._opened and not self._has_arrived and now - self._begun >= ARRIVAL_SECONDS:
                return unfinished(*devices_messages.NOT_COME)
            return None
