"""Where the history cannot be written: whether the walk goes on without it, asked of the person."""

from presencecheck import messages as say
from presencecheck.history.header import HistoryTrouble
from presencecheck.prompts import Choose
from presencecheck.surfaces import Leave, Surface


def does_without(surface: Surface, trouble: HistoryTrouble) -> bool:
    """Whether the person goes on and keeps nothing more; else it is to be tried again.

    Raises:
        HistoryTrouble: they would rather leave.
    """
    chosen = surface.offer(Choose(say.OFFER_UNLOGGED.format(trouble=trouble.message), say.OFFER_UNLOGGED_OPTIONS))
    if isinstance(chosen, Leave):
        if chosen.interrupted:
            raise KeyboardInterrupt
        raise trouble
    if chosen == 1:
        surface.unlogged()
    return chosen == 1
