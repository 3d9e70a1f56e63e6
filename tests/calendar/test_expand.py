"""The starts of sessions: against an independent expansion, and in the forms in which calendars are written."""

import io
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from presencecheck.calendar.components import Calendar
from presencecheck.calendar.expand import expand
from presencecheck.system.clock import days_around
from tests.calendar.test_components import ZONE
from tests.support.calendars import DAYS, NOW, SPAN, calendar, event, session, utc

ZONES = ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe")


def found(text: str, span: tuple[int, int] = SPAN, days: tuple[str, str] = DAYS) -> tuple[set[int], dict[str, int]]:
    """The starts within the span."""
    return expand(Calendar(io.BytesIO(text.encode()), *days), days, span)


AT_TWO = {utc("2026-11-30 14:00")}


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        (session("20261130T140000Z"), AT_TWO),
        (event("DTSTART:20261130T140000Z", "DTEND:20261130T145000Z"), AT_TWO),
        (session("Europe/Berlin:20261130T150000"), AT_TWO),
        (session("W. Europe Standard Time:20261130T150000"), AT_TWO),
        (session("/freeassociation.sourceforge.net/Europe/Berlin:20261130T150000"), AT_TWO),
        (ZONE + session("Own:20261130T150000"), AT_TWO),
        (session("Europe/Berlin:20200106T150000", "RRULE:FREQ=WEEKLY"), AT_TWO),
        (
            session("Europe/Berlin:20200106T150000", "RRULE:FREQ=WEEKLY", "EXDATE;TZID=Europe/Berlin:20261130T150000"),
            set(),
        ),
        (
            session("20200106T150000Z", "RRULE:FREQ=WEEKLY")
            + session("20261130T140000Z", "RECURRENCE-ID:20261130T150000Z"),
            AT_TWO,
        ),
        (
            session("20200106T150000Z", "RRULE:FREQ=WEEKLY")
            + session("20261130T150000Z", "RECURRENCE-ID:20261130T150000Z", "STATUS:CANCELLED"),
            set(),
        ),
        (session("20261101T140000Z", "RDATE:20261130T140000Z"), AT_TWO),
        (session("20261130T140000Z", "STATUS:CANCELLED"), set()),
        (session("20261130T140000Z", "STATUS:TENTATIVE"), set()),
        (session("20261130T140000Z", "TRANSP:TRANSPARENT"), set()),
        (event("DTSTART;VALUE=DATE:20261130"), set()),
        (session("20261130T140000Z", minutes=14), set()),
        (session("20261130T140000Z", minutes=15), AT_TWO),
        (session("20261130T140000Z", minutes=180), AT_TWO),
        (session("20261130T140000Z", minutes=181), set()),
        (session("20261130T140000Z") + session("20261130T160000Z"), AT_TWO | {utc("2026-11-30 16:00")}),
        ("X-WR-TIMEZONE:Nowhere\r\n" + session("20261130T140000Z"), AT_TWO),
    ],
)
def test_appointments_as_calendars_have_them(text: str, starts: set[int]) -> None:
    """Moved, cancelled, repeated; what is no session is passed over without a word."""
    assert found(calendar(text)) == (starts, {})


def test_a_zone_that_is_not_known_is_said() -> None:
    """Such an appointment is at no time that could be told; the others are found."""
    text = calendar(session("Nowhere:20261130T140000", uid="b"), session("20261130T140000Z"))
    assert found(text) == (AT_TWO, {"zone": 1})


def test_one_that_the_library_refuses_leaves_the_others() -> None:
    """A day that no calendar has."""
    text = calendar(session("20261131T140000Z", uid="b"), session("20261130T140000Z"))
    assert found(text) == (AT_TWO, {"unreadable": 1})


def test_a_time_without_a_zone_is_that_of_the_clock_on_the_wall() -> None:
    """Of this computer."""
    local = datetime.fromtimestamp(NOW + 3600).astimezone().strftime("%Y%m%dT%H%M%S")
    assert found(calendar(session(local))) == ({NOW + 3600}, {})


def test_what_names_no_end_takes_no_time() -> None:
    """And is said, since it may be a session."""
    assert found(calendar(event("DTSTART:20261130T140000Z"))) == (set(), {"end": 1})
    assert found(calendar()) == (set(), {})


DST = ("2026-03-29", "2026-10-25", "2026-03-08", "2026-11-01", "2026-04-05", "2026-10-04")
RULES = st.builds(
    lambda freq, interval, days, end: ";".join(filter(None, [f"FREQ={freq}", f"INTERVAL={interval}", days, end])),
    st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]),
    st.integers(1, 3),
    st.sampled_from(["", "BYDAY=MO,TH", "BYDAY=SU", "BYMONTHDAY=1,-1", "BYMONTH=3,10,11"]),
    st.sampled_from(["", "COUNT=40", "UNTIL=20261101T120000Z"]),
)


@settings(max_examples=60, deadline=None)
@given(
    RULES,
    st.sampled_from(ZONES),
    st.integers(0, 334 * 24).map(lambda hours: datetime.fromisoformat("2025-11-01") + timedelta(hours=hours)),
    st.sampled_from(DST),
)
def test_against_an_independent_expansion(rule: str, zone: str, start: datetime, day: str) -> None:
    """Random rules in three zones, around the days on which clocks change."""
    first = utc(f"{day} 00:00") - 36 * 3600
    span = first, first + 108 * 3600
    text = calendar(session(f"{zone}:{start:%Y%m%dT%H%M%S}", f"RRULE:{rule}"))
    own = ZoneInfo(zone)
    times = rrulestr(rule, dtstart=start.replace(tzinfo=own)) if "UNTIL" in rule else rrulestr(rule, dtstart=start)
    begins, ends = (
        datetime.fromtimestamp(edge, own) + timedelta(hours=hours) for edge, hours in zip(span, (-3, 3), strict=True)
    )
    if "UNTIL" not in rule:
        begins, ends = begins.replace(tzinfo=None), ends.replace(tzinfo=None)
    expected = {
        # The start itself counts, be it that the rule does not meet it.
        int(each.replace(tzinfo=own).timestamp())
        for each in [*times.between(begins, ends, inc=True), start]
    }
    assert found(text, span, days_around(*span))[0] == {each for each in expected if span[0] <= each <= span[1]}
