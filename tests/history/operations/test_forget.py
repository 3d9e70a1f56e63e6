"""Forgetting that was cut short and is done again, and what it leaves as it is."""

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from presencecheck.history.format.file_header import HistoryDamagedError, HistoryError, read_header
from presencecheck.history.format.hash_chain import write_seal
from presencecheck.history.format.parts import journal_of
from presencecheck.history.operations import forget as forgetting
from presencecheck.history.operations.backup import write_backup
from presencecheck.history.operations.forget import ForgetResult, finish, forget, keep_reserve, pending
from presencecheck.history.operations.forget_scope import ForgetScope
from presencecheck.history.operations.residue import find_residue
from presencecheck.history.store import copies
from presencecheck.history.store.database import connect, transaction
from presencecheck.history.store.delete_runs import delete_runs
from presencecheck.system.clock import now
from tests.support.builders import BEGAN
from tests.support.disks import CAN_MOUNT, fill, small_disk
from tests.support.histories import history_of, ids

UPTO_FOUR = ForgetScope(before=BEGAN.day + 4)


@pytest.fixture
def kept(path: Path) -> Path:
    """A history of six runs."""
    history_of(path, 6)
    return path


def free_pages(path: Path) -> int:
    """How many pages of the file are those of deleted rows."""
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("PRAGMA freelist_count").fetchone()[0])


def cut_short(path: Path) -> None:
    """Take runs out of a file, as a forgetting does that is ended before it has written the file again."""
    with closing(connect(path)) as connection:
        with transaction(connection, path):
            # As much as many runs would leave behind.
            connection.execute("CREATE TABLE much (a)")
            connection.execute("INSERT INTO much VALUES (zeroblob(90000))")
        with transaction(connection, path):
            connection.execute("DROP TABLE much")
            delete_runs(connection, [1, 2, 3, 4])


def test_every_file_is_written_anew_in_the_end(kept: Path) -> None:
    """Where only the last step was missing, it is done: in the history as in the backups."""
    write_backup(kept)
    [backup] = copies.backups(kept)
    names = ids(kept)[2:]
    for file in (kept, backup):
        cut_short(file)
        assert free_pages(file) > 20
    kept.with_suffix(".forgetting").write_text(json.dumps({"before": UPTO_FOUR.before}))
    assert finish(kept, kept.parent / "compiled") == ForgetResult(0, 0, 0, True)
    assert [free_pages(file) for file in (kept, backup)] == [0, 0]
    assert not pending(kept)
    assert find_residue([kept, backup], names).found == []


def test_a_backup_that_knows_nothing_of_it_stays_as_it_is(kept: Path) -> None:
    """A backup without any of the runs is not written to."""
    write_backup(kept)
    [backup] = copies.backups(kept)
    before = backup.read_bytes()
    [newest] = history_of(kept, 1)
    assert forget(kept, ForgetScope(run=newest), kept.parent / "compiled") == ForgetResult(1, 0, 0, True)
    assert backup.read_bytes() == before


def test_a_backup_of_a_history_that_is_gone(kept: Path) -> None:
    """What is wished for goes out of the backups also where there is no history any more, and none is made."""
    write_backup(kept)
    [backup] = copies.backups(kept)
    kept.unlink()
    name = ids(backup)[0]
    assert forget(kept, ForgetScope(run=name), kept.parent / "compiled") == ForgetResult(0, 1, 0, True)
    assert (name in ids(backup), kept.exists(), pending(kept)) == (False, False, False)


def test_all_at_once(kept: Path) -> None:
    """Nobody who looks meanwhile finds half of the runs gone: many go in as few changes as one."""
    took = []
    for wish in (ForgetScope(run=ids(kept)[-1]), ForgetScope(before=BEGAN.day + 5)):
        before = read_header(kept).changes
        done = forget(kept, wish, kept.parent / "compiled")
        took.append((done.runs, read_header(kept).changes - before))
    [(one, changes), (four, same)] = took
    assert (one, four, changes) == (1, 4, same)


def test_damaged_histories_count_without_their_journals(kept: Path) -> None:
    """What was put aside is deleted with its journal, and told as one."""
    for number in ("", "-2"):
        aside = Path(shutil.copy(kept, kept.with_name(f"history.damaged-2026-11-20{number}.db")))
        if number:
            journal_of(aside).touch()
    assert forget(kept, ForgetScope(before=0), kept.parent / "compiled").deleted == 2
    assert copies.put_aside(kept) == []


def test_a_damaged_history_is_named(kept: Path) -> None:
    """Where nothing can be looked for, that is said with the path, and the wish is kept for when it can."""
    data = kept.read_bytes()
    kept.write_bytes(data[:4096] + b"\xff" * (len(data) - 4096))
    with pytest.raises(HistoryDamagedError) as caught:
        forget(kept, ForgetScope(run="nosuch"), kept.parent / "compiled")
    assert caught.value.path == kept
    assert pending(kept)


def test_a_wish_that_was_not_fulfilled_is_kept(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As long as a backup resists, the next start looks for the same runs."""
    write_backup(kept)
    [backup] = copies.backups(kept)
    wish = ForgetScope(before=BEGAN.day + 99)
    with monkeypatch.context() as patch:
        patch.setattr(forgetting, "_clean_backup", lambda *_, **__: "")
        with pytest.raises(HistoryError, match="Traces are left"):
            forget(kept, wish, kept.parent / "compiled")
    assert ForgetScope(**json.loads(kept.with_suffix(".forgetting").read_text())) == wish
    assert finish(kept, kept.parent / "compiled") == ForgetResult(0, 1, 0, True)
    assert (ids(backup), pending(kept)) == ([], False)


def test_room_that_cannot_be_kept(kept: Path) -> None:
    """Where nothing can be kept free for forgetting, nothing else fails."""
    (kept.parent / "data").touch()
    keep_reserve(kept.parent / "data" / "history.db")
    assert (kept.parent / "data").is_file()


@pytest.mark.real
@pytest.mark.skipif(not CAN_MOUNT, reason="a small disk needs Linux and root")
def test_a_run_under_way_stays_on_a_full_disk(home: Path) -> None:
    """Where the runs have to go one by one, the one that another window walks stays as well."""
    with small_disk(home / "data", 700) as disk:
        path = disk / "history.db"
        history_of(path, 80)
        with closing(connect(path)) as connection, transaction(connection, path):
            connection.execute(
                "UPDATE run SET status = 0, readiness = NULL, finished = NULL, lease = 'elsewhere:1:2', started = ?,"
                " answered = started WHERE seq = 80",
                (now().utc,),
            )
            write_seal(connection, 80)
        [walked, *others] = ids(path)
        keep_reserve(path)
        fill(disk)
        assert forget(path, ForgetScope(upto=80), home / "cache" / "compiled").runs == len(others)
        assert ids(path) == [walked]


def test_a_backup_that_cannot_be_read_stays_when_only_rewriting_is_left(kept: Path) -> None:
    """The runs are deleted already, so nothing asks for the backup to go: it stays, byte for byte."""
    write_backup(kept)
    [backup] = copies.backups(kept)
    backup.write_bytes(backup.read_bytes()[:100] + bytes(4000))
    before = backup.read_bytes()
    kept.with_suffix(".forgetting").write_text(json.dumps({"before": 0, "by_rule": True}))
    assert finish(kept, kept.parent / "compiled") == ForgetResult(0, 0, 0, True)
    assert (backup.read_bytes(), pending(kept)) == (before, False)
