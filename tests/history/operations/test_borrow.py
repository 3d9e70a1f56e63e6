"""A history that a person names is read and never written, with the log that it is kept with."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from presencecheck.history.operations.borrow import borrowed
from presencecheck.history.operations.verify import inspect
from tests.support.histories import history_of


def test_a_history_without_a_log_is_read_where_it_lies(path: Path, tmp_path: Path) -> None:
    """It needs no copy; neither does a file that is not there."""
    other = tmp_path / "other.db"
    history_of(other, 2)
    for place in (other, tmp_path / "missing.db"):
        with borrowed(place, path) as file:
            assert file == place


def test_a_history_with_a_log_is_copied_with_it(path: Path, tmp_path: Path) -> None:
    """The copy holds what only the log has; the original and its log stay as they are, and the copy goes."""
    other, taken = tmp_path / "other.db", tmp_path / "taken.db"
    history_of(other, 3)
    with closing(sqlite3.connect(other, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("UPDATE run SET lease = lease")
        connection.execute("DELETE FROM answer WHERE run = 3")
        for suffix in ("", "-wal"):
            shutil.copy(f"{other}{suffix}", f"{taken}{suffix}")
    before = {file.name: file.read_bytes() for file in tmp_path.glob("taken*")}
    assert before["taken.db-wal"]
    with borrowed(taken, path) as file:
        assert file.parent == path.parent
        assert inspect(file).faults  # only the log has the change that breaks a seal
        copy = file
    assert not copy.exists()
    assert {file.name: file.read_bytes() for file in tmp_path.glob("taken*")} == before
