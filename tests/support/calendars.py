"""Calendars for tests: written here line by line, in the forms that programs and people write them."""

from datetime import UTC, datetime

NOW = int(datetime(2026, 11, 30, 8, 0, tzinfo=UTC).timestamp())
"""A Monday morning."""
DAYS = ("20261128", "20261204")
SPAN = (NOW - 900, NOW + 36 * 3600)
CANARY = "Wilhelmina Featherstonehaugh"


def utc(text: str) -> int:
    """Seconds since 1970-01-01 of a time in UTC such as 2026-11-30 14:00."""
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp())


def event(*lines: str, uid: str | None = "a") -> str:
    """One appointment, with words of a client wherever a calendar has room for them."""
    names = [
        f"SUMMARY:{CANARY}",
        f"DESCRIPTION;LANGUAGE=en:{CANARY}\\nDTSTART:20261130T080500Z and more of it\r\n  {CANARY}",
        f'ATTENDEE;CN="{CANARY}":mailto:{CANARY}',
        f"ORGANIZER;CN={CANARY}:mailto:x",
        f"LOCATION:{CANARY}",
        f"COMMENT:{CANARY}",
        f"X-NOTE:{CANARY}\r\n\t{CANARY}",
    ]
    ids = [] if uid is None else [f"UID:{uid} {CANARY}"]
    return "\r\n".join(["BEGIN:VEVENT", *ids, *names, *lines, "END:VEVENT", ""])


def calendar(*parts: str) -> str:
    """A calendar of these appointments and other parts."""
    return "".join(["BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:tests\r\n", *parts, "END:VCALENDAR\r\n"])


def session(start: str, *lines: str, uid: str | None = "a", minutes: int = 50) -> str:
    """A session of 50 minutes that starts then, as `20261130T140000Z` or with its zone before a colon."""
    zone, _, moment = start.rpartition(":")
    return event(f"DTSTART{f';TZID={zone}' if zone else ''}:{moment}", f"DURATION:PT{minutes}M", *lines, uid=uid)
