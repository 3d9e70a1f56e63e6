"""How long runs are kept, and whether what would go by that may go without asking. Pure."""

from collections.abc import Sequence
from typing import NamedTuple

FOREVER = "forever"
_DAYS = {"day": 1, "week": 7}
_MONTHS = {"month": 1, "year": 12}


class Span(NamedTuple):
    """A length of calendar time."""

    months: int = 0
    days: int = 0


def span(text: str) -> Span | None:
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
        span(text)
    except ValueError:
        return False
    return True


LONGEST_BREAK = 60
"""Days: where the clock has gone on further than this since a run, or since the last start, it may be wrong."""
_MOST = 4
"""At most one run in so many goes without asking."""
_DAYS_AFTER_A_BREAK = 3
"""On so many days runs must have begun after a break: on fewer, they may all be those of one wrong clock."""
_TRAVEL = 2
"""Days by which the dates of runs, one begun after the other, may differ where a journey has changed the zone."""


class Weighed(NamedTuple):
    """What the setting would take.

    Attributes:
        runs: how many runs there are that are not dated in the future.
        going: how many of them it would take.
        newest: the last day before today on which one began; None where there is none.
        many: whether more than a quarter of them would go, or the newest.
        strange: whether today's date is in doubt.
        misdated: whether one would go that was begun after another that stays.
    """

    runs: int
    going: int
    newest: int | None
    many: bool
    strange: bool
    misdated: bool

    @property
    def asks(self) -> bool:
        """Whether none may go before a person has said so."""
        return self.many or self.strange or self.misdated


def weigh(days: Sequence[int], today: int, oldest: int, *, jumped: bool = False) -> Weighed:
    """What would go, and what speaks against it.

    Args:
        days: the local day on which each run began, in the order in which they were begun.
        today: the day that the clock shows.
        oldest: the day before which no run is kept.
        jumped: whether the clock has gone on too far since it was last looked at.
    """
    known = [day for day in days if not is_ahead(day, today)]
    going = sum(day < oldest for day in known)
    many = going * _MOST > len(known) or (bool(known) and known[-1] < oldest)
    earlier = sorted({day for day in known if day < today})
    strange = jumped or _is_after_a_break(earlier, today)
    return Weighed(len(known), going, earlier[-1] if earlier else None, many, strange, _is_misdated(known, oldest))


def is_ahead(day: int, today: int) -> bool:
    """Whether a run of this day is dated in the future; not where a journey can have made it so."""
    return day > last_day(today)


def last_day(today: int) -> int:
    """The last day that is not in the future, in whatever zone."""
    return today + 1


def _is_after_a_break(days: Sequence[int], today: int) -> bool:
    """Whether there was a long break, after which runs have begun on too few days; a run of today proves nothing."""
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
