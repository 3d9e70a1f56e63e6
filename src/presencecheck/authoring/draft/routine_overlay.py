"""A changed routine as an overlay: what differs from the routine below it, and nothing else. Pure.

What the overlay said before stays where it still means the same, also of lists that the routine does not have now.
"""

from collections.abc import Iterator, Mapping

from presencecheck.core.checklist import Include, Routine
from presencecheck.core.compose_routine import compose_routine, part_name
from presencecheck.core.frozen import replace
from presencecheck.core.names import split_name
from presencecheck.core.overlay import AddedList, Overlay


def routine_overlay_for(base: Routine, after: Routine, before: Overlay) -> Overlay:
    """The overlay that makes `after` of `base`.

    Args:
        base: the routine below it.
        after: what it is to become; of its parts, the title, the lists and the closing sentence can differ.
        before: the overlay until now.
    """
    below, wanted = _named(base), _named(after)
    changed = replace(
        before,
        title="" if after.title == base.title else after.title,
        closing="" if after.closing == base.closing else after.closing,
        remove=tuple(_removals(below, wanted, before)),
    )
    own = [name for name, part in wanted.items() if below.get(name) != part]
    kept = tuple(each for each in before.add_lists if _still(each, own, wanted))
    known = {_short(each) for each in kept}
    placed = tuple(_placed(after, own))
    unknown = tuple(name for name in before.reorder if name not in below and name not in map(_short, before.add_lists))
    orders = (unknown, tuple(name for name in before.reorder if name in wanted or name in unknown))
    for added in ((*kept, *(each for each in placed if _short(each) not in known)), placed):
        for reorder in orders:
            trial = replace(changed, add_lists=added, reorder=reorder)
            if _order(trial, base) == list(wanted) and _missed(trial, base) <= _missed(before, base):
                return trial
    return _reordered(replace(changed, add_lists=placed, reorder=orders[0]), base, list(wanted))


def _named(routine: Routine) -> Mapping[str, Include]:
    return {part_name(part): part for part in routine.include}


def _short(added: AddedList) -> str:
    return split_name(added.checklist)[1]


def _still(added: AddedList, own: list[str], wanted: Mapping[str, Include]) -> bool:
    """Whether what is added was added before, in the same way."""
    return _short(added) in own and wanted[_short(added)] == added.include


def _removals(below: Mapping[str, Include], wanted: Mapping[str, Include], before: Overlay) -> Iterator[str]:
    """What is left out, and what is put in again in another way."""
    yield from (name for name in before.remove if split_name(name)[1] not in below)
    yield from (name for name, part in below.items() if wanted.get(name) != part)


def _placed(after: Routine, own: list[str]) -> Iterator[AddedList]:
    """The lists that are added, each behind the part that it follows, or as the first."""
    for place, part in enumerate(after.include):
        if part_name(part) in own:
            before = part_name(after.include[place - 1]) if place else ""
            yield AddedList(checklist=part.checklist, as_=part.as_, when=part.when, after=before, first=not before)


def _order(overlay: Overlay, base: Routine) -> list[str]:
    return list(map(part_name, compose_routine(overlay, base, "own").routine.include))


def _missed(overlay: Overlay, base: Routine) -> set[str]:
    """The lists that the overlay names, and that are not there."""
    return {str(each.words["id"]) for each in compose_routine(overlay, base, "own").violations if "id" in each.words}


def _reordered(overlay: Overlay, base: Routine, wanted: list[str]) -> Overlay:
    """The overlay with the order that is wanted: only those are named that stand elsewhere without it."""
    now = _order(overlay, base)
    if sorted(now) != sorted(wanted):
        return overlay  # it cannot become what is wanted, which its reader finds out
    moved = tuple(name for name, there in zip(wanted, now, strict=True) if name != there)
    return replace(overlay, reorder=(*overlay.reorder, *moved))
