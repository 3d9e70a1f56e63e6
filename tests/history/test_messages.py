"""What is said of runs that cannot be found, resumed or written, to the last word; and marks that come and go."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from threading import Timer

import pytest

from presencecheck.core.events import Answer, Answered
from presencecheck.core.items import FollowUp
from presencecheck.core.run import Run
from presencecheck.core.still_so import Today, due_steps
from presencecheck.history.format.file_header import HistoryError
from presencecheck.history.operations.verify import inspect
from presencecheck.history.store import lease
from presencecheck.history.store.recorder import Recorder
from presencecheck.history.store.store import History, RunNotFoundError
from presencecheck.system.clock import Moment
from tests.support.builders import BEGAN, choice, confirm, listed, record, recorder_of

pytestmark = pytest.mark.usefixtures("unexpired")

TWO = listed(confirm("door"), confirm("lamp"))
LATER = Moment(BEGAN.utc + 300, BEGAN.offset)


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    """An open history without a run, which waits for nobody."""
    opened = History.open(tmp_path / "data" / "history.db")
    opened.connection.execute("PRAGMA busy_timeout = 0")
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("ab", 'Several runs begin with "ab".'),
        ("zz", 'There is no run "zz".'),
        ("", 'Several runs begin with "".'),
        ("%", 'There is no run "%".'),
    ],
)
def test_a_name_that_finds_none_or_several(history: History, name: str, message: str) -> None:
    """Which of the two it is, and how to see what there is."""
    for each in ("abc2345678", "abd2345678"):
        record(Recorder(history, each, BEGAN), Run(TWO), "yes")
    with pytest.raises(RunNotFoundError) as caught:
        history.find(name)
    assert (caught.value.message, caught.value.hint) == (message, "List them: presencecheck history.")
    assert history.find("last").id == "abd2345678"


def test_what_keeps_a_run_from_being_gone_on_with(history: History) -> None:
    """It has ended, or another window walks it: each with the way out."""
    recorder = recorder_of(history)
    run = record(recorder, Run(TWO), "yes")
    history.connection.execute("UPDATE run SET lease = 'elsewhere:1:2'")
    with pytest.raises(HistoryError) as caught:
        history.resume(history.find("last"))
    assert caught.value.message == f"The run {recorder.id} is open in another window."
    assert caught.value.hint == "Continue there, or: presencecheck run --fresh."
    record(recorder, run, "yes")
    with pytest.raises(HistoryError) as caught:
        history.resume(history.find("last"))
    assert caught.value.message == f"The run {recorder.id} has ended meanwhile."
    assert caught.value.hint == "Start again: presencecheck run --fresh."


WRITES: dict[str, Callable[[History, Recorder], object]] = {
    "go on": lambda history, recorder: history.resume(history.find("last")),
    "abandon": lambda history, recorder: history.abandon(history.find("last"), LATER),
    "delete": lambda history, recorder: history.delete_run(recorder.id),
    "finish": lambda history, recorder: recorder.finish(Run(TWO), LATER),
}


@pytest.mark.parametrize("what", WRITES)
def test_the_file_is_named_whatever_was_to_be_written(history: History, what: str) -> None:
    """Where another program holds the history, the path is said, and the run is as it was."""
    recorder = recorder_of(history)
    record(recorder, Run(TWO), "yes")
    before = history.path.read_bytes()
    with closing(sqlite3.connect(history.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(HistoryError, match=f"The history {history.path} is in use by another program"):
            WRITES[what](history, recorder)
        other.execute("ROLLBACK")
    assert history.path.read_bytes() == before


def test_marks_come_and_go(history: History) -> None:
    """A run bears the mark of its window from its first answer until that leaves, and is whole at every moment."""
    recorder = recorder_of(history)
    recorder.leave()
    run = record(recorder, Run(TWO), "yes")
    assert (history.find("last").lease, inspect(history.path).faults) == (lease.own_lease(), ())
    assert not history.find("last").is_open_elsewhere
    recorder.leave()
    assert (history.find("last").lease, inspect(history.path).faults) == (None, ())
    again, second = history.resume(history.find("last"))
    assert (again.answered, history.find("last").lease) == (run.answered, lease.own_lease())
    record(second, again, "yes")
    summary = history.find("last")
    second.leave()
    assert history.find("last") == summary
    assert inspect(history.path).faults == ()


def test_a_run_of_which_nothing_was_to_be_kept(history: History) -> None:
    """A run whose only answer leaves no trace is resumed from its beginning, and its answers count from nought."""
    plan = listed(choice("load", FollowUp(is_="hurry", add="minute"), keep=False), confirm("minute"), confirm("door"))
    recorder = recorder_of(history)
    run = Run(plan).apply(record(recorder_of(history), Run(plan), "hurry").events[0])
    record(recorder, run, "yes")
    recorder.leave()
    assert history.connection.execute("SELECT count(*) FROM answer WHERE run = 2").fetchone() == (0,)
    again, second = history.resume(history.find(recorder.id))
    record(second, again, "little", "yes")
    rows = history.connection.execute("SELECT seq FROM answer WHERE run = 2 ORDER BY seq").fetchall()
    assert rows == [(0,), (1,)]
    assert inspect(history.path).faults == ()


@pytest.mark.parametrize(("ago", "known"), [(0, True), (6, True), (7, False), (-1, False)])
@pytest.mark.parametrize("offset", [-720, 0, 840])
def test_days_are_those_on_the_wall(history: History, ago: int, known: bool, offset: int) -> None:
    """Whatever the clock is ahead of or behind the world's, a day is the one that it showed."""
    today = BEGAN.day
    for second in (0, 86_398):
        at = Moment((today - ago) * 86_400 + second - offset * 60, offset)
        record(recorder_of(history, at), Run(TWO), "yes", at=at)
        plan = listed(confirm("door", repeat="weekly"))
        due = due_steps(plan, history.start_cache(today).answers, Today((today + 3) * 86_400, today))
        assert [each.step.ref for each in due] == (["c/door"] if known else [])


def test_quick_answers_take_time_too(history: History) -> None:
    """What rounding takes from one answer the next one gets; a clock that goes back takes nothing away."""
    plan = listed(*(confirm(name) for name in "abcde"))
    recorder, run = recorder_of(history), Run(plan)
    for name, seconds in zip("abcde", (0.4, 0.4, 0.4, -9.0, 0.4), strict=True):
        event = Answered(f"c/{name}", Answer.YES, seconds=seconds)
        run = run.apply(event)
        recorder.record(run, event, LATER)
    rows = history.connection.execute("SELECT seconds FROM answer ORDER BY seq").fetchall()
    assert rows == [(0,), (1,), (0,), (0,), (1,)]
    assert history.find("last").seconds == 2


def test_one_that_writes_is_waited_for(history: History) -> None:
    """While another window writes, an answer waits for as long as the connection is patient, and no longer."""
    history.connection.execute("PRAGMA busy_timeout = 2000")
    other = sqlite3.connect(history.path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    ending = Timer(0.2, lambda: other.execute("ROLLBACK"))
    ending.start()
    record(recorder_of(history), Run(TWO), "yes")
    ending.join()
    assert len(list(history.runs())) == 1
    other.execute("BEGIN IMMEDIATE")
    history.connection.execute("PRAGMA busy_timeout = 100")
    with pytest.raises(HistoryError, match="in use by another program"):
        record(recorder_of(history), Run(TWO), "yes")
    other.close()
    assert history.connection.execute("PRAGMA busy_timeout").fetchone() == (100,)
