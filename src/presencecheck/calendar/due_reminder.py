"""Whether a reminder is due: by the start times, the clock, and nothing else. Pure."""

from typing import NamedTuple

from presencecheck.core.expiry import StartTimes

LOOK_MINUTES = 5
"""Minutes from one look to the next."""


class DueReminder(NamedTuple):
    """An appointment of which to remind now.

    Attributes:
        start: its start, in seconds since 1970-01-01 in UTC.
        minutes: the whole minutes until then, as a person counts them.
    """

    start: int
    minutes: int


def upcoming(times: StartTimes, after: int) -> int | None:
    """The first start of a session after a time, both in seconds since 1970-01-01 in UTC; None where none is known."""
    return next((start for start in times.starts if start > after and start not in times.not_sessions), None)


def due_reminder(times: StartTimes, now: int, before: int) -> DueReminder | None:
    """The appointment of which to remind now; None where none is near, or the person was reminded of it.

    Since one looks every five minutes, the last look that is early enough reminds; a look that came late, as after the
    computer slept, does too.

    Args:
        times: the start times.
        now: the present, in seconds since 1970-01-01 in UTC.
        before: how many minutes before, at least.
    """
    start = upcoming(times, max(now, times.reminded))
    if start is None:
        return None
    minutes = -(-(start - now) // 60)
    return DueReminder(start, minutes) if minutes < before + LOOK_MINUTES else None
