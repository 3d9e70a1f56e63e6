"""The places of copies: backups in their order, what was put aside, copies elsewhere, and drafts left behind."""

import os
from pathlib import Path

import pytest

from presencecheck.history.format.file_header import HistoryError
from presencecheck.history.format.parts import journal_of
from presencecheck.history.store import copies
from tests.support.strangers import as_another_account

HISTORY = "history.db"


def test_backups_are_ordered_by_their_second_and_number(tmp_path: Path) -> None:
    """Of one second the tenth comes after the second, and the first has no number."""
    names = [
        "history-2026-11-20-101500.db",
        "history-2026-11-20-101500-2.db",
        "history-2026-11-20-101500-10.db",
        "history-2026-11-20-101501.db",
    ]
    copies.folder(tmp_path / HISTORY).mkdir()
    for name in reversed(names):
        (copies.folder(tmp_path / HISTORY) / name).touch()
    (copies.folder(tmp_path / HISTORY) / "other.db").touch()
    assert [backup.name for backup in copies.backups(tmp_path / HISTORY)] == names


def test_what_was_put_aside_is_found_with_its_day(tmp_path: Path) -> None:
    """Beside the history, and where it is a link, beside the file itself; a name without a day has none."""
    real = tmp_path / "stick"
    real.mkdir()
    (real / HISTORY).touch()
    (tmp_path / HISTORY).symlink_to(real / HISTORY)
    expected = [
        tmp_path / "history.damaged-2026-11-20.db",
        real / "history.foreign-2026-11-21.db-wal",
        copies.folder(tmp_path / HISTORY) / "history-2026-11-20-101500.foreign-2026-11-22.db-wal",
    ]
    copies.folder(tmp_path / HISTORY).mkdir()
    for file in (*expected, tmp_path / "history.bookmark"):
        file.touch()
    assert set(copies.put_aside(tmp_path / HISTORY)) == set(expected)
    first, second = (copies.day_put_aside(file) for file in expected[:2])
    assert first is not None
    assert second == first + 1
    assert copies.day_put_aside(tmp_path / HISTORY) is None
    assert copies.day_put_aside(tmp_path / "history.damaged-2026-02-30.db") is None


def test_copies_elsewhere_are_remembered_while_they_exist(tmp_path: Path) -> None:
    """Each once; one that is gone is forgotten with the next."""
    one, two = tmp_path / "one.db", tmp_path / "two.db"
    for copy in (one, two, one):
        copy.touch()
        copies.note_elsewhere(tmp_path / HISTORY, copy)
    assert copies.elsewhere(tmp_path / HISTORY) == [one, two]
    one.unlink()
    assert copies.elsewhere(tmp_path / HISTORY) == [two]
    copies.note_elsewhere(tmp_path / HISTORY, two)
    assert str(one) not in (tmp_path / "history.copies").read_text()


@pytest.mark.parametrize("content", [b"", b"{", b"5", b"\xff", b"[" * 9_000])
def test_a_list_of_copies_that_cannot_be_read_is_empty(tmp_path: Path, content: bytes) -> None:
    """And the next copy begins a new one."""
    (tmp_path / "history.copies").write_bytes(content)
    assert copies.elsewhere(tmp_path / HISTORY) == []
    copies.note_elsewhere(tmp_path / HISTORY, tmp_path)
    assert copies.elsewhere(tmp_path / HISTORY) == [tmp_path]


def test_a_list_of_copies_that_cannot_be_written_stops_nobody(tmp_path: Path) -> None:
    """The copy itself was made."""
    (tmp_path / "history.copies").mkdir()
    copies.note_elsewhere(tmp_path / HISTORY, tmp_path)
    assert copies.elsewhere(tmp_path / HISTORY) == []


def test_drafts_of_running_programs_are_left_alone(tmp_path: Path) -> None:
    """Those of ended processes, and our own earlier ones, are listed."""
    path = tmp_path / HISTORY
    own = copies.draft_of(path, "new")
    other = tmp_path / f".{HISTORY}.1.new.tmp"
    ended = tmp_path / f".{HISTORY}.4194305.new.tmp"
    for draft in (own, other, ended):
        draft.touch()
    assert own.name == f".{HISTORY}.{os.getpid()}.new.tmp"
    assert set(copies.drafts(path)) == {own, ended}


def test_the_journal_is_named_as_sqlite_names_it(tmp_path: Path) -> None:
    """The name of the file with -journal behind it."""
    assert journal_of(tmp_path / HISTORY) == tmp_path / "history.db-journal"


def test_backups_that_nobody_may_look_at_are_not_none(tmp_path: Path) -> None:
    """Whether there are any cannot be said, and is not."""
    history, folder = tmp_path / "history.db", tmp_path / "backups"
    assert copies.backups(history) == []
    folder.mkdir()
    folder.chmod(0)
    with as_another_account(), pytest.raises(HistoryError, match="backups"):
        copies.backups(history)
    folder.chmod(0o700)
    assert copies.backups(history) == []
