"""A checklist with an overlay applied to it. Pure.

A revision of the checklist can remove what an overlay names. The rest of the overlay still applies: nothing that was
written is lost, a walk stays possible, and every such violation is reported.
"""

from collections.abc import Iterable, Iterator

from presencecheck.core.checklist import MOST_ENTRIES, Checklist, Routine, item_violations
from presencecheck.core.frozen import Frozen, replace
from presencecheck.core.identity import identity_violations
from presencecheck.core.item_changes import change_item, lost_fields
from presencecheck.core.items import Item
from presencecheck.core.overlay import Addition, Overlay
from presencecheck.core.problems import RULES, Violation, Where

WORKED_AROUND = frozenset(
    {
        *("overlay-unknown", "overlay-retired", "overlay-double", "overlay-needed", "overlay-field", "former-id"),
        *("overlay-unlisted", "overlay-listed", "overlay-of-routine", "overlay-of-list"),
    }
)
"""Violations that a revision of the base can cause: `check` reports them, but they are no obstacle to a walk."""

_BASE: Where = ("extends",)
"""The place of violations in items that come from the base."""


class Composed(Frozen):
    """A checklist with an overlay applied to it, and what is wrong with the overlay."""

    checklist: Checklist
    violations: tuple[Violation, ...]


def apply_overlay(
    overlay: Overlay, base: Checklist | Routine, layer: str
) -> tuple[Checklist | Routine, tuple[Violation, ...]]:
    """The checklist or routine `base` with the overlay of `layer` applied to it, and what is wrong with the overlay."""
    if isinstance(base, Checklist):
        composed = compose(overlay, base, layer)
        return composed.checklist, composed.violations
    from presencecheck.core.compose_routine import compose_routine  # a start finds what was composed before

    routine = compose_routine(overlay, base, layer)
    return routine.routine, routine.violations


def compose(overlay: Overlay, base: Checklist, layer: str) -> Composed:
    """Apply `overlay`, which belongs to `layer`, to `base`.

    An item can be added beside one that is removed. An earlier id means the item that has a new one now, and a retired
    id changes nothing. Violations have their places in the overlay's file.
    """
    from presencecheck.core.former_ids import with_present_ids  # a start finds what was composed before
    from presencecheck.core.sections import gather, spread

    overlay, former = with_present_ids(overlay, base)
    work = _Work(overlay, base, spread(base.items))
    work.replace()
    work.change()
    work.add()
    work.remove()
    work.reorder()
    items = gather(spread(item for _, item in work.items)) or base.items
    checklist = Checklist(
        **overlay.head_over(base, layer),
        style=base.style,
        moment=base.moment,
        locked=base.locked,
        sources={**base.sources, **overlay.sources},
        retired=base.retired,
        items=items[:MOST_ENTRIES],
    )
    return Composed(checklist, (*former, *work.violations, *_of_routines(overlay), *_whole_violations(work, checklist)))


def _of_routines(overlay: Overlay) -> Iterator[Violation]:
    """The fields that change lists of a routine."""
    for key, value in (("add-lists", overlay.add_lists), ("closing", overlay.closing)):
        if value:
            yield Violation("overlay-of-routine", (key,), {"key": key, "extends": overlay.extends})


class _Work:
    """The items so far, each with its place in the overlay's file and under its own section.

    An item stays in its section whatever becomes of those above it. One that is added stands in the section where it is
    put, one that is moved in that where it lands; a section that the overlay names wins.
    """

    def __init__(self, overlay: Overlay, base: Checklist, items: Iterable[Item]) -> None:
        self.overlay = overlay
        self.known = tuple(item.id for item in base.items)
        self.retired = base.retired
        self.items: list[tuple[Where, Item]] = [(_BASE, item) for item in items]
        self.violations: list[Violation] = []
        self._named: dict[str, str] = {}
        """By the id of each item whose section the overlay names, the section of the place where it stands."""

    def _under(self, item: Item, section: str) -> Item:
        """An item of the overlay: under the section that it names, or else under this one."""
        if item.section:
            self._named[item.id] = section
            return item
        return replace(item, section=section)

    def replace(self) -> None:
        for number, item in enumerate(self.overlay.replace):
            where = ("replace", number)
            place = self._find(item.id, (*where, "id"))
            if place is not None:
                before = self.items[place][1]
                self._note_lost(before, item, where)
                self.items[place] = where, self._under(item, before.section)
            elif item.id not in self.retired:
                self.items.append((where, self._under(item, self.items[-1][1].section)))

    def _note_lost(self, before: Item, after: Item, where: Where) -> None:
        if lost := lost_fields(before, after):
            self.violations.append(
                Violation("overlay-lost", (*where, "id"), {"id": after.id, "fields": ", ".join(lost)})
            )

    def change(self) -> None:
        for number, change in enumerate(self.overlay.change):
            where = ("change", number)
            place = self._find(change["id"], (*where, "id"))
            if place is None:
                continue
            before = self.items[place][1]
            changed = change_item(before, change)
            words = {"id": change["id"], "kind": changed.item.kind}
            for key in changed.unknown:
                self.violations.append(Violation("overlay-field", (*where, key), words | {"key": key}))
            self.items[place] = where, changed.item
            if "section" in change:
                self._named.setdefault(before.id, before.section)

    def add(self) -> None:
        followers: dict[str, list[str]] = {}
        for number, addition in enumerate(self.overlay.add):
            where = ("add", number, "item")
            name = addition.item.id
            if name in self.known:
                words = {"id": name, "extends": self.overlay.extends}
                self.violations.append(Violation("overlay-double", (*where, "id"), words))
                self.items = [pair for pair in self.items if pair[1].id != name]
            place = self._place(addition, number, followers)
            beside = self.items[place:] if addition.before else self.items[:place][-1:]
            self.items.insert(place, (where, self._beside(addition, beside[0][1] if beside else None)))

    def _beside(self, addition: Addition, neighbour: Item | None) -> Item:
        """An added item: under the section that the overlay names, under none, or under that of its neighbour."""
        item, section = addition.item, neighbour.section if neighbour else ""
        if not item.section and not addition.no_section:
            return replace(item, section=section)
        self._named[item.id] = self._named.get(neighbour.id, section) if neighbour else ""
        return item

    def _place(self, addition: Addition, number: int, followers: dict[str, list[str]]) -> int:
        if addition.after:
            place = self._find(addition.after, ("add", number, "after"))
            if place is None:
                return len(self.items)
            # Additions after the same item keep the order of the file, even with other items between them.
            before = followers.setdefault(addition.after, [])
            place = max([place, *(n for n, (_, item) in enumerate(self.items) if item.id in before)])
            before.append(addition.item.id)
            return place + 1
        place = self._find(addition.before, ("add", number, "before")) if addition.before else None
        return len(self.items) if place is None else place

    def remove(self) -> None:
        gone = {name for n, name in enumerate(self.overlay.remove) if self._find(name, ("remove", n)) is not None}
        kept: dict[str, str] = {}
        # An item that stays because another adds it can itself add one that was to be removed.
        while needed := self._needed(gone):
            kept |= needed
            gone -= needed.keys()
        for name, adding in kept.items():
            where = ("remove", self.overlay.remove.index(name))
            self.violations.append(Violation("overlay-needed", where, {"id": name, "by": adding}))
        self.items = [pair for pair in self.items if pair[1].id not in gone]

    def _needed(self, gone: set[str]) -> dict[str, str]:
        """The items of `gone` that a remaining item adds, with the id of that item."""
        return {name: item.id for _, item in self.items if item.id not in gone for name in _added(item) & gone}

    def reorder(self) -> None:
        names = dict.fromkeys(self.overlay.reorder)
        found = (self._find(name, ("reorder", self.overlay.reorder.index(name))) for name in names)
        places = [place for place in found if place is not None]
        moved = [self.items[place] for place in places]
        there = [self.items[place][1] for place in sorted(places)]
        sections = [self._named.get(item.id, item.section) for item in there]
        for place, section, (where, item) in zip(sorted(places), sections, moved, strict=True):
            lands = item if item.id in self._named else replace(item, section=section)
            self.items[place] = where, lands

    def _find(self, name: str, where: Where) -> int | None:
        for place, (_, item) in enumerate(self.items):
            if item.id == name:
                return place
        if name not in self.retired:
            words = {"id": name, "extends": self.overlay.extends, "items": ", ".join(self.known)}
            self.violations.append(Violation("overlay-unknown", where, words, near=(name, self.known)))
        return None


def _is_of_base(overlay: Overlay, where: Where) -> bool:
    """Whether a place in an item that is changed is one of the fields that stay as they are."""
    match where:
        case ("change", int(number), field, *_):
            return field == "id" or field not in overlay.change[number]
    return False


def _added(item: Item) -> set[str]:
    return {follow.add for follow in item.follow_ups if follow.add}


def _whole_violations(work: _Work, checklist: Checklist) -> Iterator[Violation]:
    """The violations of the whole that its parts do not have."""
    count = len(work.items)
    if not 1 <= count <= MOST_ENTRIES:
        yield Violation("overlay-size", _BASE, {"count": count, "limit": MOST_ENTRIES})
    places = {item.id: place for place, (_, item) in enumerate(work.items)}
    wheres = [where for where, _ in work.items]
    for violation in (
        *item_violations(checklist.sources, work.items, places, handed_out=checklist.is_handed_out),
        *(identity_violations(checklist, wheres) if len(wheres) == len(checklist.items) else ()),
    ):
        inherited = violation.where[:1] == _BASE or _is_of_base(work.overlay, violation.where)
        if not inherited or RULES[violation.code] == "error":
            yield Violation(violation.code, _BASE, violation.words, violation.near) if inherited else violation
