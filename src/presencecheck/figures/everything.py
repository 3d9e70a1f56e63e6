"""All figures over the same runs. Pure."""

from collections.abc import Sequence

from presencecheck.figures.items import ItemFigures, item_figures
from presencecheck.figures.pairs import PairFigures, pair_figures
from presencecheck.figures.runs import RunFigures, run_figures
from presencecheck.figures.times import Compared, TimeFigures, time_figures
from presencecheck.figures.walks import Walks
from presencecheck.frozen import Frozen, frozen


@frozen
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
