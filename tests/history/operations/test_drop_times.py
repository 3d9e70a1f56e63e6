"""Times of day that are dropped after asking."""

from contextlib import closing
from pathlib import Path

import pytest

from presencecheck.core.run import Run
from presencecheck.history.format.file_header import HistoryError
from presencecheck.history.format.start_cache import start_cache_path
from presencecheck.history.operations.backup import write_backup
from presencecheck.history.operations.drop_times import count_timed, drop_all_times
from presencecheck.history.operations.merge import Merged, merge
from presencecheck.history.operations.verify import inspect
from presencecheck.history.queries.runs import summaries
from presencecheck.history.store import copies
from presencecheck.history.store.store import History
from tests.support.builders import BEGAN, confirm, listed, record, recorder_of
from tests.support.histories import change, history_of

pytestmark = pytest.mark.usefixtures("unexpired")


def test_all_that_have_ended(path: Path) -> None:
    """Here and in our own backups; what is in progress keeps its time until it ends, and all else of each run stays."""
    history_of(path, 6)
    backup, _ = write_backup(path)
    before = summaries(path, 9)
    with closing(History.open(path)) as history:
        history.save_start_cache(BEGAN.day)
    ended = sum(summary.finished is not None for summary, _ in before)
    assert 0 < ended < 6
    assert (count_timed(path), drop_all_times(path), count_timed(path)) == (ended, ended, 0)
    assert not start_cache_path(path).exists()
    for file in (path, backup):
        after = summaries(file, 9)
        assert count_timed(file) == 0
        for (old, _), (new, _) in zip(before, after, strict=True):
            assert (new.id, new.status, new.readiness, new.seconds) == (old.id, old.status, old.readiness, old.seconds)
            assert new.started.day == old.started.day
            assert new.day_only == (old.finished is not None)
            assert new.started == (old.started.midnight if new.day_only else old.started)
        assert inspect(file).faults == ()
    assert drop_all_times(path) == 0


def test_without_a_history(path: Path) -> None:
    """There is nothing to drop, and nothing is made."""
    assert count_timed(path) == 0
    assert not path.exists()


def test_a_backup_that_cannot_be_read(path: Path) -> None:
    """It is left as it is, and the rest is done."""
    history_of(path, 3)
    write_backup(path)
    [backup] = copies.backups(path)
    backup.write_bytes(backup.read_bytes()[:100] + bytes(5000))
    before = backup.read_bytes()
    assert drop_all_times(path) == 2
    assert backup.read_bytes() == before


def test_a_run_that_is_not_as_it_was_written(path: Path) -> None:
    """It is not sealed again: what was found of it before is found still."""
    history_of(path, 3)
    change(path, "UPDATE answer SET seconds = 99 WHERE run = 2")
    before = inspect(path).faults
    assert before != ()
    assert (drop_all_times(path), count_timed(path)) == (1, 1)
    assert inspect(path).faults == before


def test_a_history_that_cannot_be_read(path: Path) -> None:
    """It is said to be so, and nothing of it is changed."""
    history_of(path, 3)
    path.write_bytes(path.read_bytes()[:4096] + bytes(4096))
    before = path.read_bytes()
    with pytest.raises(HistoryError):
        drop_all_times(path)
    assert path.read_bytes() == before


def test_merged_with_times_and_without(path: Path, tmp_path: Path) -> None:
    """A run is the same one with its time and with its day alone, whichever comes into which."""
    here, other = tmp_path / "here.db", tmp_path / "other.db"
    history_of(path, 4)
    for file in (here, other):
        file.write_bytes(path.read_bytes())
    drop_all_times(other)
    assert merge(here, other) == Merged(0, 0, 4, 0)
    assert merge(other, path) == Merged(0, 0, 4, 0)
    assert count_timed(other) == 0
    new = tmp_path / "new.db"
    assert merge(new, path, day_only=True) == Merged(4, 0, 0, 0)
    assert count_timed(new) == 0
    assert (inspect(here).faults, inspect(other).faults, inspect(new).faults) == ((), (), ())


def test_days_alone_keep_the_order_of_their_runs(path: Path, tmp_path: Path) -> None:
    """Several runs of one day, merged from either side, stand in the order in which that installation walked them."""
    with closing(History.open(path, day_only=True)) as history:
        names = []
        for _ in range(5):
            recorder = recorder_of(history)
            record(recorder, Run(listed(confirm("door"))), "yes")
            names.append(recorder.id)
    other = tmp_path / "other" / "history.db"
    history_of(other, 2)
    merge(other, path)
    found = [summary.id for summary, _ in summaries(other, 99)]
    assert [name for name in found if name in names] == names[::-1]
    assert inspect(other).faults == ()
