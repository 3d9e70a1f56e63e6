"""All figures over the same runs. Pure."""

from collections.abc import Sequence

from presencecheck.core.frozen import Frozen
from presencecheck.figures.before_after import PairFigures, pair_figures, scale_pairs
from presencecheck.figures.durations import TimeFigures, time_figures
from presencecheck.figures.items import ItemFigures, item_figures
from presencecheck.figures.runs import RunFigures, run_figures
from presencecheck.history.queries.compared_runs import ComparedRuns
from presencecheck.history.queries.run_outcomes import RunTable


class Figures(Frozen):
    """What some runs say together."""

    runs: RunFigures
    times: Sequence[TimeFigures]
    items: Sequence[ItemFigures]
    pairs: Sequence[PairFigures]
    asks_for_pairs: bool
    """Whether a checklist asked for numbers before and after, kept or not."""


def figures(table: RunTable, compared: ComparedRuns, until: int) -> Figures:
    """All figures over these runs; see each for what it takes.

    Args:
        table: one run or more.
        compared: those whose times are compared.
        until: the last day looked at.
    """
    return Figures(
        run_figures(table, until),
        time_figures(table, compared),
        item_figures(table),
        pair_figures(table),
        any(any(scale_pairs(plan)) for plan in table.plans.values()),
    )
