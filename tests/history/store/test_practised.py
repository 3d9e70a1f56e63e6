"""The exercises that were done in full on one day."""

from pathlib import Path

import pytest

from presencecheck.core.events import Answer, Answered, Event
from presencecheck.core.run import Run
from presencecheck.history.store.store import History
from presencecheck.system.clock import Moment
from tests.support.builders import BEGAN, checklist, confirm, exercise, plan, recorder_of

REST = plan(checklist("c", confirm("door"), exercise("rest", 90, again=30, same_as="d/rest"), exercise("look", 20)))


@pytest.fixture
def history(tmp_path: Path) -> History:
    """An empty history."""
    return History.open(tmp_path / "history.db")


def walk(history: History, days: int, *events: Event, again: bool = False) -> None:
    """A run of these events, so many days after the first one."""
    at = Moment(BEGAN.utc + days * 86_400, BEGAN.offset)
    recorder, run = recorder_of(history, at), Run(REST.with_practised({"c/rest"}) if again else REST)
    for event in events:
        assert isinstance(event, Answered)
        run = run.apply(event)
        recorder.record(run, event, at)
    recorder.leave()


def done(item: str, seconds: float, answer: Answer = Answer.YES) -> Answered:
    """An answer after so many seconds."""
    return Answered(f"c/{item}", answer, seconds=seconds)


def test_what_ran_to_its_end(history: History) -> None:
    """Not what was cut short, skipped, or is no exercise; that of another list that means the same too."""
    walk(history, 0, done("door", 500), done("rest", 60), done("look", 25))
    assert history.start_cache(BEGAN.day).practised_on(BEGAN.day) == {"c/look"}
    walk(history, 0, done("door", 1), done("rest", 92, Answer.SKIP))
    assert history.start_cache(BEGAN.day).practised_on(BEGAN.day) == {"c/look"}
    walk(history, 0, done("door", 1), done("rest", 90.4))
    assert history.start_cache(BEGAN.day).practised_on(BEGAN.day) == {"c/look", "c/rest", "d/rest"}


def test_on_that_day_alone(history: History) -> None:
    """Whenever it is asked for; the shorter one later that day changes nothing, and alone it is not in full."""
    walk(history, 0, done("door", 1), done("rest", 91))
    walk(history, 0, done("door", 1), done("rest", 31), again=True)
    walk(history, 1, done("door", 1), done("rest", 31), again=True)
    assert "c/rest" in history.start_cache(BEGAN.day).practised_on(BEGAN.day)
    assert history.start_cache(BEGAN.day + 1).practised_on(BEGAN.day + 1) == frozenset()
    assert history.start_cache(BEGAN.day).practised_on(BEGAN.day + 1) == frozenset()
