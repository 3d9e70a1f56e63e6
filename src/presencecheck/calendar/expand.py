"""The starts of appointments within a span of time: the only user of the two libraries that know calendars.

It is given what `components` let pass, never the calendar itself.
"""

import warnings
from collections.abc import Iterable, Sequence
from typing import Any

import icalendar
import recurring_ical_events
from icalendar.timezone import tzp

from presencecheck.calendar.components import UNREADABLE, Calendar, Event

SHORTEST, LONGEST = 15, 180
"""Minutes; what takes less or more is no session (judgement)."""
ZONE_UNKNOWN = "zone"
"""Why appointments are not used: the time zone that they name is known neither here nor in the calendar."""
_NO_SESSION = frozenset({"CANCELLED", "TENTATIVE"})


def expand(calendar: Calendar, days: tuple[str, str], span: tuple[int, int]) -> tuple[set[int], dict[str, int]]:
    """The starts, in seconds since 1970-01-01 in UTC, and how many appointments could not be used, by the reason.

    Args:
        calendar: what was read of a calendar.
        days: the first day that is looked at and the one after the last, as 20261129; wider than the span by what
            time zones can make.
        span: the first and the last second.
    """
    if not calendar.events:
        return set(), {}
    warnings.simplefilter("ignore")  # of odd names of zones; what prints them would print a word of the calendar
    try:
        return _starts(_text(calendar, calendar.events), days, span)
    except Exception:  # the libraries raise many; one at a time, the others are still found
        return _one_by_one(calendar, days, span)


def _one_by_one(calendar: Calendar, days: tuple[str, str], span: tuple[int, int]) -> tuple[set[int], dict[str, int]]:
    starts: set[int] = set()
    unused: dict[str, int] = {}
    for events in _by_uid(calendar.events):
        try:
            found, missing = _starts(_text(calendar, events), days, span)
        except Exception:
            found, missing = set(), {UNREADABLE: len(events)}
        starts |= found
        for reason, count in missing.items():
            unused[reason] = unused.get(reason, 0) + count
    return starts, unused


def _text(calendar: Calendar, events: Iterable[Event]) -> str:
    is_known = calendar.zone and tzp.timezone(calendar.zone) is not None
    return calendar.text(events, calendar.zone if is_known else "")


def _by_uid(events: Iterable[Event]) -> Iterable[Sequence[Event]]:
    groups: dict[int, list[Event]] = {}
    for event in events:
        groups.setdefault(event.uid, []).append(event)
    return groups.values()


def _starts(text: str, days: tuple[str, str], span: tuple[int, int]) -> tuple[set[int], dict[str, int]]:
    calendar: Any = icalendar.Calendar.from_ical(text)
    events = calendar.walk("VEVENT")
    lost = [event for event in events if _names_unknown_zone(event)]
    for event in lost:
        calendar.subcomponents.remove(event)
    found = recurring_ical_events.of(calendar).between(*days)
    starts = {int(each["DTSTART"].dt.timestamp()) for each in found if _is_session(each)}
    first, last = span
    return {start for start in starts if first <= start <= last}, {ZONE_UNKNOWN: len(lost)} if lost else {}


def _names_unknown_zone(event: Any) -> bool:
    start = event["DTSTART"]
    return "TZID" in start.params and getattr(start.dt, "tzinfo", None) is None


def _is_session(event: Any) -> bool:
    start, end = event["DTSTART"].dt, event["DTEND"].dt
    if not hasattr(start, "hour") or not hasattr(end, "hour"):
        return False
    if str(event.get("STATUS", "")) in _NO_SESSION or str(event.get("TRANSP", "")) == "TRANSPARENT":
        return False
    minutes = (end.timestamp() - start.timestamp()) / 60
    return SHORTEST <= float(minutes) <= LONGEST
