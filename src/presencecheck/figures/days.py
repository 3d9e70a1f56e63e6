"""The weeks, months and years of the days on which runs began. Pure: a day is a whole number, from 1970-01-01 on."""

from collections import Counter
from collections.abc import Mapping
from typing import Literal

from presencecheck.system.clock import date_of

Unit = Literal["week", "month", "year"]
WEEK = 7
_MONDAY = 4  # 1970-01-05


def week_of(day: int) -> int:
    """The Monday of the day's week."""
    return day - (day - _MONDAY) % WEEK


def month_of(day: int) -> str:
    """As 2026-11."""
    return date_of(day).isoformat()[:7]


def weekly(days: Mapping[int, int], since: int, until: int) -> dict[int, int]:
    """The number of `days` in each week from that of `since` to that of `until`, weeks without any included."""
    weeks = dict.fromkeys(range(week_of(since), week_of(until) + 1, WEEK), 0)
    for day, count in days.items():
        weeks[week_of(day)] += count
    return weeks


def series(days: Mapping[int, int], since: int, until: int, most: int) -> tuple[Unit, dict[str, int]]:
    """The same by week, month or year: the shortest unit of which there are at most `most`, or years."""
    weeks = weekly(days, since, until)
    if len(weeks) <= most:
        return "week", {date_of(week).isoformat(): count for week, count in weeks.items()}
    first, last = date_of(since), date_of(until)
    months = [divmod(number, 12) for number in range(first.year * 12 + first.month - 1, last.year * 12 + last.month)]
    if len(months) <= most:
        return "month", _counted(days, [f"{year:04}-{month + 1:02}" for year, month in months])
    return "year", _counted(days, [f"{year:04}" for year in range(first.year, last.year + 1)])


def _counted(days: Mapping[int, int], names: list[str]) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for day, count in days.items():
        counts[date_of(day).isoformat()[: len(names[0])]] += count
    return {name: counts[name] for name in names}
