"""Opening the history: whose file it is, what is said when it cannot be looked at or used, and waiting for others."""

import os
import shutil
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from threading import Timer

import pytest

from presencecheck.history.format.file_header import (
    APPLICATION_ID,
    BYTES_PER_ANSWER,
    MAGIC,
    NO_HEADER,
    VERSION,
    DiskFullError,
    HistoryDamagedError,
    HistoryError,
    is_empty,
    parse_header,
    preflight,
    read_header,
)
from presencecheck.history.operations.backup import require_none_open
from presencecheck.history.operations.forget import affected_backups
from presencecheck.history.operations.forget_scope import ForgetScope
from presencecheck.history.queries.run_dates import start_days
from presencecheck.history.store.database import connect, transaction, translate_errors
from presencecheck.history.store.store import History
from tests.support.disks import CAN_MOUNT, fill, small_disk
from tests.support.histories import history_of

UNLOGGED = "To walk without the history: presencecheck run --no-log."
posix = pytest.mark.skipif(os.name != "posix", reason="this system has no permissions of this sort")


@pytest.fixture
def kept(path: Path) -> Path:
    """A history of two runs."""
    history_of(path, 2)
    return path


def numbered(path: Path, **numbers: int) -> Path:
    """A database with these numbers in its header."""
    path.parent.mkdir(exist_ok=True)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS t (a)")
        for name, number in numbers.items():
            connection.execute(f"PRAGMA {name} = {number}")
    return path


# Whose it is.


@pytest.mark.parametrize("numbers", [{"user_version": 1}, {"application_id": 9, "user_version": 1}, {}], ids=str)
def test_another_programs_file(path: Path, numbers: dict[str, int]) -> None:
    """A database that does not bear our number is another program's, and is said to be so."""
    with pytest.raises(HistoryError) as caught:
        read_header(numbered(path, **numbers))
    assert (caught.value.message, caught.value.hint) == (
        f"{path} belongs to another program.",
        "It was left as it is; move it away.",
    )


@pytest.mark.parametrize("content", [b"my diary\n", bytes(4096), MAGIC + b"\x10\0\1\1", MAGIC + bytes(83)], ids=len)
def test_no_programs_file(path: Path, content: bytes) -> None:
    """Words, nothing, or less than a whole header belong to no program."""
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(HistoryError) as caught:
        read_header(path)
    assert caught.value.message == f"{path} is not a history of presencecheck."


def version_none(path: Path) -> None:
    """Our number, and no version."""
    numbered(path, application_id=APPLICATION_ID, user_version=0)


def version_of_nobody(path: Path) -> None:
    """A newer version's number over the tables of this one."""
    history_of(path, 1)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")


def only_our_number(path: Path) -> None:
    """No more than the number is left of us."""
    path.parent.mkdir()
    path.write_bytes(b"\7" * 68 + APPLICATION_ID.to_bytes(4, "big") + b"\7" * 5000)


@pytest.mark.parametrize("spoilt", [version_none, version_of_nobody, only_our_number], ids=lambda how: how.__name__)
def test_ours_and_damaged(path: Path, spoilt: Callable[[Path], None]) -> None:
    """What bears a sign of ours and cannot be ours is damaged: that is said with the path, for it can be mended."""
    spoilt(path)
    with pytest.raises(HistoryDamagedError) as caught:
        read_header(path)
    assert caught.value.path == path
    assert caught.value.message == f"The history {path} is damaged."


def test_a_header_counts_the_changes(kept: Path) -> None:
    """From what the header counts one can tell that another window has written."""
    before = read_header(kept)
    history_of(kept, 1)
    assert read_header(kept).changes > before.changes > 0
    assert parse_header(kept.read_bytes()[:100]) == read_header(kept)


def test_a_making_that_was_cut_short(path: Path, tmp_path: Path) -> None:
    """A file whose first change was never finished is as good as none, and becomes a history."""
    with closing(sqlite3.connect(tmp_path / "half.db", isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN")
        connection.execute("CREATE TABLE t (a)")
        for _ in range(60):
            connection.execute("INSERT INTO t VALUES (?)", ("x" * 900,))
        path.parent.mkdir()
        shutil.copy(tmp_path / "half.db", path)
        shutil.copy(tmp_path / "half.db-journal", path.with_name("history.db-journal"))
    assert path.stat().st_size > 4096
    assert (read_header(path), is_empty(path)) == (NO_HEADER, True)
    history_of(path, 1)
    assert (read_header(path).version, is_empty(path)) == (VERSION, False)
    # A journal of a later change takes the file back to what it was, which was a history.
    shutil.copy(path, tmp_path / "late.db")
    with closing(sqlite3.connect(tmp_path / "late.db", isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN")
        for number in range(600):
            connection.execute("INSERT INTO item (ref) VALUES (?)", (f"torn/{number:099}",))
        shutil.copy(tmp_path / "late.db", path)
        shutil.copy(tmp_path / "late.db-journal", path.with_name("history.db-journal"))
    assert (read_header(path).version, is_empty(path)) == (VERSION, False)


# What is said.


def test_what_cannot_be_looked_at(tmp_path: Path) -> None:
    """It is named, with what to do where something can be done."""
    long = tmp_path / ("x" * 250)
    long.write_bytes(b"x")
    (tmp_path / "folder").mkdir()
    for look in (read_header, is_empty):
        with pytest.raises(HistoryError) as caught:
            look(long)
        assert (caught.value.message, caught.value.hint) == (f"Cannot read {long}: file name too long.", "")
    with pytest.raises(HistoryError) as caught:
        read_header(tmp_path / "folder")
    assert caught.value.message == f"The history cannot be used: {tmp_path / 'folder'} is a folder, and no file."
    assert "move it away" in caught.value.hint


def closed(path: Path) -> None:
    """What Python says itself, without SQLite's number."""
    connection = connect(path)
    connection.close()
    connection.execute("SELECT 1")


def against_the_rules(path: Path) -> None:
    """What a row may not say."""
    with closing(connect(path)) as connection:
        connection.execute("INSERT INTO ledger VALUES (2, 0, 0, x'', x'')")


@pytest.mark.parametrize(
    ("use", "name"), [(closed, "ProgrammingError"), (against_the_rules, "SQLITE_CONSTRAINT_CHECK")]
)
def test_what_cannot_be_used(kept: Path, use: Callable[[Path], None], name: str) -> None:
    """What is not foreseen is named by SQLite's word for it, or Python's, with the way on."""
    with pytest.raises(HistoryError) as caught, translate_errors(kept):
        use(kept)
    assert (caught.value.message, caught.value.hint) == (f"The history {kept} cannot be used ({name}).", UNLOGGED)


def test_what_is_no_text(kept: Path) -> None:
    """A text that is none, in a row or in what SQLite says of it, is damage of that file."""
    with closing(connect(kept)) as connection:
        connection.execute("UPDATE item SET ref = CAST(x'ff' AS TEXT) WHERE key = 1")
        with pytest.raises(HistoryDamagedError) as caught, translate_errors(kept):
            connection.execute("SELECT ref FROM item").fetchall()
    assert caught.value.path == kept
    with pytest.raises(HistoryDamagedError) as caught, translate_errors(kept):
        b"\xff".decode()
    assert caught.value.path == kept


def test_what_cannot_be_made(path: Path, tmp_path: Path) -> None:
    """A history whose place leads nowhere is named."""
    path.parent.mkdir()
    path.symlink_to(tmp_path / "stick" / "history.db")
    with pytest.raises(HistoryError) as caught:
        connect(path)
    assert (caught.value.message, caught.value.hint) == (
        f"Cannot write the history {path}: no such file or directory.",
        UNLOGGED,
    )


@pytest.mark.real
@pytest.mark.skipif(not CAN_MOUNT, reason="a small disk needs Linux and root")
def test_room_for_one_more_answer(tmp_path: Path) -> None:
    """A history that is there needs less room than a new one; just enough is enough."""
    with small_disk(tmp_path / "disk", 600) as disk:
        path = disk / "history.db"
        history_of(path, 1)
        ballast = fill(disk, but=BYTES_PER_ANSWER)
        preflight(path)
        with ballast.open("ab") as file:
            file.write(b"\0")
        with pytest.raises(DiskFullError) as caught:
            preflight(path)
        assert caught.value.message == f"The disk of {path} is too full: 64 KiB are needed, 60 KiB are free."


# Looking, and making.


def test_looking_makes_nothing(path: Path) -> None:
    """Who only asks for something makes no history and no folder."""
    with pytest.raises(HistoryError, match="cannot be opened"):
        require_none_open(path)
    assert affected_backups(path, ForgetScope(upto=9)) == ([], [])
    assert start_days(path) == []
    assert not path.parent.exists()


@posix
def test_looking_changes_nothing(kept: Path) -> None:
    """Nor do they change a row, or who may read the file."""
    kept.chmod(0o640)
    kept.parent.chmod(0o750)
    require_none_open(kept)
    assert len(start_days(kept)) > 0
    with closing(connect(kept, write=False)) as connection, pytest.raises(sqlite3.OperationalError, match="readonly"):
        connection.execute("DELETE FROM run")
    assert [stat.S_IMODE(place.stat().st_mode) for place in (kept, kept.parent)] == [0o640, 0o750]


@posix
def test_private_before_it_is_made_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file is private as it comes to be, and not only once its mode was set: others may be quick."""
    monkeypatch.delattr(os, "fchmod")
    before = os.umask(0)
    try:
        History.open(path).close()
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


# Waiting.


def test_its_turn_comes(kept: Path) -> None:
    """Who finds another writing waits, and writes as soon as that one has; the patience stays what it was."""
    with (
        closing(sqlite3.connect(kept, isolation_level=None, check_same_thread=False)) as other,
        closing(connect(kept, patience=30)) as connection,
    ):
        other.execute("BEGIN IMMEDIATE")
        timer = Timer(0.04, other.execute, ("COMMIT",))
        timer.start()
        with transaction(connection, kept):
            connection.execute("INSERT INTO item (ref) VALUES ('c/late')")
        timer.join()
        assert connection.execute("PRAGMA busy_timeout").fetchone() == (30_000,)


def test_patience_ends(kept: Path) -> None:
    """Who has waited as long as they were to is told so, and has written nothing."""
    with (
        closing(sqlite3.connect(kept, isolation_level=None)) as other,
        closing(connect(kept, patience=0.02)) as connection,
    ):
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(HistoryError) as caught, transaction(connection, kept):
            connection.execute("INSERT INTO item (ref) VALUES ('c/late')")
        assert caught.value.message == f"The history {kept} is in use by another program."
        assert connection.execute("PRAGMA busy_timeout").fetchone() == (20,)
        assert not connection.in_transaction
