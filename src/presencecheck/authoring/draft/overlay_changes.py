"""A changed list as an overlay: what differs from the list below it, and nothing else. Pure.

What the overlay said before stays where it still means the same, also of questions that the list does not have now.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from presencecheck.authoring.draft.overlay_sections import without_needless
from presencecheck.core.checklist import Checklist
from presencecheck.core.compose import compose
from presencecheck.core.former_ids import with_present_ids
from presencecheck.core.frozen import field_name, fields, replace
from presencecheck.core.item_changes import FIXED_FIELDS, ItemChange
from presencecheck.core.items import Item
from presencecheck.core.overlay import Addition, Overlay
from presencecheck.core.sections import spread
from presencecheck.core.serialize import to_dict

_OWN = "own"


def overlay_for(base: Checklist, after: Checklist, before: Overlay) -> Overlay:
    """The overlay that makes `after` of `base`.

    Args:
        base: the list below it; each item has the section that it stands under as its own, here and in `after`.
        after: what it is to become; of its parts, the title and the items can differ.
        before: the overlay until now.
    """
    return without_needless(_whole(base, after, before), base, after, before)


def _whole(base: Checklist, after: Checklist, before: Overlay) -> Overlay:
    """An overlay that makes `after`, and names the section of each item that is written."""
    before = with_present_ids(before, base).overlay
    wanted = {item.id: item for item in after.items}
    whole = _replacements(base, wanted, before)
    changed = replace(
        before,
        title="" if after.title == base.title else after.title,
        change=tuple(_changes(base, wanted, before, {item.id for item in whole})),
        replace=whole,
        remove=tuple(_removals(base, wanted, before)),
    )
    own = [item.id for item in after.items if item.id not in _ids(base.items) | _ids(whole)]
    kept = tuple(
        replace(each, item=wanted[each.item.id], no_section=not wanted[each.item.id].section)
        for each in before.add
        if each.item.id in own
    )
    known = {each.item.id for each in kept}
    placed = {each.item.id: each for each in _placed(after.items, own)}
    orders = _orders(base, wanted, before)
    additions = kept + tuple(placed[name] for name in own if name not in known), tuple(placed.values())
    trials = [replace(changed, add=add, reorder=reorder) for add in additions for reorder in orders]
    fitting = [trial for trial in trials if _order(trial, base) == list(wanted)]
    for trial in fitting:
        # What was said of the order can put an item where another heading is.
        if spread(compose(trial, base, _OWN).checklist.items) == after.items:
            return trial
    if fitting:
        return fitting[0]
    return _reordered(replace(changed, add=tuple(placed.values()), reorder=orders[0]), base, list(wanted))


def _orders(base: Checklist, wanted: Mapping[str, Item], before: Overlay) -> tuple[tuple[str, ...], ...]:
    """What may be said of the order: nothing, or what was said, without what is not there any more.

    What was never known, as a question of an earlier state of the list, stays named in any case.
    """
    there = _ids(base.items) | _ids(before.replace) | {each.item.id for each in before.add}
    unknown = tuple(name for name in before.reorder if name not in there)
    return unknown, tuple(name for name in before.reorder if name in wanted or name in unknown)


def _ids(items: Sequence[Item]) -> set[str]:
    return {item.id for item in items}


def _order(overlay: Overlay, base: Checklist) -> list[str]:
    return [item.id for item in compose(overlay, base, _OWN).checklist.items]


def _reordered(overlay: Overlay, base: Checklist, wanted: list[str]) -> Overlay:
    """The overlay with the order that is wanted: only those are named that stand elsewhere without it."""
    now = _order(overlay, base)
    if sorted(now) != sorted(wanted):
        return overlay  # it cannot become what is wanted, which its reader finds out
    moved = tuple(name for name, there in zip(wanted, now, strict=True) if name != there)
    return replace(overlay, reorder=(*overlay.reorder, *moved))


def _replacements(base: Checklist, wanted: Mapping[str, Item], before: Overlay) -> tuple[Item, ...]:
    """The items that are written as a whole: those that were, and those whose fields alone cannot say the change."""
    known = {item.id: item for item in base.items}
    named = _ids(before.replace)
    kept = tuple(
        wanted.get(item.id, item)
        for item in before.replace
        if item.id in base.retired or (item.id in wanted and wanted[item.id] != known.get(item.id))
    )
    others = (item for name, item in wanted.items() if name in known and name not in named)
    return kept + tuple(item for item in others if _changed_fields(known[item.id], item, {}) is None)


def _changes(base: Checklist, wanted: Mapping[str, Item], before: Overlay, whole: set[str]) -> Iterator[ItemChange]:
    known = {item.id: item for item in base.items}
    written = {change["id"]: change for change in before.change}
    for name in dict.fromkeys((*written, *known)):
        if name not in known:
            yield written[name]
        elif name in wanted and name not in whole:
            found = _changed_fields(known[name], wanted[name], written.get(name, {}))
            if found:
                yield {"id": name, **found}


def _changed_fields(below: Item, item: Item, written: Mapping[str, Any]) -> dict[str, Any] | None:
    """The fields that differ, and those that were written and still hold; None where fields cannot say it."""
    if type(below) is not type(item):
        return None
    found = {}
    for field in fields(item):
        name, value = field_name(field.name), to_dict(getattr(item, field.name))
        if getattr(item, field.name) != getattr(below, field.name):
            if value is None or name in FIXED_FIELDS:
                return None
            found[name] = value
        elif name != "id" and name in written and written[name] == value:
            found[name] = value
    return {name: found[name] for name in dict.fromkeys((*written, *found)) if name in found}


def _removals(base: Checklist, wanted: Mapping[str, Item], before: Overlay) -> Iterator[str]:
    known = _ids(base.items)
    yield from dict.fromkeys(
        name
        for name in (*before.remove, *(item.id for item in base.items))
        if (name in before.remove and name not in known) or (name in known and name not in wanted)
    )


def _placed(items: Sequence[Item], own: Sequence[str]) -> Iterator[Addition]:
    """The person's own items, each behind the one that it follows, or at the beginning before the first other one."""
    first = next((item.id for item in items if item.id not in own), "")
    for place, item in enumerate(items):
        if item.id in own:
            last = items[place - 1].id if place else ""
            yield Addition(item=item, after=last, before="" if last else first, no_section=not item.section)
