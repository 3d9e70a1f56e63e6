"""A list that is being written: each change makes a new one, and each can be taken back. Pure.

Whether a list can be used is not decided here: that is said by the check that every file goes through.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal, get_args

from presencecheck.authoring.item_names import name_item
from presencecheck.core.checklist import Checklist
from presencecheck.core.frozen import Frozen, fields, replace
from presencecheck.core.items import Choice, Confirm, Item, ItemBase, Range, Scale, Text
from presencecheck.core.items.base import Valued
from presencecheck.core.sections import gather, in_section, spread

Kind = Literal["confirm", "choice", "scale", "text"]
KINDS: tuple[Kind, ...] = get_args(Kind)
"""The kinds that can be written by answering questions; items of others keep theirs."""
_CLASSES: Mapping[Kind, type[Item]] = {"confirm": Confirm, "choice": Choice, "scale": Scale, "text": Text}
_MOST_STEPS = 200
"""Changes that can be taken back."""


class Draft(Frozen):
    """A list in the making; it may have no item yet.

    Attributes:
        checklist: as it is now; each item has the section that it stands under as its own.
        past: as it was before each change, the latest last.
        reserved: ids that no new item can have.
    """

    checklist: Checklist
    past: tuple[Checklist, ...] = ()
    reserved: tuple[str, ...] = ()

    @property
    def items(self) -> tuple[Item, ...]:
        """The items in their order."""
        return self.checklist.items

    def find(self, id: str) -> Item:  # noqa: A002 - the field's own name
        """The item of this id.

        Raises:
            KeyError: there is none.
        """
        return {item.id: item for item in self.items}[id]

    def retitle(self, title: str) -> "Draft":
        """Give the list another title."""
        return self._changed(title=title)

    def add(self, ask: str) -> "Draft":
        """Add a question as the last; its id is made of its words, and was that of no other here."""
        taken = {item.id for state in (*self.past, self.checklist) for item in state.items}
        taken |= {*self.reserved} | set(self.checklist.retired) | set(self.checklist.renamed)
        return self.put((*self.items, Confirm(id=name_item(ask, taken), ask=ask)))

    def change(self, id: str, **changed: Any) -> "Draft":  # noqa: A002
        """Change fields of an item; its id stays, so that its past answers stay with it.

        Raises:
            KeyError: there is no such item.
            TypeError: its kind has no such field.
        """
        return self._with_item(id, lambda item: replace(item, **changed))

    def turn_into(self, id: str, kind: Kind, **given: Any) -> "Draft":  # noqa: A002
        """Have an item answered in another way; what all kinds have stays.

        Args:
            id: of the item.
            kind: how it is to be answered.
            given: fields that this kind needs or has: `options` of a choice, `scale` of a scale.

        Raises:
            KeyError: there is no such item.
            TypeError: the kind needs a field that is not given, or has none of this name.
        """
        return self._with_item(id, lambda item: _turned(item, kind, given))

    def move(self, id: str, place: int) -> "Draft":  # noqa: A002
        """Put an item at a place, counted from 0; beyond the ends it is the first or the last.

        It comes into the section of the item whose place it takes.

        Raises:
            KeyError: there is no such item.
        """
        item = self.find(id)
        others = [each for each in self.items if each.id != id]
        at = min(max(place, 0), len(others))
        others.insert(at, in_section(item, self.items[at].section))
        return self.put(tuple(others))

    def head(self, id: str, section: str) -> "Draft":  # noqa: A002
        """Put a heading above an item, for it and those below until the next heading; empty takes it away.

        Raises:
            KeyError: there is no such item.
        """
        self.find(id)
        return self.put(tuple(in_section(item, section) if item.id == id else item for item in gather(self.items)))

    def heading_above(self, id: str) -> str:  # noqa: A002
        """The heading that stands right above an item; empty where none does.

        Raises:
            KeyError: there is no such item.
        """
        return {item.id: item.section for item in gather(self.items)}[id]

    def remove(self, id: str) -> "Draft":  # noqa: A002
        """Take an item out, and what other answers say of it.

        Raises:
            KeyError: there is no such item.
        """
        self.find(id)
        return self.put(tuple(_without_leads(item, id) for item in self.items if item.id != id))

    def put(self, items: tuple[Item, ...]) -> "Draft":
        """Have these items, in this order."""
        return self._changed(items=spread(items))

    def undo(self) -> "Draft":
        """Take the last change back; without one, the same list."""
        return Draft(self.past[-1], self.past[:-1], self.reserved) if self.past else self

    def as_one_step_from(self, before: "Draft") -> "Draft":
        """The same list, so that all that was changed since `before` is taken back at once."""
        if self.checklist == before.checklist:
            return before
        return Draft(self.checklist, (*before.past, before.checklist)[-_MOST_STEPS:], self.reserved)

    def _with_item(self, id: str, change: Callable[[Item], Item]) -> "Draft":  # noqa: A002
        self.find(id)
        return self.put(tuple(change(item) if item.id == id else item for item in self.items))

    def _changed(self, **changed: Any) -> "Draft":
        after = replace(self.checklist, **changed)
        if after == self.checklist:
            return self
        return Draft(after, (*self.past, self.checklist)[-_MOST_STEPS:], self.reserved)


def draft_of(checklist: Checklist, reserved: tuple[str, ...] = ()) -> Draft:
    """A list as it is, to be changed."""
    return Draft(replace(checklist, items=spread(checklist.items)), reserved=reserved)


def begin(id: str, title: str, language: str = "en") -> Draft:  # noqa: A002
    """A list of this id and title without an item."""
    return Draft(Checklist(format=1, id=id, title=title, version="0.1.0", language=language, items=()))


def scale_of(low: str, high: str, *, most: int = 10) -> Range:
    """The numbers from 0 to `most`, with words for their ends."""
    return Range(max=most, low=low, high=high)


def lines_of(text: str) -> tuple[str, ...]:
    """What stands on each line, without empty ones and blanks around."""
    return tuple(line for line in (" ".join(each.split()) for each in text.splitlines()) if line)


def names_of(items: Sequence[Item]) -> tuple[str, ...]:
    """The ids of items."""
    return tuple(item.id for item in items)


def _turned(item: Item, kind: Kind, given: Mapping[str, Any]) -> Item:
    if item.kind == kind:
        return replace(item, **given)
    common = {field.name: getattr(item, field.name) for field in fields(ItemBase)}
    return _CLASSES[kind](**{**common, **given})


def _without_leads(item: Item, id: str) -> Item:  # noqa: A002
    """The item without follow-ups that add the one of this id."""
    kept = tuple(follow for follow in item.follow_ups if follow.add != id)
    return replace(item, follow_up=kept) if isinstance(item, Valued) and kept != item.follow_ups else item
