"""All figures over the same runs."""

from presencecheck.core.events import Outcome
from presencecheck.figures.all import figures
from presencecheck.figures.before_after import pair_figures
from presencecheck.figures.durations import time_figures
from presencecheck.figures.items import item_figures
from presencecheck.figures.runs import run_figures
from presencecheck.history.queries.compared_runs import ComparedRuns, pick_compared
from tests.support.builders import exercise, listed, scale
from tests.support.run_tables import Row, table_of


def test_each_is_over_these_runs() -> None:
    """The same as each would be alone."""
    row = Row(20_000, {"a": Outcome.DONE, "e": Outcome.DONE, "b": Outcome.DONE}, numbers={"a": 2, "b": 5})
    table = table_of(listed(scale("a"), exercise("e"), scale("b")), [row, row])
    compared = ComparedRuns(pick_compared(table), {1: {"c": 40}, 2: {"c": 30}})
    found = figures(table, compared, 20_003)
    assert found.runs == run_figures(table, 20_003)
    assert found.times == time_figures(table, compared)
    assert found.items == item_figures(table)
    assert found.pairs == pair_figures(table)
    assert (found.runs.runs, len(found.times), len(found.items), len(found.pairs)) == (2, 1, 3, 1)
