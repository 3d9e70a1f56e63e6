"""Exclusive access to the history: other programs wait or are waited for, and every byte can be read."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from presencecheck.history.format.file_header import HistoryError
from presencecheck.history.store.exclusive import sole
from tests.support.histories import history_of

OTHER = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], timeout=0, isolation_level=None)
try:
    connection.execute("BEGIN IMMEDIATE")
    print("free")
except sqlite3.OperationalError:
    print("locked")
"""
READER = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN").execute("SELECT * FROM run").fetchone()
print("reading", flush=True)
sys.stdin.read()
"""
pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows locks no bytes of a file that is open")


def other(path: Path) -> str:
    """Whether another process can write to the history now."""
    done = subprocess.run([sys.executable, "-c", OTHER, str(path)], capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.mark.real
def test_nobody_else_writes(path: Path) -> None:
    """While it is held, another process finds it locked; afterwards it is free."""
    history_of(path, 1)
    with sole(path):
        assert other(path) == "locked"
    assert other(path) == "free"


@pytest.mark.real
def test_one_that_has_it_open_is_told_of(path: Path) -> None:
    """A file that another process is reading cannot be held."""
    history_of(path, 1)
    reader = subprocess.Popen(
        [sys.executable, "-c", READER, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert reader.stdout is not None
        assert reader.stdout.readline() == "reading\n"
        with pytest.raises(HistoryError) as caught, sole(path, patience=0):
            pass
        assert str(path) in caught.value.message
    finally:
        reader.communicate("")


def test_read_and_copied(path: Path, tmp_path: Path) -> None:
    """Any part of it is read from the one handle, and a copy has all of its bytes and is private."""
    history_of(path, 1)
    with sole(path) as held:
        assert held.read(16) == b"SQLite format 3\0"
        assert held.read(99, place=path.stat().st_size) == b""
        copy = tmp_path / "copies" / "copy.db"
        held.copy(copy)
        assert held.is_at(path)
    assert copy.read_bytes() == path.read_bytes()
    assert (copy.stat().st_mode & 0o777, copy.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT count(*) FROM run").fetchone() == (1,)


def test_it_is_seen_that_another_file_took_its_place(path: Path) -> None:
    """The same name does not mean the same file."""
    history_of(path, 1)
    with sole(path) as held:
        path.unlink()
        assert not held.is_at(path)
        path.touch()
        assert not held.is_at(path)


def test_what_is_not_there_is_named(path: Path) -> None:
    """With the reason that the system gives."""
    with pytest.raises(HistoryError, match="no such file"), sole(path):
        pass
