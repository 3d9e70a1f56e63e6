"""Options that select runs: by date, routine, verdict or status."""

import re
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from presencecheck.core.errors import UsageError
from presencecheck.messages import date_range as date_range_messages
from presencecheck.messages import help as help_messages
from presencecheck.system.clock import day_of, now

if TYPE_CHECKING:
    from presencecheck.history.queries.selection import Selection

Since = Annotated[
    str, typer.Option("--since", metavar=help_messages.METAVARS["since"], help=date_range_messages.OPTIONS["since"])
]
Until = Annotated[
    str, typer.Option("--until", metavar=help_messages.METAVARS["until"], help=date_range_messages.OPTIONS["until"])
]
RoutineName = Annotated[
    str,
    typer.Option("--routine", metavar=help_messages.METAVARS["name"], help=date_range_messages.OPTIONS["routine_name"]),
]

ReadinessName = Literal["ready", "ready-with-exceptions", "not-ready"]
StatusName = Literal["in-progress", "completed", "stopped"]

DEFAULT_DAYS = 90
"""Days, today included, that `stats` and `report` cover by default."""

_BACK = re.compile(r"([0-9]{1,5})d")
_MONTH = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")
_QUARTER = re.compile(r"([0-9]{4})-Q([1-4])", re.IGNORECASE)


def selection(since: str, until: str, routine: str = "") -> "Selection":
    """Turn the options into a selection of runs.

    Raises:
        UsageError: a date is invalid, or the last lies before the first.
    """
    from presencecheck.history.queries.selection import Selection

    first = day(since, "--since") if since else None
    last = day(until, "--until") if until else None
    if first is not None and last is not None and last < first:
        raise UsageError(*date_range_messages.DAYS_REVERSED.format(since=since, until=until))
    return Selection(first, last, routine)


def day(text: str, option: str) -> int:
    """Read a local day from a date or a number of days back (`90d`).

    Raises:
        UsageError: it is neither.
    """
    back = _BACK.fullmatch(text)
    if back:
        # Since 1d is today alone; until 1d is yesterday: the two then meet without a gap.
        return max(now().day - int(back[1]) + (option == "--since"), 0)
    try:
        return max(day_of(text), 0)
    except ValueError as error:
        raise UsageError(*date_range_messages.NOT_A_DAY.format(option=option, text=text)) from error


def month(text: str) -> tuple[int, int]:
    """The first and last day of a month written as 2026-11.

    Raises:
        UsageError: it is not one.
    """
    found = _MONTH.fullmatch(text)
    if not found:
        raise UsageError(*date_range_messages.NOT_A_MONTH.format(text=text))
    return _months(int(found[1]), int(found[2]), 1)


def quarter(text: str) -> tuple[int, int]:
    """The first and last day of a quarter written as 2026-Q4.

    Raises:
        UsageError: it is not one.
    """
    found = _QUARTER.fullmatch(text)
    if not found:
        raise UsageError(*date_range_messages.NOT_A_QUARTER.format(text=text))
    return _months(int(found[1]), int(found[2]) * 3 - 2, 3)


def _months(year: int, first: int, count: int) -> tuple[int, int]:
    year_after, after = (year + 1, first + count - 12) if first + count > 12 else (year, first + count)
    if not 1970 <= year < 9999:
        raise UsageError(*date_range_messages.NOT_A_MONTH.format(text=year))
    return day_of(f"{year:04}-{first:02}-01"), day_of(f"{year_after:04}-{after:02}-01") - 1
