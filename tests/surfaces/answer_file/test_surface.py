"""A file of answers leads to the run that it was written from."""

import json
from io import StringIO

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from presencecheck.core.events import Answer, Answered
from presencecheck.core.items import Value
from presencecheck.core.plan import Plan
from presencecheck.core.run import Run
from presencecheck.core.standing import Status
from presencecheck.history.journal.null_journal import NullJournal
from presencecheck.messages import answer_file as answer_file_messages
from presencecheck.messages import verdict as verdict_messages
from presencecheck.probes.delayed import NoProbes
from presencecheck.reports.json.answers import answers_shape
from presencecheck.surfaces.answer_file.surface import (
    MOST_CHARACTERS,
    MOST_LINES,
    AnswerFileSurface,
    InvalidAnswersError,
)
from presencecheck.surfaces.surface import Ending, Leave, ReplyAnswer
from tests.support.builders import (
    Watch,
    choice,
    confirm,
    event_of,
    everything,
    listed,
    replies,
    scale,
    several,
    text,
    walked,
)
from tests.support.loops import run_loop


def scripted(plan: Plan, lines: list[dict[str, Value]]) -> Run:
    """The run that a file of answers leads to."""
    script = AnswerFileSurface([json.dumps(line) for line in lines], "answers", None)
    return run_loop(Run(plan), script, NullJournal(), Watch(), NoProbes()).run


def kept(run: Run) -> dict[str, tuple[str, Value | None]]:
    """The outcome of each item that may be known, with the values that are kept."""
    return {
        step.ref: (response.outcome.value, response.value if step.item.stores_value else None)
        for step in run.visible
        for response in [run.response(step.ref)]
        if step.ref not in run.plan.traceless
    }


@settings(deadline=None)
@given(data=st.data())
def test_answers_come_round(data: st.DataObject) -> None:
    """The answers that a run gives out lead to the same run when they are given in, however one went back and forth."""
    run = Run(everything())
    for _ in range(data.draw(st.integers(1, 40))):
        if run.current is None:
            break
        act = data.draw(st.sampled_from(["answer", "answer", "back", "on"]))
        if act == "answer":
            answer, value = data.draw(st.sampled_from(replies(run.current)))
            run = walked(run, answer.value if value is None else value)
        elif run.back() if act == "back" else run.onward():
            run = run.apply(event_of(run, act))
    again = scripted(run.plan, answers_shape(run))
    assert kept(again) == kept(run)
    assert run.current is not None or again.status is Status.COMPLETED


def test_answers_after_going_back_and_on() -> None:
    """Looking back at an earlier answer and going on with it changes nothing in what is given out."""
    plan = listed(scale("one"), scale("two"), scale("three"), text("four"))
    run = walked(plan, 1, 2, "back", "back", "on", "on", 3, "calm")
    assert kept(scripted(plan, answers_shape(run))) == kept(run)


@given(words=st.text(min_size=1, max_size=60))
@example(words="yes")
@example(words="back")
def test_typed_words_are_not_given_out(words: str) -> None:
    """Words of one's own are not in the answers that a run gives out; that there were some, is."""
    run = Run(listed(text("aim"))).apply(Answered("c/aim", Answer.YES, words))
    assert answers_shape(run) == [{"item": "c/aim", "answer": "yes"}]


def test_options_are_a_list() -> None:
    """In any order; the run has them in that of the file, and gives them back as a list."""
    plan = listed(several("with", keep=True, at_most=2))
    run = scripted(plan, [{"item": "c/with", "answer": ("grief", "rest")}])
    assert run.response("c/with").value == ("rest", "grief")
    assert answers_shape(run) == [{"item": "c/with", "answer": ["rest", "grief"]}]
    none = scripted(plan, [{"item": "c/with", "answer": ()}])
    assert (none.response("c/with").value, answers_shape(none)) == ((), [{"item": "c/with", "answer": []}])
    hidden = scripted(listed(several("with")), [{"item": "c/with", "answer": ("rest",)}])
    assert answers_shape(hidden) == [{"item": "c/with", "answer": "yes"}]


@pytest.mark.parametrize("answer", [["rest", "rest"], ["joy"], ["rest", "hurry", "grief"], "rest", 1, [1], [["rest"]]])
def test_what_cannot_be_marked(answer: object) -> None:
    """An option twice, one that is none, more than can be marked, or no list of texts."""
    with pytest.raises(InvalidAnswersError):
        scripted(listed(several("with", at_most=2)), [{"item": "c/with", "answer": answer}])  # type: ignore[dict-item]


TWO = listed(confirm("door"), scale("here"))
WRONG = {
    "item unknown": ('{"item": "c/dor", "answer": "yes"}', answer_file_messages.NO_ITEM.format(item="c/dor"), "door"),
    "another item": (
        '{"item": "c/here", "answer": 7}',
        answer_file_messages.OTHER_ITEM.format(item="c/here", asked="c/door"),
        "",
    ),
    "answer unknown": (
        '{"item": "c/door", "answer": "yess"}',
        answer_file_messages.NO_SUCH_ANSWER.format(item="c/door"),
        "yes",
    ),
    "value for a state": (
        '{"item": "c/door", "answer": 7}',
        answer_file_messages.NO_SUCH_ANSWER.format(item="c/door"),
        "",
    ),
    **{
        name: (line, answer_file_messages.NOT_AN_ANSWER, answer_file_messages.NOT_AN_ANSWER_HINT)
        for name, line in {
            "no JSON": "yes",
            "a list": "[]",
            "no answer": '{"item": "c/door"}',
            "more than an answer": '{"item": "c/door", "answer": "yes", "note": "x"}',
            "true": '{"item": "c/door", "answer": true}',
            "too long": json.dumps({"item": "c/door", "answer": "y" * MOST_CHARACTERS}),
            "too deep": "[" * 3000,
        }.items()
    },
}


@pytest.mark.parametrize("name", WRONG)
def test_a_line_that_is_no_answer(name: str) -> None:
    """It is told by file and line, and what helps; empty lines count as lines."""
    line, problem, hint = WRONG[name]
    surface = AnswerFileSurface(["", line], "answers", None)
    with pytest.raises(InvalidAnswersError) as error:
        surface.ask(Run(TWO))
    assert error.value.message == answer_file_messages.PLACE.format(name="answers", line=2, problem=problem)
    assert hint in error.value.hint
    assert error.value.hint


def test_more_lines_than_any_run_has() -> None:
    """A file without end is refused at its first line too many."""
    lines = ["" for _ in range(MOST_LINES)]
    surface = AnswerFileSurface([*lines, '{"item": "c/door", "answer": "yes"}'], "answers", None)
    with pytest.raises(InvalidAnswersError, match=f"answers:{MOST_LINES + 1}: "):
        surface.ask(Run(TWO))


def test_an_option_that_is_called_like_a_word() -> None:
    """Then the option is meant."""
    plan = listed(choice("which", options=("skip", "stay")))
    surface = AnswerFileSurface(['{"item": "c/which", "answer": "skip"}'], "answers", None)
    assert surface.ask(Run(plan)) == ReplyAnswer(Answer.YES, "skip")


def test_the_end_of_the_file_leaves_the_run() -> None:
    """Lines for items that are left out are passed over; nothing is shown but the ending."""
    stream = StringIO()
    surface = AnswerFileSurface(['{"item": "c/door", "answer": "yes"}'], "answers", stream)
    result = run_loop(Run(TWO), surface, NullJournal(), Watch(), NoProbes())
    assert result.left == Leave()
    surface.recording_stopped()
    surface.show_ending(result.run, result.left, Ending(until="10:25"))
    assert stream.getvalue().split() == verdict_messages.LEFT_UNLOGGED.format(answered=1, count=2).split()
