"""A history of version 1 brought up to version 2."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from presencecheck.core.standing import Status
from presencecheck.history.format.file_header import VERSION, HistoryError
from presencecheck.history.format.identify import own_schemas, schema_of
from presencecheck.history.operations.backup import restore
from presencecheck.history.operations.merge import merge
from presencecheck.history.operations.verify import inspect
from presencecheck.history.queries.runs import summaries
from presencecheck.history.store.database import connect
from presencecheck.history.store.store import History
from tests.support.histories import change, history_of, ids

RELEASED = Path(__file__).parents[1] / "released" / "history-1.db"
UNFINISHED = "t8kspqsxqk"


@pytest.fixture
def path(path: Path) -> Path:
    """A history of version 1, with a run in progress."""
    path.parent.mkdir(mode=0o700)
    shutil.copy(RELEASED, path)
    return path


def stored(path: Path, query: str) -> list[tuple[object, ...]]:
    """What stands in the file, read by SQLite alone."""
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


def test_reading_changes_nothing(path: Path) -> None:
    """Who only looks sees it as version 2 has it, and the file stays of version 1, to the last byte."""
    before = path.read_bytes()
    [newest, *_] = summaries(path, 9)
    assert (newest[0].id, newest[0].status) == (UNFINISHED, Status.STOPPED)
    assert inspect(path).faults == ()
    assert path.read_bytes() == before
    assert sorted(file.name for file in path.parent.iterdir()) == ["history.db"]


def test_a_run_in_progress_is_stopped(path: Path) -> None:
    """It ended with its last answer, at the earliest; what has ended keeps every value, and every seal."""
    columns = "seq, id, plan, status, readiness, started, utc_offset, finished, lease, seal"
    before = stored(path, f"SELECT {columns} FROM run WHERE status != 0 ORDER BY seq")
    answers = stored(path, "SELECT run, seq, item, outcome, value, by_probe, seconds FROM answer ORDER BY run, seq")
    [[spent]] = stored(path, "SELECT sum(seconds) FROM answer JOIN run ON run = run.seq WHERE status = 0")
    History.open(path).close()
    assert stored(path, f"SELECT {columns} FROM run WHERE id != '{UNFINISHED}' ORDER BY seq") == before
    ended = stored(path, f"SELECT status, finished - started, answered, cards FROM run WHERE id = '{UNFINISHED}'")
    assert ended == [(2, spent, None, 0)]
    columns = "run, seq, item, outcome, value, how, seconds"
    assert stored(path, f"SELECT {columns} FROM answer ORDER BY run, seq") == answers
    assert stored(path, "PRAGMA user_version") == [(VERSION,)]


def test_a_run_that_is_not_as_it_was_written(path: Path) -> None:
    """It is not sealed again: `verify` still finds it."""
    change(path, "UPDATE answer SET seconds = 99 WHERE run = (SELECT seq FROM run WHERE status = 0)")
    History.open(path).close()
    assert inspect(path).faults != ()
    assert stored(path, "SELECT count(*) FROM run WHERE status = 0") == [(1,)]


def test_a_run_whose_plan_cannot_be_read(path: Path) -> None:
    """It stays as it is, the others are brought up, and `verify` finds it."""
    change(path, "UPDATE plan SET body = '{}' WHERE key = (SELECT plan FROM run WHERE status = 0)")
    History.open(path).close()
    assert inspect(path).faults != ()
    assert stored(path, "SELECT count(*) FROM run WHERE status = 0") == [(1,)]
    assert stored(path, "PRAGMA user_version") == [(VERSION,)]


def test_the_declarations_are_others(path: Path) -> None:
    """An earlier program tells by them that the file is of a later one, also where the number in it is damaged."""
    with closing(connect(path)) as connection:
        assert schema_of(connection) == own_schemas()[-1]
    declared = [{name: sql for _, name, _, sql in schema} for schema in own_schemas()]
    assert {name for name, sql in declared[1].items() if declared[0].get(name) != sql} == {"run", "answer"}


def test_version_1_comes_into_version_2(path: Path, tmp_path: Path) -> None:
    """Merged from either side it is the same runs, and what is merged in stays as it is."""
    ours, copy = tmp_path / "ours.db", tmp_path / "copy.db"
    shutil.copy(path, copy)
    mine = history_of(ours, 2)
    before = path.read_bytes()
    assert merge(ours, path).new == 4
    assert path.read_bytes() == before
    assert merge(copy, ours).new == 2
    assert set(ids(ours)) == {*mine, *ids(path)}
    assert ids(ours) == ids(copy)
    assert (inspect(ours).faults, inspect(copy).faults) == ((), ())
    assert merge(ours, path).new == 0


def test_a_backup_of_version_1_is_restored(path: Path, tmp_path: Path) -> None:
    """It takes the place of a history of version 2, and goes on as one."""
    here = tmp_path / "here" / "history.db"
    history_of(here, 2)
    _, restored = restore(here, path)
    assert restored.runs == 4
    History.open(here).close()
    assert ids(here) == ids(path)
    assert (inspect(here).faults, stored(here, "PRAGMA user_version")) == ((), [(VERSION,)])


def test_a_history_that_cannot_be_brought_up_is_left(path: Path) -> None:
    """Who only looks at a damaged one of version 1 hears so, and it stays as it was."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TABLE answer")
        connection.commit()
    before = path.read_bytes()
    with pytest.raises(HistoryError):
        connect(path, write=False)
    assert path.read_bytes() == before
