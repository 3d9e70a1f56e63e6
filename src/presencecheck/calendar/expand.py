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
from presencecheck.calendar.settle import has_clock_time, settle

SHORTEST, LONGEST = 15, 180
"""Minutes; what takes less or more is no session (judgement)."""
ZONE_UNKNOWN = "zone"
"""Why appointments are not used: the time zone that they name is known neither here nor in the calendar."""
NO_END = "end"
"""The same: they have no end, or one before their start, or only a day for it."""
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
        return _starts(calendar, calendar.events, days, span)
    except Exception:  # the libraries raise many; one at a time, the others are still found
        return _one_by_one(calendar, days, span)


def _one_by_one(calendar: Calendar, days: tuple[str, str], span: tuple[int, int]) -> tuple[set[int], dict[str, int]]:
    starts: set[int] = set()
    unused: dict[str, int] = {}
    for events in _by_uid(calendar.events):
        try:
            found, missing = _starts(calendar, events, days, span)
        except Exception:
            found, missing = set(), {UNREADABLE: len(events)}
        starts |= found
        for reason, count in missing.items():
            unused[reason] = unused.get(reason, 0) + count
    return starts, unused


def _by_uid(events: Iterable[Event]) -> Iterable[Sequence[Event]]:
    groups: dict[int, list[Event]] = {}
    for event in events:
        groups.setdefault(event.uid, []).append(event)
    return groups.values()


def _starts(
    calendar: Calendar, events: Iterable[Event], days: tuple[str, str], span: tuple[int, int]
) -> tuple[set[int], dict[str, int]]:
    own = tzp.timezone(calendar.zone) if calendar.zone else None
    read: Any = icalendar.Calendar.from_ical(calendar.text(events, calendar.zone if own else ""))
    lost: dict[str, int] = {}
    for event in read.walk("VEVENT"):
        reason = _reason(event)
        if reason:
            read.subcomponents.remove(event)
            lost[reason] = lost.get(reason, 0) + 1
    settle(read.walk("VEVENT"), own)
    found = recurring_ical_events.of(read).between(*days)
    starts = {int(each["DTSTART"].dt.timestamp()) for each in found if _is_session(each)}
    first, last = span
    return {start for start in starts if first <= start <= last}, lost


def _reason(event: Any) -> str:
    """Why one that may be a session cannot be used; empty where it can."""
    start, end = event["DTSTART"], event.get("DTEND")
    if _is_off(event) or not has_clock_time(start.dt):
        return ""
    if any("TZID" in each.params and getattr(each.dt, "tzinfo", None) is None for each in (start, end) if each):
        return ZONE_UNKNOWN
    if end is None:
        return "" if "DURATION" in event else NO_END
    # The library would take the end for the start.
    return NO_END if not has_clock_time(end.dt) or end.dt.timestamp() < start.dt.timestamp() else ""


def _is_session(event: Any) -> bool:
    start, end = event["DTSTART"].dt, event["DTEND"].dt
    if not has_clock_time(start) or not has_clock_time(end) or _is_off(event):
        return False
    minutes = (end.timestamp() - start.timestamp()) / 60
    return bool(SHORTEST <= minutes <= LONGEST)


def _is_off(event: Any) -> bool:
    """Whether it is cancelled or uncertain, or the person is free meanwhile."""
    return str(event.get("STATUS", "")) in _NO_SESSION or str(event.get("TRANSP", "")) == "TRANSPARENT"
