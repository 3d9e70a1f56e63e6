"""Items of several checklists that mean the same, so that one answer counts for all of them. Pure.

A pack can leave out its own question where another list asked it, but nobody else's: a list from others must not decide
that a question of the person's own, or of the program's, goes unasked.
"""

from collections.abc import Iterator
from typing import Protocol

from presencecheck.core.checklist import Layer
from presencecheck.core.items import Card, Item
from presencecheck.core.items.questions import Askable

_TRUSTED: frozenset[Layer] = frozenset({"own", "here", "shipped"})
"""The layers whose items may stand in for those of every other."""


class Named(Protocol):
    """A step, as far as its names go."""

    @property
    def checklist(self) -> str:
        """The id of its checklist."""

    @property
    def item(self) -> Item | Card:
        """Its item."""


def names_of(step: Named) -> tuple[str, ...]:
    """The refs that mean the item: its own, those of earlier versions, and that of an item of the same meaning."""
    own = (f"{step.checklist}/{name}" for name in (step.item.id, *step.item.was))
    twin = twin_of(step.item)
    return (*own, twin) if twin else tuple(own)


def twin_of(item: Item | Card) -> str:
    """The ref of the item of another checklist that means the same; empty where none is named."""
    return item.same_as.rpartition(":")[2]


def are_alike(one: Item | Card, other: Item | Card) -> bool:
    """Whether an answer to one can count for the other: both are as important, and of one kind.

    A measurement and a question are: where it cannot be made, its question is asked.
    """
    same_kind = type(one) is type(other) or (isinstance(one, Askable) and isinstance(other, Askable))
    return same_kind and one.importance == other.importance


def may_stand_in(layer: Layer) -> bool:
    """Whether an answer to an item of this layer may count for items of every other layer."""
    return layer in _TRUSTED


class Twins:
    """The items that are asked so far."""

    def __init__(self) -> None:
        self._asked: dict[str, list[tuple[Named, Layer]]] = {}

    def covers(self, step: Named, layer: Layer) -> bool:
        """Whether an item of the same meaning is asked before, and is alike."""
        return any(
            are_alike(before.item, step.item) and (may_stand_in(whose) or whose == layer)
            for before, whose in self._before(step)
        )

    def add(self, step: Named, layer: Layer) -> None:
        """Take note that the step is asked for certain."""
        for name in names_of(step):
            self._asked.setdefault(name, []).append((step, layer))

    def _before(self, step: Named) -> Iterator[tuple[Named, Layer]]:
        for name in names_of(step):
            yield from self._asked.get(name, ())
