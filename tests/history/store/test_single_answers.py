"""The last answer that each item was given by itself."""

from pathlib import Path

import pytest

from presencecheck.core.events import Answer, Answered, Confirmed, Outcome, Reopened, StoredEvent
from presencecheck.core.plan import Plan
from presencecheck.core.run import Run
from presencecheck.core.still_so import SingleAnswer, Today, due_steps
from presencecheck.history.store.store import History
from presencecheck.system.clock import Moment
from tests.support.builders import BEGAN, checklist, confirm, listed, plan, recorder_of

DAILY = listed(confirm("door", repeat="daily"), confirm("lamp", repeat="daily"))
TWIN = plan(checklist("quick", confirm("shut", repeat="daily", same_as="c/door")))
HOUR = 3600


@pytest.fixture
def history(tmp_path: Path) -> History:
    """An empty history."""
    return History.open(tmp_path / "history.db")


def walk(history: History, made: Plan, after: int, *events: StoredEvent) -> None:
    """A run of these events, so many seconds after the first one."""
    at = Moment(BEGAN.utc + after, BEGAN.offset)
    recorder, run = recorder_of(history, at), Run(made)
    for event in events:
        run = run.follow(event)
        recorder.record(run, event, at)
    recorder.leave()


def yes(ref: str) -> Answered:
    """It is so."""
    return Answered(ref, Answer.YES)


def due(history: History, made: Plan, after: int) -> list[str]:
    """What can be confirmed so many seconds after the first run."""
    utc = BEGAN.utc + after
    answers = history.start_cache(BEGAN.day).answers
    return [each.step.item.id for each in due_steps(made, answers, Today(utc, BEGAN.day))]


def test_confirming_renews_nothing(history: History) -> None:
    """Four hours after the single answer it is asked by itself again, however often it was confirmed since."""
    walk(history, DAILY, 0, yes("c/door"), yes("c/lamp"))
    for hours in (1, 2, 3):
        assert due(history, DAILY, hours * HOUR) == ["door", "lamp"]
        walk(history, DAILY, hours * HOUR, Confirmed(("c/door",)), yes("c/lamp"))
    assert due(history, DAILY, 4 * HOUR + 1) == ["lamp"]


def test_what_is_to_be_asked_again_is_no_answer(history: History) -> None:
    """Nor is one that was taken back."""
    walk(history, DAILY, 0, yes("c/door"), Reopened(("c/door",)))
    assert due(history, DAILY, 60) == []


def test_an_answer_counts_for_what_means_the_same(history: History) -> None:
    """In both directions, and the last one counts, be it that it was put right."""
    walk(history, TWIN, 0, yes("quick/shut"))
    assert (due(history, DAILY, 60), due(history, TWIN, 60)) == (["door"], ["shut"])
    walk(history, DAILY, 60, Answered("c/door", Answer.NOT_YET), yes("c/door"))
    assert (due(history, DAILY, 120), due(history, TWIN, 120)) == ([], [])
    walk(history, TWIN, 120, yes("quick/shut"))
    assert (due(history, DAILY, 180), due(history, TWIN, 180)) == (["door"], ["shut"])


def test_when_it_was_given(history: History) -> None:
    """At the earliest: as if no time had passed between the questions."""
    walk(history, DAILY, 0, Answered("c/door", Answer.YES, seconds=8.0), Answered("c/lamp", Answer.SKIP, seconds=3.0))
    assert history.start_cache(BEGAN.day).answers == {
        "c/door": SingleAnswer(BEGAN.utc + 8, BEGAN.day, Outcome.DONE),
        "c/lamp": SingleAnswer(BEGAN.utc + 11, BEGAN.day, Outcome.SKIPPED),
    }
