"""A walk that is written down once more, from its first event on."""

from pathlib import Path

import pytest

from presencecheck.core.events import Answer, Answered, ClientArrived, Confirmed, Event, Measured, Revised, StoredEvent
from presencecheck.core.run import Run
from presencecheck.core.standing import Status
from presencecheck.history.format.recall import Recalled, mark_of
from presencecheck.history.journal.journal import FileJournal
from presencecheck.history.operations.verify import inspect
from presencecheck.history.queries.runs import find_run
from presencecheck.history.store.store import History
from tests.support.builders import confirm, listed
from tests.support.histories import history_of

TWO = listed(confirm("door"), confirm("lamp"))
YES, SKIP = (Answered("c/lamp", answer) for answer in (Answer.YES, Answer.SKIP))
ENDS: dict[str, list[Event]] = {
    "completed": [Confirmed(("c/door",), 2), YES],
    "cut short": [Confirmed(("c/door",), 2), ClientArrived()],
    "changed": [Confirmed(("c/door",), 2), SKIP, Revised("c/lamp", Answer.YES)],
    "cut short and changed": [ClientArrived(), Revised("c/door", Answer.YES), Revised("c/lamp", Answer.NOT_YET)],
    "measured afterwards": [Confirmed(("c/door",), 2), YES, Measured("c/lamp", "ok", "Fine.")],
}


@pytest.mark.parametrize("how", ENDS)
def test_another_history_takes_its_place(path: Path, tmp_path: Path, how: str) -> None:
    """All of it is in the new one: the same answers, the same end, and what was said of earlier cards."""
    journal, run = FileJournal(path), Run(TWO)
    journal.recall(run, [Recalled(mark_of("earlier"), "opening", 1)])
    *before, last = ENDS[how]
    for event in before:
        run = run.follow(event)
        if isinstance(event, StoredEvent):
            journal.record(run, event)
    if not isinstance(last, StoredEvent):  # what is not recorded itself comes before something that is
        run, last = run.follow(last) if run.revisited else run, Revised("c/door", Answer.SKIP)
    history_of(tmp_path / "new.db", 1)
    path.unlink()
    (tmp_path / "new.db").rename(path)
    run = run.follow(last)
    journal.record(run, last)
    journal.leave()
    summary, again = find_run(path, journal.id)
    assert summary.status is Status.COMPLETED
    assert summary.readiness is run.readiness
    assert {ref: each.outcome for ref, each in again.responses.items()} == {
        ref: each.outcome for ref, each in run.responses.items()
    }
    assert (again.cut_short, again.revised, again.confirmed) == (run.cut_short, run.revised, run.confirmed)
    history = History.open(path, write=False)
    assert history.recalls().keys() == {(mark_of("earlier"), "opening")}
    history.close()
    assert inspect(path).faults == ()
