"""Keeping a history under trouble: backing up, bringing together and mending, where a disk resists."""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from presencecheck.core.errors import PresenceCheckError
from presencecheck.history.format.file_header import HistoryDamagedError, HistoryError
from presencecheck.history.format.hash_chain import write_seal
from presencecheck.history.format.parts import journal_of
from presencecheck.history.operations import backup as backing
from presencecheck.history.operations import merge as merging
from presencecheck.history.operations import repair as mending
from presencecheck.history.operations.backup import DamagedCopyError, restore, write_backup
from presencecheck.history.operations.merge import merge
from presencecheck.history.operations.repair import repair
from presencecheck.history.operations.verify import Inspection, inspect
from presencecheck.history.store import copies, lease
from presencecheck.history.store.database import connect
from presencecheck.history.store.store import History
from presencecheck.system.clock import Moment, now
from tests.support.builders import BEGAN, python
from tests.support.disks import CAN_MOUNT, small_disk
from tests.support.histories import DAY, change, history_of, ids, six_runs, spoil


@pytest.fixture
def path(home: Path) -> Path:
    """A history of six runs."""
    return six_runs(home)


# Whose a run is.


def test_marks_that_name_no_process() -> None:
    """A mark that is damaged, or names no number a process can have, holds no run back."""
    computer, number, started, *_ = lease.own_lease().split(":")
    for pid in ("0", "-1", "", "x", "\u0665", "99999999999999999999", "4194305"):
        assert not lease.is_alive(f"{computer}:{pid}:{started}"), pid
    assert not lease.is_alive(computer)
    assert not lease.is_alive(f"{computer}:{number}")
    assert lease.is_running(os.getpid())
    assert lease.is_running(1)  # also where it is another person's
    assert [lease.is_here(mark) for mark in (lease.own_lease(), f"0{computer}:1:2", "", None)] == [
        True,
        False,
        False,
        False,
    ]


# Copies.


def test_a_name_that_is_too_long_for_a_draft(path: Path, tmp_path: Path) -> None:
    """Where a copy cannot be written, the place is named, and nothing is left there."""
    stick = tmp_path / "stick"
    stick.mkdir()
    with pytest.raises(PresenceCheckError, match="file name too long"):
        write_backup(path, stick / f"{'x' * 246}.db")
    assert list(stick.iterdir()) == []
    assert copies.elsewhere(path) == []


def test_a_place_that_is_taken_meanwhile(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that comes to stand where the copy was to go is left, and named."""
    real, place = backing._verify_draft, tmp_path / "copy.db"

    def slow(history: Path, copy: Path) -> Inspection:
        (place / "x").mkdir(parents=True)
        return real(history, copy)

    monkeypatch.setattr(backing, "_verify_draft", slow)
    with pytest.raises(PresenceCheckError, match=f"Cannot write {place}: is a directory"):
        write_backup(path, place)
    assert [file.name for file in tmp_path.iterdir() if "tmp" in file.name] == []


def test_a_disk_that_spoils_what_it_is_given(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A copy is read again before it is called one; where it is damaged and the history is not, the disk is named."""
    real = backing._copy

    def careless(source: Path, target: Path, *, make: bool = False) -> None:
        real(source, target, make=make)
        spoil(target)

    monkeypatch.setattr(backing, "_copy", careless)
    with pytest.raises(DamagedCopyError, match=f"The copy of {path} is damaged: ") as caught:
        write_backup(path, tmp_path / "copy.db")
    assert caught.value.hint == "See to the disk it went to."
    assert not (tmp_path / "copy.db").exists()
    monkeypatch.undo()
    spoil(path)
    with pytest.raises(HistoryDamagedError):
        write_backup(path, tmp_path / "copy.db")


@pytest.mark.parametrize(("mark", "held"), [("mine", True), ("another computer's", False), ("of an ended one", False)])
def test_putting_a_copy_back_under_a_walk(path: Path, tmp_path: Path, mark: str, held: bool) -> None:
    """A run that is walked on this computer now keeps the history where it is; marks that are left over do not."""
    copy, _ = write_backup(path, tmp_path / "copy.db")
    computer = lease.own_lease().partition(":")[0]
    marks = {
        "mine": lease.own_lease(),
        "another computer's": "elsewhere:1:2",
        "of an ended one": f"{computer}:4194305:1",
    }
    change(path, "UPDATE run SET status = 0, lease = NULL", f"UPDATE run SET lease = '{marks[mark]}' WHERE seq = 1")
    before = path.read_bytes()
    for seq in (1, 2):
        with History.open(path).connection as connection:
            write_seal(connection, seq)
    if held:
        before = path.read_bytes()
        with pytest.raises(HistoryError, match=r"The run \S+ is open in another window\.") as caught:
            restore(path, copy)
        assert caught.value.hint == "End it there first; nothing was changed."
        assert path.read_bytes() == before
    else:
        with pytest.raises(
            HistoryDamagedError
        ):  # the other four were never sealed so: a history is backed up only whole
            restore(path, copy)


def test_days_of_what_was_put_aside(path: Path) -> None:
    """When a damaged history was put aside stands in its name; another's file with such a name tells no day."""
    spoil(path)
    kept = repair(path).kept
    assert copies.day_put_aside(kept) == now().day
    for name in ("damaged-mine", "damaged-2026-02-30"):
        assert copies.day_put_aside(path.with_name(f"history.{name}.db")) is None
    assert copies.put_aside(path) == [kept]


@pytest.mark.real
def test_drafts_of_other_windows_stay(path: Path) -> None:
    """What a process writes that still lives is left to it; what an ended one left is named as left."""
    with python("import sys; sys.stdin.read()") as alive:
        names = {"alive": alive.pid, "ended": 4194305, "mine": os.getpid()}
        drafts = {name: path.with_name(f".history.db.{pid}.copy.tmp") for name, pid in names.items()}
        for draft in drafts.values():
            draft.touch()
        assert set(copies.drafts(path)) == {drafts["ended"], drafts["mine"]}
        assert alive.stdin is not None
        alive.stdin.close()


# Bringing together.


def test_a_damaged_run_here_stops_a_merge(path: Path, tmp_path: Path) -> None:
    """A run that is there too and damaged here is never decided upon: the history here is called damaged."""
    other = Path(shutil.copy(path, tmp_path / "other.db"))
    spoil(path)
    before = path.read_bytes()
    with pytest.raises(HistoryDamagedError) as caught:
        merge(path, other)
    assert caught.value.path == path
    assert path.read_bytes() == before


def test_a_stick_that_fails_in_the_middle(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was whole when it was looked over and is not when it is read changes nothing here."""
    other = tmp_path / "other.db"
    history_of(other, 3, since=Moment(BEGAN.utc + DAY // 2, 0))
    before, real = path.read_bytes(), backing.verify_opened

    def failing(copy: Path, file: Path) -> Inspection:
        found = real(copy, file)
        spoil(copy)
        return found

    monkeypatch.setattr(merging, "verify_opened", failing)
    with pytest.raises(DamagedCopyError, match=f"{other} is damaged") as caught:
        merge(path, other)
    assert caught.value.hint == "Nothing was changed; try another copy."
    assert path.read_bytes() == before


# Mending.


def test_the_journal_goes_with_the_damaged_file(path: Path) -> None:
    """Without the journal beside it a file is not the same: both are put aside, byte for byte, and none stays."""
    with path.open("r+b") as file:
        file.write(bytes(20))
    journal = journal_of(path)
    journal.write_bytes(b"half of a change")
    damaged = path.read_bytes()
    mended = repair(path)
    assert mended.kept.read_bytes() == damaged
    assert journal_of(mended.kept).read_bytes() == b"half of a change"
    assert not journal.exists()
    assert inspect(path).faults == ()
    assert {file.name for file in path.parent.iterdir()} == {
        *(path.name, "history.installation", mended.kept.name, journal_of(mended.kept).name)
    }


def test_a_disk_without_second_names(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a disk that knows no hard links, as sticks are, the damaged file is given its new name all the same."""

    def refused(*names: object, **how: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", refused)
    spoil(path)
    damaged = path.read_bytes()
    mended = repair(path)
    assert mended.kept.read_bytes() == damaged
    assert (len(ids(path)), inspect(path).faults) == (5, ())


@pytest.mark.real
@pytest.mark.skipif(not CAN_MOUNT, reason="a small disk needs Linux and root")
def test_no_room_to_mend(tmp_path: Path) -> None:
    """Where there is no room for another copy, a damaged history stays as it is, and it is said why."""
    with small_disk(tmp_path / "disk", 300) as disk:
        path = disk / "history.db"
        history_of(path, 60)
        (disk / "ballast").write_bytes(bytes(60_000))
        spoil(path)
        before = path.read_bytes()
        with pytest.raises(PresenceCheckError, match="is full"):
            repair(path)
        assert path.read_bytes() == before
        assert {file.name for file in disk.iterdir()} == {"history.db", "history.installation", "ballast"}


def test_names_that_cannot_be_given(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the last step fails, the path is named, and no draft stays."""

    def failing(folder: Path) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(mending, "sync_folder", failing)
    spoil(path)
    with pytest.raises(PresenceCheckError, match=f"Cannot put aside {path}: input/output error"):
        repair(path)
    assert list(path.parent.glob(".*")) == []


def test_one_run_at_two_places(path: Path) -> None:
    """Of a file in which one run stands twice, as no file of ours can have it, it is saved once."""
    change(
        path,
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_schema SET sql = replace(sql, 'id TEXT NOT NULL UNIQUE', 'id TEXT NOT NULL') WHERE name = 'run'",
        "DELETE FROM sqlite_schema WHERE name = 'sqlite_autoindex_run_1'",
    )
    columns = "id, plan, status, readiness, started, utc_offset, finished, lease, seal"
    change(
        path,
        f"INSERT INTO run (seq, {columns}) SELECT 7, {columns} FROM run WHERE seq = 2",
        "INSERT INTO answer SELECT 7, seq, item, outcome, value, how, seconds FROM answer WHERE run = 2",
    )
    with closing(connect(path)) as connection:
        write_seal(connection, 7)
    before = sorted({name for (name,) in sqlite3.connect(path).execute("SELECT id FROM run")})
    assert len(before) == 6
    assert repair(path).saved == 6
    assert sorted(ids(path)) == before
    assert inspect(path).faults == ()
