"""Calendars of a size that a practice does not reach, and rules that never end; made by the benchmark itself."""

import io
import time
from contextlib import suppress
from pathlib import Path

from presencecheck.calendar.components import Calendar
from presencecheck.calendar.expand import expand
from presencecheck.calendar.read import read_calendar
from presencecheck.core.errors import PresenceCheckError
from presencecheck.system.clock import days_around

NOW = 1_796_025_600
"""A Monday morning, in seconds since 1970-01-01 in UTC."""
SPAN = (NOW - 900, NOW + 36 * 3600)
BOMBS = ("FREQ=SECONDLY", "FREQ=MINUTELY", "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30")


def text(count: int, first: int = 0) -> str:
    """A calendar of so many single appointments, spread over seven years."""
    events = [_event(number) for number in range(first, first + count)]
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-", *events, "END:VCALENDAR", ""])


def _event(number: int, *lines: str) -> str:
    day = f"{2020 + number % 7}{1 + number // 28 % 12:02}{1 + number % 28:02}"
    times = lines or (f"DTSTART:{day}T{8 + number % 9:02}0000Z",)
    words = ("SUMMARY:A session", "DESCRIPTION:" + "words " * 12, "\tand more of them", "LOCATION:Room 1")
    return "\r\n".join(["BEGIN:VEVENT", f"UID:{number}", *times, "DURATION:PT50M", *words, "END:VEVENT"])


def expanded(lines: bytes) -> float:
    """Seconds for the appointments of one calendar, with the libraries loaded."""
    days = days_around(*SPAN)
    begun = time.perf_counter()
    expand(Calendar(io.BytesIO(lines), *days), days, SPAN)
    return time.perf_counter() - begun


def folder_of(place: Path, count: int) -> Path:
    """A folder with so many files of one appointment each."""
    place.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (place / f"{number}.ics").write_text(text(1, number), encoding="utf-8")
    return place


def read(path: Path) -> float:
    """Seconds until a calendar was read by a process of its own, or refused."""
    begun = time.perf_counter()
    with suppress(PresenceCheckError):  # refused in time, which is what is measured
        read_calendar(str(path), NOW)
    return time.perf_counter() - begun


def bomb(place: Path, rule: str) -> Path:
    """A calendar with one appointment that comes back by this rule since 1970."""
    event = _event(0, "DTSTART:19700101T000000Z", f"RRULE:{rule}")
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text("\r\n".join(["BEGIN:VCALENDAR", event, "END:VCALENDAR", ""]), encoding="utf-8")
    return place
