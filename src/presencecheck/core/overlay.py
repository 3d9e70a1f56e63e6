"""An overlay, as its file says it: what an own or a pack's file changes of a checklist of a lower layer. Pure."""

from typing import Annotated, Any, Literal

from presencecheck.core.checklist import (
    MOST_CLOSING,
    MOST_ENTRIES,
    MOST_INCLUDES,
    MOST_TITLE,
    Disclaimer,
    Head,
    Include,
    Sources,
)
from presencecheck.core.constraints import Limit
from presencecheck.core.frozen import Model, field
from presencecheck.core.item_changes import ItemChange
from presencecheck.core.items import Item, Line, When

Ids = Annotated[tuple[str, ...], Limit(max_length=MOST_ENTRIES)]


class Addition(Model):
    """An item that an overlay adds, and where; without a place it comes last."""

    item: Item
    after: str = ""
    before: str = ""
    no_section: bool = False
    """It does not take the section of its place; only where no section is above it can that be."""


class AddedList(Model):
    """A list that an overlay adds to a routine, and where; without a place it comes last."""

    checklist: str
    as_: Literal["walk", "card"] = "walk"
    when: When = field(default_factory=When)
    after: str = ""
    before: str = ""
    first: bool = False

    @property
    def include(self) -> Include:
        """The part of the routine, without its place."""
        return Include(checklist=self.checklist, as_=self.as_, when=self.when)


class Overlay(Model):
    """What is changed of another checklist or routine; all the rest of it stays as its own authors revise it."""

    format: Annotated[int, Limit(ge=1, le=1)]
    id: str
    extends: str
    since: Annotated[str, Limit(max_length=64)] = ""
    version: Line = "0"
    revised: Annotated[str, Limit(max_length=10)] = ""
    title: Annotated[str, Limit(max_length=MOST_TITLE)] = ""
    disclaimer: Disclaimer = ""
    sources: Sources = field(default_factory=dict)
    closing: Annotated[str, Limit(max_length=MOST_CLOSING)] = ""
    add_lists: Annotated[tuple[AddedList, ...], Limit(max_length=MOST_INCLUDES)] = ()
    add: Annotated[tuple[Addition, ...], Limit(max_length=MOST_ENTRIES)] = ()
    change: Annotated[tuple[ItemChange, ...], Limit(max_length=MOST_ENTRIES)] = ()
    replace: Annotated[tuple[Item, ...], Limit(max_length=MOST_ENTRIES)] = ()
    remove: Ids = ()
    reorder: Ids = ()

    def head_over(self, base: Head, layer: str) -> dict[str, Any]:
        """The head of a checklist or routine with this overlay of a layer over it, as fields to make one of.

        Its version is that of the base with the overlay's own behind it, so that a change of either is a new version.
        """
        return {
            "format": base.format,
            "id": self.id,
            "title": self.title or base.title,
            "version": f"{base.version}+{layer}.{self.version}",
            "revised": max(self.revised, base.revised),
            "language": base.language,
            "disclaimer": self.disclaimer or base.disclaimer,
        }
