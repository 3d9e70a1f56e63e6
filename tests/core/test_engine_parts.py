"""The parts of the engine one by one: how each kind speaks and what it takes, and what comes of several names."""

from typing import Any

import pytest

from presencecheck.core.events import Answer, Answered, Measured, Moved, Stopped
from presencecheck.core.items import Card, Course, Exercise, FollowUp, Item, Value
from presencecheck.core.plan import Plan
from presencecheck.core.prompts import Acknowledge, Beat, CardLine, Choose, Hold, Measure, Prompt, Rate, Write
from presencecheck.core.run import IllegalEventError, Run
from tests.support.builders import checklist, choice, confirm, exercise, listed, probe, scale, section, text, walked

STEPS = Exercise(
    id="look", ask="Look out", exercise=Course(seconds=30, steps=("near", "far"), alternative="Close your eyes")
)

# Kinds.


@pytest.mark.parametrize(
    ("item", "prompt"),
    [
        (confirm("door"), Acknowledge("Is the door so?", "door so", ("Put it right",))),
        (confirm("door", None), Acknowledge("Is the door so?", "door so")),
        (confirm("door", importance="essential"), Acknowledge("Is the door so?", "door so", ("Put it right",), True)),
        (
            confirm("door", "stop"),
            Acknowledge("Is the door so?", "door so", ("Put it right",), unwise_to_begin=True),
        ),
        (probe("line", None), Measure("network", Acknowledge("Is the line so?", ""))),
        (scale("here"), Rate("How much?", 0, 10, "far", "near")),
        (choice("load"), Choose("Which?", ("little", "hurry"))),
        (text("aim", max=9), Write("In a word?", 9)),
        (
            exercise("rest"),
            Hold("Breathe", 60, (Beat("breathe in", 4), Beat("breathe out", 6)), "Look out of the window"),
        ),
        (STEPS, Hold("Look out", 30, (Beat("near", 15.0), Beat("far", 15.0)), "Close your eyes")),
        (
            Card(id="card", ask="All so?", importance="essential", lines=(CardLine("Shut"),)),
            Acknowledge("All so?", "", deliberate=True, card=(CardLine("Shut"),)),
        ),
        (Card(id="card", ask="All so?"), Acknowledge("All so?", "")),
    ],
    ids=lambda value: value.__class__.__name__,
)
def test_how_a_kind_speaks(item: Item | Card, prompt: Prompt) -> None:
    """Every kind becomes one of the few ways of asking, with all that its file says."""
    assert item.prompt() == prompt


@pytest.mark.parametrize(
    ("item", "taken", "refused"),
    [
        (text("aim", max=3), ["a", "abc"], ["", "abcd", 1]),
        (scale("here"), [0, 10], [-1, 11, "5", True]),
        (choice("load"), ["little", "hurry"], ["", "Hurry", 0]),
        (confirm("door"), [], ["yes", 1]),
        (exercise("rest"), [], ["", 0]),
    ],
    ids=lambda value: getattr(value, "id", None),
)
def test_what_a_kind_takes(item: Item, taken: list[Value], refused: list[Value]) -> None:
    """Values within its limits, to the very edge, and no others."""
    assert all(item.takes(value) for value in taken)
    assert not any(item.takes(value) for value in refused)


def test_what_a_kind_keeps_and_counts() -> None:
    """Words are never stored, whatever a file says; practising is not checking; each kind has its usual time."""
    stored = {item.id: item.stores_value for item in (text("a"), confirm("b"), scale("c"), scale("d", keep=False))}
    assert stored == {"a": False, "b": False, "c": True, "d": False}
    assert [item.checking for item in (exercise("a"), confirm("b"), confirm("c", seconds=9))] == [0, 6, 9]
    assert [item.duration for item in (exercise("a"), text("b"), Card(id="card", ask="?", total=40))] == [60, 12, 40]


@pytest.mark.parametrize("more", [{"at_most": 1}, {"at_least": 1}, {"at_most": 1, "at_least": 1}])
def test_a_choice_is_followed_by_words_not_numbers(more: dict[str, Any]) -> None:
    """A follow-up of a choice that speaks of numbers is a violation, whichever number it names."""
    violations = list(choice("load", FollowUp(is_="hurry", say="Breathe.", **more)).violations())
    assert [(violation.code, violation.where) for violation in violations] == [("follow-up-option", ("follow-up", 0))]


# The run.

FOUR = listed(confirm("a"), confirm("b"), confirm("c"), confirm("d"))


def test_an_answer_ahead_goes_on_from_there() -> None:
    """Who answers a question further down is asked what comes after it, and what was left open last."""
    run = Run(FOUR).apply(Answered("c/b", Answer.YES))
    asked = []
    while run.current is not None:
        asked.append(run.current.item.id)
        run = run.apply(Answered(run.current.ref, Answer.YES))
    assert asked == ["c", "d", "a"]
    assert Run(FOUR).apply(Answered("c/d", Answer.YES)).back() is None
    assert Run(FOUR).apply(Answered("c/a", Answer.YES)).apply(Answered("c/d", Answer.YES)).back() == Moved("c/a")


@pytest.mark.parametrize(
    ("run", "event", "words"),
    [
        (Run(FOUR), Answered("c/x", Answer.YES), "c/x is not in view"),
        (Run(FOUR), Moved("c/x"), "c/x is not in view"),
        (Run(FOUR), Answered("c/a", Answer.YES, "value"), "c/a does not take this value"),
        (Run(listed(scale("here"))), Answered("c/here", Answer.SKIP, 3), "c/here does not take this value"),
        (Run(listed(scale("here"))), Answered("c/here", Answer.NOT_YET), "c/here does not take not-yet"),
        (Run(FOUR).apply(Stopped()), Moved("c/a"), "after the end of the run"),
    ],
)
def test_events_that_cannot_be(run: Run, event: Answered | Moved, words: str) -> None:
    """The caller is told which event, and of which item; the run is as it was."""
    with pytest.raises(IllegalEventError, match=words):
        run.apply(event)


def test_a_finding_stands_until_something_is_changed() -> None:
    """What was measured holds over answers to other items, and not over "not yet" to its own."""
    run = Run(listed(probe("line"), probe("host"), confirm("door")))
    found = Measured("c/line", "fail", "No answer.")
    run = run.apply(found).apply(Measured("c/host", "ok", "Well.")).apply(Answered("c/host", Answer.NOT_YET))
    run = run.apply(Answered("c/door", Answer.YES))
    assert (run.finding("c/line"), run.finding("c/host"), run.finding("c/door")) == (found, None, None)
    assert run.apply(Answered("c/line", Answer.NOT_YET)).finding("c/line") is None


def test_replay_is_the_same_run() -> None:
    """The same events lead to the same run, whoever applies them."""
    run = walked(FOUR, "yes", "not-yet", "back", "skip", "accept")
    assert Run.replay(FOUR, run.events) == run


def test_hiding_takes_nothing_else_away() -> None:
    """A plan with items hidden ends with the same words."""
    made = Plan("r", "R", (section(checklist("c", confirm("a"))),), closing="Begin.", card_question="All?")
    assert made.without({"c/a"}) == Plan("r", "R", made.sections, made.context, frozenset({"c/a"}), "Begin.", "All?")
