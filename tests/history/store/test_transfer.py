"""Transfer of whole runs from one history to another."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from presencecheck.history.format.schema import RunState
from presencecheck.history.store.database import transaction
from presencecheck.history.store.plan_store import UnreadableError
from presencecheck.history.store.store import History
from presencecheck.history.store.transfer import RunReader, RunWriter, progress
from tests.support.histories import change, history_of


@pytest.fixture
def path(home: Path) -> Path:
    """A history of six runs."""
    path = home / "data" / "history.db"
    history_of(path, 6)
    return path


@pytest.mark.parametrize(
    ("statement", "place", "words"),
    [
        ("SELECT 1", 99, "no run"),
        ("UPDATE run SET finished = 5", 2, "a run is not as it was written"),
        ("UPDATE answer SET seconds = 77", 2, "a run is not as it was written"),
        ("UPDATE plan SET routine = 'other'", 2, "a plan is not as it was written"),
        ("UPDATE checklist SET sha256 = 'other'", 2, "a checklist is not as it was written"),
        ("DELETE FROM checklist", 2, "a checklist is not as it was written"),
    ],
)
def test_a_run_is_carried_only_as_it_was_written(path: Path, statement: str, place: int, words: str) -> None:
    """Whatever of it was changed, it is not taken into another history."""
    change(path, statement)
    with closing(sqlite3.connect(path)) as connection, pytest.raises(UnreadableError, match=words):
        RunReader(connection).read(place)


def test_a_run_is_the_same_in_another_history(path: Path, tmp_path: Path) -> None:
    """It comes with its plan, its answers and its link, at whatever place; what was there before stays."""
    target = History.open(tmp_path / "other.db")
    with closing(sqlite3.connect(path)) as connection:
        reader, writer = RunReader(connection), RunWriter(target.connection)
        runs = [reader.read(place) for place in (2, 5)]
        with transaction(target.connection, target.path):
            for place, run in enumerate(runs, 1):
                writer.write(place, run.detached())
    found = RunReader(target.connection)
    assert [found.read(place) for place in (1, 2)] == [run.detached() for run in runs]
    assert [found.read(place).link for place in (1, 2)] == [run.link for run in runs]
    target.close()


def test_progress_orders_states_of_one_run(path: Path) -> None:
    """More answers go further; of as many, an end does, a completed one most, and of two ends the earlier one."""
    with closing(sqlite3.connect(path)) as connection:
        run = RunReader(connection).read(2)
    states = [
        run._replace(state=RunState(0, None, None), answers=run.answers[:-1]),
        run._replace(state=RunState(0, None, None)),
        run._replace(state=RunState(2, 0, 900)),
        run._replace(state=RunState(1, 0, 900)),
        run._replace(state=RunState(1, 0, 500)),
    ]
    keys = [progress(state) for state in states]
    assert keys == sorted(set(keys))
