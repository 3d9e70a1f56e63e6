"""Whether the numbers given on scales are kept: asked once, at the first scale, of the person who gives them."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.numbers import is_kept_number
from presencecheck.core.plan import Step
from presencecheck.core.prompts import Choose
from presencecheck.history.journal.journal import FileJournal
from presencecheck.messages import walk as walk_messages
from presencecheck.surfaces.surface import ClientHere, Leave, Surface
from presencecheck.system import settings


class NumbersQuestion:
    """Asks before the first scale of a walk, unless the person has ever said; the answer becomes their setting.

    Args:
        config: the file of settings.
        journal: what records the walk; told to keep numbers after a yes.
        surface: where the person is asked.
        is_recording: whether anything of the walk is still kept.
    """

    def __init__(self, config: Path, journal: FileJournal, surface: Surface, is_recording: Callable[[], bool]) -> None:
        self._config = config
        self._journal = journal
        self._surface = surface
        self._is_recording = is_recording
        self._is_settled = journal.keeps_numbers

    def before(self, step: Step) -> ClientHere | Leave | None:
        """Ask if this is the first scale; return that the person left at the question, or that the client came."""
        if self._is_settled or not is_kept_number(step) or not self._is_recording():
            return None
        self._is_settled = self._is_said()
        return None if self._is_settled else self._ask()

    def _is_said(self) -> bool:
        try:
            return settings.is_set(self._config, settings.KEEP_NUMBERS)
        except PresenceCheckError:
            return True  # settings that cannot be read cannot be changed either; nothing is kept

    def _ask(self) -> ClientHere | Leave | None:
        chosen = self._surface.ask_aside(Choose(walk_messages.OFFER_NUMBERS, walk_messages.OFFER_NUMBERS_OPTIONS))
        if isinstance(chosen, ClientHere | Leave):
            return chosen
        self._is_settled, self._journal.keeps_numbers = True, chosen == 1
        with suppress(PresenceCheckError):  # then it holds for this walk, and is asked again in the next
            settings.set_value(self._config, settings.KEEP_NUMBERS, str(chosen == 1).lower())
        return None
