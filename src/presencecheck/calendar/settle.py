"""One kind of time in each appointment: programs mix times in UTC, in a zone and in none, which libraries compare.

A time without a zone is that of the series' own zone, and of this computer where the series has none. The last day of a
rule that ends on a day is one of its days.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, tzinfo
from typing import Any

_EXCEPTIONS = ("EXDATE", "RDATE")
_LAST = time(23, 59, 59)


def has_clock_time(moment: Any) -> bool:
    """Whether it is more than a day."""
    return isinstance(moment, datetime)


def settle(events: Iterable[Any], own: tzinfo | None) -> None:
    """Rewrite the ends of rules, the exceptions and the marks of changes in the kind of time of their appointment.

    Args:
        events: the appointments of one calendar, as icalendar has them.
        own: the zone of the calendar as a whole; None where it names none.
    """
    events = [*events]
    series = {str(event["UID"]): event["DTSTART"].dt for event in events if "RECURRENCE-ID" not in event}
    for event in events:
        start = event["DTSTART"].dt
        if "RECURRENCE-ID" in event:
            start = series.get(str(event["UID"]), start)
            if isinstance(start, datetime):
                event["RECURRENCE-ID"].dt = _of_series(event["RECURRENCE-ID"].dt, start, own)
        elif isinstance(start, datetime):
            _settle_rules(event, start, own)
            _settle_exceptions(event, start, own)


def _of_series(changed: date, start: datetime, own: tzinfo | None) -> date:
    """The time of the instance that is changed; of one of which only the day is written, at the time of the series."""
    if not isinstance(changed, datetime):
        return datetime.combine(changed, start.timetz())
    return _local(changed) if _is_local(start, own) else changed


def _settle_rules(event: Any, start: datetime, own: tzinfo | None) -> None:
    zone = own if start.tzinfo in (None, UTC) and own else start.tzinfo
    for rule in _each(event, "RRULE"):
        for until in rule.get("UNTIL", ())[:1]:
            end = until if isinstance(until, datetime) else datetime.combine(until, _LAST)
            if zone is None:
                end = _local(end)
            elif end.tzinfo is None:
                end = end.replace(tzinfo=zone).astimezone(UTC)
            rule["UNTIL"] = [end]


def _settle_exceptions(event: Any, start: datetime, own: tzinfo | None) -> None:
    if not _is_local(start, own):
        return
    for line in (line for name in _EXCEPTIONS for line in _each(event, name)):
        for each in line.dts:
            each.dt = tuple(map(_local, each.dt)) if isinstance(each.dt, tuple) else _local(each.dt)


def _each(event: Any, name: str) -> list[Any]:
    found = event.get(name, [])
    return found if isinstance(found, list) else [found]


def _is_local(start: datetime, own: tzinfo | None) -> bool:
    return start.tzinfo is None and own is None


def _local(moment: Any) -> Any:
    """A point in time by the clock of this computer; anything else as it is."""
    is_point = isinstance(moment, datetime) and moment.tzinfo is not None
    return moment.astimezone().replace(tzinfo=None) if is_point else moment
