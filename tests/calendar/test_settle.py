"""Times of three kinds in one appointment: the same instant is the same, however each of the two is written."""

import io
from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from presencecheck.calendar.components import Calendar
from presencecheck.calendar.expand import expand
from tests.support.calendars import DAYS, SPAN, calendar, event, utc
from tests.support.zones import local_zone

HERE = "America/New_York"
SERIES, INSTANCE = utc("2026-11-23 14:00"), utc("2026-11-30 14:00")


@pytest.fixture(autouse=True, scope="module")
def here() -> Iterator[None]:
    """This computer is west of Greenwich, where a time taken for UTC is hours early."""
    with local_zone(HERE):
        yield


def written(instant: int, zone: str) -> str:
    """The parameter and the value of an instant: in UTC, in a zone, or in none."""
    if zone == "Z":
        return f":{datetime.fromtimestamp(instant, ZoneInfo('UTC')):%Y%m%dT%H%M%SZ}"
    parameter = f";TZID={zone}" if zone else ""
    return f"{parameter}:{datetime.fromtimestamp(instant, ZoneInfo(zone or HERE)):%Y%m%dT%H%M%S}"


def found(*parts: str, own: str = "") -> set[int]:
    """The starts; nothing is unused."""
    text = calendar(f"X-WR-TIMEZONE:{own}\r\n" if own else "", *parts)
    starts, unused = expand(Calendar(io.BytesIO(text.encode()), *DAYS), DAYS, SPAN)
    assert unused == {}
    return starts


KINDS = st.sampled_from(["Z", "", "Europe/Berlin", "Australia/Lord_Howe"])


@settings(max_examples=40, deadline=None)
@given(KINDS, st.sampled_from(["Z", "Europe/Berlin", "Australia/Lord_Howe"]), st.sampled_from(["", HERE]))
def test_an_exception_is_one_in_any_kind_of_time(series: str, exception: str, own: str) -> None:
    """Left out, added, moved, and the end of a rule."""
    start, weekly = f"DTSTART{written(SERIES, series)}", "RRULE:FREQ=WEEKLY"
    evening = INSTANCE + 4 * 3600
    moved = event(f"DTSTART{written(evening, 'Z')}", "DURATION:PT50M", f"RECURRENCE-ID{written(INSTANCE, exception)}")
    mark = written(INSTANCE, exception)
    assert found(event(start, "DURATION:PT50M", weekly, f"EXDATE{mark}"), own=own) == set()
    assert found(event(start, "DURATION:PT50M", f"RDATE{mark}"), own=own) == {INSTANCE}
    assert found(event(start, "DURATION:PT50M", weekly), moved, own=own) == {evening}
    for last, starts in ((INSTANCE, {INSTANCE}), (INSTANCE - 1, set())):
        until = f"{weekly};UNTIL={written(last, 'Z')[1:]}"
        assert found(event(start, "DURATION:PT50M", until), own=own) == starts


@pytest.mark.parametrize("series", ["Z", "", "Europe/Berlin", "America/Los_Angeles"])
def test_the_end_of_a_rule_without_a_zone_is_in_that_of_the_series(series: str) -> None:
    """A day is one of its days, as its clock has them."""
    start = f"DTSTART{written(SERIES, series)}"
    wall = written(INSTANCE, series).rpartition(":")[2].removesuffix("Z")
    for until, starts in ((wall, {INSTANCE}), (wall[:8], {INSTANCE}), ("20261129", set())):
        assert found(event(start, "DURATION:PT50M", f"RRULE:FREQ=WEEKLY;UNTIL={until}")) == starts
