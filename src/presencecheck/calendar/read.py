"""The start times of a calendar, read by a process of its own, and kept in the small file of start times."""

import json
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from presencecheck.calendar import start_times, worker
from presencecheck.calendar.sources import WHOLE
from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.expiry import SESSION_SECONDS, StartTimes
from presencecheck.messages import appointment as appointment_messages
from presencecheck.messages.error_text import ErrorText
from presencecheck.system.install_command import are_installed, install_command
from presencecheck.system.worker_process import Worker, start_worker

AHEAD_SECONDS = 36 * 60 * 60
"""Seconds ahead of the present of which the starts are read: today, and the morning of tomorrow."""
LIMIT_SECONDS = 2.0
"""Seconds for reading, once everything is loaded."""
_LOADING_SECONDS = WHOLE + 10.0
"""Seconds in which everything is loaded, and an address has answered."""
_MOST_STARTS = 1000


class Reading(NamedTuple):
    """What was read of a calendar.

    Attributes:
        starts: seconds since 1970-01-01 in UTC, the earliest first.
        unused: how many appointments could not be used, by the reason.
    """

    starts: tuple[int, ...]
    unused: dict[str, int]


Started = Callable[[Callable[[], None]], None]


def read_calendar(
    setting: str, now: int, *, limit: float = LIMIT_SECONDS, started: Started = lambda end: None
) -> Reading:
    """Read the starts from some hours ago, from which a person may be coming, until the morning of tomorrow.

    Args:
        setting: which calendar.
        now: seconds since 1970-01-01 in UTC.
        limit: seconds for reading, once everything is loaded.
        started: is given what ends the reading at once.

    Raises:
        PresenceCheckError: it cannot be read, or not within the limits.
    """
    span = [now - SESSION_SECONDS, now + AHEAD_SECONDS]
    report = _Process({"calendar": setting, "span": span}, limit, started).report()
    if worker.ERROR in report:
        raise PresenceCheckError(*report[worker.ERROR])
    if worker.REASON in report:
        raise _error(report[worker.REASON], limit)
    starts = tuple(int(start) for start in report[worker.STARTS][:_MOST_STARTS])
    return Reading(starts, {str(reason): int(count) for reason, count in report[worker.UNUSED].items()})


def refresh(
    path: Path, setting: str, now: int, *, limit: float = LIMIT_SECONDS, started: Started = lambda end: None
) -> Reading:
    """Read the calendar and write the file of start times; what was said of a start stays so.

    Raises:
        PresenceCheckError: as `read_calendar`; or the file cannot be written.
    """
    found = read_calendar(setting, now, limit=limit, started=started)
    before = start_times.read(path, setting) or StartTimes(start_times.checksum(setting), now)
    others = before.not_sessions & frozenset(found.starts)
    start_times.write(path, before._replace(read_at=now, starts=found.starts, not_sessions=others))
    return found


_LATE = "late"


def _error(reason: str, limit: float) -> PresenceCheckError:
    texts = {
        worker.MISSING: appointment_messages.NOT_INSTALLED.format(command=install_command(*_LIBRARIES.values())),
        worker.MEMORY: appointment_messages.TOO_MUCH.format(most=worker.MOST_MEMORY // 1024 // 1024),
        _LATE: appointment_messages.TOO_LONG.format(seconds=round(limit)),
    }
    return PresenceCheckError(*texts.get(reason, appointment_messages.BROKEN))


_LIBRARIES = {"icalendar": "icalendar", "recurring_ical_events": "recurring-ical-events"}
"""What reads calendars, by the names of the modules."""


def missing_libraries() -> ErrorText | None:
    """What to say where a library is missing that reads calendars; None where they are there. Imports none of them."""
    if are_installed(*_LIBRARIES):
        return None
    return appointment_messages.NOT_INSTALLED.format(command=install_command(*_LIBRARIES.values()))


class _Process:
    """One process that reads; ended at its limit."""

    def __init__(self, request: dict[str, Any], limit: float, started: Started) -> None:
        self._limit, self._started = limit, started
        self._loaded, self._report = threading.Event(), dict[str, Any]()
        self._request = request

    def report(self) -> dict[str, Any]:
        """What it reports last; the reason why it reports nothing, where it does not."""
        try:
            process = start_worker(worker.__name__, self._request)
        except OSError:
            return {worker.REASON: worker.BROKEN}
        self._started(process.kill)
        with process:
            reader = threading.Thread(target=self._read, args=(process,), daemon=True)
            reader.start()
            try:
                self._loaded.wait(_LOADING_SECONDS)
                reader.join(self._limit)
            finally:
                is_late = reader.is_alive()
                process.kill()
                reader.join()
        if self._report:
            return self._report
        # A process that the system ended at its limit of time was late as well.
        return {worker.REASON: _LATE if is_late or -(process.returncode or 0) in _ENDED_AT_LIMIT else worker.BROKEN}

    def _read(self, process: Worker) -> None:
        assert process.stdout is not None  # noqa: S101 - a pipe was asked for
        for line in process.stdout:
            report = json.loads(line)
            if worker.LOADED not in report:
                self._report = report
            self._loaded.set()
        self._loaded.set()


_ENDED_AT_LIMIT = (9, 24)
"""SIGKILL and SIGXCPU, by which a system ends what used up its time."""
