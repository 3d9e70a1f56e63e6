"""What is said at each point of a walk, and what of it is new on the screen."""

import pytest

from presencecheck.core.events import Measured
from presencecheck.core.prompts import Hold
from presencecheck.core.run import Run
from presencecheck.messages import walk as walk_messages
from presencecheck.surfaces import presentation
from presencecheck.surfaces.presentation import Line, Transcript
from presencecheck.surfaces.surface import MeasureAgain, MeasurementArrived, Navigate, Opening
from tests.support.builders import BREATHING, checklist, confirm, exercise, listed, plan, probe, scale, text, walked


def texts(lines: object) -> list[str]:
    """The words of lines, without gaps."""
    assert isinstance(lines, list)
    return [line.text for line in lines if line.text]


def shown(transcript: Transcript, run: Run, *, awaiting: bool = False) -> list[str]:
    """The words that are added for the current question."""
    return texts(list(transcript.question(run, awaiting=awaiting)))


@pytest.mark.parametrize(("count", "kept"), [(1, True), (1, False), (2, True), (2, False)])
def test_the_opening_counts_the_steps(count: int, kept: bool) -> None:
    """One step is one step; that answers are kept is only said where they are."""
    run = Run(listed(*(confirm(f"item-{number}") for number in range(count))))
    _, steps, *more = texts(list(presentation.opening(run, Opening(("A note.",), kept=kept))))
    assert steps.startswith("1 step, " if count == 1 else "2 steps, ")
    assert ("kept" in steps) == kept
    assert more == ["A note."]


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


@pytest.mark.parametrize(
    ("again", "against", "yes", "no"),
    [
        (False, False, walk_messages.KEY_YES, walk_messages.KEY_NOT_YET),
        (True, False, walk_messages.KEY_NOW, walk_messages.KEY_ACCEPT),
        (False, True, walk_messages.KEY_ACCEPT, walk_messages.KEY_NOT_YET),
        (True, True, walk_messages.KEY_ACCEPT, None),
    ],
)
@pytest.mark.parametrize("measurable", [True, False])
def test_letters_say_what_they_do(again: bool, against: bool, yes: str, no: str | None, measurable: bool) -> None:
    """Against a measurement yes means going on as it is, so that no other letter is needed for that."""
    keys = dict(presentation.answer_keys(again=again, against=against, measurable=measurable))
    assert (keys["y"], keys.get("n")) == (yes, no)
    assert ("m" in keys) == measurable


@pytest.mark.parametrize(
    ("until", "ends"),
    [(None, "left"), (60.0, "60 s to 14:00"), (0.0, "14:00 has come"), (-5.0, "14:00 has come")],
)
def test_progress_keeps_the_appointment_in_view(until: float | None, ends: str) -> None:
    """The place and the time left; with an appointment, the time to it, until it has come."""
    run = walked(Run(listed(confirm("a"), confirm("b"))), "yes")
    line = presentation.progress(run, until, "14:00")
    assert line.startswith("2 of 2 · about ")
    assert line.endswith(ends)
    assert presentation.progress(walked(run, "yes"), until, "14:00") == ""


def test_answers_are_said_in_words() -> None:
    """A number with its end, words of one's own never, an exercise as done, a skipped item as that."""
    run = Run(listed(scale("here"), text("aim"), exercise("breathe"), confirm("door")))
    run = walked(run, 7, "calm", "yes", "skip")
    said = [presentation.outcome_words(run, step) for step in run.plan.steps]
    assert said == ["7 of 10", walk_messages.UNSAID, walk_messages.DONE_EXERCISE, walk_messages.OUTCOMES["skipped"]]


def test_there_is_no_step_after_the_last() -> None:
    """A surface that asks on after the end is a fault, not a silent nothing."""
    with pytest.raises(ValueError, match="no question left"):
        presentation.current_step(walked(Run(listed(confirm("a"))), "yes"))


def test_a_measurement_is_asked_as_its_question() -> None:
    """What a person answers is never the measurement itself."""
    prompt = presentation.question_prompt(probe("line").prompt())
    assert prompt.question == "Is the line so?"
    assert isinstance(presentation.question_prompt(BREATHING), Hold)
