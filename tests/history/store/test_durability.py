"""The settings that make an answer survive a power cut are in force, or nothing is written."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from presencecheck.history.format.file_header import APPLICATION_ID, VERSION, HistoryError
from presencecheck.history.store.durability import make_durable
from presencecheck.history.store.store import History
from tests.support.histories import history_of

PRAGMAS = {
    "journal_mode": "delete",
    "synchronous": 3,
    "secure_delete": 1,
    "trusted_schema": 0,
    "foreign_keys": 1,
    "application_id": APPLICATION_ID,
    "user_version": VERSION,
    "integrity_check": "ok",
}


@pytest.mark.parametrize("write", [True, False], ids=["to write", "to read"])
def test_pragmas(path: Path, write: bool) -> None:
    """An answer that was confirmed survives a power cut, and one that was deleted is gone from the disk."""
    history_of(path, 1)
    history = History.open(path, write=write)
    assert {name: history.connection.execute(f"PRAGMA {name}").fetchone()[0] for name in PRAGMAS} == PRAGMAS
    history.close()


def test_a_sqlite_that_does_not_do_as_told(path: Path) -> None:
    """A setting that is not honoured is an error and not a hope: a database in memory keeps no journal on disk."""
    with (
        closing(sqlite3.connect(":memory:")) as connection,
        pytest.raises(HistoryError, match=f"does not honour journal_mode for {path}") as caught,
    ):
        make_durable(connection, path)
    assert "--no-log" in caught.value.hint
