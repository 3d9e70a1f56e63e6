"""Whatever stands in the way of the history, or in it and should not: said, with what to do, and nothing lost."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from presencecheck.core.run import Run
from presencecheck.core.standing import Status
from presencecheck.history.format.file_header import DiskFullError, HistoryDamagedError, HistoryError
from presencecheck.history.format.hash_chain import write_seal
from presencecheck.history.queries import runs as reading
from presencecheck.history.store.database import _migrate, connect, transaction
from presencecheck.history.store.store import History
from presencecheck.system.clock import EARLIEST, LATEST, Moment
from tests.support.builders import BEGAN, choice, confirm, listed, record, recorder_of, scale

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


# What SQLite reports.


def fill(connection: sqlite3.Connection) -> None:
    """Write more than there is room for."""
    connection.execute(f"PRAGMA max_page_count = {connection.execute('PRAGMA page_count').fetchone()[0]}")
    connection.execute("INSERT INTO item (ref) VALUES (?)", ("x" * 9000,))


SAID: dict[str, tuple[Callable[[sqlite3.Connection], object], type[HistoryError], str, str]] = {
    "full": (fill, DiskFullError, "The disk of {path} is full.", "Free some space; what was answered before is kept."),
    "read-only": (
        lambda connection: (
            connection.execute("PRAGMA query_only = ON"),
            connection.execute("INSERT INTO item (ref) VALUES ('c/x')"),
        ),
        HistoryError,
        "The history {path} cannot be written: it, its folder or its disk is read-only.",
        "To walk without the history: presencecheck run --no-log.",
    ),
    "no such table": (
        lambda connection: connection.execute("INSERT INTO diary VALUES (1)"),
        HistoryDamagedError,
        "The history {path} is damaged.",
        "See what can be saved: presencecheck verify --mend.",
    ),
    "a row that may not be": (
        lambda connection: connection.execute("INSERT INTO ledger VALUES (2, 0, 0, x'', x'')"),
        HistoryError,
        "The history {path} cannot be used (SQLITE_CONSTRAINT_CHECK).",
        "To walk without the history: presencecheck run --no-log.",
    ),
}


@pytest.mark.parametrize("what", SAID)
def test_what_sqlite_reports(history: History, what: str) -> None:
    """A sentence with the path and the next step; and nothing of what was begun is left."""
    cause, kind, message, hint = SAID[what]
    before = history.path.read_bytes()

    def write() -> None:
        with transaction(history.connection, history.path):
            history.connection.execute("INSERT INTO item (ref) VALUES ('c/first')")
            cause(history.connection)

    with pytest.raises(HistoryError) as caught:
        write()
    assert type(caught.value) is kind
    assert (caught.value.message, caught.value.hint) == (message.format(path=history.path), hint)
    assert not history.connection.in_transaction
    assert history.path.read_bytes() == before


def test_another_program_holds_it(history: History, other: sqlite3.Connection) -> None:
    """Where another program keeps the file to itself, that is said; with it gone, the answer is taken."""
    other.execute("BEGIN EXCLUSIVE")
    recorder = recorder_of(history)
    with pytest.raises(HistoryError, match="is in use by another program") as caught:
        record(recorder, Run(TWO), "yes")
    assert caught.value.hint == "Try again in a moment."
    other.execute("ROLLBACK")
    record(recorder, Run(TWO), "yes")
    assert history.find("last").id == recorder.id


def test_a_file_stands_where_the_folder_should(tmp_path: Path) -> None:
    """The way out is named too: to walk without the history."""
    (tmp_path / "data").write_text("in the way")
    with pytest.raises(HistoryError, match="Cannot make the folder") as caught:
        History.open(tmp_path / "data" / "history.db")
    assert caught.value.hint == "To walk without the history: presencecheck run --no-log."


def test_a_link_into_a_folder_that_is_not_there(path: Path, tmp_path: Path) -> None:
    """A history that is a link to a stick which is not plugged in is not made elsewhere."""
    path.parent.mkdir()
    path.symlink_to(tmp_path / "stick" / "history.db")
    with pytest.raises(HistoryError, match=r"Cannot write the history .*no such file") as caught:
        History.open(path)
    assert "--no-log" in caught.value.hint
    assert path.is_symlink()


def test_a_step_that_fails_leaves_nothing(tmp_path: Path) -> None:
    """Where the tables cannot all be made, none is, and the number of the version stays."""
    with closing(sqlite3.connect(tmp_path / "x.db", isolation_level=None)) as connection:
        connection.execute("CREATE TABLE answer (a)")
        with pytest.raises(sqlite3.OperationalError):
            _migrate(connection)
        assert connection.execute("SELECT name FROM sqlite_schema").fetchall() == [("answer",)]
        assert connection.execute("PRAGMA user_version").fetchone() == (0,)


# What stands in a row.


@pytest.mark.parametrize(
    "change",
    [
        *(
            "status = 9",
            "status = -1",
            "readiness = 3",
            "readiness = -1",
            f"started = {EARLIEST - 1}",
            "started = 253402300800",
        ),
        *("utc_offset = 1441", "utc_offset = -1441", f"finished = {EARLIEST - 1}", "finished = 253402300800"),
    ],
)
def test_numbers_that_mean_nothing(history: History, change: str) -> None:
    """A row that means no run is damage: said, and no other sentence made of it."""
    record(recorder_of(history), Run(TWO), "yes", "yes")
    history.connection.execute(f"UPDATE run SET {change}")
    with pytest.raises(HistoryDamagedError):
        list(history.runs())
    with pytest.raises(HistoryDamagedError):
        reading.summaries(history.path, 9)


@pytest.mark.parametrize(
    "change", ["utc_offset = 1440", "utc_offset = -1440", f"started = {EARLIEST}", f"started = {LATEST}"]
)
def test_numbers_at_the_edge(history: History, change: str) -> None:
    """The first second that a calendar has, the last, and the farthest clocks are still believed."""
    record(recorder_of(history), Run(TWO), "yes", "yes")
    history.connection.execute(f"UPDATE run SET finished = 0, {change}")
    assert [summary.status for summary in history.runs()] == [Status.COMPLETED]


@pytest.mark.parametrize("change", ["outcome = 4", "value = 'x'", "seconds = 9", "how = 1", "how = 2", "item = 2"])
def test_a_changed_answer_is_not_shown(history: History, change: str) -> None:
    """A run whose answers are not as they were written is neither shown nor resumed."""
    recorder = recorder_of(history)
    record(recorder, Run(TWO), "not-yet")
    recorder.leave()
    history.connection.execute("INSERT INTO item (ref) VALUES ('c/lamp')")
    history.connection.execute(f"UPDATE answer SET {change}")
    summary = history.find("last")
    for use in (history.run, history.resume, lambda run: history.abandon(run, LATER)):
        with pytest.raises(HistoryDamagedError):
            use(summary)
    assert history.find("last").status is Status.IN_PROGRESS


@pytest.mark.parametrize("change", ["outcome = 9", "outcome = -9", "item = 2"])
def test_a_forged_answer_ends_nothing_in_a_crash(history: History, change: str) -> None:
    """Someone who computes the seals again can write nonsense, and nonsense is called damage too."""
    recorder = recorder_of(history)
    record(recorder, Run(TWO), "not-yet")
    history.connection.execute("INSERT INTO item (ref) VALUES ('c/gate')")
    history.connection.execute(f"UPDATE answer SET {change}")
    write_seal(history.connection, 1)
    with pytest.raises(HistoryDamagedError):
        history.run(history.find("last"))


def test_names_of_items_that_cannot_be_found(history: History) -> None:
    """An answer whose item is not taken by the file is not acknowledged."""
    history.connection.execute("CREATE TRIGGER gone BEFORE INSERT ON item BEGIN SELECT RAISE(IGNORE); END")
    with pytest.raises(HistoryDamagedError):
        record(recorder_of(history), Run(TWO), "yes")
    assert list(history.runs()) == []


# What is kept beside it.


def test_days_of_items_in_place(history: History) -> None:
    """The last answer to an item is known for seven days; it alone says whether the item was in place."""
    plan = listed(confirm("door"), confirm("lamp"), scale("here"), choice("load"))
    for ago, said in ((7, "yes"), (6, "yes"), (2, "skip"), (1, "yes")):
        at = Moment(BEGAN.utc - ago * 86_400, BEGAN.offset)
        record(recorder_of(history, at), Run(plan), said, *(["yes"] if ago == 6 else []), at=at)
    assert history.start_cache(BEGAN.day).days == {"c/door": BEGAN.day - 1, "c/lamp": BEGAN.day - 6}
    assert history.start_cache(BEGAN.day + 1).days == {"c/door": BEGAN.day - 1}
    with closing(connect(history.path, write=False)) as connection:
        assert not History(history.path, connection).start_cache(BEGAN.day + 8).answers
