"""Days, dates and moments; what the clock of the machine shows is tried in tests/end_to_end/test_clocks.py."""

import time
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presencecheck.core.expiry import Instant
from presencecheck.messages import dates as dates_messages
from presencecheck.system import clock
from presencecheck.system.clock import (
    FARTHEST,
    FIRST_DAY,
    LAST_DAY,
    Moment,
    clamp,
    date_of,
    date_words,
    day_before,
    day_of,
    instant,
    is_moment,
    moment_at,
    now,
    stopwatch,
)

DAYS = st.integers(FIRST_DAY, LAST_DAY)


@given(DAYS)
def test_a_day_is_written_and_read(day: int) -> None:
    """A date in digits stands for its day, in words for the same."""
    written = date_of(day).isoformat()
    assert day_of(written) == day
    words = date_words(day).split()
    assert (int(words[0]), int(words[2])) == (date_of(day).day, date_of(day).year)


def test_a_date_in_words() -> None:
    """A date is shown as people say it, without a zero before the day."""
    assert date_words(day_of("2026-11-02")) == "2 November 2026"
    assert date_words(day_of("0033-05-30")) == "30 May 33"


def test_a_date_in_each_form() -> None:
    """Dates that stand below each other are equally wide; in a sentence no zero stands before a number."""
    day = day_of("2026-03-02")
    assert {form: date_words(day, form) for form in dates_messages.DATES} == {
        "full": "2 March 2026",
        "short": "2 Mar 2026",
        "aligned": "02 Mar 2026",
        "aligned-day": "02 Mar",
        "month": "Mar 2026",
    }


@pytest.mark.parametrize("text", ["", "2026-1-1", "20261101", "2026-W01-1", "2026-02-30", "today", "2026-11-22T10"])
def test_what_is_no_date(text: str) -> None:
    """Only one way of writing a date is read."""
    with pytest.raises(ValueError, match=r".*"):
        day_of(text)


@pytest.mark.parametrize(
    ("day", "months", "days", "before"),
    [
        ("2026-11-22", 12, 0, "2025-11-22"),
        ("2026-03-31", 1, 0, "2026-02-28"),
        ("2024-03-31", 1, 0, "2024-02-29"),
        ("2026-01-15", 1, 0, "2025-12-15"),
        ("2026-01-01", 0, 1, "2025-12-31"),
        ("2026-03-31", 1, 28, "2026-01-31"),
    ],
)
def test_months_before_a_day(day: str, months: int, days: int, before: str) -> None:
    """A shorter month gives its last day."""
    assert day_before(day_of(day), months, days) == day_of(before)


def test_the_calendar_is_that_of_python() -> None:
    """Its ends, and where its days are counted from."""
    ends = (date.min, date.max)
    assert [date_of(day) for day in (FIRST_DAY, LAST_DAY)] == [*ends]
    assert date_of(0) == date(1970, 1, 1)


def test_before_the_calendar() -> None:
    """More time than the calendar has gives a day before every other, and no error."""
    assert day_before(day_of("0001-12-31"), 12, 0) < FIRST_DAY


@given(st.integers(-(2**70), 2**70), st.integers(-(10**6), 10**6))
def test_a_clock_that_is_set_anywhere(utc: int, offset: int) -> None:
    """Whatever a clock shows, it becomes a moment with a date, and one that is inside stays as it is."""
    moment = clamp(utc, offset)
    assert is_moment(moment.utc, moment.offset)
    assert moment.local().date() == date_of(moment.day) or abs(moment.offset) == FARTHEST
    assert moment.clock_time == f"{moment.local():%H:%M}"
    assert clamp(moment.utc, moment.offset) == moment


@given(st.integers(0, 4 * 10**9), st.integers(-14 * 60, 14 * 60))
def test_a_moment_is_the_local_time(utc: int, offset: int) -> None:
    """The local day and time are those of the offset."""
    local = Moment(utc, offset).local()
    assert (local.timestamp(), local.utcoffset()) == (utc, timedelta(minutes=offset))
    assert Moment(utc, offset).iso() == local.isoformat()
    assert Moment(utc, offset).clock_time == f"{local:%H:%M}"
    assert date_of(Moment(utc, offset).day) == local.date()
    assert Moment(utc, offset).midnight.utc <= utc < Moment(utc, offset).end_of_day


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="a time zone for this process alone")
def test_the_local_time_of_another_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """By what is in force then: summer time and winter time."""
    monkeypatch.setenv("TZ", "Europe/Vienna")
    time.tzset()
    try:
        assert [moment_at(utc).offset for utc in (1_790_000_000, 1_795_000_000)] == [120, 60]
    finally:
        monkeypatch.undo()
        time.tzset()


def test_the_clock_goes_on() -> None:
    """The present is a moment, and the stopwatch never goes back."""
    assert is_moment(now().utc, now().offset)
    assert stopwatch() <= stopwatch()


@pytest.mark.parametrize(
    ("utc", "counted", "present"), [(-5.0, 70.0, 0.0), (5.5, 70.0, 5.5), (-5.0, None, -5.0), (5.5, None, 5.5)]
)
def test_the_present_before_1970(
    utc: float, counted: float | None, present: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As the history has it, where another clock says how much time has passed."""
    monkeypatch.setattr(clock, "uptime", lambda: counted)
    monkeypatch.setattr(time, "time", lambda: utc)
    assert instant() == Instant(present, counted)


def test_a_clock_that_python_cannot_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """From 2262 on it counts no nanoseconds; that is a time like any other, and no fault."""

    def overflow() -> float:
        raise OverflowError

    monkeypatch.setattr(time, "time", overflow)
    assert (now().local().year, int(instant().utc)) == (2262, now().utc)
