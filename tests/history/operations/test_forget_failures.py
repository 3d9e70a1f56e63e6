"""Forgetting where a disk, a backup or a name resists: nothing of it is left, or it is said where."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from presencecheck.core.errors import PresenceCheckError
from presencecheck.history.format.file_header import HistoryError
from presencecheck.history.format.hash_chain import write_seal
from presencecheck.history.format.parts import journal_of
from presencecheck.history.operations import forget as forgetting
from presencecheck.history.operations.backup import write_backup
from presencecheck.history.operations.forget import (
    ASIDE_DAYS,
    affected_backups,
    finish,
    forget,
    has_outdated,
    keep_reserve,
    pending,
)
from presencecheck.history.operations.forget_scope import ForgetScope, find
from presencecheck.history.operations.residue import find_residue
from presencecheck.history.operations.verify import inspect
from presencecheck.history.queries.export_rows import plan_uses
from presencecheck.history.queries.selection import EVERY
from presencecheck.history.store import copies
from presencecheck.history.store.database import connect
from presencecheck.system.clock import Moment, now
from tests.support.builders import BEGAN
from tests.support.commands import Here
from tests.support.disks import CAN_MOUNT, fill, small_disk
from tests.support.histories import DAY, history_of, ids, six_runs

pytestmark = pytest.mark.usefixtures("unexpired")


@pytest.fixture
def path(home: Path) -> Path:
    """A history of six runs."""
    return six_runs(home)


def aged(file: Path, days: int) -> Path:
    """A damaged history that was put aside this number of days ago."""
    when = Moment(now().utc - days * DAY, now().offset).local()
    return Path(shutil.copy(file, file.with_name(f"history.damaged-{when:%Y-%m-%d}.db")))


def test_what_a_wish_touches(path: Path) -> None:
    """Backups that hold such a run, and those of which that cannot be told; damaged histories by their age."""
    old, oldest = ForgetScope(before=BEGAN.day + 3), ForgetScope(before=BEGAN.day)
    assert affected_backups(path, old) == ([], [])
    write_backup(path)
    [backup] = copies.backups(path)
    assert (affected_backups(path, old), affected_backups(path, oldest)) == (([backup], []), ([], []))
    backup.write_bytes(b"no history any more")
    assert affected_backups(path, old) == ([], [backup])
    young = aged(path, ASIDE_DAYS)
    assert not has_outdated(path)
    aged(path, ASIDE_DAYS + 1)
    assert has_outdated(path)
    forget(path, ForgetScope(before=BEGAN.day, by_rule=True), path.parent / "compiled")
    assert copies.put_aside(path) == [young]


@pytest.mark.parametrize("damaged", [False, True])
def test_the_setting_leaves_backups_as_they_are(path: Path, damaged: bool) -> None:
    """A backup is the person's: the setting changes no byte of it, their own wish does."""
    write_backup(path)
    [backup] = copies.backups(path)
    if damaged:
        with backup.open("r+b") as file:
            file.write(bytes(20))
    before = backup.read_bytes()
    done = forget(path, ForgetScope(before=BEGAN.day + 99, by_rule=True), path.parent / "compiled")
    assert (done.runs, done.backups, done.deleted) == (6, 0, 0)
    assert (backup.read_bytes(), pending(path), ids(path)) == (before, False, [])
    done = forget(path, ForgetScope(before=BEGAN.day + 3), path.parent / "compiled")
    assert (done.backups, done.deleted) == ((0, 1) if damaged else (1, 0))


def test_a_backup_that_resists_is_named(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """That a run is still in a backup is said until it is gone."""
    write_backup(path)
    [backup] = copies.backups(path)
    with monkeypatch.context() as patch:
        patch.setattr(forgetting, "_clean_backup", lambda *_, **__: "")
        with pytest.raises(HistoryError, match=f"Traces are left in {backup}") as caught:
            forget(path, ForgetScope(before=BEGAN.day + 99), path.parent / "compiled")
    assert caught.value.hint == "Free some space on the disk; the next start goes on with it."
    assert (backup.exists(), pending(path), ids(path)) == (True, True, [])
    finish(path, path.parent / "compiled")
    assert (ids(backup), pending(path)) == ([], False)


def test_a_walk_of_another_window_is_held_here_only(path: Path) -> None:
    """A run that is walked now stays in the history and is no reason to begin; in a backup nobody walks."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE run SET lease = ?, status = 0, answered = 1 WHERE seq = 1", ("elsewhere:1:2",))
    with closing(connect(path)) as connection:
        connection.execute("UPDATE run SET started = ? WHERE seq = 1", (now().utc,))
        write_seal(connection, 1)
    held = ForgetScope(run=ids(path)[-1])
    found = find(path, held)
    assert (found.open, found.places) == (1, [])
    write_backup(path)
    [backup] = copies.backups(path)
    assert affected_backups(path, held).readable == [backup]
    done = forget(path, held, path.parent / "compiled")
    assert (done.runs, done.backups, len(ids(path)), len(ids(backup))) == (0, 1, 6, 5)
    assert affected_backups(path, held).readable == []


def test_what_cannot_be_deleted_is_named(path: Path) -> None:
    """Something in the way ends the work with its sentence; the wish is noted, and the next start goes on."""
    path.with_suffix(".bookmark").unlink(missing_ok=True)
    path.with_suffix(".bookmark").mkdir()
    with pytest.raises(PresenceCheckError, match=r"Cannot forget in .*history\.bookmark: is a directory"):
        forget(path, ForgetScope(upto=9), path.parent / "compiled")
    assert pending(path)
    path.with_suffix(".bookmark").rmdir()
    forget(path, ForgetScope(upto=9), path.parent / "compiled")
    assert (ids(path), pending(path)) == ([], False)


def test_the_room_that_is_kept_is_kept_once(path: Path) -> None:
    """What is kept free for forgetting is written once and not at every start."""
    keep_reserve(path)
    reserve = path.with_suffix(".reserve")
    first = reserve.stat().st_ino
    keep_reserve(path)
    assert reserve.stat().st_ino == first


@pytest.mark.real
@pytest.mark.skipif(not CAN_MOUNT, reason="a small disk needs Linux and root")
def test_forgetting_more_than_there_is_room_for(home: Path, run: Here) -> None:
    """Where all runs at once have no room in the journal, they go one by one; nothing is left of them."""
    with small_disk(home / "data", 1_400) as disk:
        path = disk / "history.db"
        history_of(path, 300)
        keep_reserve(path)
        fill(disk)
        names = ids(path)
        assert run("forget", "--all", "--yes").code == 0
        assert (find_residue([path], names).found, ids(path), inspect(path).faults) == ([], [], ())


@pytest.mark.parametrize("around", ["{}", "xx{}", "{}yy", "\0{}\0", "{}{}"], ids=ascii)
def test_traces_are_found_wherever_they_stand(path: Path, around: str) -> None:
    """A name is found within other letters, at the seams of what is read at once, and in a journal."""
    name, other = "abcdefgh23", "zzzzzzzzzz"
    for start in (0, 4 * 1024 * 1024 - 5):
        path.write_bytes(b"-" * start + around.format(name, name).encode() + b"-" * 20)
        assert find_residue([path], [other, name]).found == [path]
        assert find_residue([path], [other]).found == []
        assert find_residue([path], []).found == []
    journal = Path(path.rename(journal_of(path)))
    assert find_residue([path], [name]).found == [journal]


def test_figures_without_a_history(tmp_path: Path) -> None:
    """Where there is no history yet there is nothing to tell, and nothing is made."""
    assert plan_uses(tmp_path / "history.db", EVERY) == []
    assert list(tmp_path.glob("history*")) == []
