"""How long runs are kept, and what speaks against deleting some without asking."""

import pytest

from presencecheck.core.retention import Span, assess, is_ahead, is_span, last_day, parse_span


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("12 months", Span(months=12)),
        ("1 month", Span(months=1)),
        ("2 years", Span(months=24)),
        ("90 days", Span(days=90)),
        ("6 weeks", Span(days=42)),
        ("9999 days", Span(days=9999)),
        ("forever", None),
    ],
)
def test_a_time_in_words(text: str, span: Span | None) -> None:
    """A number and a unit of the calendar."""
    assert parse_span(text) == span
    assert is_span(text)


@pytest.mark.parametrize(
    "text",
    ["", "12", "months", "0 days", "-1 days", "1.5 years", "twelve months", "1 fortnight", "99999 days", "² days"],
)
def test_no_time(text: str) -> None:
    """Nothing is guessed of how long to keep runs."""
    assert not is_span(text)
    with pytest.raises(ValueError, match="^" + text.replace(".", r"\.")):
        parse_span(text)


def test_tomorrow_can_be_today_elsewhere() -> None:
    """A journey can date a run on the next day, not on the one after it."""
    assert last_day(10) == 11
    assert [is_ahead(day, 10) for day in (9, 10, 11, 12)] == [False, False, False, True]


TODAY = 20_000
OLD = TODAY - 365
DAILY = list(range(TODAY - 30, TODAY))


@pytest.mark.parametrize(
    ("begun", "doubts"),
    [
        ([OLD - 1, *DAILY], ""),
        ([OLD - 1] * 10 + DAILY, ""),
        ([OLD - 1] * 11 + DAILY, "many"),
        ([OLD - 1], "many strange"),
        ([*DAILY, OLD - 1], "many misdated"),
        ([*DAILY[:-3], OLD - 1, *DAILY[-3:]], "misdated"),
        ([OLD - 1, OLD, OLD - 1, *DAILY], ""),
        ([OLD - 1, *[OLD + 9] * 9], "strange"),
        ([OLD - 1, *[TODAY - 60] * 9], "strange"),
        ([OLD - 1, *range(TODAY - 69, TODAY - 60)], "strange"),
        ([OLD - 1, *range(TODAY - 68, TODAY - 59)], ""),
        ([OLD - 1, *[OLD + 9] * 9, TODAY, TODAY], "strange"),
        ([OLD - 1, *[OLD + 9] * 9, TODAY - 2, TODAY - 1], "strange"),
        ([OLD - 1, *[OLD + 9] * 9, TODAY - 3, TODAY - 2, TODAY - 1], ""),
        ([OLD - 1, *[OLD + 9] * 9, TODAY + 2, TODAY + 9], "strange"),
        ([OLD - 1, *DAILY, TODAY + 999], ""),
        ([OLD - 1] * 2 + DAILY[:3] + [TODAY + 99] * 9, "many"),
    ],
)
def test_what_speaks_against_the_clock(begun: list[int], doubts: str) -> None:
    """More than a quarter, the newest, a break with too few days after it, or dates out of order."""
    found = assess(begun, TODAY, OLD)
    doubted = {"many": found.is_large, "strange": found.is_date_doubtful, "misdated": found.is_misdated}
    assert " ".join(name for name, doubt in doubted.items() if doubt) == doubts
    assert found.needs_consent == bool(doubts)
    assert assess(begun, TODAY, OLD, jumped=True).is_date_doubtful


def test_what_would_be_deleted() -> None:
    """Runs dated in the future do not count; the newest is the last one before today."""
    found = assess([OLD - 2, OLD - 1, *DAILY, TODAY, TODAY + 2], TODAY, OLD)
    assert (found.runs, found.expiring, found.newest) == (33, 2, TODAY - 1)
    assert assess([TODAY, TODAY + 2], TODAY, OLD).newest is None


@pytest.mark.parametrize(("days", "misdated"), [(2, False), (3, True)])
def test_a_journey_can_put_two_runs_out_of_order(days: int, misdated: bool) -> None:
    """By two days at most; more than that is a clock that was wrong."""
    assert assess([OLD, OLD - days, *DAILY], TODAY, OLD).is_misdated == misdated
