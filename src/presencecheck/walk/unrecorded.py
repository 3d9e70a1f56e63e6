"""Where the history cannot be written: ask the person whether the walk goes on unrecorded."""

from presencecheck.core.prompts import Choose
from presencecheck.history.format.file_header import HistoryError
from presencecheck.messages import walk as walk_messages
from presencecheck.surfaces.surface import Leave, Surface


def offer_unrecorded(surface: Surface, trouble: HistoryError) -> bool:
    """Ask whether the walk goes on unrecorded; False means: try to write again.

    Raises:
        HistoryError: they would rather leave.
    """
    question = walk_messages.OFFER_UNLOGGED.format(trouble=trouble.message)
    chosen = surface.offer(Choose(question, walk_messages.OFFER_UNLOGGED_OPTIONS))
    if isinstance(chosen, Leave):
        if chosen.interrupted:
            raise KeyboardInterrupt
        raise trouble
    if chosen == 1:
        surface.recording_stopped()
    return chosen == 1
