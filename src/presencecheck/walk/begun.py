"""A walk before its first question."""

from presencecheck.core.frozen import Frozen
from presencecheck.core.run import Run
from presencecheck.core.still_so import Due
from presencecheck.surfaces.surface import RecallPage


class Begun(Frozen):
    """The run to walk, and what is asked before its first question.

    Attributes:
        due: the steps that are first asked together.
        recall: the cards of an earlier run that are recalled before.
        keeps_recall: whether it is kept which of their lines were left open, and not only how many.
    """

    run: Run
    due: tuple[Due, ...] = ()
    recall: tuple[RecallPage, ...] = ()
    keeps_recall: bool = False
