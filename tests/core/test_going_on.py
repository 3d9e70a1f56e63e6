"""What must be confirmed before a run goes on."""

import pytest

from presencecheck.core.events import Answer, Answered, Confirmed, Moved, Reopened
from presencecheck.core.expiry import Instant
from presencecheck.core.going_on import estimate_times, old_essentials
from presencecheck.core.run import Run
from tests.support.builders import confirm, listed, walked

BEGAN = Instant(1_790_000_000)
PLAN = listed(
    confirm("lamp"),
    *(confirm(name, importance="essential") for name in ("door", "link", "papers", "phone", "client")),
)


def test_essentials_that_are_too_old() -> None:
    """What is open needs no confirming, what is standard neither; without a known time an answer is old."""
    run = walked(PLAN, "yes", "yes", "not-applicable", "skip", "yes")
    times = {"c/door": BEGAN, "c/phone": Instant(BEGAN.utc + 60)}
    for later, refs in ((300, ["link"]), (301, ["door", "link"]), (361, ["door", "link", "phone"]), (-3, None)):
        found = [step.item.id for step in old_essentials(run, times, Instant(BEGAN.utc + later))]
        assert found == (["door", "link", "phone"] if refs is None else refs)


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
