"""A whole checklist as one screen."""

from typing import ClassVar, Literal

from presencecheck.core.items.base import ItemBase
from presencecheck.core.prompts import Acknowledge, CardLine, Prompt


class Card(ItemBase):
    """A whole checklist as one screen with one confirmation; made by `as: card`, never written in a file."""

    kind: Literal["card"] = "card"
    lines: tuple[CardLine, ...] = ()
    total: int = 0

    knows_not_yet: ClassVar[bool] = True
    ID: ClassVar[str] = "card"
    """The id of a card within its checklist; no item of a file may have it."""

    @property
    def duration(self) -> int:
        """The seconds of the items on it."""
        return self.total

    def prompt(self) -> Prompt:
        """The lines in view, and one question."""
        return Acknowledge(self.ask, "", deliberate=self.importance == "essential", card=self.lines)
