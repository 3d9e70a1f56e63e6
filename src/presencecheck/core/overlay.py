"""An overlay, as its file says it: what an own or a pack's file changes of a checklist of a lower layer. Pure."""

from dataclasses import field
from typing import Annotated

from presencecheck.core.checklist import MOST_ENTRIES, MOST_TITLE, Disclaimer, Sources
from presencecheck.core.constraints import Limit
from presencecheck.core.frozen import Model
from presencecheck.core.items import Item, Line

Ids = Annotated[tuple[str, ...], Limit(max_length=MOST_ENTRIES)]


class Addition(Model):
    """An item that an overlay adds, and where; without a place it comes last."""

    item: Item
    """The item, written as in a checklist."""
    after: str = ""
    """The id of the item that it follows."""
    before: str = ""
    """The id of the item that it precedes."""


class Overlay(Model):
    """What is changed of another checklist; all the rest of it stays as its own authors revise it."""

    format: Annotated[int, Limit(ge=1, le=1)]
    """The version of the file format: 1."""
    id: str
    """The name of the changed checklist: that of the one it extends, or one of its own. The file is called ID.yaml."""
    extends: str
    """The checklist that is changed: its id, or LAYER:ID for that of one layer (`shipped:environment`)."""
    since: Annotated[str, Limit(max_length=64)] = ""
    """The sha256, or its beginning, of that checklist when the overlay was written; `edit` and `diff --seen` set it."""
    version: Line = "0"
    """The version of these changes, such as 1.0.0."""
    revised: Annotated[str, Limit(max_length=10)] = ""
    """The day of the last revision, as 2026-11-22."""
    title: Annotated[str, Limit(max_length=MOST_TITLE)] = ""
    """Another title."""
    disclaimer: Disclaimer = ""
    """Another sentence under the title."""
    sources: Sources = field(default_factory=dict)
    """What the items given here rest on, beside the sources of the checklist."""
    add: Annotated[tuple[Addition, ...], Limit(max_length=MOST_ENTRIES)] = ()
    """Items to add."""
    replace: Annotated[tuple[Item, ...], Limit(max_length=MOST_ENTRIES)] = ()
    """Items to take the place of those with the same id."""
    remove: Ids = ()
    """The ids of items to leave out."""
    reorder: Ids = ()
    """Ids in their new order; they share the places that they have now, all others stay where they are."""
