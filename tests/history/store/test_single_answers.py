"""The last answer that each item was given by itself."""

from dataclasses import replace
from pathlib import Path

import pytest

from presencecheck.core.events import Answer, Answered, Confirmed, Outcome, Reopened, StoredEvent
from presencecheck.core.plan import Plan
from presencecheck.core.run import Run
from presencecheck.core.still_so import WEEKLY_DAYS, SingleAnswer, Today, due_steps
from presencecheck.history.store.single_answers import single_answers, single_answers_of, with_times
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


DAY = 24 * HOUR
WEEKLY = listed(confirm("door", repeat="daily"), confirm("lamp", repeat="weekly"))


def no_twins(plan: int) -> tuple[()]:
    """No two items of the plan mean the same."""
    return ()


def test_a_week_is_not_renewed_either(history: History) -> None:
    """A weekly answer counts for seven days, however often it was confirmed meanwhile."""
    walk(history, WEEKLY, 0, yes("c/door"), yes("c/lamp"))
    first = single_answers(history.connection, BEGAN.day, no_twins)["c/lamp"]
    for days in range(1, WEEKLY_DAYS):
        walk(history, WEEKLY, days * DAY, Confirmed(("c/lamp",)))
        assert single_answers(history.connection, BEGAN.day + days, no_twins)["c/lamp"] == first
    walk(history, WEEKLY, WEEKLY_DAYS * DAY, Confirmed(("c/lamp",)))
    assert single_answers(history.connection, BEGAN.day + WEEKLY_DAYS, no_twins) == {}


def test_a_run_that_keeps_its_day_alone(history: History) -> None:
    """Its answers have a day and no time; the times that are known otherwise can be put back, of that day only."""
    history.day_only = True
    walk(history, WEEKLY, 0, replace(yes("c/door"), seconds=3.0), replace(yes("c/lamp"), seconds=4.0))
    found = single_answers(history.connection, BEGAN.day, no_twins)
    assert found["c/door"] == SingleAnswer(None, BEGAN.day, Outcome.DONE)
    assert history.timed["c/lamp"] == SingleAnswer(BEGAN.utc + 7, BEGAN.day, Outcome.DONE)
    assert with_times(found, history.timed) == history.timed
    other_day = {ref: replace(answer, day=BEGAN.day - 1) for ref, answer in history.timed.items()}
    assert with_times(found, other_day) == found
    assert history.start_cache(BEGAN.day).answers == history.timed


def test_of_one_run(history: History) -> None:
    """Nothing of the others."""
    walk(history, WEEKLY, 0, yes("c/door"))
    walk(history, WEEKLY, 0, Answered("c/door", Answer.SKIP), Confirmed(("c/lamp",)))
    assert single_answers_of(history.connection, 1, no_twins) == {
        "c/door": SingleAnswer(BEGAN.utc, BEGAN.day, Outcome.DONE)
    }
    assert single_answers_of(history.connection, 2, no_twins) == {
        "c/door": SingleAnswer(BEGAN.utc, BEGAN.day, Outcome.SKIPPED)
    }
