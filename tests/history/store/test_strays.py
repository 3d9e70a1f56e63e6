"""Files in the history's folder that are not ours, whatever a sync service calls them."""

import os
import shutil
from pathlib import Path

import pytest

from presencecheck.health.copies import check_copies
from presencecheck.history.operations.backup import write_backup
from presencecheck.history.store import strays as searching
from presencecheck.history.store.strays import is_history, strays
from presencecheck.system.paths import user_paths
from tests.support.commands import presencecheck
from tests.support.histories import history_of, ids, six_runs

NAMES = (
    *("history (conflicted copy).db", "history (Anna's conflicted copy 2026-11-28).db", "history (Case Conflict).db"),
    *("history (conflicted copy 2026-11-28 101530).db", "history_conflict-20261128-101530.db"),
    *("history.sync-conflict-20261128-101530-ABCDEFG.db", "history-DESKTOP-1A2B3C.db", "history-Annas-MacBook.db"),
    *("history 2.db", "history (1).db", "Copy of history.db", "history - Copy.db", "history [conflicted].db"),
    *("history (SFConflict anna 2026-11-28-10-15-30).db", "Verlauf (Kopie in Konflikt).db", "history.Conflict.db"),
    *("history.db.bak", "history.db~", "history.db.orig", ".stversions/history~20261128-101530.db", "history.old"),
)
"""As Dropbox, Nextcloud, ownCloud, Syncthing, OneDrive, iCloud, Google Drive, Seafile, pCloud and editors name them."""


@pytest.fixture
def kept(home: Path) -> Path:
    """A history of six runs with all that belongs to it."""
    path = six_runs(home)
    write_backup(path)
    assert presencecheck("history").code == 0
    return path


def test_what_is_ours_is_no_stray(kept: Path) -> None:
    """Nor are drafts, folders, links, and what was put aside."""
    (kept.parent / "history.damaged-2026-11-01.db").touch()
    (kept.parent / ".history.db.99.copy.tmp").touch()
    (kept.parent / "packs").mkdir()
    (kept.parent / "packs" / "history (1).db").touch()
    (kept.parent / "link.db").symlink_to(kept)
    assert strays(kept) == []


def copies_of(kept: Path, *names: str) -> list[Path]:
    """Copies under these names of a history with two other runs."""
    made = kept.parent.parent / "made.db"
    history_of(made, 2)
    found = [kept.parent / name for name in names]
    for copy in found:
        copy.parent.mkdir(exist_ok=True)
        shutil.copy(made, copy)
    return sorted(found)


def test_copies_are_found_under_every_name(kept: Path) -> None:
    """Whatever a service or an editor calls them, also in a folder of its own."""
    copies = copies_of(kept, *NAMES)
    assert strays(kept) == copies
    assert all(map(is_history, copies))


def test_copies_of_the_history_are_named(kept: Path) -> None:
    """By `doctor`, and by `forget` before and after; merging brings their runs in, and deleting is left to people."""
    [copy] = copies_of(kept, NAMES[0])
    found = check_copies(user_paths())
    assert found.finding == "warn"
    assert str(copy) in found.sentence
    assert f"presencecheck merge '{copy}'" in found.remedy
    assert len(ids(kept)) == 6
    assert presencecheck("merge", copy).code == 0
    assert len(ids(kept)) == 8
    done = presencecheck("forget", "--all", "--yes")
    assert f"Not cleaned, as this program did not make it: {copy}." in done.err
    assert copy.name in done.out.partition("still have such runs; delete them:")[2]
    assert copy.exists()


def test_copies_of_other_parts_are_named_after_forgetting(kept: Path) -> None:
    """A log or a backup under a name of its own has the runs too."""
    first = ids(kept)[0]
    log = kept.parent / "history.db-wal.bak"
    log.write_bytes(b"-" * 5000 + first.encode() + b"-" * 5000)
    (kept.parent / "notes.txt").write_text("nothing of runs")
    done = presencecheck("forget", "--all", "--yes", "--json")
    assert done.data["beside"] == [str(log)]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes have names on POSIX only")
def test_what_is_no_file_is_not_opened(kept: Path) -> None:
    """A pipe would be waited at without end."""
    os.mkfifo(kept.parent / "history (1).db")
    assert strays(kept) == []
    assert not is_history(kept.parent / "history (1).db")
    assert not is_history(kept.parent / "nothing.db")


def test_a_search_has_an_end(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a folder of very many files only the first are looked at."""
    found = copies_of(kept, *NAMES)
    monkeypatch.setattr(searching, "_MOST", len(found) // 2)
    assert len(strays(kept)) < len(found)
