"""Where the history cannot be written: whether the walk goes on without it, asked of the person."""

from presencecheck.core.prompts import Choose
from presencecheck.history.format.file_header import HistoryTrouble
from presencecheck.messages import walk as say
from presencecheck.surfaces.surface import Leave, Surface


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
