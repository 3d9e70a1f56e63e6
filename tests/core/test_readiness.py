"""The verdict, and the counts that its words name."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presencecheck.core.context import Moment
from presencecheck.core.events import Answer, Answered, Outcome, StoredFinding
from presencecheck.core.items import FollowUp, Importance
from presencecheck.core.plan import Plan
from presencecheck.core.readiness import Readiness, has_verdict, is_unchecked, readiness_of, tally
from presencecheck.core.responses import Response
from presencecheck.core.run import Run
from tests.support.builders import checklist, choice, confirm, listed, plan, probe, section, walked

READY, WITH_EXCEPTIONS, NOT_READY = Readiness
IMPORTANCES: tuple[Importance, ...] = ("essential", "standard", "optional")
OPEN = (Outcome.ACCEPTED, Outcome.SKIPPED, Outcome.UNANSWERED)


def of(*answers: tuple[Importance, Outcome]) -> Readiness | None:
    """The verdict of items with these outcomes."""
    made = listed(*(confirm(f"i{number}", importance=rank) for number, (rank, _) in enumerate(answers)))
    responses = {f"c/i{number}": Response(outcome) for number, (_, outcome) in enumerate(answers)}
    return readiness_of(made, made.steps, responses)


VERDICTS = {"essential": NOT_READY, "standard": WITH_EXCEPTIONS, "optional": READY}


@pytest.mark.parametrize("outcome", Outcome)
@pytest.mark.parametrize("importance", VERDICTS)
def test_verdict(importance: Importance, outcome: Outcome) -> None:
    """Only what is left open lowers the verdict, and only as far as the item matters."""
    found = of(("essential", Outcome.DONE), (importance, outcome))
    assert found is (VERDICTS[importance] if outcome in OPEN else READY)


@given(st.lists(st.tuples(st.sampled_from(IMPORTANCES), st.sampled_from(Outcome)), min_size=1, max_size=6))
def test_absence_is_never_fine(answers: list[tuple[Importance, Outcome]]) -> None:
    """It is ready only where something that matters is in place, or nothing that matters was asked."""
    asked = [(rank, outcome) for rank, outcome in answers if rank != "optional"]
    in_place = [rank for rank, outcome in asked if outcome.value in ("done", "fixed", "still-so")]
    if of(*answers) is READY:
        assert in_place or not asked
        assert not any(outcome in OPEN for _, outcome in asked)
    if asked and not in_place:
        assert of(*answers) is NOT_READY


@pytest.mark.parametrize("answer", ["not-applicable", "skip", "accept"])
def test_nothing_was_checked(answer: str) -> None:
    """All "does not apply" is not ready; an optional item that is in place does not make it so."""
    run = walked(listed(confirm("door"), confirm("lamp"), confirm("tea", importance="optional")), answer, answer, "yes")
    assert (run.readiness, run.is_unchecked) == (NOT_READY, True)
    assert not is_unchecked((), {})


@pytest.mark.parametrize("moment", ["setup", "arrive", "open", "between", "close"])
def test_after_a_session_there_is_no_verdict(moment: Moment) -> None:
    """The last list that is asked decides; a card does not."""
    last = replace(checklist("end", confirm("notes")), moment=moment)
    whole = plan(checklist("room", confirm("door")), last)
    expected = None if moment in ("between", "close") else READY
    assert has_verdict(whole) == (expected is not None)
    assert walked(whole, "yes", "yes").readiness is expected
    carded = replace(plan(checklist("room", confirm("door")), section(last, card=True)), card_question="")
    assert walked(carded, "yes").readiness is READY


def test_nothing_asked_has_no_verdict() -> None:
    """A run without a question says nothing."""
    assert Run(listed(confirm("door")).without({"c/door"})).readiness is None


def measured(importance: Importance, finding: StoredFinding | None) -> Run:
    """A measured item that the person said is so, beside another one that is."""
    made: Plan = listed(confirm("door"), probe("line", importance=importance))
    return walked(made, "yes").apply(Answered("c/line", Answer.YES, finding=finding))


@pytest.mark.parametrize("finding", ["warn", "fail"])
@pytest.mark.parametrize("importance", IMPORTANCES)
def test_a_word_against_a_measurement(importance: Importance, finding: StoredFinding) -> None:
    """It counts as in place, with an exception; what is optional never lowers the verdict."""
    run = measured(importance, finding)
    assert run.readiness is (READY if importance == "optional" else WITH_EXCEPTIONS)
    assert [step.ref for step in run.contradicted_steps()] == ["c/line"]
    assert (run.tally.in_place, run.tally.contradicted) == (2, 1)


@pytest.mark.parametrize("finding", [None, "ok"])
def test_a_word_with_a_measurement(finding: StoredFinding | None) -> None:
    """Nothing is said against it."""
    run = measured("essential", finding)
    assert (run.readiness, run.contradicted_steps(), run.tally.contradicted) == (READY, (), 0)


def test_counts() -> None:
    """Each outcome is counted, those without any as none."""
    outcomes = (Outcome.DONE, Outcome.STILL_SO, Outcome.FIXED, Outcome.UNANSWERED)
    made = listed(*(confirm(f"i{number}") for number in range(len(outcomes))))
    counted = tally(made.steps, {f"c/i{number}": Response(outcome) for number, outcome in enumerate(outcomes)})
    assert counted.outcomes == dict.fromkeys(Outcome, 0) | {
        Outcome.DONE: 1,
        Outcome.STILL_SO: 1,
        Outcome.FIXED: 1,
        Outcome.UNANSWERED: 1,
    }
    assert (counted.in_place, counted.contradicted) == (3, 0)


def test_what_was_left_out_is_not_called_ready() -> None:
    """Nobody looked at it."""
    made = replace(listed(confirm("door")), left_out=("room",))
    assert Run.replay(made, [Answered("c/door", Answer.YES)]).readiness is WITH_EXCEPTIONS


MEANS = {"calm": None, "tired": "accept", "ill": "stop"}
FIT = choice(
    "fit",
    FollowUp(is_="tired", say="Shorten it.", then="accept"),
    FollowUp(is_="ill", say="Move the session.", then="stop"),
    options=tuple(MEANS),
    importance="optional",
    keep=False,
)


@pytest.mark.parametrize(("value", "verdict"), [("calm", READY), ("tired", READY), ("ill", NOT_READY)])
def test_an_answer_can_speak_against_beginning(value: str, verdict: Readiness) -> None:
    """It is open and not in place; "stop" is not ready, however little the item matters otherwise."""
    run = Run.replay(
        listed(confirm("door"), FIT), [Answered("c/door", Answer.YES), Answered("c/fit", Answer.YES, value)]
    )
    is_against = value != "calm"
    assert run.readiness is verdict
    assert [step.ref for step in run.open_steps()] == ["c/fit"] * is_against
    assert (run.tally.in_place, run.tally.spoken_against) == (2 - is_against, int(is_against))


def test_what_is_not_kept_leaves_no_trace_in_the_verdict() -> None:
    """The history has the verdict that the kept answers alone lead to."""
    events = [Answered("c/fit", Answer.YES, "ill"), Answered("c/door", Answer.YES)]
    run = Run.replay(listed(FIT, confirm("door")), events)
    assert (run.readiness, run.kept.readiness) == (NOT_READY, READY)


@given(st.lists(st.tuples(st.sampled_from(IMPORTANCES), st.sampled_from([*MEANS])), min_size=1, max_size=6))
def test_ready_has_no_answer_that_speaks_against_it(answers: list[tuple[Importance, str]]) -> None:
    """None of "stop", and none of "accept" where the item matters."""
    made = listed(*(replace(FIT, id=f"i{number}", importance=rank) for number, (rank, _) in enumerate(answers)))
    run = Run.replay(made, [Answered(f"c/i{number}", Answer.YES, value) for number, (_, value) in enumerate(answers)])
    means = {(rank, MEANS[value]) for rank, value in answers}
    worst = {rank if meant == "accept" else "essential" for rank, meant in means if meant} - {"optional"}
    if not worst:
        assert run.readiness is READY
    assert (run.readiness is READY) <= (not worst)
    assert (run.readiness is NOT_READY) >= ("essential" in worst)
