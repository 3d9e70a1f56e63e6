"""Backups and copies: their names, their order, and what is left as it is; and whose a run is."""

import mmap
import os
import signal
import sqlite3
import stat
from contextlib import closing
from pathlib import Path
from threading import Event, Thread

import pytest

from presencecheck.history.format.file_header import HistoryDamagedError, HistoryError
from presencecheck.history.operations import backup as backing
from presencecheck.history.operations.backup import restore, write_backup
from presencecheck.history.operations.verify import inspect
from presencecheck.history.store import copies, lease
from tests.support.builders import BEGAN
from tests.support.histories import history_of

posix = pytest.mark.skipif(os.name != "posix", reason="this system has no permissions or signals of this sort")
linux = pytest.mark.skipif(not Path("/proc/self/comm").exists(), reason="other systems do not tell this of a process")


@pytest.fixture
def kept(path: Path) -> Path:
    """A history of three runs."""
    history_of(path, 3)
    return path


def modes(*paths: Path) -> list[int]:
    """Who may read them."""
    return [stat.S_IMODE(path.stat().st_mode) for path in paths]


# Copies.


def test_names_of_copies(kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A copy is named by its second; the next ones of that second are numbered. Those elsewhere are remembered."""
    monkeypatch.setattr(backing, "now", lambda: BEGAN)
    stem = f"history-{BEGAN.local():%Y-%m-%d-%H%M%S}"
    (tmp_path / "stick").mkdir()
    for folder, to in ((copies.folder(kept), None), (tmp_path / "stick", tmp_path / "stick")):
        made = [write_backup(kept, to)[0] for _ in range(3)]
        assert made == [folder / f"{stem}.db", folder / f"{stem}-2.db", folder / f"{stem}-3.db"]
        assert copies.elsewhere(kept) == (made if to else [])


def test_the_order_of_backups(kept: Path) -> None:
    """From the oldest to the newest: by the second, then by the number; what others put there stands as it can."""
    names = ["22-140211", "22-140211-2", "22-140211-10", "22-140212", "23-090000", "23-090000-2"]
    made = [copies.folder(kept) / f"history-2026-11-{name}.db" for name in names]
    mine = copies.folder(kept) / "history-mine.db"
    mine.parent.mkdir()
    for backup in (*reversed(made), mine):
        backup.touch()
    assert copies.backups(kept) == [*made, mine]


def test_a_history_that_is_damaged_is_not_backed_up(kept: Path) -> None:
    """It is named, so that it can be mended."""
    with closing(sqlite3.connect(kept, isolation_level=None)) as connection:
        connection.execute("UPDATE answer SET outcome = 5 - outcome WHERE run = 1")
    with pytest.raises(HistoryDamagedError) as caught:
        write_backup(kept)
    assert caught.value.path == kept


def test_nothing_to_back_up(path: Path) -> None:
    """It is said that there is no history yet, and how it begins."""
    with pytest.raises(HistoryError) as caught:
        write_backup(path)
    assert caught.value.message == "There is no history yet."


def test_where_copies_went_cannot_be_remembered(kept: Path, tmp_path: Path) -> None:
    """The copy is made all the same."""
    kept.with_suffix(".copies").mkdir()
    place, _ = write_backup(kept, tmp_path / "copy.db")
    assert (inspect(place).runs, copies.elsewhere(kept)) == (3, [])


@posix
def test_a_stick_stays_as_it_is(kept: Path, tmp_path: Path) -> None:
    """Copied to or from, who may look into its folder, and read what is there, is for its owner to say."""
    stick = tmp_path / "stick"
    stick.mkdir(0o750)
    copy, _ = write_backup(kept, stick)
    copy.chmod(0o640)
    assert modes(stick) == [0o750]
    restore(kept, copy)
    assert modes(stick, copy) == [0o750, 0o640]


def test_drafts_without_a_number(kept: Path) -> None:
    """A draft that no process is named in is nobody's, and left."""
    draft = kept.with_name(".history.db.tmp")
    draft.touch()
    assert copies.drafts(kept) == [draft]


# Who walks.


@posix
def test_asking_for_a_process_does_nothing_to_it() -> None:
    """No signal reaches it; no number below one names a process."""
    heard: list[int] = []
    before = signal.signal(signal.SIGHUP, lambda number, _: heard.append(number))
    try:
        assert lease.is_running(os.getpid())
    finally:
        signal.signal(signal.SIGHUP, before)
    assert heard == []
    assert not lease.is_running(0)
    assert not lease.is_running(-1)


@linux
def test_a_mark_stays_the_same() -> None:
    """However a process is named, and whatever else of it changes, its mark is alive until it ends."""
    name, mark, done = Path("/proc/self/comm"), lease.own_lease(), Event()
    assert lease.is_alive(mark)
    before = name.read_text()
    thread = Thread(target=done.wait)
    thread.start()
    try:
        with closing(mmap.mmap(-1, 64 * 1024 * 1024)):
            name.write_text("a) b (c")
            assert lease.own_lease() == mark
            assert lease.is_alive(mark)
    finally:
        name.write_text(before)
        done.set()
        thread.join()
