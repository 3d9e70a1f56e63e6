"""Weeks, months and years of days."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presencecheck.figures.days import month_of, series, week_of, weekly

EPOCH = date(1970, 1, 1).toordinal()


def day(text: str) -> int:
    """A day, counted from 1970-01-01."""
    return date.fromisoformat(text).toordinal() - EPOCH


@given(st.integers(day("1900-01-01"), day("2100-01-01")))
def test_a_week_begins_on_its_monday(number: int) -> None:
    """At most six days before, and as the calendar has it, also before 1970."""
    monday = week_of(number)
    assert 0 <= number - monday < 7
    assert date.fromordinal(monday + EPOCH).weekday() == 0


def test_months_are_named() -> None:
    """By year and month."""
    assert month_of(day("2026-11-30")) == "2026-11"


def test_weeks_without_any_day_are_counted_too() -> None:
    """From the week of the first day looked at to that of the last."""
    days = {day("2026-11-03"): 2, day("2026-11-08"): 1, day("2026-11-16"): 4}
    found = weekly(days, day("2026-11-04"), day("2026-11-24"))
    assert found == {day("2026-11-02"): 3, day("2026-11-09"): 0, day("2026-11-16"): 4, day("2026-11-23"): 0}


@pytest.mark.parametrize(
    ("since", "until", "unit", "names"),
    [
        ("2026-11-02", "2026-11-20", "week", ["2026-11-02", "2026-11-09", "2026-11-16"]),
        ("2026-10-31", "2026-12-01", "month", ["2026-10", "2026-11", "2026-12"]),
        ("2025-12-31", "2027-01-01", "year", ["2025", "2026", "2027"]),
    ],
)
def test_the_shortest_unit_that_fits_is_taken(since: str, until: str, unit: str, names: list[str]) -> None:
    """At most three here; every day of the span is in one of them."""
    days = dict.fromkeys(range(day(since), day(until) + 1), 1)
    found = series(days, day(since), day(until), most=3)
    assert (found[0], list(found[1])) == (unit, names)
    assert sum(found[1].values()) == len(days)


def test_years_are_as_many_as_there_are() -> None:
    """There is no longer unit."""
    unit, counts = series({day("2020-05-05"): 1}, day("2020-01-01"), day("2026-12-31"), most=3)
    assert (unit, len(counts), counts["2020"], counts["2026"]) == ("year", 7, 1, 0)
