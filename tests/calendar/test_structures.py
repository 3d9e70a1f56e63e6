"""The structures of 294 calendar files that are public, each answered right or refused in a sentence.

They are those of the tests of icalendar (198 files) and recurring-ical-events (96), looked at for what they are made of
and written again here. The number beside each is how many of the files have it. The answers are worked out by hand. The
files themselves, read in 5,059 windows of 36 hours, were equal to an expansion by dateutil, too, but for changes of all
later instances, which that one did not follow.
"""

import io
from collections.abc import Iterator

import pytest

from presencecheck.calendar.components import Calendar
from presencecheck.calendar.expand import expand
from tests.support.calendars import DAYS, SPAN, calendar, event, session, utc
from tests.support.zones import local_zone

TWO, SIX = utc("2026-11-30 14:00"), utc("2026-11-30 18:00")
BERLIN = "DTSTART;TZID=Europe/Berlin:20261130T150000"
WEEKS, LENGTH = "DTSTART;TZID=Europe/Berlin:20261109T150000", "DURATION:PT50M"
WEEKLY = "RRULE:FREQ=WEEKLY"
OTHERS = "".join(f"BEGIN:{kind}\r\nDTSTART:20261130T140000Z\r\nDURATION:PT50M\r\nEND:{kind}\r\n" for kind in ("VTODO",))
FREE = "BEGIN:VFREEBUSY\r\nFREEBUSY:20261130T140000Z/PT1H\r\nEND:VFREEBUSY\r\n"
ALARM = "BEGIN:VALARM\r\nTRIGGER;VALUE=DATE-TIME:20261130T133000Z\r\nDURATION:PT9H\r\nREPEAT:2\r\nEND:VALARM"
ZONE = (
    "BEGIN:VTIMEZONE\r\nTZID:{name}\r\nX-LIC-LOCATION:Europe/Berlin\r\nX-TZINFO:Europe/Berlin[2024a]\r\n"
    "BEGIN:STANDARD\r\nTZNAME:CET\r\nTZOFFSETFROM:+005328\r\nTZOFFSETTO:+0100\r\nDTSTART:18930401T000632\r\n"
    "RDATE:18930401T000632\r\nEND:STANDARD\r\n"
    "BEGIN:DAYLIGHT\r\nTZNAME:CEST\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nDTSTART:19810329T020000\r\n"
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nEND:DAYLIGHT\r\n"
    "BEGIN:STANDARD\r\nTZNAME:CET\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nDTSTART:19961027T030000\r\n"
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
)
ONE_OFFSET = (
    "BEGIN:VTIMEZONE\r\nTZID:UTC+11\r\nBEGIN:STANDARD\r\nDTSTART;VALUE=DATE:20170101\r\nTZOFFSETFROM:+1100\r\n"
    "TZOFFSETTO:+1100\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
)
FLOATING = "DTSTART:20261109T150000"


def repeating(*lines: str, start: str = WEEKS) -> str:
    """A session that comes back, on other Mondays at 15:00 in Berlin if nothing else is said."""
    return event(start, LENGTH, *lines)


def changed(mark: str, *lines: str, start: str = "DTSTART:20261130T180000Z") -> str:
    """An instance that was moved to the evening."""
    return event(start, LENGTH, f"RECURRENCE-ID{mark}", *lines)


STRUCTURES: dict[str, tuple[int, str, set[int], dict[str, int]]] = {
    # The file as a whole.
    "line ends of Unix": (162, calendar(session("20261130T140000Z")).replace("\r\n", "\n"), {TWO}, {}),
    "both line ends": (6, calendar(session("20261130T140000Z")).replace("\r\n", "\n", 3), {TWO}, {}),
    "a lone CR in a text": (3, calendar("X-A:a\rDTSTART:b\r\n", session("20261130T140000Z")), {TWO}, {}),
    "no end of line at the end": (34, calendar(session("20261130T140000Z")).rstrip(), {TWO}, {}),
    "a BOM": (1, "\ufeff" + calendar(session("20261130T140000Z")), {TWO}, {}),
    "folded, be it in a word": (47, calendar(event("DTSTA\r\n RT:20261130T1\r\n\t40000Z", LENGTH)), {TWO}, {}),
    "an empty line before what continues it": (
        1,
        calendar(event("DTSTART\n\n ;TZID=Europe/Berlin\n\n :20261130T150000", LENGTH)),
        {TWO},
        {},
    ),
    "empty lines": (9, calendar(session("20261130T140000Z")).replace("\r\n", "\r\n\r\n"), {TWO}, {}),
    "lines that are none": (10, calendar(event("X", "REFRESH - A; B = C:x", BERLIN, LENGTH, "=")), {TWO}, {}),
    "an end missing or mistyped": (10, calendar("BEGIN:VTODO\r\nEND:VTOOD\r\n", repeating(WEEKLY)), {TWO}, {}),
    "several calendars": (
        2,
        calendar(session("20261130T140000Z")) + calendar(session("20261130T180000Z")),
        {TWO, SIX},
        {},
    ),
    "broken off": (
        3,
        calendar(session("20261130T140000Z"), session("20261130T180000Z", uid="b"))[:-90],
        {TWO},
        {"unreadable": 1, "cut": 1},
    ),
    "no appointment": (24, calendar(OTHERS, FREE), set(), {}),
    "tasks and free times beside": (8, calendar(OTHERS, FREE, session("20261130T180000Z")), {SIX}, {}),
    "alarms": (41, calendar(event(ALARM, BERLIN, LENGTH), event(BERLIN, LENGTH, ALARM, ALARM)), {TWO}, {}),
    # Starts and ends.
    "a time in UTC": (47, calendar(event("DTSTART:20261130T140000Z", "DTEND:20261130T145000Z")), {TWO}, {}),
    "a time in a zone": (118, calendar(event(BERLIN, "DTEND;TZID=Europe/Berlin:20261130T155000")), {TWO}, {}),
    "a time in none": (13, calendar(event("DTSTART:20261130T150000", "DTEND:20261130T155000")), {TWO}, {}),
    "a whole day": (44, calendar(event("DTSTART;VALUE=DATE:20261130", "DTEND:20261201", "RRULE:")), set(), {}),
    "how long, in words of its own": (9, calendar(event(BERLIN, "DURATION:P0DT0H50M0S")), {TWO}, {}),
    "start and end in two zones": (
        5,
        calendar(event(BERLIN, "DTEND;TZID=America/New_York:20261130T095000")),
        {TWO},
        {},
    ),
    "no end": (33, calendar(event(BERLIN)), set(), {"end": 1}),
    "an end before the start": (2, calendar(event(BERLIN, "DTEND:20261130T133000Z")), set(), {"end": 1}),
    "a day for an end": (2, calendar(event(BERLIN, "DTEND;VALUE=DATE:20261130")), set(), {"end": 1}),
    "no start": (45, calendar(event("DTEND:20261130T145000Z", "RDATE:20261130T140000Z")), set(), {"unreadable": 1}),
    "two starts": (4, calendar(event(BERLIN, "DTSTART:20261130T180000Z", LENGTH)), set(), {"unreadable": 1}),
    "a start that is none": (3, calendar(event("DTSTART:INVALID-DATE", LENGTH)), set(), {"unreadable": 1}),
    "an empty parameter": (1, calendar(event("DTSTART;;VALUE=DATE-TIME:20261130T140000Z")), set(), {"unreadable": 1}),
    "a length beyond all numbers": (1, calendar(event(BERLIN, "DURATION:P1234567890D")), set(), {"unreadable": 1}),
    # Time zones.
    "a zone that the calendar tells": (
        95,
        calendar(ZONE.format(name="Own"), session("Own:20261130T150000")),
        {TWO},
        {},
    ),
    "and after the appointment": (2, calendar(session("Own:20261130T150000"), ZONE.format(name="Own")), {TWO}, {}),
    "from a day on": (1, calendar(ONE_OFFSET, session("UTC+11:20261201T010000")), {TWO}, {}),
    "a zone by its name of Windows": (6, calendar(session('"Tokyo Standard Time":20261130T230000')), {TWO}, {}),
    "a path before the name of a zone": (
        3,
        calendar(session("/freeassociation.sourceforge.net/Tzfile/America/New_York:20261130T090000")),
        {TWO},
        {},
    ),
    "signs in the name of a zone": (
        3,
        calendar(
            ZONE.format(name="GMT +0100 (Standard) / GMT +0200 (Daylight)"),
            session('"GMT +0100 (Standard) / GMT +0200 (Daylight)":20261130T150000'),
        ),
        {TWO},
        {},
    ),
    "a zone that nobody knows": (7, calendar(session("Western/Central Europe:20261130T150000")), set(), {"zone": 1}),
    "a zone for the calendar as a whole": (
        25,
        calendar("X-WR-TIMEZONE:America/New_York\r\n", session("20261130T090000"), session("20261130T180000Z")),
        {TWO, SIX},
        {},
    ),
    # Rules.
    "every week": (43, calendar(repeating("RRULE:FREQ=WEEKLY;INTERVAL=3;BYDAY=MO;WKST=SU")), {TWO}, {}),
    "every day": (31, calendar(repeating("RRULE:FREQ=DAILY;BYDAY=MO")), {TWO}, {}),
    "every month": (10, calendar(repeating("RRULE:FREQ=MONTHLY;BYDAY=-1MO")), {TWO}, {}),
    "every year": (7, calendar(repeating("RRULE:FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=30")), {TWO}, {}),
    "so often": (17, calendar(repeating("RRULE:FREQ=WEEKLY;COUNT=3")), set(), {}),
    "as often as there is no number of": (1, calendar(repeating("RRULE:FREQ=WEEKLY;COUNT=-1")), {TWO}, {}),
    "until a time in UTC": (31, calendar(repeating("RRULE:FREQ=WEEKLY;UNTIL=20261130T140000Z")), {TWO}, {}),
    "until a time in none": (3, calendar(repeating("RRULE:FREQ=WEEKLY;UNTIL=20261130T150000")), {TWO}, {}),
    "until a day": (15, calendar(repeating("RRULE:FREQ=WEEKLY;UNTIL=20261130")), {TWO}, {}),
    "a semicolon at the end": (2, calendar(repeating("RRULE:FREQ=WEEKLY;")), {TWO}, {}),
    "spaces in a rule": (1, calendar(repeating("RRULE:FREQ=DAILY;BYDAY=MO, WE")), {TWO}, {}),
    "an empty rule": (1, calendar(event(BERLIN, LENGTH, "RRULE:")), {TWO}, {}),
    "two rules": (2, calendar(repeating("RRULE:FREQ=MONTHLY;BYDAY=1MO", WEEKLY)), {TWO}, {}),
    "a misspelt rule": (1, calendar(repeating("RRULE:FREQ=WEEKLY;UNTL=20191023")), set(), {"unreadable": 1}),
    "a rule by no known step": (1, calendar(repeating("RRULE:FREQ=INVALID")), set(), {"unreadable": 1}),
    "a rule of another calendar": (1, calendar(repeating("RRULE:RSCALE=HEBREW;FREQ=YEARLY")), set(), {"unreadable": 1}),
    # Exceptions.
    "left out, in the zone": (13, calendar(repeating(WEEKLY, "EXDATE;TZID=Europe/Berlin:20261130T150000")), set(), {}),
    "left out, in UTC": (11, calendar(repeating(WEEKLY, "EXDATE:20261123T140000Z,20261130T140000Z")), set(), {}),
    "left out, in no zone": (2, calendar(repeating(WEEKLY, "EXDATE:20261130T150000")), set(), {}),
    "left out, a day": (8, calendar(repeating(WEEKLY, "EXDATE;VALUE=DATE:20261130")), set(), {}),
    "left out, on several lines": (
        14,
        calendar(repeating(WEEKLY, "EXDATE:20261123T140000Z", "EXDATE:20261130T140000Z")),
        set(),
        {},
    ),
    "left out, nothing": (1, calendar(repeating(WEEKLY, "EXDATE:")), {TWO}, {}),
    "of no zone, left out in UTC": (
        2,
        calendar(repeating(WEEKLY, "EXDATE:20261130T140000Z", start=FLOATING)),
        set(),
        {},
    ),
    "of no zone, until a time in UTC": (
        2,
        calendar(repeating("RRULE:FREQ=WEEKLY;UNTIL=20261130T140000Z", start=FLOATING)),
        {TWO},
        {},
    ),
    "added, in UTC": (5, calendar(repeating("RDATE:20261130T140000Z")), {TWO}, {}),
    "added, in a zone": (3, calendar(repeating("RDATE;TZID=America/New_York:20261130T090000")), {TWO}, {}),
    "added, in no zone": (1, calendar(repeating("RDATE:20261130T150000")), {TWO}, {}),
    "added, a day": (3, calendar(repeating("RDATE;VALUE=DATE:20261130")), set(), {}),
    "added, with a length of its own": (
        19,
        calendar(event(WEEKS, "DURATION:PT9H", "RDATE;VALUE=PERIOD:20261130T140000Z/PT50M,\r\n 20261130T180000Z/PT9H")),
        {TWO},
        {},
    ),
    "added, with an end of its own": (
        19,
        calendar(repeating("RDATE;VALUE=PERIOD:20261130T140000Z/20261130T145000Z")),
        {TWO},
        {},
    ),
    "added to one of no zone, in UTC": (
        1,
        calendar(repeating("RDATE;VALUE=PERIOD:20261130T140000Z/20261130T145000Z", start=FLOATING)),
        {TWO},
        {},
    ),
    "added, nothing": (1, calendar(event(BERLIN, LENGTH, "RDATE:")), {TWO}, {}),
    "added, what is no time": (1, calendar(repeating(WEEKLY, "RDATE:199709T180000Z")), set(), {"unreadable": 1}),
    "added, a time without a day": (
        1,
        calendar(repeating(WEEKLY, "RDATE;VALUE=TIME:133000Z")),
        set(),
        {"unreadable": 1},
    ),
    # Changes of an instance.
    "moved, marked in the zone": (
        21,
        calendar(repeating(WEEKLY), changed(";TZID=Europe/Berlin:20261130T150000")),
        {SIX},
        {},
    ),
    "moved, marked in UTC": (5, calendar(changed(":20261130T140000Z"), repeating(WEEKLY)), {SIX}, {}),
    "moved, marked by the day": (12, calendar(repeating(WEEKLY), changed(";VALUE=DATE:20261130")), {SIX}, {}),
    "of no zone, moved, marked in UTC": (
        1,
        calendar(repeating(WEEKLY, start=FLOATING), changed(":20261130T140000Z")),
        {SIX},
        {},
    ),
    "moved twice": (
        53,
        calendar(
            repeating(WEEKLY),
            changed(":20261130T140000Z", "SEQUENCE:2"),
            changed(":20261130T140000Z", "SEQUENCE:1", start="DTSTART:20261130T200000Z"),
        ),
        {SIX},
        {},
    ),
    "moved with all later ones": (
        3,
        calendar(
            repeating(WEEKLY),
            changed(";RANGE=THISANDFUTURE:20261116T140000Z", start="DTSTART:20261116T180000Z"),
        ),
        {SIX},
        {},
    ),
    "one instance alone": (3, calendar(changed(":20261130T140000Z")), {SIX}, {}),
    "an instance that was cancelled": (
        1,
        calendar(repeating(WEEKLY), changed(":20261130T140000Z", "STATUS:CANCELLED", start="DTSTART:20261130T140000Z")),
        set(),
        {},
    ),
    # What an appointment is.
    "tentative": (1, calendar(session("20261130T140000Z", "STATUS:TENTATIVE")), set(), {}),
    "the status in small letters": (1, calendar(session("20261130T140000Z", "STATUS:Confirmed")), {TWO}, {}),
    "free meanwhile": (18, calendar(session("20261130T140000Z", "TRANSP:TRANSPARENT")), set(), {}),
    "one UID twice": (7, calendar(session("20261130T140000Z"), session("20261130T180000Z")), {TWO, SIX}, {}),
    "no UID": (
        59,
        calendar(session("20261130T140000Z", uid=None), session("20261130T180000Z", uid=None)),
        {TWO, SIX},
        {},
    ),
}


@pytest.fixture(autouse=True)
def berlin() -> Iterator[None]:
    """This computer is in Berlin."""
    with local_zone("Europe/Berlin"):
        yield


@pytest.mark.parametrize(("files", "text", "starts", "unused"), STRUCTURES.values(), ids=STRUCTURES)
def test_each_structure_is_answered_or_counted(files: int, text: str, starts: set[int], unused: dict[str, int]) -> None:
    """In one reading of the days; what might be a session and cannot be used is counted."""
    found = Calendar(io.BytesIO(text.encode()), *DAYS)
    expanded, lost = expand(found, DAYS, SPAN)
    assert files
    assert found.is_calendar
    assert (expanded, {**found.unused, **lost}) == (starts, unused)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xe2\xe1\xbaBEGIN:\n\xff\x00END:VTIMEZONE",
        event(BERLIN).encode(),
        ZONE.format(name="Own").encode(),
        "BEGIN:VCALENDAR\r\nEND:VCALENDAR".encode("utf-16"),
    ],
    ids=["nothing", "no UTF-8 (2 files)", "an appointment alone (76 files)", "a zone alone", "UTF-16"],
)
def test_what_has_no_calendar_around_it_is_refused(content: bytes) -> None:
    """An appointment alone is the middle of a file; that sentence is `NO_CALENDAR`."""
    assert not Calendar(io.BytesIO(content), *DAYS).is_calendar


def test_bytes_of_another_encoding_hide_nothing() -> None:
    """Two of the files have such."""
    text = calendar(session("20261130T140000Z", "SUMMARY:M\xfcller", "DTSTART2:\xff")).encode("iso-8859-1")
    assert expand(Calendar(io.BytesIO(text), *DAYS), DAYS, SPAN) == ({TWO}, {})
