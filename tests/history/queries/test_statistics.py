"""Runs gathered for figures."""

from pathlib import Path

from presencecheck.history.queries.compared_runs import ComparedRuns
from presencecheck.history.queries.export_rows import plan_uses
from presencecheck.history.queries.run_outcomes import NO_RUNS
from presencecheck.history.queries.selection import EVERY, Selection
from presencecheck.history.queries.statistics import GatheredRuns, gather
from presencecheck.history.store.store import History
from tests.support.builders import (
    BEGAN,
)
from tests.support.histories import history_of


def test_reading_what_is_not_there(path: Path) -> None:
    """Without a history there are no figures; without a run in these days, there are others."""
    assert gather(path, EVERY) == GatheredRuns(NO_RUNS, ComparedRuns({}, {}), has_runs=False)
    assert plan_uses(path, EVERY) == []
    History.open(path).close()
    assert gather(path, EVERY).has_runs is False
    history_of(path, 1)
    assert gather(path, Selection(until=BEGAN.day - 1)).has_runs is True
    assert gather(path, EVERY).has_runs is True
