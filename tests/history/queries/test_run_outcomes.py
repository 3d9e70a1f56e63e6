"""Patterns of outcomes, read from the answers of a run, and how often each occurs."""

from presencecheck.core.events import Outcome
from presencecheck.core.items import FollowUp
from presencecheck.core.standing import Status
from presencecheck.history.queries.run_outcomes import OutcomePattern, PatternReader, RunOutcomes, StoredAnswer, tally
from tests.support.builders import choice, confirm, listed, scale

DONE, FIXED, ACCEPTED = Outcome.DONE, Outcome.FIXED, Outcome.ACCEPTED
SKIPPED, UNANSWERED = Outcome.SKIPPED, Outcome.UNANSWERED
PLAN = listed(confirm("door"), confirm("lamp"), confirm("sign"))
BRANCHING = listed(choice("load", FollowUp(is_="hurry", add="minute")), confirm("minute"), confirm("door"))


def given(*answers: tuple[str, Outcome]) -> list[StoredAnswer]:
    """Stored answers."""
    return [StoredAnswer(f"c/{name}", outcome) for name, outcome in answers]


def test_the_last_answer_counts() -> None:
    """What was not in place at first is remembered beside it; what was not answered is in view all the same."""
    answers = given(("door", UNANSWERED), ("door", FIXED), ("lamp", DONE))
    pattern = PatternReader(PLAN).pattern(answers)
    assert pattern.outcomes == {"c/door": FIXED, "c/lamp": DONE, "c/sign": UNANSWERED}
    assert pattern.not_yet == {"c/door"}
    assert PatternReader(PLAN).pattern(given(("door", SKIPPED), ("door", DONE))).outcomes["c/door"] is DONE


def test_skipped_is_not_said_to_be_not_yet() -> None:
    """Left as it is is, and so is what was put right."""
    answers = given(("door", SKIPPED), ("lamp", ACCEPTED), ("sign", FIXED))
    assert PatternReader(PLAN).pattern(answers).not_yet == {"c/lamp", "c/sign"}


def test_an_item_that_is_not_in_the_plan_does_not_count() -> None:
    """Neither its outcome nor its number, whatever else the history has."""
    pattern = PatternReader(PLAN).pattern([StoredAnswer("c/gate", ACCEPTED, 3)])
    assert set(pattern.outcomes.values()) == {UNANSWERED}
    assert (pattern.not_yet, pattern.numbers) == (frozenset(), {})


def test_the_last_number_counts() -> None:
    """One that was skipped later has none; options are no numbers."""
    reader = PatternReader(listed(scale("here"), scale("calm"), choice("load")))
    answers = [
        StoredAnswer("c/here", DONE, 3),
        StoredAnswer("c/calm", DONE, 5),
        StoredAnswer("c/load", DONE, "little"),
        StoredAnswer("c/here", DONE, 7),
        StoredAnswer("c/calm", SKIPPED),
    ]
    assert reader.pattern(answers).numbers == {"c/here": 7}


def test_a_plan_with_branches_is_replayed() -> None:
    """What is in view depends on the values."""
    reader = PatternReader(BRANCHING)
    hurried = [StoredAnswer("c/load", DONE, "hurry"), StoredAnswer("c/minute", DONE), StoredAnswer("c/door", DONE)]
    calm = [StoredAnswer("c/load", DONE, "little"), StoredAnswer("c/door", DONE)]
    assert list(reader.pattern(hurried).outcomes) == ["c/load", "c/minute", "c/door"]
    assert list(reader.pattern(calm).outcomes) == ["c/load", "c/door"]


def test_outcomes_are_tallied_by_the_number_of_runs() -> None:
    """Of each item in view, whichever runs it was in view in."""
    patterns = [{"c/door": DONE, "c/lamp": DONE}] * 2 + [{"c/door": DONE, "c/lamp": SKIPPED}, {"c/lamp": UNANSWERED}]
    runs = [RunOutcomes(1, 0, 1, Status.COMPLETED, None, OutcomePattern(outcomes)) for outcomes in patterns]
    assert {ref: {outcome: n for outcome, n in found.items() if n} for ref, found in tally(runs).items()} == {
        "c/door": {DONE: 3},
        "c/lamp": {DONE: 2, SKIPPED: 1, UNANSWERED: 1},
    }
