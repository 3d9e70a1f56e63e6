"""Several windows on one history, and windows that ended in the middle: each a real process.

PRESENCECHECK_WRITES=200 has each of eight windows write as many answers, PRESENCECHECK_RACES=100 as many races.
"""

import os
import sqlite3
import subprocess
from pathlib import Path

import pytest

from presencecheck.core.readiness import Readiness
from presencecheck.core.run import Run
from presencecheck.core.standing import Status
from presencecheck.history.format.file_header import HistoryError
from presencecheck.history.format.start_cache import load_start_cache
from presencecheck.history.operations.verify import inspect
from presencecheck.history.queries import runs as reading
from presencecheck.history.store import lease
from presencecheck.history.store.database import _migrate, connect, transaction
from presencecheck.history.store.store import History
from presencecheck.system.clock import Moment, now
from tests.support.builders import BEGAN, confirm, listed, python, record, recorder_of
from tests.support.evidence import Evidence, amount
from tests.support.terminals import ANSWERS, Terminal, own, states

WRITES = amount("WRITES", 15, 200)
RACES = amount("RACES", 10, 100)
TWO = listed(confirm("door"), confirm("lamp"))
HOLDER = """
import sys
from pathlib import Path
from presencecheck.history.store.store import History
from presencecheck.core.run import Run
from presencecheck.system.clock import now
from tests.support.builders import confirm, listed, record, recorder_of

history = History.open(Path(sys.argv[1]))
recorder = recorder_of(history, now())
record(recorder, Run(listed(confirm("door"), confirm("lamp"))), "yes", at=now())
print(recorder.id, flush=True)
sys.stdin.readline()
recorder.leave()
print("left", flush=True)
sys.stdin.readline()
"""
RESUMER = """
import sys
from pathlib import Path
from presencecheck.history.store.store import History

history = History.open(Path(sys.argv[1]))
history.resume(history.find("last"))
print("mine", flush=True)
sys.stdin.readline()
"""
WRITER = """
import sys
from pathlib import Path
from presencecheck.history.store.store import History
from presencecheck.core.run import Run
from tests.support.builders import BEGAN, confirm, listed, record, recorder_of

sys.stdin.readline()
history = History.open(Path(sys.argv[1]))
recorder = recorder_of(history)
count = int(sys.argv[2])
record(recorder, Run(listed(*(confirm(f"item-{number}") for number in range(count)))), *["yes"] * count)
print(recorder.id)
"""
RACER = """
import sys
from pathlib import Path
from presencecheck.history.format.file_header import HistoryError
from presencecheck.history.store.store import History
from presencecheck.system.clock import now
from tests.support.builders import record

history = History.open(Path(sys.argv[1]))
for name in sys.stdin:
    summary = history.find(name.strip())
    try:
        run, recorder = history.resume(summary)
    except HistoryError as error:
        print(error, flush=True)
        sys.stdin.readline()
    else:
        print("mine", flush=True)
        sys.stdin.readline()
        record(recorder, run, "yes", at=now())
        recorder.leave()
    print("left", flush=True)
"""


@pytest.mark.real
def test_open_in_another_window(history: History) -> None:
    """A run that another window walks can't be resumed or given up here; once it is left there, it can."""
    with python(HOLDER, history.path) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        name = other.stdout.readline().strip()
        assert history.find(name).is_open_elsewhere
        with pytest.raises(HistoryError, match="open in another window"):
            history.resume(history.find(name))
        history.abandon(history.find(name), BEGAN)
        assert [summary.id for summary in history.unfinished()] == [name]
        other.stdin.write("\n")
        other.stdin.flush()
        assert other.stdout.readline() == "left\n"
        assert not history.find(name).is_open_elsewhere
        assert history.resume(history.find(name))[0].answered == 1


@pytest.mark.real
def test_window_that_was_killed(history: History) -> None:
    """A run whose window was killed can be resumed at once."""
    with python(HOLDER, history.path) as other:
        assert other.stdout is not None
        name = other.stdout.readline().strip()
        other.kill()
    summary = history.find(name)
    assert summary.lease
    assert not summary.is_open_elsewhere
    assert history.resume(summary)[0].answered == 1
    assert history.find(name).lease not in (None, summary.lease)


@pytest.mark.real
def test_first_come(history: History) -> None:
    """Of two windows that were offered the same run, only the first goes on with it."""
    recorder = recorder_of(history, now())
    record(recorder, Run(TWO), "yes", at=now())
    recorder.leave()
    offered = history.find("last")
    with python(RESUMER, history.path) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "mine\n"
        with pytest.raises(HistoryError, match="open in another window"):
            history.resume(offered)


def test_given_up_too_late(history: History) -> None:
    """A run that was completed in another window meanwhile stays completed when this one gives it up."""
    recorder = recorder_of(history)
    run = record(recorder, Run(TWO), "yes")
    [seen] = history.unfinished()
    record(recorder, run, "yes")
    history.abandon(seen, Moment(BEGAN.utc + 60, BEGAN.offset))
    summary = history.find(seen.id)
    assert (summary.status, summary.readiness, summary.finished) == (Status.COMPLETED, Readiness.READY, BEGAN)


@pytest.mark.real
def test_marks_of_windows() -> None:
    """A window counts as open only while the very process that opened it lives, or where that can't be known."""
    computer, number, started = lease.own_lease().split(":")[:3]
    with python("pass") as ended:
        pass
    assert lease.is_alive(f"{computer}:{number}:{started}")
    assert lease.is_alive(f"elsewhere:{ended.pid}:{started}")
    assert not lease.is_alive(f"{computer}:{number}:another")  # the number is used again
    assert not lease.is_alive(f"{computer}:{ended.pid}:{started}")
    assert not lease.is_alive(None)


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
from presencecheck.history.store.store import History

History.open(Path(sys.argv[1])).connection.execute("INSERT INTO item (ref) VALUES ('c/intruder')")
"""
STATEMENTS = 7
"""What the history is asked for what the next start needs to know."""


@pytest.mark.real
@pytest.mark.parametrize("asked", range(1, STATEMENTS + 1))
def test_noting_for_the_next_start(history: History, asked: int) -> None:
    """What a window notes for the next start is void when another window changes the history meanwhile."""
    began = now()
    record(recorder_of(history, began), Run(TWO), "yes", at=began)
    history.save_start_cache(began.day)
    mark = load_start_cache(history.path)
    assert mark is not None
    assert mark == history.start_cache(began.day)
    assert (len(mark.unfinished), mark.days) == (1, {"c/door": began.day})
    statements: list[str] = []

    def intrude(statement: str) -> None:
        statements.append(statement)
        if len(statements) == asked:
            assert python(INTRUDER, history.path).wait() == 0

    history.connection.set_trace_callback(intrude)
    history.save_start_cache(began.day)
    history.connection.set_trace_callback(None)
    assert len(statements) == STATEMENTS
    assert load_start_cache(history.path) is None


def test_waiting_for_another_window(history: History) -> None:
    """Who cannot write as long as they are patient is told so, and nothing is written; then it is their turn."""
    late = connect(history.path, patience=0.05)
    with transaction(history.connection, history.path):
        with pytest.raises(HistoryError, match="in use by another program"), transaction(late, history.path):
            pass
        assert not late.in_transaction
    with transaction(late, history.path):
        late.execute("INSERT INTO item (ref) VALUES ('c/late')")
    assert late.execute("PRAGMA busy_timeout").fetchone() == (50,)
    late.close()


@pytest.mark.real
def test_many_windows(path: Path, evidence: Evidence) -> None:
    """Eight windows that begin at once and answer as fast as they can lose no answer and meet no error."""
    windows = [python(WRITER, path, WRITES) for _ in range(8)]
    for window in windows:
        tell(window, "")
    names = {window.communicate(timeout=120)[0].strip() for window in windows}
    assert [window.returncode for window in windows] == [0] * 8
    found = reading.summaries(path, 99)
    assert {summary.id for summary, _ in found} == names
    assert [(summary.status, reading.find_run(path, summary.id)[1].answered) for summary, _ in found] == [
        (Status.COMPLETED, WRITES)
    ] * 8
    assert inspect(path).faults == ()
    evidence("D9", "answers by eight windows at once", 8 * WRITES, "lost", "errors")


def tell(window: "subprocess.Popen[str]", line: str) -> None:
    """Give a window a line to read."""
    assert window.stdin is not None
    window.stdin.write(f"{line}\n")
    window.stdin.flush()


def said(window: "subprocess.Popen[str]") -> str:
    """The next line of a window."""
    assert window.stdout is not None
    return window.stdout.readline().strip()


@pytest.mark.real
def test_one_winner(history: History, evidence: Evidence) -> None:
    """Of two windows that go on with the same run in the same moment, one does, and the other is told who."""
    windows = [python(RACER, history.path) for _ in range(2)]
    for _ in range(RACES):
        recorder = recorder_of(history, now())
        record(recorder, Run(listed(confirm("door"), confirm("lamp"), confirm("sign"))), "yes", at=now())
        recorder.leave()
        for window in windows:
            tell(window, recorder.id)
        assert {said(window) for window in windows} == {"mine", f"The run {recorder.id} is open in another window."}
        for window in windows:
            tell(window, "")
        assert [said(window) for window in windows] == ["left", "left"]
        assert history.run(history.find(recorder.id)).answered == 2
    for window in windows:
        window.communicate(timeout=60)
    evidence("D9", "races of two windows for the same run", RACES, "without one winner", "lost")


@pytest.mark.real
@pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal wants a POSIX system")
def test_one_terminal_goes_on(home: Path, evidence: Evidence) -> None:
    """Two people's hands on the same run: one terminal shows its question, the other says that it is open there."""
    with Terminal("run", own(home)) as terminal:
        terminal.walk([*ANSWERS[:2], "q"])
        assert terminal.ended() == 3
    with Terminal("run", "--resume") as first, Terminal("run", "--resume") as second:
        for terminal in (first, second):
            terminal.wait_until(lambda terminal=terminal: terminal.place or "open in" in terminal.output, "a word")  # type: ignore[misc]
        [winner] = [terminal for terminal in (first, second) if terminal.place == 3]
        [loser] = [terminal for terminal in (first, second) if terminal is not winner]
        assert (loser.ended(), "is open in another window" in loser.record) == (4, True)
        winner.walk(ANSWERS[2:], 3)
        assert winner.ended() == 0
    assert states(home) == [("completed", 6)]
    evidence("D9", "races of two terminals for the same run", 1, "without one winner", "lost")


TORN = """
import os, sys
from pathlib import Path
from presencecheck.history.store.store import History

connection = History.open(Path(sys.argv[1])).connection
connection.execute("PRAGMA cache_size = 1")
connection.execute("BEGIN IMMEDIATE")
for number in range(3000):
    connection.execute("INSERT INTO item (ref) VALUES (?)", (f"torn/{number:099}",))
os._exit(0)
"""


@pytest.mark.real
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
