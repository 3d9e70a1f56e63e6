"""Whether a reminder is due: by the start times, the clock, and nothing else. Pure."""

from typing import NamedTuple

from presencecheck.core.expiry import StartTimes

LOOK_MINUTES = 5
"""Minutes from one look to the next."""
MOST_BEFORE_MINUTES = 60
"""Minutes before an appointment at which a person can ask to be reminded, at most."""


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


def last_reminded(times: StartTimes, now: int) -> int:
    """The last start of which the person was reminded; 0 where there was none.

    It is 0, too, where that start is further ahead than any reminder comes: the clock was set back since, and all
    appointments until then would pass in silence.
    """
    most = (MOST_BEFORE_MINUTES + LOOK_MINUTES) * 60
    return times.reminded if times.reminded - now <= most else 0


def due_reminder(times: StartTimes, now: int, before: int) -> DueReminder | None:
    """The appointment of which to remind now; None where none is near, or the person was reminded of it.

    Since one looks every five minutes, the last look that is early enough reminds; a look that came late, as after the
    computer slept, does too.

    Args:
        times: the start times.
        now: the present, in seconds since 1970-01-01 in UTC.
        before: how many minutes before, at least.
    """
    start = upcoming(times, max(now, last_reminded(times, now)))
    if start is None:
        return None
    minutes = -(-(start - now) // 60)
    return DueReminder(start, minutes) if minutes < before + LOOK_MINUTES else None
