"""Patterns of outcomes, read from all answers of a run or from those that are not plainly done."""

from presencecheck.core.events import Outcome
from presencecheck.core.items import FollowUp
from presencecheck.core.run import Readiness, Status
from presencecheck.history.queries.run_outcomes import (
    OutcomePattern,
    PatternReader,
    RunEnd,
    RunTable,
    StoredAnswer,
    tally,
)
from tests.support.builders import choice, confirm, listed

DONE, FIXED, ACCEPTED = Outcome.DONE, Outcome.FIXED, Outcome.ACCEPTED
SKIPPED, UNANSWERED = Outcome.SKIPPED, Outcome.UNANSWERED
COMPLETED = RunEnd(1, Status.COMPLETED, Readiness.READY)
LEFT = RunEnd(1, Status.STOPPED, None)
PLAN = listed(confirm("door"), confirm("lamp"), confirm("sign"))
BRANCHING = listed(choice("load", FollowUp(is_="hurry", add="minute")), confirm("minute"), confirm("door"))


def given(*answers: tuple[str, Outcome]) -> list[StoredAnswer]:
    """Stored answers."""
    return [StoredAnswer(f"c/{name}", outcome) for name, outcome in answers]


def test_the_last_answer_counts() -> None:
    """What was not in place at first is remembered beside it."""
    answers = given(("door", UNANSWERED), ("door", FIXED), ("lamp", DONE))
    pattern = PatternReader(PLAN).pattern(LEFT, answers)
    assert pattern.outcomes == {"c/door": FIXED, "c/lamp": DONE, "c/sign": UNANSWERED}
    assert pattern.not_yet == {"c/door"}
    assert pattern.outcome("c/sign") is UNANSWERED
    assert pattern.outcome("c/other") is None


def test_skipped_is_not_said_to_be_not_yet() -> None:
    """Left as it is is, and so is what was put right."""
    answers = given(("door", SKIPPED), ("lamp", ACCEPTED), ("sign", FIXED))
    assert PatternReader(PLAN).pattern(COMPLETED, answers).not_yet == {"c/lamp", "c/sign"}


def test_listed_answers_amount_to_the_same() -> None:
    """Of a completed run those that are plainly done need not be read; of another one all are."""
    reader = PatternReader(PLAN)
    every = given(("door", DONE), ("lamp", UNANSWERED), ("lamp", FIXED), ("sign", SKIPPED))
    whole, listed_ones = reader.pattern(COMPLETED, every), reader.pattern_of_listed(COMPLETED, every[1:], 4)
    assert listed_ones is not None
    assert (listed_ones.outcomes, listed_ones.not_yet) == (whole.outcomes, whole.not_yet)
    assert reader.pattern_of_listed(LEFT, every, 4) == reader.pattern(LEFT, every)


def test_listed_answers_may_not_be_enough() -> None:
    """An item that was done after it was skipped, or done twice, an answer too few or too many, or an unknown item."""
    reader = PatternReader(PLAN)
    assert reader.pattern_of_listed(COMPLETED, given(("door", SKIPPED)), 4) is None
    assert reader.pattern_of_listed(COMPLETED, [], 2) is None
    assert reader.pattern_of_listed(COMPLETED, given(("gate", SKIPPED)), 3) is None
    assert reader.pattern_of_listed(LEFT, given(("door", DONE), ("door", DONE)), 2) is None


def test_a_plan_with_branches_is_replayed() -> None:
    """What is in view depends on the values; so listed answers, which have none, are never enough."""
    reader = PatternReader(BRANCHING)
    hurried = [StoredAnswer("c/load", DONE, "hurry"), StoredAnswer("c/minute", DONE), StoredAnswer("c/door", DONE)]
    calm = [StoredAnswer("c/load", DONE, "little"), StoredAnswer("c/door", DONE)]
    assert list(reader.pattern(COMPLETED, hurried).outcomes) == ["c/load", "c/minute", "c/door"]
    assert list(reader.pattern(COMPLETED, calm).outcomes) == ["c/load", "c/door"]
    assert reader.pattern_of_listed(COMPLETED, [], 2) is None


def test_outcomes_are_tallied_by_the_number_of_runs() -> None:
    """Shared outcomes are counted once for all patterns that share them, and differing ones taken from them."""
    usual = {"c/door": DONE, "c/lamp": DONE}
    patterns = [
        OutcomePattern(COMPLETED, usual, {}, frozenset()),
        OutcomePattern(COMPLETED, usual, {"c/lamp": SKIPPED}, frozenset()),
        OutcomePattern(LEFT, {"c/lamp": UNANSWERED}, {}, frozenset()),
    ]
    counts = tally(RunTable({}, patterns, (), (), (), ()), [(0, 5), (1, 2), (2, 1)])
    assert {ref: {outcome: n for outcome, n in found.items() if n} for ref, found in counts.items()} == {
        "c/door": {DONE: 7},
        "c/lamp": {DONE: 5, SKIPPED: 2, UNANSWERED: 1},
    }
