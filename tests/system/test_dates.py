"""Dates as people write them."""

from contextlib import suppress
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presencecheck.core.errors import UsageError
from presencecheck.messages import dates as dates_messages
from presencecheck.system.clock import date_of, date_words, day_of
from presencecheck.system.dates import parse_period

TODAY = day_of("2026-11-28")
"""A Saturday."""


def read(text: str, today: int = TODAY) -> tuple[str, ...]:
    """The first day that a text means, and the last where that is another."""
    period = parse_period(text, today, "--since")
    days = (period.first,) if period.unit == "day" else (period.first, period.last)
    return tuple(date_of(day).isoformat() for day in days)


def refused(text: str, today: int = TODAY) -> UsageError:
    """The error that a text gets."""
    with pytest.raises(UsageError) as caught:
        parse_period(text, today, "--since")
    return caught.value


@pytest.mark.parametrize(
    "written",
    [
        *("2025-12-31", "2025/12/31", "2025.12.31", "31.12.2025", "31. 12. 2025", "31/12/2025", "12/31/2025"),
        *("31-12-2025", "20251231", "31122025", "31 Dec 2025", "31. December 2025", "Dec 31, 2025", "31st dec 2025"),
        *("31-Dec-2025", "2025 December 31", "Wed, 31 Dec 2025", "Wednesday 31 December 2025", "  31.12.2025 "),
        "\u0663\u0661.\u0661\u0662.\u0662\u0660\u0662\u0665",
    ],
)
def test_a_day(written: str) -> None:
    """Each is the last day of 2025."""
    assert read(written) == ("2025-12-31",)


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("today", ("2026-11-28",)),
        ("Yesterday", ("2026-11-27",)),
        ("the day before yesterday", ("2026-11-26",)),
        ("3 days ago", ("2026-11-25",)),
        ("a week ago", ("2026-11-21",)),
        ("9 months ago", ("2026-02-28",)),
        ("1 year ago", ("2025-11-28",)),
        ("monday", ("2026-11-23",)),
        ("Tue", ("2026-11-24",)),
        ("this week", ("2026-11-23", "2026-11-29")),
        ("last week", ("2026-11-16", "2026-11-22")),
        ("last month", ("2026-10-01", "2026-10-31")),
        ("this quarter", ("2026-10-01", "2026-12-31")),
        ("last quarter", ("2026-07-01", "2026-09-30")),
        ("previous year", ("2025-01-01", "2025-12-31")),
        ("last 90 days", ("2026-08-31", "2026-11-28")),
        ("2026-02", ("2026-02-01", "2026-02-28")),
        ("Feb 2024", ("2024-02-01", "2024-02-29")),
        ("11/2025", ("2025-11-01", "2025-11-30")),
        ("2025-Q4", ("2025-10-01", "2025-12-31")),
        ("Q1 2026", ("2026-01-01", "2026-03-31")),
        ("2025", ("2025-01-01", "2025-12-31")),
    ],
)
def test_as_seen_from_today(written: str, days: tuple[str, ...]) -> None:
    """Days, weeks from Monday on, months, quarters and years."""
    assert read(written) == days


def test_january_has_a_month_before_it() -> None:
    """And a quarter; the year is that before."""
    january = day_of("2026-01-31")
    assert read("last month", january) == ("2025-12-01", "2025-12-31")
    assert read("last quarter", january) == ("2025-10-01", "2025-12-31")


def test_two_meanings() -> None:
    """Both days are named, and how each is written."""
    error = refused("05/06/2025")
    assert error.message == '--since: "05/06/2025" can be 5 June 2025 or 6 May 2025.'
    assert error.hint == "Write 2025-06-05 or 2025-05-06."
    assert read("05/05/2025") == ("2025-05-05",)
    assert read("05.06.2025") == ("2025-06-05",)


def test_weekdays_with_two_meanings() -> None:
    """A Saturday's Saturday may be today; last Tuesday that of this week or the one before."""
    assert "2026-11-28 or 2026-11-21" in refused("saturday").hint
    assert read("last saturday") == ("2026-11-21",)
    assert "2026-11-24 or 2026-11-17" in refused("last Tuesday").hint
    assert read("last sunday") == ("2026-11-22",)


@pytest.mark.parametrize(
    "written", ["31.12.", "31.12", "31/12", "31.12.25", "12/31/25", "31 Dec", "Dec 25", "november"]
)
def test_without_the_year(written: str) -> None:
    """It is asked for, in full."""
    assert refused(written).message == dates_messages.NO_YEAR.format(option="--since", text=written).message


@pytest.mark.parametrize(
    "written", ["31.02.2026", "2026-13-01", "29 Feb 2026", "32.1.2026", "Mon, 31 Dec 2025", "0/2026"]
)
def test_days_that_are_none(written: str) -> None:
    """The calendar is named, not the form."""
    assert refused(written).message == dates_messages.NO_SUCH_DAY.format(option="--since", text=written).message


@pytest.mark.parametrize(
    "written",
    [
        *(
            "",
            "soon",
            "next week",
            "31",
            "last",
            "ago",
            "0 days",
            "last 0 days",
            "last 3 weeks",
            "day ago",
            "2026-11-28x",
        ),
        *(
            "31.12/2025",
            "1 2 3 2025",
            "december december 2025",
            "99999999 days ago",
            "1.2.3.2025",
            "x" * 1000,
            "ma 2025",
        ),
    ],
)
def test_no_dates(written: str) -> None:
    """The ways to write one are named."""
    assert refused(written).hint == dates_messages.NOT_A_DATE.hint


DAYS = st.dates(date(1970, 1, 1), date(9998, 12, 31))
FORMS = (
    *("{d.year}-{d.month:02}-{d.day:02}", "{d.year}/{d.month}/{d.day}", "{d.year}.{d.month:02}.{d.day:02}"),
    *("{d.day}.{d.month}.{d.year}", "{d.day:02}. {d.month:02}. {d.year}", "{d:%d %B %Y}", "{d:%B} {d.day}, {d.year}"),
    *("{d:%a} {d.day} {d:%b} {d.year}", "{d:%A}, {d.day}-{d:%b}-{d.year}", "{d:%Y %b %d}"),
)


@given(DAYS, st.sampled_from(FORMS), st.sampled_from((str, str.upper, str.lower)))
def test_each_form_is_read_back(day: date, form: str, case: object) -> None:
    """Any day in any of these forms, however it is spelt, is that day."""
    assert callable(case)
    assert read(case(form.format(d=day))) == (day.isoformat(),)


@given(DAYS, st.sampled_from(["full", "short", "aligned", "month"]))
def test_what_is_shown_is_read(day: date, form: str) -> None:
    """Each form with a year in which this program shows a date."""
    shown = date_words(day_of(day.isoformat()), form)
    assert read(shown)[0] == (day.replace(day=1) if form == "month" else day).isoformat()


@given(DAYS, st.sampled_from(("{a:02}/{b:02}/{d.year}", "{a}-{b}-{d.year}", "{a:02}{b:02}{d.year}")), st.booleans())
def test_never_the_wrong_day(day: date, form: str, month_first: bool) -> None:
    """Whichever order a person writes, they get the day that they mean, or both are named."""
    a, b = (day.month, day.day) if month_first else (day.day, day.month)
    written = form.format(a=a, b=b, d=day)
    try:
        found = read(written)
    except UsageError as error:
        assert a != b or len(written) == 8
        assert day.isoformat() in error.hint or not 1900 <= day.year < 2200  # noqa: PT017 - either is right
    else:
        assert found == (day.isoformat(),) or not 1900 <= day.year < 2200


@given(st.text() | st.text("0123456789./- qQ", max_size=12), st.integers(0, 80_000))
def test_any_text(text: str, today: int) -> None:
    """Whatever is typed is a span of days, or refused."""
    with suppress(UsageError):
        period = parse_period(text, today, "--since")
        assert period.first <= period.last


WORDS = st.lists(
    st.sampled_from(
        [
            *(
                "last",
                "this",
                "past",
                "week",
                "weeks",
                "day",
                "days",
                "month",
                "ago",
                "a",
                "3",
                "12",
                "2025",
                "31",
                "monday",
            ),
            *("dec", "may", "quarter", "year", "today", "yesterday", "of", "on", "q3", ",", "sat"),
        ]
    ),
    max_size=4,
)


@given(WORDS, st.integers(0, 80_000))
def test_any_words(words: list[str], today: int) -> None:
    """Whatever their order, they are a span of days, or refused."""
    with suppress(UsageError):
        period = parse_period(" ".join(words), today, "--since")
        assert period.first <= period.last


def test_the_calendar_of_others_agrees() -> None:
    """Every day of four years in the two orders of the world, as Python reads them."""
    for day in range(day_of("2023-01-01"), day_of("2027-01-01")):
        written = f"{date_of(day):%d/%m/%Y}"
        orders = {datetime.strptime(written, "%d/%m/%Y").date()}  # noqa: DTZ007 - a date alone
        with suppress(ValueError):
            orders.add(datetime.strptime(written, "%m/%d/%Y").date())  # noqa: DTZ007
        if len(orders) == 1:
            assert read(written) == (orders.pop().isoformat(),)
        else:
            assert all(each.isoformat() in refused(written).hint for each in orders)
