"""Dates as people write them, read alike everywhere: what can mean two days is refused, never guessed."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Literal

from presencecheck.core.errors import UsageError
from presencecheck.core.frozen import Frozen
from presencecheck.messages import dates as dates_messages
from presencecheck.messages import enumeration as enumeration_messages
from presencecheck.system.clock import date_of, date_words, day_before, day_of
from presencecheck.system.typed_text import fold

Unit = Literal["day", "days", "week", "month", "quarter", "year"]


class Period(Frozen):
    """The days that somebody has written: a date, or a whole week, month, quarter or year.

    Attributes:
        first: its first day, counted from 1970-01-01.
        last: its last day.
        unit: what was written.
    """

    first: int
    last: int
    unit: Unit = "day"


def parse_period(text: str, today: int, option: str) -> Period:
    """Read a date or a period.

    Args:
        text: what was written: 2025-12-31, 31.12.2025, 31/12/2025, Dec 31, 2025, yesterday, monday, 3 weeks ago,
            last week, Nov 2025, 2025-Q4, 2025.
        today: the local day, counted from 1970-01-01.
        option: what it was written for, as the error calls it.

    Raises:
        UsageError: it is no date, lacks its year, or can mean more than one day; the hint has the ways to write it.
    """
    words = fold(text)
    for read in _READERS:
        readings = read(words, today)
        if readings is not None:
            return _only_one(list(dict.fromkeys(readings)), text, option)
    error = dates_messages.NO_YEAR if _lacks_year(words) else dates_messages.NOT_A_DATE
    raise UsageError(*error.format(option=option, text=text))


def _only_one(readings: Sequence[Period], text: str, option: str) -> Period:
    if len(readings) == 1:
        return readings[0]
    if not readings:
        raise UsageError(*dates_messages.NO_SUCH_DAY.format(option=option, text=text))
    days = [reading.first for reading in readings]
    raise UsageError(
        *dates_messages.TWO_DAYS.format(
            option=option,
            text=text,
            days=enumeration_messages.join_with_or([date_words(day) for day in days]),
            ways=enumeration_messages.join_with_or([date_of(day).isoformat() for day in days]),
        )
    )


_Readings = Iterable[Period] | None
"""What a text can mean; None where it is not of this form, nothing where it is and there is no such day."""

_NUMBERS = re.compile(r"([0-9]{1,4}) ?([-./]) ?([0-9]{1,2}) ?\2 ?([0-9]{1,4})")
_EIGHT_DIGITS = re.compile(r"[0-9]{8}")
_LIKELY_YEARS = range(1900, 2200)
"""Years in which eight digits without a sign between them are looked for."""


def _read_numbers(words: str, today: int) -> _Readings:
    """A day in numbers: with a dot the day comes first; with another sign the month may, which decides nothing."""
    found = _NUMBERS.fullmatch(words)
    if found is None:
        return None
    first, sign, second, third = found.groups()
    if len(first) == 4 and len(third) < 3:
        return _days([(first, second, third)])
    if len(third) == 4 and len(first) < 3:
        return _days([(third, second, first)] if sign == "." else [(third, second, first), (third, first, second)])
    return None


def _read_eight_digits(words: str, today: int) -> _Readings:
    if not _EIGHT_DIGITS.fullmatch(words):
        return None
    orders = (
        (words[:4], words[4:6], words[6:]),
        (words[4:], words[2:4], words[:2]),
        (words[4:], words[:2], words[2:4]),
    )
    return _days(order for order in orders if int(order[0]) in _LIKELY_YEARS)


def _days(orders: Iterable[tuple[str, str, str]]) -> _Readings:
    """The days that year, month and day can be; those that the calendar does not have are left out."""
    found = []
    for year, month, day in orders:
        try:
            found.append(_day(day_of(f"{year}-{month:0>2}-{day:0>2}")))
        except ValueError:
            continue
    return found


def _day(day: int) -> Period:
    return Period(day, day)


_YEAR = r"(?P<year>[0-9]{4})"
_SPANS = (
    re.compile(_YEAR),
    re.compile(rf"{_YEAR} ?[-./] ?(?P<month>[0-9]{{1,2}})"),
    re.compile(rf"(?P<month>[0-9]{{1,2}}) ?[-./] ?{_YEAR}"),
    re.compile(rf"{_YEAR}[-./ ]?q(?P<quarter>[1-4])"),
    re.compile(rf"q(?P<quarter>[1-4])[-./ ]?{_YEAR}"),
)
"""Years, months and quarters in numbers."""


def _read_spans(words: str, today: int) -> _Readings:
    found = next(filter(None, (span.fullmatch(words) for span in _SPANS)), None)
    if found is None:
        return None
    parts = {name: int(number) for name, number in found.groupdict().items()}
    if "month" in parts:
        return _months(parts["year"], parts["month"], "month")
    if "quarter" in parts:
        return _months(parts["year"], parts["quarter"] * 3 - 2, "quarter")
    return _months(parts["year"], 1, "year")


_LENGTHS: dict[Unit, int] = {"month": 1, "quarter": 3, "year": 12}
"""In months."""


def _months(year: int, first: int, unit: Unit) -> list[Period]:
    """The period of this unit that begins with this month; none where the calendar has no such, or ends with it."""
    place = year * 12 + first - 1 + _LENGTHS[unit]
    if not (year >= 1 and 1 <= first <= 12 and place < 9999 * 12 + 12):
        return []
    begin, after = day_of(f"{year:04}-{first:02}-01"), day_of(f"{place // 12:04}-{place % 12 + 1:02}-01")
    return [Period(begin, after - 1, unit)]


def _read_distance(words: str, today: int) -> _Readings:
    """A day as seen from today: yesterday, 3 weeks ago."""
    for distance, names in dates_messages.DAYS_FROM_TODAY.items():
        if words in names:
            return [_day(today + distance)]
    number, _, rest = words.partition(" ")
    unit, count = _unit(rest.removesuffix(dates_messages.AGO)), _count(number)
    if not rest.endswith(dates_messages.AGO) or unit is None or count is None:
        return None
    if unit in _LENGTHS:
        return [_day(day_before(today, count * _LENGTHS[unit], 0))]
    return [_day(today - count * (7 if unit == "week" else 1))]


def _count(word: str) -> int | None:
    if word in dates_messages.ONE:
        return 1
    return int(word) if word.isdecimal() and len(word) < 6 else None


def _unit(word: str) -> Unit | None:
    return next((unit for unit, names in dates_messages.UNITS.items() if word in names), None)


def _read_this_or_last(words: str, today: int) -> _Readings:
    """The period that today is in, the one before, or some days up to today."""
    which, _, rest = words.partition(" ")
    if which in dates_messages.LAST and (some := re.fullmatch(r"([0-9]{1,5}) ([^\W\d]+)", rest)):
        is_days = _unit(some[2]) == "day" and int(some[1]) > 0
        return [Period(today - int(some[1]) + 1, today, "days")] if is_days else None
    unit = _unit(rest)
    if unit in (None, "day") or which not in (*dates_messages.LAST, dates_messages.THIS):
        return None
    back = which in dates_messages.LAST
    if unit == "week":
        monday = today - date_of(today).weekday() - 7 * back
        return [Period(monday, monday + 6, "week")]
    length = _LENGTHS[unit]
    date = date_of(today)
    place = (date.year * 12 + date.month - 1) // length * length - length * back
    return _months(place // 12, place % 12 + 1, unit)


def _read_weekday(words: str, today: int) -> _Readings:
    """The last such day; where that may be today, or the one of the week before, both."""
    which, _, rest = words.rpartition(" ")
    place = _place(rest, dates_messages.WEEKDAYS)
    if place is None or which not in ("", *dates_messages.LAST):
        return None
    back = (date_of(today).weekday() - place) % 7
    if not which:
        return [_day(today - back)] if back else [_day(today), _day(today - 7)]
    newest = today - (back or 7)
    monday = today - date_of(today).weekday()
    return [_day(newest), _day(monday - 7 + place)]


_BETWEEN = re.compile(r"[\s,./-]+")
_ORDINAL = re.compile(r"(?<=[0-9])(?:st|nd|rd|th)\b")


def _read_names(words: str, today: int) -> _Readings:
    """A day or month with the month's name, in any order; a weekday beside it has to be that day's."""
    numbers, names = _parts(words)
    month = _place(names[-1], dates_messages.MONTHS) if names else None
    weekday = _place(names[0], dates_messages.WEEKDAYS) if len(names) == 2 else None
    if len(names) > 1 and weekday is None:
        return None
    years = [number for number in numbers if len(number) == 4]
    days = [number for number in numbers if len(number) < 3]
    if month is None or len(years) != 1 or len(days) > 1 or len(years) + len(days) != len(numbers):
        return None
    if not days:
        return _months(int(years[0]), month + 1, "month")
    found = _days([(years[0], str(month + 1), days[0])]) or ()
    return [day for day in found if weekday is None or date_of(day.first).weekday() == weekday]


def _parts(words: str) -> tuple[list[str], list[str]]:
    """The numbers and the other words of a text."""
    parts = [part for part in _BETWEEN.split(_ORDINAL.sub("", words)) if part]
    return [part for part in parts if part.isdecimal()], [part for part in parts if not part.isdecimal()]


def _place(word: str, names: Sequence[str]) -> int | None:
    """The place of the name that a word is, or is the beginning of with three letters or more; None where it is not."""
    folded = [fold(name) for name in names]
    if word in folded:
        return folded.index(word)
    found = [place for place, name in enumerate(folded) if len(word) > 2 and name.startswith(word)]
    return found[0] if len(found) == 1 else None


_WITHOUT_YEAR = re.compile(r"[0-9]{1,2} ?[-./] ?[0-9]{1,2}(?: ?[-./] ?(?:[0-9]{1,2})?)?")


def _lacks_year(words: str) -> bool:
    """Whether it is a day or a month without its year, or with the last two digits of it."""
    numbers, names = _parts(words)
    is_month = len(names) == 1 and _place(names[0], dates_messages.MONTHS) is not None
    return bool(_WITHOUT_YEAR.fullmatch(words)) or (is_month and all(len(number) < 3 for number in numbers))


_READERS: tuple[Callable[[str, int], _Readings], ...] = (
    _read_numbers,
    _read_eight_digits,
    _read_spans,
    _read_distance,
    _read_this_or_last,
    _read_weekday,
    _read_names,
)
