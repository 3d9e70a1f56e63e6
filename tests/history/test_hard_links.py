"""A history with another name elsewhere: SQLite's journal lies beside the name by which it was written."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from presencecheck.health.program import check_history
from presencecheck.history.operations.verify import inspect
from presencecheck.history.store import copies
from presencecheck.history.store.put_aside import move_aside
from tests.support.commands import Here
from tests.support.histories import content, ids, six_runs, spoil

pytestmark = pytest.mark.skipif(os.name != "posix", reason="files have other names on POSIX systems")


@pytest.fixture
def path(home: Path) -> Path:
    """A history of six runs."""
    return six_runs(home)


@pytest.fixture
def other(path: Path, tmp_path: Path) -> Path:
    """Its other name."""
    name = tmp_path / "elsewhere.db"
    os.link(path, name)
    return name


def stop_in_the_middle(other: Path) -> None:
    """Leave a change half written in the file, and what takes it back beside this name of it."""
    journal = other.with_name(f"{other.name}-journal")
    with closing(sqlite3.connect(other, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size = 2")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE answer SET seconds = seconds + 77")
        connection.execute("UPDATE plan SET routine = 'nothing'")
        connection.executemany("INSERT INTO item (ref) VALUES (?)", [(f"x/{n}" + "y" * 200,) for n in range(300)])
        half, taken_back = other.read_bytes(), journal.read_bytes()
        connection.execute("ROLLBACK")
    with other.open("r+b") as file:
        file.write(half)
    journal.write_bytes(taken_back)


def test_nothing_is_put_aside_that_another_name_can_mend(path: Path, other: Path, run: Here) -> None:
    """Never is it called lost: what helps is said, and by the other name all is there again."""
    before, runs = content(path), ids(path)
    stop_in_the_middle(other)
    for command in (["history"], ["verify", "--mend"], ["stats", "--all"]):
        done = run(*command)
        assert (done.code, "has another name elsewhere" in done.err) == (4, True), (command, done)
    assert (sorted(path.parent.glob("*.damaged*")), path.samefile(other)) == ([], True)
    with closing(sqlite3.connect(other)) as connection:
        assert connection.execute("SELECT count(*) FROM run").fetchone() == (6,)
    assert (content(path), ids(path), inspect(path).faults) == (before, runs, ())


@pytest.mark.real
def test_a_file_of_its_own_is_mended(path: Path, other: Path, run: Here) -> None:
    """By the line that is given."""
    spoil(path)
    words = run("verify", "--mend").err.rpartition("presencecheck verify --mend. ")[2].strip()
    assert words.startswith("cp -p ")
    assert os.system(words) == 0
    assert run("verify", "--mend").code == 1
    assert (len(ids(path)), len(sorted(path.parent.glob("*.damaged*")))) == (5, 1)
    assert not path.samefile(other)


def test_doctor_says_so(path: Path, other: Path) -> None:
    """With the line that helps; what was put aside is no other name."""
    found = check_history(path)
    assert (found.finding, f"mv '{path}.new' '{path}'" in found.remedy) == ("warn", True)
    other.unlink()
    assert check_history(path).finding == "ok"
    move_aside(path, copies.DAMAGED, [""])
    assert (path.stat().st_nlink, check_history(path).finding) == (2, "ok")
