"""A routine with an overlay applied to it: lists added, left out, in another order. Pure.

As with checklists, a revision of the routine can take away what an overlay names, and the rest still applies.
"""

from collections.abc import Iterator

from presencecheck.core.checklist import MOST_INCLUDES, Include, Routine
from presencecheck.core.frozen import Frozen
from presencecheck.core.names import split_name
from presencecheck.core.overlay import AddedList, Overlay
from presencecheck.core.problems import Violation, Where

RECALL = "recall"
"""What an overlay calls the part that asks about the cards of an earlier run."""
_OF_CHECKLISTS = ("add", "change", "replace", "sources")
"""Fields of an overlay that change items."""


class ComposedRoutine(Frozen):
    """A routine with an overlay applied to it, and what is wrong with the overlay."""

    routine: Routine
    violations: tuple[Violation, ...]


def compose_routine(overlay: Overlay, base: Routine, layer: str) -> ComposedRoutine:
    """Apply `overlay`, which belongs to `layer`, to the routine `base`.

    Lists are left out first, so that one can be taken out and put in again at another place or in another way.
    Violations have their places in the overlay's file.
    """
    work = _Work(overlay, base)
    work.remove()
    work.add()
    work.reorder()
    lists = sum(bool(include.checklist) for include in work.parts)
    if not (lists and len(work.parts) <= MOST_INCLUDES):
        work.violations.append(Violation("overlay-lists", ("extends",), {"count": lists, "limit": MOST_INCLUDES}))
    routine = Routine(
        **overlay.head_over(base, layer),
        for_=base.for_,
        include=tuple(work.parts[:MOST_INCLUDES]) if lists else base.include,
        closing=overlay.closing or base.closing,
    )
    return ComposedRoutine(routine, (*work.violations, *_unfitting(overlay)))


class _Work:
    """The parts of the routine so far."""

    def __init__(self, overlay: Overlay, base: Routine) -> None:
        self._overlay = overlay
        self._known = tuple(map(part_name, base.include))
        self.parts = list(base.include)
        self.violations: list[Violation] = []

    def remove(self) -> None:
        places = [self._find(name, ("remove", number)) for number, name in enumerate(self._overlay.remove)]
        self.parts = [part for place, part in enumerate(self.parts) if place not in places]

    def add(self) -> None:
        followers: dict[str, list[str]] = {}
        for number, added in enumerate(self._overlay.add_lists):
            name = split_name(added.checklist)[1]
            if name in map(part_name, self.parts):
                words = {"id": name, "extends": self._overlay.extends}
                self.violations.append(Violation("overlay-listed", ("add-lists", number, "checklist"), words))
                self.parts = [part for part in self.parts if part_name(part) != name]
            self.parts.insert(self._place(added, number, followers), added.include)

    def _place(self, added: AddedList, number: int, followers: dict[str, list[str]]) -> int:
        if added.first:
            before = followers.setdefault("", [])
            before.append(split_name(added.checklist)[1])
            return len(before) - 1
        side = "after" if added.after else "before"
        name = added.after or added.before
        place = self._find(name, ("add-lists", number, side)) if name else None
        if place is None:
            return len(self.parts)
        if side == "before":
            return place
        # Lists after the same one keep the order of the file.
        before = followers.setdefault(split_name(name)[1], [])
        place = max([place, *(n for n, part in enumerate(self.parts) if part_name(part) in before)])
        before.append(split_name(added.checklist)[1])
        return place + 1

    def reorder(self) -> None:
        found = (self._find(name, ("reorder", number)) for number, name in enumerate(self._overlay.reorder))
        places = list(dict.fromkeys(place for place in found if place is not None))
        moved = [self.parts[place] for place in places]
        for place, part in zip(sorted(places), moved, strict=True):
            self.parts[place] = part

    def _find(self, name: str, where: Where) -> int | None:
        wanted = split_name(name)[1]
        for place, part in enumerate(self.parts):
            if part_name(part) == wanted:
                return place
        words = {"id": name, "extends": self._overlay.extends}
        self.violations.append(Violation("overlay-unlisted", where, words, near=(wanted, self._known)))
        return None


def part_name(part: Include) -> str:
    """What an overlay calls a part of a routine: the id of its list, in whichever layer."""
    return split_name(part.checklist)[1] or RECALL


def _unfitting(overlay: Overlay) -> Iterator[Violation]:
    """The fields that change items, in an overlay of a routine."""
    for key in _OF_CHECKLISTS:
        if getattr(overlay, key):
            yield Violation("overlay-of-list", (key,), {"key": key, "extends": overlay.extends})
