"""What of a walk is new on the screen, and what was said there already."""

from dataclasses import replace
from typing import Literal

import pytest

from presencecheck.core.events import Answer, Finding, Measured
from presencecheck.core.run import Run
from presencecheck.messages import walk as walk_messages
from presencecheck.surfaces.answer_state import AnswerState
from presencecheck.surfaces.presentation import Line
from presencecheck.surfaces.surface import MeasureAgain, MeasurementArrived, Navigate, ReplyAnswer, YesOnceMeasured
from presencecheck.surfaces.transcript import Transcript
from tests.support.builders import checklist, confirm, listed, plan, probe, section, walked


def texts(lines: object) -> list[str]:
    """The words of lines, without gaps."""
    assert isinstance(lines, list)
    return [line.text for line in lines if line.text]


def shown(transcript: Transcript, run: Run, *, awaiting: bool = False) -> list[str]:
    """The words that are added for the current question."""
    return texts(list(transcript.question(run, awaiting=awaiting)))


def test_a_question_stands_once() -> None:
    """Asked again, only what helps is new; after an answer, or after going back, the question is shown as a whole."""
    run = Run(listed(confirm("door"), confirm("lamp")))
    transcript = Transcript()
    assert shown(transcript, run) == ["C", "Is the door so?"]
    assert shown(transcript, run) == []
    run = walked(run, "not-yet")
    transcript.add_answer(run, "c/door")
    assert shown(transcript, run) == [walk_messages.NOT_YET, "Put it right"]
    run = walked(run, "yes")
    transcript.add_answer(run, "c/door")
    assert shown(transcript, run) == ["Is the lamp so?"]
    transcript.add_reply(Navigate("back"))
    earlier = walk_messages.EARLIER.format(answer="door so, put right")
    assert shown(transcript, walked(run, "back")) == ["Is the door so?", earlier]


def test_brought_back_a_question_stands_again() -> None:
    """After the program was stopped, the question is shown with what helps."""
    run = Run(listed(confirm("door")))
    transcript = Transcript()
    shown(transcript, run)
    run = walked(run, "not-yet")
    transcript.show_again()
    assert shown(transcript, run) == ["Is the door so?", walk_messages.NOT_YET, "Put it right"]


@pytest.mark.parametrize("reply", [MeasurementArrived(), MeasureAgain()])
def test_a_measurement_adds_its_finding_only(reply: MeasurementArrived | MeasureAgain) -> None:
    """The question stands already; while it is measured again, nothing is new."""
    run = Run(listed(probe("line")))
    transcript = Transcript()
    shown(transcript, run)
    transcript.add_reply(reply)
    assert shown(transcript, run, awaiting=True) == []
    transcript.add_reply(reply)
    run = run.apply(Measured("c/line", "fail", "It is cut.", "Mend it."))
    assert shown(transcript, run) == [walk_messages.MEASURED.format(sentence="It is cut.")]


def test_a_heading_stands_once_for_each_checklist() -> None:
    """The title of a checklist, with its place, before its first question only."""
    run = Run(plan(checklist("one", confirm("a"), confirm("b")), checklist("two", confirm("c"))))
    transcript = Transcript()
    heading = [line for line in transcript.question(run, awaiting=False) if line.role == "heading"]
    assert heading == [Line("One", "heading", aside=walk_messages.SECTION.format(number=1, count=2))]
    assert shown(transcript, walked(run, "yes")) == ["Is the b so?"]
    assert shown(transcript, walked(run, "yes", "yes"))[0] == "Two"


def test_a_section_heading_stands_once_below_that_of_its_list() -> None:
    """Again where the walk goes back to another section, and in the next list."""
    room = checklist("room", confirm("a"), confirm("door", section="Here"), confirm("lamp"))
    run = Run(plan(room, checklist("desk", confirm("pen", section="Here"))))
    transcript = Transcript()
    assert shown(transcript, run) == ["Room", "Is the a so?"]
    run = walked(run, "yes")
    assert shown(transcript, run) == ["Here", "Is the door so?"]
    run = walked(run, "yes")
    assert shown(transcript, run) == ["Is the lamp so?"]
    run = walked(run, "yes")
    assert shown(transcript, run) == ["Desk", "Here", "Is the pen so?"]


def explained(transcript: Transcript, run: Run) -> list[str]:
    """The words that another question mark adds."""
    assert run.current
    return texts(transcript.explanation(run, run.current))


def test_the_reason_comes_first_and_then_what_it_rests_on() -> None:
    """Each part is told once; with the next question, or with the question shown again, it begins again."""
    item = confirm("door", why="It keeps others out.", sources=("guide",))
    sourced = replace(checklist("c", item, confirm("lamp")), sources={"guide": "The Guide 2020"})
    run = Run(plan(section(sourced)))
    transcript = Transcript()
    shown(transcript, run)
    told = [
        ["It keeps others out.", walk_messages.WHY_MORE],
        [walk_messages.SOURCES.format(sources="The Guide 2020.")],
        [],
        [],
    ]
    assert [explained(transcript, run) for _ in told] == told
    run = walked(run, "yes")
    transcript.add_answer(run, "c/door")
    assert [explained(transcript, run) for _ in range(3)] == [[walk_messages.WHY_NONE], [], []]


def measured(run: Run, finding: Literal["ok", "fail"]) -> Run:
    """The run after a measurement of its question."""
    return run.apply(Measured("c/line", finding, "It is cut.", "Mend it."))


def state_of(transcript: Transcript, run: Run, *, awaiting: bool = False) -> AnswerState:
    """How the question stands."""
    assert run.current
    return transcript.answer_state(run, run.current, awaiting=awaiting)


def test_yes_against_a_measurement_measures_again_and_then_counts() -> None:
    """The first yes measures again, the second is the person's word; after m, or after moving, it is the first one."""
    run = measured(Run(listed(probe("line"))), "fail")
    transcript = Transcript()
    shown(transcript, run)
    again, word = MeasureAgain(for_yes=True), ReplyAnswer(Answer.YES)
    assert state_of(transcript, run).yes() == again
    transcript.add_reply(again)
    assert state_of(transcript, run, awaiting=True).yes() is None
    transcript.add_reply(MeasurementArrived())
    assert state_of(transcript, measured(run, "fail")).yes() == word
    assert state_of(transcript, measured(run, "ok")).yes() == word
    for moved in (MeasureAgain(), Navigate("back")):
        transcript.add_reply(again)
        transcript.add_reply(moved)
        assert state_of(transcript, run).yes() == again


@pytest.mark.parametrize(
    ("finding", "for_yes", "awaiting", "settled"),
    [
        ("ok", True, False, True),
        ("ok", True, True, False),
        ("ok", False, False, False),
        ("warn", True, False, False),
        ("unknown", True, False, False),
    ],
)
def test_a_yes_that_measured_again_is_the_answer(
    finding: Finding, for_yes: bool, awaiting: bool, settled: bool
) -> None:
    """Once the measurement is there and says so too; nobody has to say it a second time."""
    run = Run(listed(probe("line"))).apply(Measured("c/line", finding, "It was measured."))
    step, transcript = run.plan.steps[0], Transcript()
    transcript.add_reply(MeasureAgain(for_yes=for_yes))
    transcript.add_reply(MeasurementArrived())
    assert transcript.is_settled(run, step, awaiting=awaiting) == settled
    transcript.add_reply(Navigate("back"))
    assert not transcript.is_settled(run, step, awaiting=awaiting)


@pytest.mark.parametrize(
    ("findings", "settled"),
    [(("ok",), True), (("unknown",), True), (("warn",), False), (("fail", "ok"), False), (("fail", "unknown"), False)],
)
def test_a_yes_said_meanwhile_counts_once_nothing_speaks_against_it(
    findings: tuple[Finding, ...], settled: bool
) -> None:
    """It was said before the finding was known, so one against it is shown and asked about as if nothing was said."""
    run = Run(listed(probe("line")))
    step, transcript = run.plan.steps[0], Transcript()
    shown(transcript, run, awaiting=True)
    assert state_of(transcript, run, awaiting=True).yes() == YesOnceMeasured()
    transcript.add_reply(YesOnceMeasured())
    assert state_of(transcript, run, awaiting=True).yes() is None
    assert shown(transcript, run, awaiting=True) == []
    assert not transcript.is_settled(run, step, awaiting=True)
    transcript.add_reply(MeasurementArrived())
    for finding in findings:
        run = run.apply(Measured("c/line", finding, "It was measured."))
    assert transcript.is_settled(run, step, awaiting=False) == settled
    if findings == ("warn",):
        assert state_of(transcript, run).yes() == MeasureAgain(for_yes=True)
    transcript.add_reply(Navigate("back"))
    assert not transcript.is_settled(run, step, awaiting=False)
