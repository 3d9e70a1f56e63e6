"""A history that is gone or was emptied: said, with what its runs can be had from, and never a first start."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from presencecheck.health.program import check_history
from presencecheck.history.format.traces import NOTES
from presencecheck.history.operations.backup import write_backup
from presencecheck.history.queries.runs import summaries
from presencecheck.history.store.lost import HistoryLostError, find_lost, is_new
from presencecheck.history.store.store import History
from tests.support.commands import presencecheck
from tests.support.histories import ids, six_runs
from tests.support.strangers import as_another_account

READING = (
    *(["history"], ["history", "show", "last"], ["stats"], ["verify"], ["verify", "--mend"], ["verify", "--json"]),
    *(["export"], ["report", "-o", "report.html"], ["backup"], ["forget", "--all", "--yes"], ["history", "--json"]),
)


@pytest.fixture
def kept(home: Path) -> Path:
    """A history of six runs, with a backup."""
    path = six_runs(home)
    write_backup(path)
    return path


@pytest.mark.parametrize("command", READING, ids="-".join)
@pytest.mark.parametrize("how", ["deleted", "emptied"])
def test_commands_that_read_say_so(kept: Path, tmp_path: Path, how: str, command: list[str]) -> None:
    """Each ends with one sentence, and nothing is changed; the line that it gives brings all runs back."""
    before = ids(kept)
    kept.unlink()
    if how == "emptied":
        kept.touch()
    result = presencecheck(*command, cwd=tmp_path)
    assert result.code == 4
    assert result.err.startswith(f"presencecheck: The history {kept} is {'gone' if how == 'deleted' else 'empty'}")
    [backup] = (kept.parent / "backups").iterdir()
    assert f"with 6 runs is here. To bring them in: presencecheck merge {backup}" in result.err
    assert kept.exists() is (how == "emptied")
    assert presencecheck("merge", backup).code == 0
    assert ids(kept) == before


def test_restore_brings_it_back_too(kept: Path) -> None:
    """There is no present one that would have to be kept."""
    before = ids(kept)
    [backup] = (kept.parent / "backups").iterdir()
    kept.unlink()
    assert presencecheck("restore", backup, "--yes").code == 0
    assert ids(kept) == before


@pytest.mark.parametrize("note", NOTES)
def test_each_note_beside_it_tells(home: Path, note: str) -> None:
    """Without a backup, it is said that a new one begins."""
    path = six_runs(home)
    path.unlink()
    path.with_suffix(note).touch()
    lost = find_lost(path)
    assert lost is not None
    assert lost.backup is None
    assert "Your next run begins a new history." in lost.hint
    with pytest.raises(HistoryLostError, match="is gone"):
        is_new(path)
    with pytest.raises(HistoryLostError, match="is gone"):
        summaries(path, 9)


def test_what_icloud_keeps_elsewhere(home: Path) -> None:
    """It is to be fetched, not begun again."""
    path = six_runs(home)
    path.rename(path.with_name(".history.db.icloud"))
    lost = find_lost(path)
    assert lost is not None
    assert "download" in lost.hint


def test_backups_that_cannot_be_read_are_passed_over(kept: Path) -> None:
    """The newest of those that can be is named."""
    for number in (1, 2):
        (kept.parent / "backups" / f"history-2199-01-0{number}-000000.db").write_bytes(b"noise")
    kept.unlink()
    lost = find_lost(kept)
    assert lost is not None
    assert lost.backup is not None
    assert (lost.backup.runs, lost.is_there) == (6, False)


def test_a_first_start_and_a_history_that_is_there(path: Path, home: Path) -> None:
    """Neither is lost, nor is one whose runs were all forgotten."""
    assert is_new(path)
    assert find_lost(path) is None
    there = six_runs(home)
    assert not is_new(there)
    assert find_lost(there) is None
    assert presencecheck("forget", "--all", "--yes").code == 0
    assert not is_new(there)
    assert presencecheck("history").code == 0


def test_doctor_says_so(kept: Path) -> None:
    """As a fail, with the line that brings the runs back."""
    kept.unlink()
    found = check_history(kept)
    assert found.finding == "fail"
    assert "is gone" in found.sentence


def test_a_backup_without_a_run_is_passed_over(kept: Path) -> None:
    """It would bring nothing back."""
    History.open(kept.parent / "backups" / "history-2199-01-01-000000.db").close()
    kept.unlink()
    lost = find_lost(kept)
    assert lost is not None
    assert lost.backup is not None
    assert lost.backup.runs == 6


def test_backups_that_nobody_may_look_at() -> None:
    """That a history is gone is said all the same, without a backup."""
    with TemporaryDirectory() as name:
        home = Path(name)
        home.chmod(0o755)
        (home / "history.bookmark").touch()
        (home / "backups").mkdir(mode=0)
        with as_another_account():
            lost = find_lost(home / "history.db")
        assert lost is not None
        assert lost.backup is None
