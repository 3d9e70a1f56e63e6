"""Figures in words."""

from presencecheck.core.events import Outcome
from presencecheck.core.items import Card
from presencecheck.core.plan import Step
from presencecheck.figures.durations import TimeFigures
from presencecheck.figures.items import ItemFigures
from presencecheck.history.queries.compared_runs import ChecklistForm
from presencecheck.reports.figure_words import asked, time_row
from tests.support.builders import confirm

NONE = dict.fromkeys(Outcome, 0)


def test_a_card_is_named_by_its_checklist() -> None:
    """Its own question says nothing of what was on it."""
    assert asked(ItemFigures(Step(0, "c", confirm("door")), "Room", NONE, 0)) == "Is the door so?"
    assert asked(ItemFigures(Step(0, "c", Card(id=Card.ID, ask="So?")), "Room", NONE, 0)) == "The card “Room”."


def test_times_of_the_first_and_last_runs() -> None:
    """With the number of runs that each median is of; a single run has one time."""
    form, card = ChecklistForm("c", card=False), ChecklistForm("c", card=True)
    assert time_row(TimeFigures(form, "Room", 25, 10, 31.5, 119.0)) == ("Room", "32 s", "119 s", "10 of 25 runs")
    assert time_row(TimeFigures(card, "Room", 1, 0, 150.4, 0.0)) == ("Room (card)", "2 min 30 s", "", "1 run")
