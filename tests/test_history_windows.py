"""Several windows on one history, and windows that ended in the middle: each a real process."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from presencecheck.clock import Moment
from presencecheck.history import lease, reading
from presencecheck.history.bookmark import recall
from presencecheck.history.database import _migrate
from presencecheck.history.header import HistoryTrouble
from presencecheck.history.store import History
from presencecheck.run import Readiness, Run, Status
from tests.builders import BEGAN, confirm, listed, python, record, recorder_of

TWO = listed(confirm("door"), confirm("lamp"))
HOLDER = """
import sys
from pathlib import Path
from presencecheck.history.store import History
from presencecheck.run import Run
from tests.builders import BEGAN, confirm, listed, record, recorder_of

history = History.open(Path(sys.argv[1]))
recorder = recorder_of(history)
record(recorder, Run(listed(confirm("door"), confirm("lamp"))), "yes")
print(recorder.id, flush=True)
sys.stdin.readline()
recorder.leave()
print("left", flush=True)
sys.stdin.readline()
"""
RESUMER = """
import sys
from pathlib import Path
from presencecheck.history.store import History

history = History.open(Path(sys.argv[1]))
history.resume(history.find("last"))
print("mine", flush=True)
sys.stdin.readline()
"""
WRITER = """
import sys
from pathlib import Path
from presencecheck.history.store import History
from presencecheck.run import Run
from tests.builders import BEGAN, confirm, listed, record, recorder_of

sys.stdin.readline()
history = History.open(Path(sys.argv[1]))
recorder = recorder_of(history)
record(recorder, Run(listed(*(confirm(f"item-{number}") for number in range(25)))), *["yes"] * 25)
print(recorder.id)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the history is to be; there is none yet."""
    return tmp_path / "data" / "history.db"


@pytest.fixture
def history(path: Path) -> Iterator[History]:
    """An open history without a run."""
    opened = History.open(path)
    yield opened
    opened.close()


def test_open_in_another_window(history: History) -> None:
    """A run that another window walks can't be gone on with or given up here; once it is left there, it can."""
    with python(HOLDER, history.path) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        name = other.stdout.readline().strip()
        assert history.find(name).open_elsewhere
        with pytest.raises(HistoryTrouble, match="open in another window"):
            history.resume(history.find(name))
        history.give_up(history.find(name), BEGAN)
        assert [summary.id for summary in history.unfinished()] == [name]
        other.stdin.write("\n")
        other.stdin.flush()
        assert other.stdout.readline() == "left\n"
        assert not history.find(name).open_elsewhere
        assert history.resume(history.find(name))[0].answered == 1


def test_window_that_was_killed(history: History) -> None:
    """A run whose window was killed can be gone on with at once."""
    with python(HOLDER, history.path) as other:
        assert other.stdout is not None
        name = other.stdout.readline().strip()
        other.kill()
    summary = history.find(name)
    assert summary.lease
    assert not summary.open_elsewhere
    assert history.resume(summary)[0].answered == 1
    assert history.find(name).lease not in (None, summary.lease)


def test_first_come(history: History) -> None:
    """Of two windows that were offered the same run, only the first goes on with it."""
    recorder = recorder_of(history)
    record(recorder, Run(TWO), "yes")
    recorder.leave()
    offered = history.find("last")
    with python(RESUMER, history.path) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "mine\n"
        with pytest.raises(HistoryTrouble, match="open in another window"):
            history.resume(offered)


def test_given_up_too_late(history: History) -> None:
    """A run that was completed in another window meanwhile stays completed when this one gives it up."""
    recorder = recorder_of(history)
    run = record(recorder, Run(TWO), "yes")
    [seen] = history.unfinished()
    record(recorder, run, "yes")
    history.give_up(seen, Moment(BEGAN.utc + 60, BEGAN.offset))
    summary = history.find(seen.id)
    assert (summary.status, summary.readiness, summary.finished) == (Status.COMPLETED, Readiness.READY, BEGAN)


def test_marks_of_windows() -> None:
    """A window counts as open only while the very process that opened it lives, or where that can't be known."""
    computer, number, started = lease.mine().split(":")
    with python("pass") as ended:
        pass
    assert lease.alive(f"{computer}:{number}:{started}")
    assert lease.alive(f"elsewhere:{ended.pid}:{started}")
    assert not lease.alive(f"{computer}:{number}:another")  # the number is used again
    assert not lease.alive(f"{computer}:{ended.pid}:{started}")
    assert not lease.alive(None)


def test_made_by_two_windows_at_once(path: Path) -> None:
    """Two windows that both find no history yet make one, and neither fails."""
    path.parent.mkdir()
    windows = [sqlite3.connect(path, isolation_level=None) for _ in range(2)]
    for window in windows:
        _migrate(window)
        window.close()
    assert reading.summaries(path, 9) == []


INTRUDER = """
import sys
from pathlib import Path
from presencecheck.history.store import History

History.open(Path(sys.argv[1])).connection.execute("INSERT INTO item (ref) VALUES ('c/intruder')")
"""


@pytest.mark.parametrize("asked", [1, 2])
def test_noting_for_the_next_start(history: History, asked: int) -> None:
    """What a window notes for the next start is void when another window changes the history meanwhile."""
    record(recorder_of(history), Run(TWO), "yes")
    history.bookmark(BEGAN.day)
    mark = recall(history.path)
    assert mark is not None
    assert (mark.unfinished, dict(mark.days)) == (True, {"c/door": BEGAN.day})
    statements: list[str] = []

    def intrude(statement: str) -> None:
        statements.append(statement)
        if len(statements) == asked:
            assert python(INTRUDER, history.path).wait() == 0

    history.connection.set_trace_callback(intrude)
    history.bookmark(BEGAN.day)
    history.connection.set_trace_callback(None)
    assert len(statements) == 2
    assert recall(history.path) is None


def test_many_windows(path: Path) -> None:
    """Eight windows that begin at once and answer as fast as they can lose no answer and meet no error."""
    windows = [python(WRITER, path) for _ in range(8)]
    for window in windows:
        assert window.stdin is not None
        window.stdin.write("\n")
        window.stdin.flush()
    names = {window.communicate(timeout=60)[0].strip() for window in windows}
    assert [window.returncode for window in windows] == [0] * 8
    found = reading.summaries(path, 99)
    assert {summary.id for summary, _ in found} == names
    assert [(summary.status, reading.one(path, summary.id)[1].answered) for summary, _ in found] == [
        (Status.COMPLETED, 25)
    ] * 8


TORN = """
import os, sys
from pathlib import Path
from presencecheck.history.store import History

connection = History.open(Path(sys.argv[1])).connection
connection.execute("PRAGMA cache_size = 1")
connection.execute("BEGIN IMMEDIATE")
for number in range(3000):
    connection.execute("INSERT INTO item (ref) VALUES (?)", (f"torn/{number:099}",))
os._exit(0)
"""


@pytest.mark.parametrize("first", ["to read", "to write"])
def test_half_written(path: Path, first: str) -> None:
    """After a power cut in the middle of writing, the history can be read and written again at once."""
    history = History.open(path)
    recorder = recorder_of(history)
    record(recorder, Run(TWO), "yes")
    history.close()
    whole = path.read_bytes()
    with python(TORN, path):
        pass
    assert path.with_name("history.db-journal").stat().st_size
    if first == "to read":
        assert [summary.id for summary, _ in reading.summaries(path, 9)] == [recorder.id]
    else:
        History.open(path).close()
    assert path.read_bytes() == whole
    assert not path.with_name("history.db-journal").exists()
