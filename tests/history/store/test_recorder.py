"""Recording a run: its end, its lease, the time of its answers, and a run that was deleted meanwhile."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pytest

from presencecheck.core.events import Answer, Answered, Moved, Revised
from presencecheck.core.items import FollowUp
from presencecheck.core.plan import Plan
from presencecheck.core.readiness import Readiness
from presencecheck.core.run import Run
from presencecheck.core.standing import Status
from presencecheck.history.format.file_header import SupersededError
from presencecheck.history.format.start_cache import start_cache_path
from presencecheck.history.operations.verify import inspect
from presencecheck.history.store import lease
from presencecheck.history.store.recorder import RunDeletedError
from presencecheck.history.store.store import History
from presencecheck.system.clock import Moment
from tests.support.builders import (
    BEGAN,
    choice,
    confirm,
    event_of,
    listed,
    record,
    recorder_of,
)

pytestmark = pytest.mark.usefixtures("unexpired")

TWO = listed(confirm("door"), confirm("lamp"))


LATER = Moment(BEGAN.utc + 300, BEGAN.offset)


@pytest.fixture
def history(history: History) -> History:
    """An open history without a run, which waits for nobody."""
    history.connection.execute("PRAGMA busy_timeout = 0")
    return history


@pytest.fixture
def other(history: History) -> Iterator[sqlite3.Connection]:
    """Another window's hand on the same file."""
    with closing(sqlite3.connect(history.path, isolation_level=None)) as connection:
        yield connection


def rows(history: History, query: str) -> list[tuple[object, ...]]:
    """What stands in the file."""
    return history.connection.execute(query).fetchall()


def walked(history: History, what: Plan, *said: str | int, at: Moment = BEGAN) -> str:
    """The name of a run with these answers."""
    recorder = recorder_of(history, at)
    record(recorder, Run(what), *said, at=LATER)
    recorder.leave()
    return recorder.id


def test_a_run_that_was_forgotten_meanwhile(history: History) -> None:
    """Who walks a run that is no longer there is told so, with how to begin again; leaving it is quiet."""
    recorder = recorder_of(history)
    run = record(recorder, Run(TWO), "yes")
    history.connection.execute("DELETE FROM run")
    with pytest.raises(RunDeletedError) as caught:
        record(recorder, run, "yes")
    assert caught.value.message == f"The run {recorder.id} is no longer in the history {history.path}."
    assert caught.value.hint == "Start again: presencecheck"
    recorder.leave()
    assert list(history.runs()) == []


def test_the_end_is_written_afterwards(history: History) -> None:
    """A run that turns out to have no question left gets its end, its verdict and its moment, and is sealed."""
    first = recorder_of(history)
    record(first, Run(TWO), "yes")
    first.leave()
    _, recorder = history.resume(history.find("last"))
    ended = Run(listed(confirm("door", importance="essential")))
    recorder.finish(record(recorder_of(history), ended, "skip"), LATER)
    summary = history.find(first.id)
    assert (summary.status, summary.readiness, summary.finished) == (Status.COMPLETED, Readiness.NOT_READY, LATER)
    assert summary.lease is None
    assert history.run(summary).answered == 1
    recorder.leave()
    assert history.find(first.id) == summary


def test_leaving_while_the_file_is_held(history: History, other: sqlite3.Connection) -> None:
    """The mark of a window that leaves stays where it cannot be taken away; it counts for nothing once that ended."""
    recorder = recorder_of(history)
    record(recorder, Run(TWO), "yes")
    other.execute("BEGIN EXCLUSIVE")
    recorder.leave()
    history.save_start_cache(BEGAN.day)
    other.execute("ROLLBACK")
    assert history.find("last").lease == lease.own_lease()
    assert not start_cache_path(history.path).exists()


def test_what_leaves_no_trace_takes_no_time(history: History) -> None:
    """Not even a part of a second of it is told by the answers that are kept: they are as if it had not been asked."""
    load = choice("load", FollowUp(is_="hurry", add="minute"), keep=False)
    what = listed(load, confirm("minute"), confirm("door"), confirm("lamp"))
    for said in ("hurry", "little"):
        recorder, run = recorder_of(history), Run(what)
        while run.current is not None:
            asked = event_of(run, said if run.current.ref == "c/load" else "yes")
            assert isinstance(asked, Answered)
            event = replace(asked, seconds=0.4 if asked.ref == "c/minute" else 0.3)
            run = run.apply(event)
            recorder.record(run, event, LATER)
        assert ("c/minute" in run.responses) == (said == "hurry")
    seconds = [rows(history, f"SELECT seconds FROM answer WHERE run = {place} ORDER BY seq") for place in (1, 2)]
    assert seconds == [[(0,), (1,), (0,)]] * 2


def test_gone_on_with_and_left_at_once(history: History) -> None:
    """A run that was only looked at again can be resumed in another window."""
    walked(history, TWO, "yes")
    _, recorder = history.resume(history.find("last"))
    assert history.find("last").lease is not None
    recorder.leave()
    assert history.find("last").lease is None
    assert inspect(history.path).faults == ()


def test_a_verdict_is_changed_and_sealed_at_once(history: History) -> None:
    """The answer, the verdict that it leads to and the seal are one change; the end of the run stays what it was."""
    recorder = recorder_of(history)
    run = record(recorder, Run(listed(confirm("door", importance="essential"))), "yes", at=LATER)
    assert history.find(recorder.id).readiness is Readiness.READY
    written: list[str] = []
    history.connection.set_trace_callback(written.append)
    event = Revised("c/door", Answer.ACCEPT)
    recorder.record(run.apply(event), event, Moment(LATER.utc + 60, LATER.offset))
    history.connection.set_trace_callback(None)
    assert written.count("COMMIT") == 1
    summary = history.find(recorder.id)
    assert (summary.readiness, summary.finished, summary.is_revised) == (Readiness.NOT_READY, LATER, True)
    assert inspect(history.path).faults == ()


def test_no_verdict_is_changed_once_a_newer_run_has_begun(history: History) -> None:
    """Whoever changes it is told so, and nothing is written."""
    recorder = recorder_of(history)
    run = record(recorder, Run(TWO), "yes", "yes", at=LATER)
    assert not recorder.has_newer()
    walked(history, TWO, "yes")
    assert recorder.has_newer()
    before = history.path.read_bytes()
    event = Revised("c/door", Answer.SKIP)
    with pytest.raises(SupersededError):
        recorder.record(run.apply(event), event, LATER)
    assert history.path.read_bytes() == before


def test_only_what_the_history_has_is_recorded(history: History) -> None:
    """A move is no event of the history: who records one is mistaken, and nothing is written."""
    run = Run(TWO).apply(Moved("c/lamp"))
    with pytest.raises(TypeError):
        recorder_of(history).record(run, Answered("c/door", Answer.YES), LATER)
    assert list(history.runs()) == []
