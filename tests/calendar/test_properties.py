"""Which lines of a calendar pass, and that nothing passes beside them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presencecheck.calendar.properties import Property, border, parse, unfold
from tests.support.calendars import CANARY, event


def test_only_lines_that_are_known_are_looked_at() -> None:
    """A line that continues any other goes with it; the mark before the first line counts for nothing."""
    lines = b"\xef\xbb\xbfBEGIN:VCALENDAR\r\nSUMMARY:a\r\n DTSTART:20260101T000000Z\r\nDTSTART;TZ\r\n ID=X:2026\r\n"
    assert [*unfold(lines.splitlines(True))] == [b"BEGIN:VCALENDAR", b"DTSTART;TZID=X:2026"]
    assert [*unfold([b" DTSTART:x", b"dtend:1\n", b"\n", b"\t2"])] == [b"dtend:12"]
    assert [*unfold([b"DTSTA\n", b" RT:1\n", b"X-NO\n", b" TE:her\n", b"RRULE\n"])] == [b"DTSTART:1", b"RRULE"]


@pytest.mark.parametrize(
    ("line", "passes"),
    [
        ("DTSTART:20261130T140000Z", "DTSTART:20261130T140000Z"),
        ("dtstart;value=date-time;x-a=b:20261130t140000z", "DTSTART:20261130T140000Z"),
        ("DTSTART;TZID=Europe/Berlin:20261130T140000", 'DTSTART;TZID="Europe/Berlin":20261130T140000'),
        (
            'DTSTART;TZID="(UTC+01:00) Amsterdam, Berlin":20261130T140000',
            'DTSTART;TZID="(UTC+01:00) Amsterdam, Berlin":20261130T140000',
        ),
        ("DTSTART;TZID=Europe/Berlin:20261130T140000Z", "DTSTART:20261130T140000Z"),
        ("DTSTART;VALUE=DATE:20261130", "DTSTART;VALUE=DATE:20261130"),
        ("RDATE;VALUE=PERIOD:20261130T140000Z/PT1H", "RDATE;VALUE=PERIOD:20261130T140000Z/PT1H"),
        ("RECURRENCE-ID;RANGE=THISANDFUTURE:20261130", "RECURRENCE-ID;VALUE=DATE;RANGE=THISANDFUTURE:20261130"),
        ("RRULE:FREQ=WEEKLY;BYDAY=MO,-1TU;", "RRULE:FREQ=WEEKLY;BYDAY=MO,-1TU"),
        ("RRULE:FREQ=WEEKLY;BYDAY=MO, TU;COUNT=-1", "RRULE:FREQ=WEEKLY;BYDAY=MO,TU"),
        ("DURATION:P1DT2H", "DURATION:P1DT2H"),
        ("STATUS: cancelled ", "STATUS:CANCELLED"),
        ("TZOFFSETTO:+0100", "TZOFFSETTO:+0100"),
    ],
)
def test_a_line_is_written_again_from_what_was_understood(line: str, passes: str) -> None:
    """With the parameters that matter."""
    found = parse(line.encode())
    assert found is not None
    assert found.line == passes


@pytest.mark.parametrize(
    "line",
    [
        "DTSTART:tomorrow",
        "DTSTART:20261130T1400",
        "RRULE:FREQ=WEEKLY;NOTE=her",
        "RRULE:WEEKLY",
        "STATUS:LATE",
        'DTSTART;TZID="a\x01b":20261130T140000',
        "DURATION:an hour",
        "EXDATE:20261130T140000Z,her",
    ],
)
def test_what_has_no_known_form_has_no_value(line: str) -> None:
    """So that it can be said that something was not understood, without a word of it."""
    found = parse(line.encode())
    assert found is not None
    assert found.value == ""


def test_what_is_no_line_says_nothing() -> None:
    """Neither a property that is not on the list, nor what is no property."""
    assert (parse(b"SUMMARY:x"), parse(b"DTSTART"), parse(b"TZNAME:CET")) == (None, None, None)
    assert (border(b"begin: vevent "), border(b"END:VTOOD"), border(b"ENDING:x")) == (
        ("BEGIN", "VEVENT"),
        ("END", "VTOOD"),
        None,
    )
    assert parse(f"UID:{CANARY}".encode()) == Property("UID", CANARY)


@given(st.text(max_size=60), st.sampled_from(["DTSTART", "RRULE", "STATUS", "EXDATE", "DURATION", "SEQUENCE"]))
def test_no_word_passes(words: str, name: str) -> None:
    """Whatever stands where a time is expected: capitals, digits and the few signs of a rule, or nothing."""
    found = parse(f"{name};X-A={words}:{words}".encode(errors="replace"))
    assert found is None or re.fullmatch(r"[A-Z0-9=;,/+-]*", found.value)


def test_no_word_of_an_appointment_passes() -> None:
    """Nor of lines that are folded, be it in the middle of a word."""
    lines = event("DTSTART:20261130T140000Z").encode().splitlines(True)
    passed = [each.line for line in unfold(lines) if (each := parse(line)) and each.name != "UID"]
    assert passed == ["DTSTART:20261130T140000Z"]
