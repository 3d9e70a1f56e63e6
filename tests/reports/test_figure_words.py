"""Figures in words."""

from presencecheck.core.events import Outcome
from presencecheck.core.items import Card, Item
from presencecheck.core.plan import Step
from presencecheck.figures.durations import TimeFigures
from presencecheck.figures.items import ItemFigures
from presencecheck.history.queries.compared_runs import ChecklistForm
from presencecheck.reports.figure_words import asked, outcomes_in_words, retirement_lines, shares_in_words, time_row
from tests.support.builders import choice, confirm, exercise, scale, several, text

NONE = dict.fromkeys(Outcome, 0)


def test_a_card_is_named_by_its_checklist() -> None:
    """Its own question says nothing of what was on it."""
    assert asked(ItemFigures(Step(0, "c", confirm("door")), "Room", NONE, 0)) == "Is the door so?"
    assert asked(ItemFigures(Step(0, "c", Card(id=Card.ID, ask="So?")), "Room", NONE, 0)) == "The card “Room”."


def test_only_a_question_is_in_place() -> None:
    """A number or a word is an answer, and an exercise is done; whatever else happened has one word for all."""
    made: list[Item] = [confirm("door"), scale("here"), choice("load"), several("with"), text("aim"), exercise("rest")]
    counts = NONE | {Outcome.DONE: 3, Outcome.SKIPPED: 1}
    items = [ItemFigures(Step(0, "c", item), "Room", counts, 0) for item in made]
    answered = ["answered 75 %, skipped 25 %"] * 4
    expected = ["in place 75 %, skipped 25 %", *answered, "done 75 %, skipped 25 %"]
    assert [shares_in_words(item) for item in items] == expected


def test_shares_of_many_answers() -> None:
    """In their order, without what there was none of; a little is never nothing."""
    counts = {Outcome.DONE: 999, Outcome.FIXED: 0, Outcome.ACCEPTED: 1}
    assert outcomes_in_words(counts) == "in place 99 %, left as it is 1 %"


def test_what_can_be_retired_has_its_command() -> None:
    """What is retired already, or gone, is not listed; where nothing can be done there is no command."""
    made = [ItemFigures(Step(0, "c", confirm(name)), "Room", NONE | {Outcome.DONE: 40}, 0) for name in ("a", "b", "c")]
    found = retirement_lines(made, {"c/a": True, "c/c": False})
    assert [(item.step.ref, command) for item, command in found] == [
        ("c/a", "presencecheck retire c/a"),
        ("c/c", ""),
    ]


def test_times_of_the_first_and_last_runs() -> None:
    """With the number of runs that each median is of; a single run has one time."""
    form, card = ChecklistForm("c", card=False), ChecklistForm("c", card=True)
    assert time_row(TimeFigures(form, "Room", 25, 10, 31.5, 119.0)) == ("Room", "32 s", "119 s", "10 of 25 runs")
    assert time_row(TimeFigures(card, "Room", 1, 0, 150.4, 0.0)) == ("Room (card)", "2 min 30 s", "", "1 run")
