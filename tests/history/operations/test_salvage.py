"""Whole runs are saved from damaged histories, each in the state that goes furthest."""

import shutil
from contextlib import closing
from pathlib import Path

from presencecheck.history.operations.salvage import loses, salvaged
from presencecheck.history.operations.verify import inspect
from presencecheck.history.queries.runs import summaries
from presencecheck.history.store.store import History
from tests.support.histories import change, history_of, ids, mislead_index


def test_the_state_with_more_runs_counts(path: Path, tmp_path: Path) -> None:
    """Of two states of one history every run is saved once, and the result is whole."""
    names = history_of(path, 4)
    fewer = tmp_path / "fewer.db"
    shutil.copy(path, fewer)
    change(fewer, "DELETE FROM answer WHERE run = 4", "DELETE FROM run WHERE seq = 4")
    new = tmp_path / "new.db"
    assert salvaged([fewer, path], new) == 4
    assert (ids(new), inspect(new).faults) == (names[::-1], ())


def test_a_state_that_lacks_a_run_loses(path: Path, tmp_path: Path) -> None:
    """A copy without a run that the other has loses it; the other loses nothing."""
    history_of(path, 3)
    fewer = tmp_path / "fewer.db"
    shutil.copy(path, fewer)
    change(fewer, "DELETE FROM answer WHERE run = 3", "DELETE FROM run WHERE seq = 3")
    assert loses(fewer, path, tmp_path / "one.db")
    assert not loses(path, fewer, tmp_path / "two.db")


def test_an_index_that_lies_ends_no_run(path: Path, tmp_path: Path) -> None:
    """It may call completed runs unfinished; they keep their verdicts when they are saved, and are not offered."""
    history_of(path, 3)
    before = [summary for summary, _ in summaries(path, 9)]
    mislead_index(path)
    assert inspect(path).faults != ()
    with closing(History.open(path)) as history:
        assert list(history.unfinished()) == []
    new = tmp_path / "new.db"
    assert salvaged([path], new) == 3
    assert [(run.id, run.status, run.readiness, run.finished) for run, _ in summaries(new, 9)] == [
        (run.id, run.status, run.readiness, run.finished) for run in before
    ]
