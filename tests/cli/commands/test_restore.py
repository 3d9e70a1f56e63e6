"""`restore`: the copy takes the place of the history; an unfit one changes nothing."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest

from presencecheck.history.operations.backup import write_backup
from presencecheck.history.operations.verify import inspect
from presencecheck.history.store import copies
from presencecheck.history.store.store import History
from presencecheck.history.store.transfer import RunReader, RunRecord
from presencecheck.system.clock import Moment
from tests.support.builders import BEGAN
from tests.support.commands import presencecheck
from tests.support.histories import history_of, six_runs


@pytest.fixture
def path(home: Path) -> Path:
    """A history of six runs."""
    return six_runs(home)


def runs(path: Path) -> list[RunRecord]:
    """Everything in a history, the newest run first, without what belongs to one computer."""
    history = History.open(path, write=False)
    try:
        source = RunReader(history.connection)
        return [source.read(summary.key).detached() for summary in history.runs()]
    finally:
        history.close()


def test_restore(path: Path) -> None:
    """A backup is put back, what was there is kept as a backup, and with that everything is as it was."""
    place, _ = write_backup(path)
    before = runs(path)
    [new] = history_of(path, 1)
    after = runs(path)
    assert presencecheck("restore", str(place)).code == 2
    assert runs(path) == after
    result = presencecheck("restore", str(place), "--yes", "--json")
    assert (result.code, result.data["runs"], runs(path)) == (0, 6, before)
    assert presencecheck("restore", result.data["before"], "--yes").code == 0
    assert runs(path) == after
    assert runs(path)[0].id == new
    assert inspect(path).faults == ()


def test_restore_to_a_new_computer(path: Path, tmp_path: Path) -> None:
    """Where there is no history yet, the backup becomes it."""
    place, _ = write_backup(path, tmp_path)
    before = runs(path)
    shutil.rmtree(path.parent)
    assert presencecheck("restore", str(place), "--yes", "--json").data["before"] is None
    assert runs(path) == before


def spoil(copy: Path, how: str) -> None:
    """Make a copy unfit."""
    if how == "gone":
        copy.unlink()
    elif how == "empty":
        copy.write_bytes(b"")
    elif how == "text":
        copy.write_text("my diary")
    elif how == "cut short":
        copy.with_name(f"{copy.name}-journal").write_bytes(b"1")
    elif how == "torn":
        copy.write_bytes(copy.read_bytes()[:9000])
    else:
        change = {
            "newer": "ALTER TABLE run ADD COLUMN mood TEXT; PRAGMA user_version = 3",
            "changed": "UPDATE answer SET outcome = 5 - outcome WHERE run = 3",
            "foreign": "PRAGMA application_id = 9",
        }
        with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
            connection.executescript(change[how])


UNFIT = ["gone", "empty", "text", "cut short", "torn", "newer", "changed", "foreign"]


@pytest.mark.parametrize("command", [["merge"], ["restore", "--yes"]], ids=lambda words: words[0])
@pytest.mark.parametrize("how", UNFIT)
def test_an_unfit_copy_changes_nothing(path: Path, tmp_path: Path, how: str, command: list[str]) -> None:
    """A copy that is damaged, newer, cut short or none is refused by name; nothing is changed, here or there."""
    copy = tmp_path / "copy.db"
    history_of(copy, 4, since=Moment(BEGAN.utc + 99, 0))
    spoil(copy, how)
    before = {file: sha256(file.read_bytes()).digest() for file in (path, copy) if file.exists()}
    result = presencecheck(*command, str(copy))
    assert (result.code, str(copy) in result.err) == (4, True)
    assert {file: sha256(file.read_bytes()).digest() for file in (path, copy) if file.exists()} == before
    assert copies.backups(path) == []


@pytest.mark.parametrize("command", [["merge"], ["restore", "--yes"]], ids=lambda words: words[0])
def test_the_history_itself_is_no_copy(path: Path, command: list[str]) -> None:
    """Neither is the history brought into itself nor put in its own place."""
    assert presencecheck(*command, str(path)).code == 4


@pytest.fixture(autouse=True)
def no_draft_is_left(home: Path) -> Iterator[None]:
    """Whatever is refused, no half of a file stays behind."""
    yield
    assert list(home.rglob("*.tmp*")) == []
