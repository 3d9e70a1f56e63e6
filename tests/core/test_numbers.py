"""Runs whose numbers are not kept: what they lead to is told by the answers alone, and nothing else changes."""

from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from presencecheck.core.events import Answer, Answered
from presencecheck.core.items import FollowUp
from presencecheck.core.numbers import is_kept_number, to_ask_again, without_number, without_numbers
from presencecheck.core.plan import Plan
from presencecheck.core.run import Run
from tests.support.builders import choice, confirm, listed, scale, text

LOW = FollowUp(at_most=3, add="rest")
HURRY = FollowUp(is_="hurry", add="slow")
PLAN = listed(
    scale("here", LOW),
    confirm("door"),
    confirm("rest", importance="essential"),
    choice("load", HURRY),
    scale("bare", FollowUp(at_most=5, add="last"), keep=False),
    confirm("slow"),
    confirm("last", importance="optional"),
    text("word"),
)
ANSWERS = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 10), st.sampled_from(list(Answer))), max_size=14)


def walked(plan: Plan, choices: list[tuple[int, int, Answer]]) -> Run:
    """A walk that goes to some question in view and answers it in some way, again and again."""
    run = Run(plan)
    for place, number, answer in choices:
        if run.current is None:
            return run
        step = run.visible[place % len(run.visible)] if place else run.current
        run = run.apply(_answer(step.ref, step.item.kind, number, answer))
    return run


def _answer(ref: str, kind: str, number: int, answer: Answer) -> Answered:
    if kind == "confirm":
        return Answered(ref, answer)
    if answer is not Answer.YES:
        return Answered(ref, Answer.SKIP)
    value = {"scale": number, "choice": ("little", "hurry")[number % 2], "text": "a word"}[kind]
    return Answered(ref, Answer.YES, value)


def recorded(run: Run) -> Iterator[Answered]:
    """What is written of the walk where numbers are not kept."""
    for event in run.kept.events:
        if isinstance(event, Answered):
            yield without_number(event, run.plan)


@settings(deadline=None)
@given(ANSWERS)
def test_what_is_written_can_be_read(choices: list[tuple[int, int, Answer]]) -> None:
    """Every answer but the numbers comes back; what is in view and was answered stays so, though nothing tells why."""
    run = walked(PLAN, choices)
    read = Run.replay(PLAN, recorded(run))
    for ref, response in read.responses.items():
        before = run.kept.response(ref)
        assert (response.outcome, response.not_yet, response.by) == (before.outcome, before.not_yet, before.by)
        assert ref in read.places or ref not in run.kept.places
        assert not isinstance(response.value, int)
    assert read.responses.keys() == run.kept.responses.keys()
    assert set(run.kept.places) <= {*read.places, *read.implied}


@settings(deadline=None)
@given(ANSWERS)
def test_a_run_without_its_numbers(choices: list[tuple[int, int, Answer]]) -> None:
    """It is the run that is read, and holds no number, in no event."""
    run = walked(PLAN, choices)
    bare = without_numbers(run)
    assert bare.responses == Run.replay(PLAN, recorded(run)).responses
    assert not [event for event in bare.events if isinstance(event, Answered) and isinstance(event.value, int)]
    assert bare.visible == Run.replay(PLAN, recorded(run)).visible


def test_what_a_kept_number_did_not_add_is_out_of_view() -> None:
    """Where the number is known, it decides, as ever."""
    run = Run.replay(PLAN, [Answered("c/here", Answer.YES, 2), Answered("c/rest", Answer.YES)])
    run = run.follow(Answered("c/here", Answer.YES, 8))
    assert "c/rest" not in run.places
    assert not run.implied


def test_the_scale_is_asked_again_only_where_something_may_be_passed_over() -> None:
    """Not once the step that it may have added is answered, nor where it can add nothing."""
    run = Run.replay(PLAN, [Answered("c/here", Answer.YES)])
    assert to_ask_again(run) == ("c/here",)
    assert to_ask_again(run.follow(Answered("c/rest", Answer.NOT_YET))) == ()
    assert to_ask_again(run.follow(Answered("c/bare", Answer.YES))) == ("c/here",)
    assert to_ask_again(Run.replay(PLAN, [Answered("c/here", Answer.YES, 2)])) == ()
    assert to_ask_again(Run.replay(PLAN, [Answered("c/here", Answer.SKIP)])) == ()
    plain = listed(scale("here"), confirm("door"))
    assert to_ask_again(Run.replay(plain, [Answered("c/here", Answer.YES)])) == ()


def test_which_numbers_may_be_kept() -> None:
    """Those of scales whose file does not forbid it; a choice is no number."""
    assert [step.item.id for step in PLAN.steps if is_kept_number(step)] == ["here"]


def test_an_unkept_value_cannot_hide_behind_a_number() -> None:
    """Where a scale has no number, a step that an unkept value added still leaves no trace."""
    plan = listed(scale("here", LOW), scale("secret", LOW, keep=False), confirm("rest", importance="optional"))
    for secret, added in ((2, True), (9, False)):
        run = Run(plan).apply(Answered("c/here", Answer.YES)).apply(Answered("c/secret", Answer.YES, secret))
        assert ("c/rest" in run.places) is added
        run = run.apply(Answered("c/rest", Answer.YES)) if added else run
        assert "c/rest" not in run.kept.responses
        assert run.noted is not added


def test_a_word_that_may_speak_against_it_is_asked_again() -> None:
    """Where it is not known any more; skipped is skipped, and a word that means nothing is left alone."""
    made = listed(
        choice("fit", FollowUp(is_="hurry", say="Move it.", then="stop"), keep=False), choice("load", keep=False)
    )
    bare = Run.replay(made, [Answered("c/fit", Answer.YES), Answered("c/load", Answer.YES)])
    assert to_ask_again(bare) == ("c/fit",)
    assert to_ask_again(bare.follow(Answered("c/fit", Answer.YES, "little"))) == ()
    assert to_ask_again(bare.follow(Answered("c/fit", Answer.SKIP))) == ()
