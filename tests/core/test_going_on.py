"""What must be confirmed before a run goes on."""

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from presencecheck.core.events import Answer, Answered, Confirmed, Moved, Reopened
from presencecheck.core.expiry import Instant
from presencecheck.core.going_on import estimate_times, old_essentials
from presencecheck.core.run import Run
from tests.support.builders import confirm, listed, walked

BEGAN = Instant(1_790_000_000)
NAMES = ("door", "link", "papers", "phone", "client")
PLAN = listed(confirm("lamp"), *(confirm(name, importance="essential") for name in NAMES))


def _old(run: Run, times: Mapping[str, Instant], later: float) -> list[str]:
    return [step.item.id for step in old_essentials(run, times, Instant(BEGAN.utc + later))]


def test_essentials_that_are_too_old() -> None:
    """What is open needs no confirming, what is standard neither; without a known time an answer is old."""
    run = walked(PLAN, "yes", "yes", "not-applicable", "skip", "yes")
    times = {"c/door": BEGAN, "c/phone": Instant(BEGAN.utc + 70)}
    expected = {240: ["link"], 241: ["door", "link"], 311: ["door", "link", "phone"], -3: ["door", "link", "phone"]}
    assert {later: _old(run, times, later) for later in expected} == expected


def test_answers_of_about_the_same_time_are_confirmed_together() -> None:
    """Nothing before the oldest is too old; then also those that will be within a minute, and no others."""
    run = walked(PLAN, "yes", "yes", "yes", "yes", "yes")
    times = {f"c/{name}": BEGAN.later(after) for name, after in zip(NAMES, (0, 10, 59, 62), strict=False)}
    expected: dict[float, list[str]] = {
        300: [],
        301: ["door", "link", "papers"],
        303: ["door", "link", "papers", "phone"],
    }
    assert {later: _old(run, times, later) for later in expected} == expected


@given(st.lists(st.integers(0, 900), min_size=5, max_size=5), st.integers(0, 900))
@settings(max_examples=50)
def test_no_prompt_is_followed_by_another_within_a_minute(given_at: list[int], later: int) -> None:
    """Once confirmed, whatever the ages were, nothing more is too old until at least a minute has passed."""
    run = walked(PLAN, *["yes"] * 6)
    times = {f"c/{name}": BEGAN.later(min(at, later)) for name, at in zip(NAMES, given_at, strict=True)}
    asked = _old(run, times, later)
    times |= {f"c/{name}": BEGAN.later(later) for name in asked}
    assert not asked or not _old(run, times, later + 60)


def test_time_is_estimated_too_early_rather_than_too_late() -> None:
    """As if the questions had followed one another at once, and nothing else had taken time."""
    run = Run(PLAN).apply(Answered("c/lamp", Answer.YES, seconds=4.0)).apply(Answered("c/door", Answer.YES, seconds=-3))
    run = run.apply(Moved("c/lamp")).apply(Confirmed(("c/lamp", "c/door"), 2.0)).apply(Reopened(("c/lamp",)))
    run = run.apply(Answered("c/lamp", Answer.YES, seconds=1.0))
    assert estimate_times(run, BEGAN.utc, BEGAN.later(60)) == {
        "c/lamp": Instant(BEGAN.utc + 7),
        "c/door": Instant(BEGAN.utc + 6),
    }
    # By a clock that counts sleep they are as old; and where the time of day was set back, nothing is known.
    last = Instant(BEGAN.utc + 60, 500.0)
    assert estimate_times(run, BEGAN.utc, last)["c/lamp"] == Instant(BEGAN.utc + 7, 447.0)
    assert estimate_times(run, BEGAN.utc + 54, last) == {"c/lamp": Instant(BEGAN.utc + 61, 501.0), "c/door": last}
    assert estimate_times(run, BEGAN.utc + 90, last) == {}


@pytest.mark.parametrize("said", ["yes", "not-applicable"])
def test_a_single_answer_now_needs_no_confirming(said: str) -> None:
    """It is new."""
    run = walked(PLAN, "yes", said)
    assert old_essentials(run, {"c/door": BEGAN}, BEGAN) == ()
