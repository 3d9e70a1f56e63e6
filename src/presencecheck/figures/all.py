"""All figures over the same runs. Pure."""

from collections.abc import Sequence

from presencecheck.core.frozen import Frozen
from presencecheck.figures.before_after import PairFigures, pair_figures
from presencecheck.figures.durations import Compared, TimeFigures, time_figures
from presencecheck.figures.items import ItemFigures, item_figures
from presencecheck.figures.run_outcomes import Walks
from presencecheck.figures.runs import RunFigures, run_figures


class Figures(Frozen):
    """What some runs say together."""

    runs: RunFigures
    times: Sequence[TimeFigures]
    items: Sequence[ItemFigures]
    pairs: Sequence[PairFigures]


def figures(walks: Walks, compared: Compared, until: int) -> Figures:
    """All figures over these runs; see each for what it takes.

    Args:
        walks: one run or more.
        compared: the times of those that are compared.
        until: the last day looked at.
    """
    return Figures(run_figures(walks, until), time_figures(walks, compared), item_figures(walks), pair_figures(walks))
