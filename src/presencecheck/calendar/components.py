"""From the lines of a calendar to its appointments of some days, and the time zones that these need. Pure.

What is malformed closes nothing and hides nothing: an appointment begins wherever one begins, whatever was left open.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from presencecheck.calendar.properties import DAY, Property, border, parse, unfold
from presencecheck.calendar.rules import is_runaway, last_day

EVENT, ZONE = "VEVENT", "VTIMEZONE"
_ZONE_PARTS = ("STANDARD", "DAYLIGHT")
_ZONE_NEEDS = frozenset({"DTSTART", "TZOFFSETFROM", "TZOFFSETTO"})
_REPEATS = frozenset({"RRULE", "RDATE"})
_DAY = re.compile(rf"^DTSTART[^:\n]*:({DAY})".encode(), re.IGNORECASE | re.MULTILINE)
_MATTERS = re.compile(rb"^(?:RRULE|RDATE|RECURRENCE-ID|SEQUENCE[^:\n]*:0*[1-9])", re.IGNORECASE | re.MULTILINE)
"""What makes an appointment of another day matter: that it comes back, changes one, or replaces one."""
UNREADABLE, RUNAWAY, NO_CALENDAR, CUT = "unreadable", "runaway", "file", "cut"
"""Why appointments, or files of a folder, are not used; what breaks off is used as far as it goes."""


class Event(NamedTuple):
    """One appointment, or one instance of it that was changed.

    Attributes:
        uid: a number that stands for its UID.
        order: its SEQUENCE.
    """

    uid: int
    order: int
    properties: tuple[Property, ...]

    def first(self, name: str) -> Property | None:
        """The first line of this name."""
        return next((each for each in self.properties if each.name == name), None)

    @property
    def is_change(self) -> bool:
        """Whether it changes an instance of another one."""
        return self.first("RECURRENCE-ID") is not None

    @property
    def repeats(self) -> bool:
        """Whether it comes back."""
        return any(each.name in _REPEATS for each in self.properties)


class Calendar:
    """Reads the lines of one calendar.

    Attributes:
        is_calendar: whether it has the first line of one.
        events: the appointments that can fall on the days, those that were replaced left out.
        unused: how many were not used, by the reason.
        zone: the time zone that the calendar names as a whole, be it known or not; empty where it names none.

    Args:
        lines: its lines as they stand in the file.
        first: the first day that is looked at, as 20261129.
        last: the last one.
    """

    def __init__(self, lines: Iterable[bytes], first: str, last: str) -> None:
        self.is_calendar = False
        self.unused: dict[str, int] = {}
        self._first, self._last = first, last
        self._uids: dict[str, int] = {}
        self._newest: dict[int, int] = {}
        self._found: list[Event] = []
        self._zones: dict[str, tuple[str, ...]] = {}
        self.zone = ""
        self._read(unfold(lines))
        self.events = [each for each in self._found if each.is_change or each.order >= self._newest[each.uid]]

    def text(self, events: Iterable[Event], zone: str = "") -> str:
        """A calendar of these appointments in which each one stands under a UID of its own.

        Args:
            events: some of its appointments.
            zone: the time zone of the calendar as a whole; empty where none is known.
        """
        wanted = [*events]
        named = {each.zone for event in wanted for each in event.properties}
        lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-"]
        lines += [f"X-WR-TIMEZONE:{zone}"] if zone else []
        lines += [line for name, zone in self._zones.items() if name in named for line in zone]
        lines += [line for event, uid in _with_uids(wanted) for line in _lines(event, uid)]
        return "\r\n".join([*lines, "END:VCALENDAR", ""])

    def _read(self, lines: Iterable[bytes]) -> None:
        kind, inside, collected, is_open = "", False, list[bytes](), False
        for line in lines:
            found = border(line) if line[:1] in b"bBeE" else None
            if found is None:
                if kind and not inside:
                    collected.append(line)
                elif not kind:
                    self._take(line)
                continue
            word, name = found
            if name in (EVENT, ZONE, "VCALENDAR") or (word == "BEGIN" and not kind):
                self._close(kind, collected)
                if name == "VCALENDAR":
                    is_open = word == "BEGIN"
                    self.is_calendar |= is_open
                kind, inside, collected = name if word == "BEGIN" and name in (EVENT, ZONE) else "", False, []
            elif kind == ZONE and name in _ZONE_PARTS:
                collected += [line] if word == "BEGIN" else []
                inside = word == "END"
            else:
                inside = word == "BEGIN"  # an alarm, which has times of its own
        self._close(kind, collected)
        if is_open:
            self.unused[CUT] = 1

    def _take(self, line: bytes) -> None:
        """Take a line that belongs to the calendar as a whole."""
        found = parse(line)
        if found is not None and found.name == "X-WR-TIMEZONE":
            self.zone = found.value

    def _close(self, kind: str, collected: list[bytes]) -> None:
        if kind == ZONE:
            self._add_zone(collected)
        elif kind == EVENT and not self._is_plainly_elsewhere(b"\n".join(collected)):
            self._add_event([each for each in map(parse, collected) if each is not None])

    def _is_plainly_elsewhere(self, lines: bytes) -> bool:
        """Whether it is one appointment of another day; most are, and nothing more of them is looked at."""
        day = _DAY.search(lines)
        return day is not None and not self._first <= day[1].decode() <= self._last and _MATTERS.search(lines) is None

    def _add_zone(self, collected: list[bytes]) -> None:
        name, parts = "", list[list[Property]]()
        for line in collected:
            found = border(line)
            if found:
                parts.append([Property(*found)])
            elif (each := parse(line)) is not None and parts:
                parts[-1].append(each)
            elif each is not None and each.name == "TZID":
                name = each.value
        lines = [line for part in parts if _is_whole(part) for line in _part_lines(part)]
        if name and lines:
            self._zones[name] = (f"BEGIN:{ZONE}", f"TZID:{name}", *lines, f"END:{ZONE}")

    def _add_event(self, collected: list[Property]) -> None:
        uid = next((each.value for each in collected if each.name == "UID"), f"\0{len(self._uids)}")
        known = tuple(each for each in collected if each.name not in ("UID", "SEQUENCE", "TZID"))
        order = next((int(each.value) for each in collected if each.name == "SEQUENCE" and each.value), 0)
        event = Event(self._uids.setdefault(uid, len(self._uids)), order, known)
        if not event.is_change:
            self._newest[event.uid] = max(order, self._newest.get(event.uid, 0))
        reason = _reason(event)
        if reason:
            self.unused[reason] = self.unused.get(reason, 0) + 1
        elif self._is_near(event):
            self._found.append(event)

    def _is_near(self, event: Event) -> bool:
        """Whether it has a time of day and can fall on the days."""
        start = event.first("DTSTART")
        if start is None or "T" not in start.value:
            return event.is_change  # which may take a day out of a row
        changed = event.first("RECURRENCE-ID")
        days = [start.value[:8], *([changed.value[:8]] if changed else [])]
        if (changed and changed.is_ahead) or any(self._first <= day <= self._last for day in days):
            return True
        if changed or not event.repeats or days[0] > self._last:
            return False
        ends = [last_day(each.value) for each in event.properties if each.name == "RRULE"]
        is_over = bool(ends) and all(end and end < self._first for end in ends)
        return not is_over or any(each.name == "RDATE" for each in event.properties)


def _reason(event: Event) -> str:
    """Why one that may be a session cannot be used; empty where it can."""
    start = event.first("DTSTART")
    if start is not None and start.value and "T" not in start.value and not event.is_change:
        return ""  # of a whole day, which is none, whatever else stands in it
    if start is None or not all(each.value or each.name in ("STATUS", "TRANSP") for each in event.properties):
        return UNREADABLE
    if any(each.name == "RRULE" and is_runaway(each.value) for each in event.properties):
        return RUNAWAY
    return ""


def _is_whole(part: list[Property]) -> bool:
    names = {each.name for each in part if each.value}
    return names >= _ZONE_NEEDS and not any(
        not each.value or (each.name == "RRULE" and is_runaway(each.value)) for each in part
    )


def _part_lines(part: list[Property]) -> list[str]:
    return [f"BEGIN:{part[0].value}", *(each.line for each in part[1:]), f"END:{part[0].value}"]


def _with_uids(events: list[Event]) -> Iterator[tuple[Event, str]]:
    """The appointments, each of those that share a UID under one of its own; changes stay with the one that repeats."""
    changed: dict[int, str] = {}
    for number, event in enumerate(events):
        if not event.is_change and (event.repeats or event.uid not in changed):
            changed[event.uid] = str(number)
    for number, event in enumerate(events):
        yield event, changed.get(event.uid, f"c{event.uid}") if event.is_change else str(number)


def _lines(event: Event, uid: str) -> Iterator[str]:
    yield f"BEGIN:{EVENT}"
    yield f"UID:{uid}"
    yield f"SEQUENCE:{event.order}"
    yield from (each.line for each in event.properties if each.value)
    yield f"END:{EVENT}"
