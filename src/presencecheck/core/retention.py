"""How long runs are kept, and whether runs may be deleted by that rule without asking. Pure."""

from collections.abc import Sequence
from typing import NamedTuple

FOREVER = "forever"
_DAYS = {"day": 1, "week": 7}
_MONTHS = {"month": 1, "year": 12}


class Span(NamedTuple):
    """A length of calendar time."""

    months: int = 0
    days: int = 0


def parse_span(text: str) -> Span | None:
    """The time that `text` means, as "12 months" or "90 days"; None for "forever".

    Raises:
        ValueError: it means no time.
    """
    if text == FOREVER:
        return None
    number, _, unit = text.partition(" ")
    one = unit.removesuffix("s")
    if not (number.isascii() and number.isdecimal() and len(number) <= 4 and int(number) > 0):
        raise ValueError(text)
    if one in _MONTHS:
        return Span(months=int(number) * _MONTHS[one])
    if one in _DAYS:
        return Span(days=int(number) * _DAYS[one])
    raise ValueError(text)


def is_span(text: str) -> bool:
    """Whether `text` means a time, or "forever"."""
    try:
        parse_span(text)
    except ValueError:
        return False
    return True


LONGEST_BREAK = 60
"""Days; if the clock has moved further than this since a run or the last start, it may be wrong."""
_MOST = 4
"""Runs; at most one in this many is deleted without asking."""
_DAYS_AFTER_A_BREAK = 3
"""Days with runs after a break that prove the clock right; fewer may all be of one wrong clock."""
_TRAVEL = 2
"""Days by which the dates of two runs in a row can differ because a journey changed the time zone."""


class Assessment(NamedTuple):
    """What the retention rule would delete.

    Attributes:
        runs: runs that are not dated in the future.
        expiring: those of them that it would delete.
        newest: the last day before today on which one began; None if there is none.
        is_large: it would delete more than a quarter of them, or the newest.
        is_date_doubtful: today's date may be wrong.
        is_misdated: it would delete a run that began after another one that stays.
    """

    runs: int
    expiring: int
    newest: int | None
    is_large: bool
    is_date_doubtful: bool
    is_misdated: bool

    @property
    def needs_consent(self) -> bool:
        """Whether a person must agree before any run is deleted."""
        return self.is_large or self.is_date_doubtful or self.is_misdated


def assess(days: Sequence[int], today: int, oldest: int, *, jumped: bool = False) -> Assessment:
    """What the rule would delete, and the reasons to ask first.

    Args:
        days: the local day on which each run began, in the order in which they began.
        today: the day that the clock shows.
        oldest: the first day whose runs are kept.
        jumped: whether the clock has moved too far since it was last read.
    """
    known = [day for day in days if not is_ahead(day, today)]
    expiring = sum(day < oldest for day in known)
    is_large = expiring * _MOST > len(known) or (bool(known) and known[-1] < oldest)
    earlier = sorted({day for day in known if day < today})
    is_doubtful = jumped or _is_after_a_break(earlier, today)
    newest = earlier[-1] if earlier else None
    return Assessment(len(known), expiring, newest, is_large, is_doubtful, _is_misdated(known, oldest))


def is_ahead(day: int, today: int) -> bool:
    """Whether a run of this day is dated in the future, beyond what a journey explains."""
    return day > last_day(today)


def last_day(today: int) -> int:
    """The last day that is not in the future in any time zone."""
    return today + 1


def _is_after_a_break(days: Sequence[int], today: int) -> bool:
    """Whether a long break was followed by runs on too few days; a run of today proves nothing."""
    later = today
    for day in days[: -_DAYS_AFTER_A_BREAK - 1 : -1]:
        if later - day > LONGEST_BREAK:
            return True
        later = day
    return False


def _is_misdated(days: Sequence[int], oldest: int) -> bool:
    latest = -1
    for day in days:
        if day < oldest <= latest and day < latest - _TRAVEL:
            return True
        latest = max(latest, day)
    return False
