"""Options that select runs: by date, routine, verdict or status."""

import re
from typing import TYPE_CHECKING, Annotated, Literal

from presencecheck.cli.options import known_names
from presencecheck.cli.parameters import Option
from presencecheck.core.errors import UsageError
from presencecheck.messages import date_range as date_range_messages
from presencecheck.messages import help as help_messages
from presencecheck.system.clock import now

if TYPE_CHECKING:
    from presencecheck.history.queries.selection import Selection
    from presencecheck.messages.error_text import ErrorText

Since = Annotated[
    str, Option("--since", metavar=help_messages.METAVARS["since"], help=date_range_messages.OPTIONS["since"])
]
Until = Annotated[
    str, Option("--until", metavar=help_messages.METAVARS["until"], help=date_range_messages.OPTIONS["until"])
]
RoutineName = Annotated[
    str,
    Option(
        "--routine",
        metavar=help_messages.METAVARS["name"],
        help=date_range_messages.OPTIONS["routine_name"],
        complete=known_names,
    ),
]

ReadinessName = Literal["ready", "ready-with-exceptions", "not-ready"]
StatusName = Literal["in-progress", "completed", "stopped"]

DEFAULT_DAYS = 90
"""Days, today included, that `stats` and `report` cover by default."""

_BACK = re.compile(r"([0-9]{1,5}) ?(?:(d|days?)|w|weeks?)", re.IGNORECASE)
_BEGINNINGS = ("--since", "--before")
"""The options for which a period means its first day."""


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
    """Read a local day from a date, a period such as last week, or a number of days back (`90d`).

    Raises:
        UsageError: it is none of them.
    """
    from presencecheck.system.dates import parse_period

    is_beginning = option in _BEGINNINGS
    back = _BACK.fullmatch(text.strip())
    if back:
        # Since 1d is today alone; until 1d is yesterday: the two then meet without a gap.
        return max(now().day - int(back[1]) * (1 if back[2] else 7) + is_beginning, 0)
    period = parse_period(text, now().day, option)
    return max(period.first if is_beginning else period.last, 0)


def month(text: str) -> tuple[int, int]:
    """The first and last day of a month written as 2026-11, Nov 2026 or last month.

    Raises:
        UsageError: it is not one.
    """
    return _whole(text, "month", "--month", date_range_messages.NOT_A_MONTH)


def quarter(text: str) -> tuple[int, int]:
    """The first and last day of a quarter written as 2026-Q4 or last quarter.

    Raises:
        UsageError: it is not one.
    """
    return _whole(text, "quarter", "--quarter", date_range_messages.NOT_A_QUARTER)


def _whole(text: str, unit: str, option: str, error: "ErrorText") -> tuple[int, int]:
    from presencecheck.system.dates import parse_period

    try:
        period = parse_period(text, now().day, option)
    except UsageError:
        period = None
    if period is None or period.unit != unit or period.first < 0:
        raise UsageError(*error.format(text=text))
    return period.first, period.last
