"""The days on which runs began."""

from pathlib import Path

from presencecheck.history.queries.run_dates import FutureRuns, future_runs, start_days
from presencecheck.history.store.store import History
from presencecheck.system.clock import Moment
from tests.support.builders import BEGAN
from tests.support.histories import history_of

DAY = 86_400


def test_start_days_are_local_and_in_order(path: Path) -> None:
    """One for each run, as the person's own clock showed it."""
    history_of(path, 3, days=2)
    assert start_days(path) == [BEGAN.day, BEGAN.day + 2, BEGAN.day + 4]


def test_without_a_history_there_are_none(path: Path) -> None:
    """And nothing is created."""
    assert start_days(path) == []
    assert future_runs(path, 20_000)[:2] == (0, 0)
    assert not path.parent.exists()


def test_runs_of_the_future_are_counted(path: Path) -> None:
    """Those after the last day that no clock in the world can show yet; with them, the number of all."""
    history_of(path, 6)
    found = future_runs(path, BEGAN.day + 2)
    assert found == FutureRuns(runs=5 - (found.after - BEGAN.day), all=6, after=found.after)
    assert BEGAN.day + 2 <= found.after <= BEGAN.day + 4
    assert future_runs(path, BEGAN.day + 99).runs == 0


def test_the_local_day_counts_not_the_one_in_utc(path: Path) -> None:
    """A run that began after midnight of the person's clock is of the new day."""
    history_of(path, 1, since=Moment(20_000 * DAY - 3600, 120))
    assert start_days(path) == [20_000]
    History.open(path).close()
