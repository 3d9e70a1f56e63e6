"""The clock and the calendar: the only module that reads the time.

A start needs no calendar, whose module is imported where a date is asked for.
"""

import sys
import time
from typing import TYPE_CHECKING

from presencecheck.core.expiry import Instant
from presencecheck.core.frozen import Frozen

if TYPE_CHECKING:
    from datetime import date, datetime


class Moment(Frozen):
    """An instant with the local time's offset from UTC.

    Attributes:
        utc: seconds since 1970-01-01 in UTC.
        offset: minutes; the local time minus UTC.
    """

    utc: int
    offset: int

    @property
    def day(self) -> int:
        """The local day, counted from 1970-01-01."""
        return (self.utc + self.offset * 60) // 86_400

    @property
    def midnight(self) -> "Moment":
        """The beginning of the local day."""
        return Moment(self.day * 86_400 - self.offset * 60, self.offset)

    @property
    def end_of_day(self) -> int:
        """The end of the local day, in seconds since 1970-01-01 in UTC."""
        return (self.day + 1) * 86_400 - self.offset * 60

    def local(self) -> "datetime":
        """The local date and time, with their offset."""
        from datetime import UTC, datetime, timedelta, timezone

        return datetime.fromtimestamp(self.utc, UTC).astimezone(timezone(timedelta(minutes=self._minutes_ahead)))

    @property
    def clock_time(self) -> str:
        """The local time as HH:MM."""
        hour, minute = divmod((self.utc // 60 + self._minutes_ahead) % (24 * 60), 60)
        return f"{hour:02}:{minute:02}"

    @property
    def _minutes_ahead(self) -> int:
        """The offset, as it can be that of a zone: less than a day from UTC."""
        return max(1 - FARTHEST, min(self.offset, FARTHEST - 1))

    def iso(self) -> str:
        """The local date and time in ISO 8601, such as 2026-11-22T14:02:11+01:00."""
        return self.local().isoformat()


def date_of(day: int) -> "date":
    """The date of a day, counted from 1970-01-01."""
    from datetime import date

    return date.fromordinal(_FIRST + day)


def date_words(day: int, form: str = "full") -> str:
    """The date of a day, counted from 1970-01-01, in words such as 22 November 2026.

    Args:
        day: the day.
        form: which of `messages.dates.DATES`.
    """
    from presencecheck.messages import dates as dates_messages

    date_ = date_of(day)
    month, short = (names[date_.month - 1] for names in (dates_messages.MONTHS, dates_messages.SHORT_MONTHS))
    return dates_messages.DATES[form].format(day=date_.day, month=month, short=short, year=date_.year)


def weekday(day: int) -> str:
    """The name of the weekday of a day, counted from 1970-01-01."""
    from presencecheck.messages import dates as dates_messages

    return dates_messages.WEEKDAYS[date_of(day).weekday()]


def days_around(first: int, last: int) -> tuple[str, str]:
    """The days, as 20261129, between which two moments lie in whatever time zone.

    Args:
        first, last: seconds since 1970-01-01 in UTC.
    """
    start, end = (date_of(moment // _DAY + more) for moment, more in ((first, -2), (last, 3)))
    return f"{start:%Y%m%d}", f"{end:%Y%m%d}"


def day_of(text: str) -> int:
    """The day, counted from 1970-01-01, of a date such as 2026-11-22.

    Raises:
        ValueError: `text` is not a date in this form.
    """
    from datetime import date

    found = date.fromisoformat(text)
    if found.isoformat() != text:
        raise ValueError(text)
    return found.toordinal() - _FIRST


_FIRST = 719_163
"""The number of 1970-01-01 in Python's calendar, whose first day is 1."""
_DAY = 86_400
FIRST_DAY = 1 - _FIRST
LAST_DAY = 3_652_059 - _FIRST
"""Days since 1970-01-01: the first and the last that Python's calendar has."""
EARLIEST, LATEST = (FIRST_DAY + 1) * _DAY, LAST_DAY * _DAY - 1
"""Seconds since 1970-01-01 in UTC: the first and the last that are in the calendar in every time zone."""
_LAST_COUNTED = (2**63 - 1) / 10**9
FARTHEST = 24 * 60
"""Minutes; the largest offset of a local time from UTC."""


def clamp(utc: int, offset: int) -> Moment:
    """The moment, moved into the range that the history can store if the clock or the zone is set outside it.

    The range begins with 1970, in UTC and on the local day, since earlier versions cannot read earlier moments.
    """
    offset = max(-FARTHEST, min(offset, FARTHEST))
    return Moment(max(0, -offset * 60, min(utc, LATEST)), offset)


def is_moment(utc: int, offset: int) -> bool:
    """Whether the calendar has this moment; true for everything that `clamp` returns."""
    return EARLIEST <= utc <= LATEST and abs(offset) <= FARTHEST


def day_before(day: int, months: int, days: int) -> int:
    """`day` minus months and days, clamped to the end of a shorter month; may be before the calendar's first day."""
    from datetime import date, timedelta

    start = date_of(day)
    month = start.year * 12 + start.month - 1 - months
    if month < 12:
        return -_FIRST
    first = date(month // 12, month % 12 + 1, 1)
    length = ((first + timedelta(days=31)).replace(day=1) - first).days
    return first.toordinal() + min(start.day, length) - 1 - _FIRST - days


def now() -> Moment:
    """The present moment, in the range that `clamp` describes."""
    return moment_at(int(_time_of_day()))


def moment_at(utc: int) -> Moment:
    """A moment with the offset that the local time has then."""
    utc = clamp(utc, 0).utc
    return clamp(utc, time.localtime(utc).tm_gmtoff // 60)


def instant() -> Instant:
    """The present by both clocks that decide whether a run can go on.

    The history has no time before 1970: where the time of day stands there, the clock that counts sleep decides alone,
    and where there is none, no run goes on.
    """
    utc, counted = _time_of_day(), uptime()
    return Instant(utc if counted is None else max(utc, 0.0), counted)


def _time_of_day() -> float:
    """Seconds since 1970-01-01 in UTC, by the clock on the wall."""
    try:
        return time.time()
    except OverflowError:  # from 2262 on, Python counts no nanoseconds
        return _LAST_COUNTED


def uptime() -> float | None:
    """Seconds on a clock that also runs while the computer sleeps; None where the system has none."""
    if sys.platform == "darwin":  # pragma: no cover - macOS
        return time.monotonic()  # which counts sleep there
    clock = getattr(time, "CLOCK_BOOTTIME", None)
    return None if clock is None else time.clock_gettime(clock)


def stopwatch() -> float:
    """Seconds from an arbitrary start that never go back, for measuring durations."""
    return time.monotonic()


def pause(seconds: float) -> None:
    """Sleep for some seconds."""
    time.sleep(seconds)
