"""The only reader of the clock."""

import time
from datetime import UTC, date, datetime, timedelta, timezone

from presencecheck.core.frozen import Frozen, frozen


@frozen
class Moment(Frozen):
    """An instant and what the local clock showed then.

    Attributes:
        utc: whole seconds since 1970 in UTC.
        offset: minutes that the local time was ahead of UTC.
    """

    utc: int
    offset: int

    @property
    def day(self) -> int:
        """The local day, counted from 1970-01-01."""
        return (self.utc + self.offset * 60) // 86_400

    def local(self) -> datetime:
        """As a date and time that know their offset."""
        minutes = max(1 - FARTHEST, min(self.offset, FARTHEST - 1))  # a zone is less than a day from UTC
        return datetime.fromtimestamp(self.utc, UTC).astimezone(timezone(timedelta(minutes=minutes)))

    def iso(self) -> str:
        """As 2026-11-22T14:02:11+01:00."""
        return self.local().isoformat()


def date_of(day: int) -> date:
    """The date of a day that is counted from 1970-01-01."""
    return date.fromordinal(_FIRST + day)


def date_words(day: int) -> str:
    """The date of such a day as 22 November 2026."""
    there = date_of(day)
    return f"{there.day} {there:%B %Y}"


def day_of(text: str) -> int:
    """The day, counted from 1970-01-01, that is written as 2026-11-22.

    Raises:
        ValueError: it is no date, or written in another way.
    """
    if len(text) != len("2026-11-22"):
        raise ValueError(text)
    return date.fromisoformat(text).toordinal() - _FIRST


_FIRST = date(1970, 1, 1).toordinal()
_DAY = 86_400
FIRST_DAY = date.min.toordinal() - _FIRST
LAST_DAY = date.max.toordinal() - _FIRST
"""The first and the last day that a calendar has, counted from 1970-01-01."""
EARLIEST, LATEST = (FIRST_DAY + 1) * _DAY, LAST_DAY * _DAY - 1
"""The first and the last second that every zone's calendar has: what a moment can be."""
FARTHEST = 24 * 60
"""Minutes; no local time is further from UTC."""


def settable(utc: int, offset: int) -> Moment:
    """The moment, or where a clock or zone is set beyond all that is written down, the nearest that is.

    That is from 1970 on, in UTC and on the local day: earlier versions read nothing before.
    """
    offset = max(-FARTHEST, min(offset, FARTHEST))
    return Moment(max(0, -offset * 60, min(utc, LATEST)), offset)


def is_moment(utc: int, offset: int) -> bool:
    """Whether a calendar has this moment; it has all that `settable` gives."""
    return EARLIEST <= utc <= LATEST and abs(offset) <= FARTHEST


def day_before(day: int, months: int, days: int) -> int:
    """The day so many months and days before `day`; of a shorter month, its last day."""
    there = date_of(day)
    month = there.year * 12 + there.month - 1 - months
    if month < 12:
        return -_FIRST
    first = date(month // 12, month % 12 + 1, 1)
    length = ((first + timedelta(days=31)).replace(day=1) - first).days
    return first.toordinal() + min(there.day, length) - 1 - _FIRST - days


def now() -> Moment:
    """This moment, as far as it can be written down: see `settable`."""
    utc = settable(int(time.time()), 0).utc
    return settable(utc, time.localtime(utc).tm_gmtoff // 60)


def stopwatch() -> float:
    """Seconds that only ever grow, for telling how long something took."""
    return time.monotonic()


def pause(seconds: float) -> None:
    """Let some time go by."""
    time.sleep(seconds)
