"""What is said at each point of a walk, and what of it is new on the screen."""

from typing import get_args

import pytest

from presencecheck.core.events import ClientArrived, Confirmed, Outcome
from presencecheck.core.items.base import Evidence, FollowUp
from presencecheck.core.prompts import Hold
from presencecheck.core.run import Run
from presencecheck.core.still_so import PAGE_SECONDS, Due, SingleAnswer
from presencecheck.messages import durations as durations_messages
from presencecheck.messages import walk as walk_messages
from presencecheck.surfaces import presentation
from presencecheck.surfaces.surface import Opening
from tests.support.builders import BREATHING, choice, confirm, exercise, listed, probe, scale, text, walked


def texts(lines: object) -> list[str]:
    """The words of lines, without gaps."""
    assert isinstance(lines, list)
    return [line.text for line in lines if line.text]


@pytest.mark.parametrize(("count", "kept"), [(1, True), (1, False), (2, True), (2, False)])
def test_the_opening_counts_the_steps(count: int, kept: bool) -> None:
    """One step is one step; that answers are kept is only said where they are."""
    run = Run(listed(*(confirm(f"item-{number}") for number in range(count))))
    _, steps, *more = texts(list(presentation.opening(run, Opening(("A note.",), kept=kept))))
    assert steps.startswith("1 step, " if count == 1 else "2 steps, ")
    assert ("kept" in steps) == kept
    assert more == ["A note."]


@pytest.mark.parametrize(
    ("until", "ends"),
    [(None, "left"), (60.0, "60 s to 14:00"), (0.0, "14:00 has come"), (-3600.0, "14:00 was 60 min ago")],
)
def test_progress_keeps_the_appointment_in_view(until: float | None, ends: str) -> None:
    """The place and the time left; with an appointment, the time to it, until it has come."""
    run = walked(Run(listed(confirm("a"), confirm("b"))), "yes")
    line = presentation.progress(run, until, "14:00")
    assert line.startswith("2 of 2 · about ")
    assert line.endswith(ends)
    assert presentation.progress(walked(run, "yes"), until, "14:00") == ""


@pytest.mark.parametrize(
    ("at", "until", "last"), [("14:00", 600.0, "10 min to 14:00"), ("14:00", None, ""), ("", 0.0, "")]
)
def test_the_opening_tells_the_time_to_the_appointment(at: str, until: float | None, last: str) -> None:
    """Where lines are spoken and each question has none of its own that does."""
    _, _, *more = texts(list(presentation.opening(Run(listed(confirm("a"))), Opening(at=at), until)))
    assert more == ([last] if last else [])


@pytest.mark.parametrize("importance", ["essential", "standard", "optional"])
def test_progress_names_what_is_essential(importance: str) -> None:
    """The word stands beside the number, and nowhere else."""
    run = Run(listed(confirm("a", importance=importance), confirm("b", importance="essential")))
    parts = presentation.progress(run, None, "").split(walk_messages.PROGRESS_PARTS)
    assert (walk_messages.ESSENTIAL in parts) == (importance == "essential")
    assert parts[0] == "1 of 2"


def test_there_is_one_count_from_the_first_line_to_the_last_question() -> None:
    """What is confirmed together is said with it, and counts as the first steps; a card that is recalled is none."""
    run = Run(listed(*(confirm(name, repeat="daily") for name in "abcdefg"), confirm("client", seconds=20)))
    due = tuple(Due(step, SingleAnswer(0, 0, Outcome.DONE)) for step in run.visible[:-1])
    _, *lines = presentation.opening(run, Opening(due=due, recalled=1))
    time = durations_messages.estimate(20 + 3 * PAGE_SECONDS)
    first = walk_messages.RECALLED_FIRST.of(1), walk_messages.TOGETHER.of(len(due))
    assert texts(lines) == [walk_messages.STEPS_KEPT.of(8, time=time), *first]
    asked = run.apply(Confirmed(tuple(each.step.ref for each in due[1:])))
    assert presentation.progress(asked, None, "").startswith("7 of 8 · ")
    assert presentation.progress(walked(asked, "yes"), None, "").startswith("8 of 8 · ")
    assert presentation.progress(walked(asked, "yes", "back"), None, "").startswith("7 of 8 · ")


def test_an_answer_that_adds_a_step_says_so() -> None:
    """With the new count; once, where two answers add the same one, and not where none is added."""
    follow = FollowUp(is_="hurry", add="minute")
    items = (choice("load", follow), choice("haste", follow), exercise("minute"))
    run = walked(Run(listed(*items)), "hurry")

    def said(place: int, run: Run) -> list[str]:
        return texts(list(presentation.answer(run, run.plan.steps[place])))

    assert said(0, run) == ["hurry", walk_messages.ADDED.of(1, total=3)]
    assert said(1, walked(run, "hurry")) == ["hurry"]
    assert said(1, walked(run, "little")) == ["little"]
    assert said(0, walked(Run(listed(*items)), "little")) == ["little"]


def test_after_the_verdict_no_time_is_left() -> None:
    """What was not asked is not asked any more."""
    run = Run(listed(confirm("a"), confirm("b"))).apply(ClientArrived())
    parts = presentation.progress(run.revisit("c/a"), None, "").split(walk_messages.PROGRESS_PARTS)
    assert parts == ["1 of 2", walk_messages.AFTER_VERDICT]


@pytest.mark.parametrize("evidence", [None, *get_args(Evidence)])
def test_what_an_item_rests_on(evidence: Evidence | None) -> None:
    """Every kind of evidence has a sentence; without any, and without sources, there is nothing to say."""
    run = Run(listed(confirm("door", evidence=evidence)))
    told = [line.text for line in presentation.evidence(run, presentation.current_step(run))]
    assert told == ([walk_messages.EVIDENCE[evidence]] if evidence else [])


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
