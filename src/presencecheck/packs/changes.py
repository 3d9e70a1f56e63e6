"""What a new version of a pack changes, checklist by checklist. Pure."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from presencecheck.core.checklist import Checklist, Routine
from presencecheck.core.diff import Change, diff
from presencecheck.core.frozen import Frozen
from presencecheck.core.item_changes import ItemChange
from presencecheck.core.locked import locked_refs
from presencecheck.core.overlay import Overlay

Content = Checklist | Routine | Overlay


class ChecklistChange(Frozen):
    """How one checklist or routine of a pack changed."""

    id: str
    title: str
    sort: Literal["added", "removed", "changed"]
    changes: tuple[Change, ...] = ()
    """For one that was changed; empty where only words changed that are not shown, such as sources."""


def changes(before: Mapping[str, Content], after: Mapping[str, Content]) -> Iterator[ChecklistChange]:
    """What differs between two versions, both by id: first what is gone, then in the order of the ids."""
    for name in sorted(before.keys() - after.keys()):
        yield ChecklistChange(name, _title(before[name]), "removed")
    for name in sorted(after):
        if name not in before:
            yield ChecklistChange(name, _title(after[name]), "added")
        elif before[name] != after[name]:
            yield ChecklistChange(name, _title(after[name]), "changed", _differences(before[name], after[name]))


class LockedChange(Frozen):
    """Which questions a version locks that the one before it did not, and the other way round."""

    new: tuple[str, ...] = ()
    lifted: tuple[str, ...] = ()


def locked_change(before: Mapping[str, Content], after: Mapping[str, Content]) -> LockedChange:
    """What two versions, both by id, lock differently."""
    then, now = locked_refs(before), locked_refs(after)
    new = tuple(ask for ref, ask in now.items() if ref not in then)
    return LockedChange(new, tuple(ask for ref, ask in then.items() if ref not in now))


def is_older(version: str, than: str) -> bool:
    """Whether a version's numbers are lower; False where one has none to compare."""
    one, other = ([int(part) for part in _NUMBERS.findall(text[:40])] for text in (version, than))
    return bool(one and other) and one < other


def is_higher(version: str, than: str) -> bool:
    """Whether a version may take the place of another: not a lower one, and not the same under other content."""
    return version != than and not is_older(version, than)


_NUMBERS = re.compile("[0-9]+")


def _differences(before: Content, after: Content) -> tuple[Change, ...]:
    if isinstance(before, Overlay) and isinstance(after, Overlay):
        return tuple(_overlay(before, after))
    if isinstance(before, Overlay) or isinstance(after, Overlay):
        return (Change("kind", after.id, type(before).__name__.lower(), type(after).__name__.lower()),)
    return diff(before, after)


def _overlay(before: Overlay, after: Overlay) -> Iterator[Change]:
    """The items that two overlays give are compared as those of a checklist are; of the rest, the names."""
    for name in ("extends", "title", "disclaimer", "remove", "reorder"):
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            yield Change("head", name, _text(old), _text(new))
    yield from _changed_items(before.change, after.change)
    yield from diff(_given(before), _given(after))


def _changed_items(before: Iterable[ItemChange], after: Iterable[ItemChange]) -> Iterator[Change]:
    """The items of which two overlays change other fields, or in another way, with the names of those fields."""
    olds, news = ({change["id"]: change for change in changes} for changes in (before, after))
    for name in {**olds, **news}:
        old, new = olds.get(name, {}), news.get(name, {})
        fields = [field for field in {**old, **new} if field != "id" and old.get(field) != new.get(field)]
        if fields:
            yield Change("changed", name, after=", ".join(fields))


def _given(overlay: Overlay) -> Checklist:
    items = (*(addition.item for addition in overlay.add), *overlay.replace)
    return Checklist(format=1, id=overlay.id, title=overlay.id, items=items)


def _text(value: str | tuple[str, ...]) -> str:
    return value if isinstance(value, str) else ", ".join(value)


def _title(what: Content) -> str:
    return what.title or what.id
