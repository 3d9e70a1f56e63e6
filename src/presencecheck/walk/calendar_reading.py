"""Reads the calendar beside a walk, for the next start; imported once a question stands on the screen."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Thread

from presencecheck.calendar.read import refresh
from presencecheck.core.errors import PresenceCheckError
from presencecheck.system.clock import now

_END_SECONDS = 0.5
"""Seconds in which a process that was ended is gone."""


class CalendarReading:
    """Reads a file or a folder, never an address; whatever stands in the way is said by `appointment`.

    Args:
        path: the file of start times.
        calendar: the setting that says which calendar.
    """

    def __init__(self, path: Path, calendar: str) -> None:
        self._path, self._calendar = path, calendar
        self._end: Callable[[], None] = lambda: None
        self._thread = Thread(target=self._read, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End it at once; what was not read then is read in the next walk."""
        with suppress(OSError):
            self._end()
        self._thread.join(_END_SECONDS)

    def _read(self) -> None:
        with suppress(PresenceCheckError, OSError, ValueError, RuntimeError):
            refresh(self._path, self._calendar, now().utc, started=self._started)

    def _started(self, end: Callable[[], None]) -> None:
        self._end = end
