"""Runs and plans for export."""

from presencecheck.core.events import Answer, Answered
from presencecheck.core.plan import Plan
from presencecheck.core.run import Run
from presencecheck.history.queries.export_rows import plan_uses, run_rows
from presencecheck.history.queries.runs import find_run
from presencecheck.history.queries.selection import EVERY, Selection
from presencecheck.history.store.store import History
from presencecheck.system.clock import Moment
from tests.support.builders import (
    BEGAN,
    carded,
    confirm,
    listed,
    probe,
    record,
    recorder_of,
)
from tests.support.histories import DAY

TWO = listed(confirm("door"), confirm("lamp"))


LATER = Moment(BEGAN.utc + 300, BEGAN.offset)


def walked(history: History, what: Plan, *said: str | int, at: Moment = BEGAN) -> str:
    """The name of a run with these answers."""
    recorder = recorder_of(history, at)
    record(recorder, Run(what), *said, at=LATER)
    recorder.leave()
    return recorder.id


def rows(history: History, query: str) -> list[tuple[object, ...]]:
    """What stands in the file."""
    return history.connection.execute(query).fetchall()


def test_who_answered(history: History) -> None:
    """What was measured is told apart from what a person said, in a run that is shown and in one that is exported."""
    recorder, run = recorder_of(history), Run(listed(probe("line"), confirm("door")))
    for event in (Answered("c/line", Answer.YES, by="probe"), Answered("c/door", Answer.YES, by="person")):
        run = run.apply(event)
        recorder.record(run, event, LATER)
    assert rows(history, "SELECT how FROM answer ORDER BY seq") == [(1,), (0,)]
    _, found = find_run(history.path, recorder.id)
    assert [found.response(step.ref).by for step in found.visible] == ["probe", "person"]
    [exported] = run_rows(history.path, EVERY)
    assert [entry.by for entry in exported.entries] == ["probe", "person"]
    assert (exported.started, exported.finished) == (BEGAN, LATER)


def test_which_plans_were_used_when(history: History) -> None:
    """Each with the days of its first and last run and how many there were, within the days that are asked for."""
    for days in (0, 3, 5):
        walked(history, TWO, "yes", at=Moment(BEGAN.utc + days * DAY, BEGAN.offset))
    walked(history, carded(confirm("door")), "yes", at=Moment(BEGAN.utc + 4 * DAY, BEGAN.offset))
    day = BEGAN.day
    found = [
        (part.plan.sections[0].as_card, part.first, part.last, part.runs) for part in plan_uses(history.path, EVERY)
    ]
    assert found == [(False, day, day + 5, 3), (True, day + 4, day + 4, 1)]
    [only] = plan_uses(history.path, Selection(since=day + 1, until=day + 3))
    assert (only.first, only.last, only.runs) == (day + 3, day + 3, 1)
