"""The sections that an overlay has to name: those in which an item would not stand anyway. Pure."""

from collections.abc import Iterator
from typing import Literal

from presencecheck.core.checklist import Checklist
from presencecheck.core.compose import compose
from presencecheck.core.frozen import replace
from presencecheck.core.overlay import Overlay
from presencecheck.core.sections import in_section, spread

_Entry = tuple[Literal["none", "add", "replace", "change"], str]
"""A part of an overlay, and the id of an item in it."""


def without_needless(made: Overlay, base: Checklist, after: Checklist, before: Overlay) -> Overlay:
    """The overlay without sections that nothing depends on, so that a heading which the list's authors revise arrives.

    Args:
        made: makes `after` of `base`.
        base: the list below it.
        after: what it becomes; each item has the section that it stands under as its own.
        before: the overlay until now; what it names stays named.
    """
    written = set(_named(before))
    for entry in reversed([*_named(made)]):
        trial = _without(made, entry)
        if entry not in written and spread(compose(trial, base, "own").checklist.items) == after.items:
            made = trial
    return made


def _named(overlay: Overlay) -> Iterator[_Entry]:
    """The entries that name a section, or say that there is none."""
    yield from (("none", each.item.id) for each in overlay.add if each.no_section)
    yield from (("add", each.item.id) for each in overlay.add if each.item.section)
    yield from (("replace", item.id) for item in overlay.replace if item.section)
    yield from (("change", change["id"]) for change in overlay.change if "section" in change)


def _without(overlay: Overlay, entry: _Entry) -> Overlay:
    part, name = entry
    if part == "none":
        free = (replace(each, no_section=each.no_section and each.item.id != name) for each in overlay.add)
        return replace(overlay, add=tuple(free))
    if part == "add":
        added = ((each, in_section(each.item, "") if each.item.id == name else each.item) for each in overlay.add)
        return replace(overlay, add=tuple(replace(each, item=item) for each, item in added))
    if part == "replace":
        items = (in_section(item, "") if item.id == name else item for item in overlay.replace)
        return replace(overlay, replace=tuple(items))
    changes = (
        {key: value for key, value in each.items() if key != "section"} if each["id"] == name else each
        for each in overlay.change
    )
    return replace(overlay, change=tuple(each for each in changes if len(each) > 1))
