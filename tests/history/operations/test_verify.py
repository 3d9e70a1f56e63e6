"""What `verify` says of each kind of damage, to the last word; and how much it could still count."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from presencecheck.history.format.file_header import HistoryError
from presencecheck.history.format.hash_chain import digest, write_seal
from presencecheck.history.operations import verify as inspecting
from presencecheck.history.operations.forget import forget
from presencecheck.history.operations.forget_scope import ForgetScope
from presencecheck.history.operations.verify import Inspection, inspect, inspect_twice
from presencecheck.history.store.database import connect
from presencecheck.history.store.store import History
from presencecheck.messages import verify as verify_messages
from tests.support.histories import change, history_of, ids, six_runs


@pytest.fixture
def path(home: Path) -> Path:
    """A history of six runs."""
    return six_runs(home)


LOOSE_PLAN = ("UPDATE run SET plan = 99 WHERE seq = 2",)
NO_STATUS = (
    "PRAGMA writable_schema = ON",
    "UPDATE sqlite_schema SET sql = replace(sql, 'status INTEGER NOT NULL', 'status INTEGER') WHERE name = 'run'",
)
A_STATUS = (
    "PRAGMA writable_schema = ON",
    "UPDATE sqlite_schema SET sql = replace(sql, 'status INTEGER', 'status INTEGER NOT NULL') WHERE name = 'run'",
)
PLAN = verify_messages.PLAN_CHANGED.format
OTHER_LIST = verify_messages.CHECKLIST_CHANGED  # those of a plan that is not as it was are named by none


def test_a_file_that_is_not_whole(path: Path) -> None:
    """What SQLite finds at odds is said as it is, and no further look is taken."""
    change(path, *NO_STATUS)
    change(path, "UPDATE run SET status = NULL WHERE seq = 3")
    change(path, *A_STATUS)
    assert inspect(path) == Inspection(faults=(verify_messages.NOT_WHOLE,))


@pytest.mark.parametrize(
    ("statements", "runs", "faults"),
    [
        (LOOSE_PLAN, 0, (verify_messages.LOOSE_ROWS,)),
        (("CREATE TABLE notes (words TEXT)",), 0, (verify_messages.OTHER_SHAPE,)),
        (("INSERT INTO item (ref) VALUES ('c/other')",), 6, (verify_messages.LOOSE_ROWS,)),
        (("UPDATE plan SET routine = 'p' || key",), 6, (*(PLAN(plan=f"p{key}") for key in (1, 2, 3)), OTHER_LIST)),
        (("DELETE FROM checklist",), 6, (PLAN(plan="routine"),)),
        (("UPDATE ledger SET seal = x''",), 6, (verify_messages.LEDGER_CHANGED,)),
        (("DELETE FROM ledger",), 0, (verify_messages.LEDGER_CHANGED,)),
        (("DELETE FROM answer WHERE run = 6", "DELETE FROM run WHERE seq = 6"), 5, (verify_messages.RUNS_MISSING,)),
        (("UPDATE ledger SET runs = 5",), 6, (verify_messages.RUNS_MISSING,)),
        (("UPDATE item SET ref = CAST(x'ff' AS TEXT) WHERE key = 1",), 0, (verify_messages.UNREADABLE,)),
    ],
)
def test_each_fault_has_its_sentence(
    path: Path, statements: tuple[str, ...], runs: int, faults: tuple[str, ...]
) -> None:
    """One for each kind, each once; the runs that were come upon are counted."""
    change(path, *statements)
    assert inspect(path) == Inspection(runs, 0, faults)


def test_a_checklist_that_no_plan_names(path: Path) -> None:
    """Though it says what its name says, it has no business there."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("INSERT INTO checklist VALUES (?, 'x', '{}')", (digest("x", "{}"),))
    assert inspect(path).faults == (verify_messages.CHECKLIST_CHANGED,)


@pytest.mark.parametrize(
    "forged",
    [
        *("UPDATE run SET readiness = 7 WHERE seq = 2", "UPDATE run SET finished = 253402214400 WHERE seq = 2"),
        *("UPDATE answer SET outcome = 6 WHERE run = 2", "UPDATE answer SET outcome = -1 WHERE run = 2"),
        *("UPDATE answer SET value = x'00' WHERE run = 2", "UPDATE answer SET value = 1.5 WHERE run = 2"),
        *("UPDATE answer SET value = x'00' WHERE run = 2 AND seq = 0",),
    ],
)
def test_nonsense_is_found_under_a_seal_that_fits(path: Path, forged: str) -> None:
    """Someone who computes the seal again still cannot have a run say what no run says; the run is named."""
    name = ids(path)[-2]
    change(path, forged)
    with closing(sqlite3.connect(path)) as connection, connection:
        write_seal(connection, 2)
    assert inspect(path) == Inspection(6, 0, (verify_messages.RUN_CHANGED.format(run=name),))


def test_a_run_that_was_changed_is_named(path: Path) -> None:
    """Of six runs it is the one."""
    change(path, "UPDATE answer SET seconds = 77 WHERE run = 4")
    assert inspect(path) == Inspection(6, 0, (verify_messages.RUN_CHANGED.format(run=ids(path)[-4]),))


# Heads.


def test_forgetting_leaves_the_head(tmp_path: Path) -> None:
    """The chain goes through the seals of forgotten runs, at the beginning, in the middle and at the end."""
    path = tmp_path / "history.db"
    history_of(path, 2)
    history = History.open(path)
    for _ in range(2):
        history_of(path, 2)
    for summary in list(history.unfinished()):
        history.abandon(summary, summary.started)
    history.close()
    head, every = inspect(path).head, ids(path)
    assert head.startswith("6-")
    for number, name in enumerate((every[3], every[0], every[5]), 1):
        forget(path, ForgetScope(run=name), tmp_path / "compiled")
        found = inspect(path, head)
        assert found == Inspection(6 - number, number, (), head, "fits")
    found = inspect(path, f"1-{'0' * 64}")
    assert found.place == "differs"


def test_a_history_without_a_run_has_no_head(tmp_path: Path) -> None:
    """There is nothing yet that a head could stand for."""
    History.open(tmp_path / "history.db").close()
    assert inspect(tmp_path / "history.db") == Inspection()


def test_looked_at_twice(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that failed once and is read now is no damage; the head that was asked for is compared then, too."""
    head = inspect(path).head
    assert (inspect_twice(path), inspect_twice(path, head).place) == (inspect(path), "fits")
    good = path.read_bytes()

    def failing(*asked: object, **more: object) -> sqlite3.Connection:
        path.write_bytes(good if looks else good[:8192])
        looks.append(path)
        return connect(*asked, **more)  # type: ignore[arg-type]

    looks: list[Path] = []
    monkeypatch.setattr(inspecting, "connect", failing)
    assert (inspect_twice(path, head), len(looks)) == (Inspection(6, 0, (), head, "fits"), 2)


# Only looked at.


READERS: dict[str, Callable[[Path], object]] = {"inspect": inspect, "look twice": inspect_twice}


@pytest.mark.parametrize("reader", READERS)
def test_what_is_not_there_is_not_made(tmp_path: Path, reader: str) -> None:
    """Looking for faults makes no history."""
    with pytest.raises(HistoryError):
        READERS[reader](tmp_path / "none.db")
    assert not (tmp_path / "none.db").exists()
