"""Which appointments of a calendar are given on, and in which words: none but those of the list."""

import io

import pytest

from presencecheck.calendar.components import Calendar
from tests.support.calendars import CANARY, DAYS, calendar, event, session

ZONE = """BEGIN:VTIMEZONE\r
TZID:Own\r
X-LIC-LOCATION:Somewhere\r
BEGIN:STANDARD\r
DTSTART:19701025T030000\r
TZNAME:Mine\r
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r
TZOFFSETFROM:+0200\r
TZOFFSETTO:+0100\r
END:STANDARD\r
BEGIN:DAYLIGHT\r
TZOFFSETTO:+0200\r
END:DAYLIGHT\r
END:VTIMEZONE\r
"""


def read(text: str) -> Calendar:
    """What is read of it for some days."""
    return Calendar(io.BytesIO(text.encode()), *DAYS)


def starts(text: str) -> list[str]:
    """The starts of the appointments that are given on."""
    return [start.value for each in read(text).events if (start := each.first("DTSTART"))]


def test_no_word_of_a_client_is_given_on() -> None:
    """Not even a UID."""
    found = read(calendar(session("20261130T140000Z"), session("20261130T160000Z", uid="b")))
    text = found.text(found.events)
    assert all(word not in text for word in CANARY.split())
    assert text.count("BEGIN:VEVENT") == 2


def test_those_of_other_days_are_left_out() -> None:
    """Not those that come back, and not one that was moved here or away."""
    assert starts(
        calendar(
            session("20261127T140000Z"),
            session("20261205T140000Z", uid="b"),
            session("20261130T140000Z", uid="c"),
            session("20200106T140000Z", "RRULE:FREQ=WEEKLY", uid="d"),
            session("20200107T140000Z", "RRULE:FREQ=WEEKLY;UNTIL=20200901T000000Z", uid="e"),
            session("20200108T140000Z", "RRULE:FREQ=WEEKLY;UNTIL=20200901T000000Z", "RDATE:20261130T150000Z", uid="f"),
            session("20270108T140000Z", "RRULE:FREQ=WEEKLY", uid="g"),
            session("20261224T140000Z", "RECURRENCE-ID:20261130T140000Z", uid="d"),
            session("20261224T150000Z", "RECURRENCE-ID:20261223T140000Z", uid="d"),
            session("20200109T140000Z", "RECURRENCE-ID;RANGE=THISANDFUTURE:20200109T140000Z", uid="d"),
        )
    ) == ["20261130T140000Z", "20200106T140000Z", "20200108T140000Z", "20261224T140000Z", "20200109T140000Z"]


def test_appointments_of_one_uid_are_all_given_on() -> None:
    """Unless a later version replaces an earlier one, be it on another day."""
    twice = read(calendar(session("20261130T140000Z"), session("20261130T160000Z")))
    assert len(twice.events) == 2
    assert {line for line in twice.text(twice.events).splitlines() if line.startswith("UID")} == {"UID:0", "UID:1"}
    assert starts(calendar(session("20261130T140000Z", "SEQUENCE:1"), session("20261210T160000Z", "SEQUENCE:2"))) == []


def test_a_change_belongs_to_the_appointment_that_comes_back() -> None:
    """Also where another one has the same UID."""
    found = read(
        calendar(
            session("20200106T140000Z", "RRULE:FREQ=WEEKLY"),
            session("20261130T100000Z"),
            session("20261201T140000Z", "RECURRENCE-ID:20261130T140000Z"),
            session("20261201T160000Z", "RECURRENCE-ID:20261130T160000Z", uid="alone"),
        )
    )
    uids = [line for line in found.text(found.events).splitlines() if line.startswith("UID")]
    assert uids == ["UID:0", "UID:1", "UID:0", "UID:c1"]


@pytest.mark.parametrize(
    "broken",
    [
        "BEGIN:VTODO\r\nDTSTART:20261130T070000Z\r\nEND:VTOOD\r\n",
        "BEGIN:VEVENT\r\nDTSTART:20261101T070000Z\r\nEND:VEVNT\r\n",
        "BEGIN:VJOURNAL\r\n",
        "END:VEVENT\r\n",
    ],
)
def test_what_is_malformed_hides_nothing(broken: str) -> None:
    """An end that was mistyped, or left out."""
    assert starts(calendar(broken, session("20261130T140000Z"))) == ["20261130T140000Z"]
    assert starts("\ufeff" + calendar(session("20261130T140000Z"), broken)) == ["20261130T140000Z"]


def test_an_alarm_has_times_of_its_own() -> None:
    """Those of the appointment stand before or behind it."""
    alarm = "BEGIN:VALARM\r\nTRIGGER:-PT5M\r\nDURATION:PT9H\r\nDTSTART:20261130T070000Z\r\nEND:VALARM"
    (found,) = read(calendar(event(alarm, "DTSTART:20261130T140000Z", "DURATION:PT50M"))).events
    assert [each.line for each in found.properties] == ["DTSTART:20261130T140000Z", "DURATION:PT50M"]


def test_what_cannot_be_used_is_counted() -> None:
    """By the reason; an appointment of a whole day is none that is missed."""
    found = read(
        calendar(
            event("DTSTART:soon"),
            event("DURATION:PT1H", uid=None),
            session("20200101T000000Z", "RRULE:FREQ=SECONDLY", uid="b"),
            session("20261130T140000Z", "STATUS:PERHAPS", uid="c"),
            event("DTSTART;VALUE=DATE:20261130", uid="d"),
        )
    )
    assert found.unused == {"unreadable": 2, "runaway": 1}
    assert len(found.events) == 1


def test_time_zones_come_along_where_they_are_named() -> None:
    """Whole ones; none whose rule runs away."""
    found = read(calendar("X-WR-TIMEZONE:Europe/Berlin\r\n", ZONE, session("Own:20261130T140000")))
    text = found.text(found.events, found.zone)
    assert ("TZID:Own" in text, "X-WR-TIMEZONE:Europe/Berlin" in text, "Mine" in text) == (True, True, False)
    assert ("BEGIN:STANDARD" in text, "BEGIN:DAYLIGHT" in text) == (True, False)
    other = read(calendar(ZONE, session("20261130T140000Z")))
    assert "VTIMEZONE" not in other.text(other.events)
    bomb = read(calendar(ZONE.replace("YEARLY", "SECONDLY"), session("Own:20261130T140000")))
    assert "VTIMEZONE" not in bomb.text(bomb.events)


def test_what_is_no_calendar() -> None:
    """A page of a web site, or nothing at all."""
    assert [read(text).is_calendar for text in ("", "<html>DTSTART:20261130T140000Z</html>", calendar())] == [
        False,
        False,
        True,
    ]


def test_what_breaks_off_is_said() -> None:
    """As a file that is just being written; nothing is, of one calendar after another that is whole."""
    whole = calendar(session("20261130T140000Z"))
    cut = whole.removesuffix("END:VCALENDAR\r\n")
    assert [read(text).unused for text in (whole, whole + whole, cut, whole + cut)] == [{}, {}, {"cut": 1}, {"cut": 1}]


@pytest.mark.parametrize("day", ["99999999", "20261330", "00000000", "20261100"])
def test_a_day_of_no_month_is_counted(day: str) -> None:
    """It lies neither before nor after the days that are looked at, so it is not passed over with those that do."""
    found = read(calendar(session(f"{day}T140000Z", uid="b"), session("20261130T140000Z")))
    assert (len(found.events), found.unused) == (1, {"unreadable": 1})
