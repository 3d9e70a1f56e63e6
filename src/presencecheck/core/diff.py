"""The differences between two versions of a checklist or routine, in terms of its items. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any, Literal, NamedTuple

from presencecheck.core.checklist import Checklist, Include, Routine
from presencecheck.core.frozen import field_name, fields
from presencecheck.core.items import ItemBase
from presencecheck.core.sections import spread

ChangeKind = Literal[
    "kind", "head", "removed", "retired", "added", "renamed", "reworded", "importance", "changed", "moved"
]

_OF_ITSELF = frozenset({"format", "id", "version", "revised", "items", "include", "sources", "since", "retired"})
"""Fields whose change means nothing to the person, or is compared part by part."""


class Change(NamedTuple):
    """One difference.

    Attributes:
        kind: what happened; "head" is a field of the file itself, "changed" any field of an item but its question
            and importance, "moved" its place among the items of both versions, "retired" that others took its place,
            "renamed" that it has another id.
        item: the id of the item, or of the included checklist; for "head" the field's name.
        before: how it was: the question, the importance, the value; empty where there was nothing.
        after: how it is; for "changed" the names of the fields, for "retired" the ids of what took its place.
    """

    kind: ChangeKind
    item: str
    before: str = ""
    after: str = ""


def diff(before: Checklist | Routine, after: Checklist | Routine) -> tuple[Change, ...]:
    """Every difference that matters in a walk: first the removals, then in the order of `after`."""
    if isinstance(before, Checklist) and isinstance(after, Checklist):
        return (*_head(before, after), *_parts(before, after))
    if isinstance(before, Routine) and isinstance(after, Routine):
        olds, news = ({_part(include): include for include in routine.include} for routine in (before, after))
        return (*_head(before, after), *_includes(olds, news))
    return (Change("kind", after.id, type(before).__name__.lower(), type(after).__name__.lower()),)


def _head(before: Checklist | Routine, after: Checklist | Routine) -> Iterator[Change]:
    for field in fields(after):
        old, new = getattr(before, field.name), getattr(after, field.name)
        if old != new and field.name not in _OF_ITSELF:
            yield Change("head", field_name(field.name), str(old), str(new))


def _parts(before: Checklist, after: Checklist) -> Iterator[Change]:
    """The differences between the items; one that was renamed is compared with itself under its former id."""
    news = {item.id: item for item in spread(after.items)}
    same = {item.id for item in before.items} & news.keys()
    now = {old: new for old, new in after.renamed.items() if old not in same and new not in same}
    olds = {now.get(item.id, item.id): item for item in spread(before.items)}
    moved = _moved(tuple(olds), tuple(news))
    yield from (_gone(item, after) for name, item in olds.items() if name not in news)
    for name, item in news.items():
        if name not in olds:
            yield Change("added", name, after=item.ask)
            continue
        if olds[name].id != name:
            yield Change("renamed", name, olds[name].id, name)
        yield from _item(olds[name], item)
        if name in moved:
            yield Change("moved", name, item.ask)


def _gone(item: ItemBase, after: Checklist) -> Change:
    if item.id in after.retired:
        return Change("retired", item.id, item.ask, ", ".join(after.retired[item.id].by))
    return Change("removed", item.id, item.ask)


def _item(before: ItemBase, after: ItemBase) -> Iterator[Change]:
    if before.ask != after.ask:
        yield Change("reworded", after.id, before.ask, after.ask)
    if before.importance != after.importance:
        yield Change("importance", after.id, before.importance, after.importance)
    names = dict.fromkeys(field.name for item in (before, after) for field in fields(item))
    others = [name for name in names if name not in _APART and _get(before, name) != _get(after, name)]
    if others:
        yield Change("changed", after.id, after=", ".join(map(field_name, others)))


_APART = frozenset({"id", "was", "ask", "importance"})
"""Fields of an item whose change is told by itself."""


def _includes(before: Mapping[str, Include], after: Mapping[str, Include]) -> Iterator[Change]:
    moved = _moved(tuple(before), tuple(after))
    yield from (Change("removed", name, name) for name in before if name not in after)
    for name, include in after.items():
        if name not in before:
            yield Change("added", name, after=name)
        elif others := [way for way in ("as_", "when") if getattr(before[name], way) != getattr(include, way)]:
            yield Change("changed", name, after=", ".join(map(field_name, others)))
        if name in moved:
            yield Change("moved", name, name)


def _part(include: Include) -> str:
    return include.checklist or "recall"


def _moved(before: Sequence[str], after: Sequence[str]) -> set[str]:
    """The names of both that have moved: the fewest that explain the new order."""
    olds = [name for name in before if name in after]
    news = [name for name in after if name in before]
    blocks = SequenceMatcher(None, olds, news, autojunk=False).get_matching_blocks()
    kept = {name for block in blocks for name in news[block.b : block.b + block.size]}
    return set(news) - kept


def _get(item: ItemBase, name: str) -> Any:
    return getattr(item, name, None)
