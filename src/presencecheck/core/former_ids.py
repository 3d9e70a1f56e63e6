"""An overlay that was written for an earlier version of its base, in the ids of now. Pure."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from presencecheck.core.checklist import Checklist
from presencecheck.core.frozen import replace
from presencecheck.core.item_changes import ItemChange
from presencecheck.core.items import FollowUp, Item
from presencecheck.core.items.base import Valued
from presencecheck.core.overlay import Addition, Overlay
from presencecheck.core.problems import Violation, Where
from presencecheck.core.serialize import from_dict, to_dict
from presencecheck.messages import problems as problems_messages


class Translated(NamedTuple):
    """An overlay in the ids of now, its entries in the places of the file, and which former ids it named."""

    overlay: Overlay
    violations: tuple[Violation, ...]


def with_present_ids(overlay: Overlay, base: Checklist) -> Translated:
    """The overlay with each former id of an item of `base` as the id that the item has now.

    A retired id is left as it is where it names what is to be changed: nothing is. What an answer added under such an
    id is no longer added, and an item that was placed beside it stands beside what took its place, or comes last.
    """
    if not base.renamed and not base.retired:
        return Translated(overlay, ())
    work = _Translation(overlay, base)
    translated = replace(
        overlay,
        add=tuple(work.addition(number, each) for number, each in enumerate(overlay.add)),
        change=tuple(work.change(each, ("change", number)) for number, each in enumerate(overlay.change)),
        replace=tuple(work.item(each, ("replace", number)) for number, each in enumerate(overlay.replace)),
        remove=tuple(work.name(each, ("remove", number)) for number, each in enumerate(overlay.remove)),
        reorder=tuple(work.name(each, ("reorder", number)) for number, each in enumerate(overlay.reorder)),
    )
    return Translated(translated, tuple(work.violations))


class _Translation:
    """The translation of one overlay, with what it had to say so far."""

    def __init__(self, overlay: Overlay, base: Checklist) -> None:
        self._extends = overlay.extends
        self._base = base
        self._items = {item.id: item for item in base.items}
        self.violations: list[Violation] = []

    def name(self, name: str, where: Where) -> str:
        """The id of now for a name; a retired one stays as it is."""
        now = self._base.renamed.get(name, name)
        if now != name:
            words = {"id": name, "extends": self._extends, "now": now}
            self.violations.append(Violation("overlay-renamed", where, words))
        elif name in self._base.retired:
            self._report_retired(name, where)
        return now

    def item(self, item: Item, where: Where) -> Item:
        """An item that the overlay gives; as an item of the base it keeps the former ids of that."""
        now = self.name(item.id, (*where, "id"))
        if isinstance(item, Valued):
            item = replace(item, follow_up=tuple(self._follow_ups(item.follow_up, where)))
        base = self._items.get(now)
        return replace(item, id=now, was=tuple(dict.fromkeys((*base.was, *item.was)))) if base else item

    def addition(self, number: int, addition: Addition) -> Addition:
        """An addition; it stands beside what took the place of a retired item."""
        return Addition(
            item=self.item(addition.item, ("add", number, "item")),
            after=self._neighbour(addition.after, ("add", number, "after"), -1),
            before=self._neighbour(addition.before, ("add", number, "before"), 0),
            no_section=addition.no_section,
        )

    def _neighbour(self, name: str, where: Where, which: int) -> str:
        now = self.name(name, where)
        if now not in self._base.retired:
            return now
        successors = [each for each in self._base.retired[now].by if each in self._items]
        return successors[which] if successors else ""

    def change(self, change: ItemChange, where: Where) -> ItemChange:
        """Some fields of an item of the base."""
        translated = {**change, "id": self.name(change["id"], (*where, "id"))}
        if "follow-up" in change:
            follow_ups = [from_dict(FollowUp, each) for each in change["follow-up"]]
            translated["follow-up"] = [to_dict(each) for each in self._follow_ups(follow_ups, where)]
        return translated

    def _follow_ups(self, follow_ups: Iterable[FollowUp], where: Where) -> Iterator[FollowUp]:
        for number, follow in enumerate(follow_ups):
            add = self.name(follow.add, (*where, "follow-up", number, "add"))
            if add not in self._base.retired:
                yield replace(follow, add=add)
            elif follow.say:
                yield replace(follow, add="")

    def _report_retired(self, name: str, where: Where) -> None:
        retirement = self._base.retired[name]
        by = ", ".join(retirement.by) or problems_messages.NO_SUCCESSOR
        words = {"id": name, "extends": self._extends, "since": retirement.since, "by": by}
        self.violations.append(Violation("overlay-retired", where, words))
