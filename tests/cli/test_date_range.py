"""Days, months and quarters as they are typed."""

import pytest

from presencecheck.cli.date_range import day, month, quarter, selection
from presencecheck.core.errors import UsageError
from presencecheck.messages import date_range as date_range_messages
from presencecheck.system.clock import date_of, day_of, now


def test_days_back_meet_without_a_gap() -> None:
    """Since 1d is today alone; until 1d is yesterday."""
    today = now().day
    assert day("1d", "--since") - day("1d", "--until") == 1
    assert today - day("1d", "--since") in (0, -1)  # midnight may pass


@pytest.mark.parametrize(
    ("option", "text", "written"),
    [
        ("--since", "2025-11", "2025-11-01"),
        ("--before", "Nov 2025", "2025-11-01"),
        ("--until", "2025-11", "2025-11-30"),
        ("--after", "31.12.2025", "2025-12-31"),
        ("--until", "31/12/2025", "2025-12-31"),
        ("--since", "1901-01-01", "1970-01-01"),
    ],
)
def test_periods_have_two_ends(option: str, text: str, written: str) -> None:
    """What begins with a period begins with its first day, what ends with it ends with its last."""
    assert day(text, option) == day_of(written)


def test_counts_mean_the_same_to_every_option() -> None:
    """What --since 2 weeks shows is what --before 2 weeks leaves."""
    since, before = day("2 weeks", "--since"), day("14d", "--before")
    assert before - since in (0, 1)  # midnight may pass


@pytest.mark.parametrize(
    ("read", "text", "first", "last"),
    [
        (month, "2026-02", "2026-02-01", "2026-02-28"),
        (month, "2024-12", "2024-12-01", "2024-12-31"),
        (month, "Dec 2024", "2024-12-01", "2024-12-31"),
        (quarter, "Q4 2026", "2026-10-01", "2026-12-31"),
        (quarter, "2026-Q4", "2026-10-01", "2026-12-31"),
        (quarter, "2026-q1", "2026-01-01", "2026-03-31"),
    ],
)
def test_months_and_quarters(read: object, text: str, first: str, last: str) -> None:
    """From their first day to their last."""
    assert callable(read)
    assert [date_of(each).isoformat() for each in read(text)] == [first, last]


@pytest.mark.parametrize(
    ("read", "text"),
    [(month, "2026-13"), (month, "1969-12"), (quarter, "2026-Q5"), (quarter, "2026"), (month, "last week")],
)
def test_what_is_none(read: object, text: str) -> None:
    """It is said with an example of a right one."""
    assert callable(read)
    with pytest.raises(UsageError) as caught:
        read(text)
    assert "2026" in caught.value.hint


def test_the_last_before_the_first() -> None:
    """Both are named, with the way out."""
    with pytest.raises(UsageError) as caught:
        selection("2026-11-02", "2026-11-01")
    assert caught.value.hint == date_range_messages.DAYS_REVERSED.hint
    found = selection("2026-11-01", "2026-11-02", "full")
    assert (found.since, found.until) == (day_of("2026-11-01"), day_of("2026-11-02"))
