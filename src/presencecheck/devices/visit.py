"""One opening of the page: which tab has it, how it stands, and when it is over."""

from collections.abc import Callable
from threading import Event, Lock

from presencecheck.devices.verdict import Result, unfinished
from presencecheck.messages import devices as devices_messages

SECONDS = 300.0
"""How long the page is open at most: ample for a minute's look, and then camera and microphone go off by themselves."""
ARRIVAL_SECONDS = 30.0
"""How long a browser that we opened may take to come; slow machines start theirs in this time."""
GRACE_SECONDS = 2.0
"""How long the tab may be gone: it is while the person loads it anew."""


class Visit:
    """Shared by the threads that serve the tab and the one that waits for its result.

    Args:
        stopwatch: seconds that only grow.
        opened: whether a browser was told to come, so that its absence means something.
    """

    def __init__(self, stopwatch: Callable[[], float], *, opened: bool) -> None:
        self.over = Event()
        """Set once the page is to turn everything off."""
        self._stopwatch = stopwatch
        self._lock = Lock()
        self._begun = stopwatch()
        self._opened = opened
        self._came = False
        self._held = False
        self._left = 0.0
        self._result: Result | None = None

    def arrive(self) -> bool:
        """A tab comes; whether it is the only one."""
        with self._lock:
            if self._held or self.over.is_set():
                return False
            self._held = self._came = True
            return True

    def leave(self) -> None:
        """The tab is gone."""
        with self._lock:
            self._held = False
            self._left = self._stopwatch()

    def finish(self, result: Result) -> None:
        """The tab handed over; the first result is the one that counts."""
        with self._lock:
            self._result = self._result or result

    def outcome(self) -> Result | None:
        """What it came to; None while it goes on."""
        now = self._stopwatch()
        with self._lock:
            if self._result is not None:
                return self._result
            if now - self._begun >= SECONDS:
                return unfinished((devices_messages.TOO_LONG, devices_messages.TOO_LONG_REMEDY))
            if self._came and not self._held and now - self._left >= GRACE_SECONDS:
                return unfinished((devices_messages.CLOSED, devices_messages.CLOSED_REMEDY))
            if self._opened and not self._came and now - self._begun >= ARRIVAL_SECONDS:
                return unfinished((devices_messages.NOT_COME, devices_messages.NOT_COME_REMEDY))
            return None
