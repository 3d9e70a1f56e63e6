"""What a practice requires by a signed pack, and what of it a person's own changes do without.

Only what somebody vouched for when it was taken can require anything, and nothing that is required keeps anybody from
a walk: it may be left open, or left out, and the verdict then says so.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from presencecheck.core.checklist import Checklist, Routine, Source
from presencecheck.core.context import Context
from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.frozen import replace
from presencecheck.core.items import Item
from presencecheck.core.locked import required_items, waived_items, weakened_lists
from presencecheck.core.plan import Section, Waived
from presencecheck.library.library import Library
from presencecheck.library.loaded import ChecklistFile, LoadedChecklist


class Requirement(NamedTuple):
    """A list or routine of a pack that a person's own file stands above, and whose pack that is."""

    content: Checklist | Routine
    layer: str
    by: str


def find_requirement(library: Library, loaded: LoadedChecklist) -> Requirement | None:
    """What of a vouched pack lies below a list or routine, or is it; None where there is no such thing."""
    layer = loaded.source.layer
    if by := library.vouched.get(layer):
        return Requirement(loaded.content, layer, by)
    below = _below(library, loaded) if layer == "own" else None
    if below is None:
        return None
    try:
        return find_requirement(library, library.load(below))
    except PresenceCheckError:
        return None


def _below(library: Library, loaded: LoadedChecklist) -> ChecklistFile | None:
    name = Path(loaded.source.path).stem
    if loaded.applied:
        base = loaded.applied.source
        return replace(library.find(f"{base.layer}:{Path(base.path).stem}"), gives_way=False)
    entry = ChecklistFile(name, Path(loaded.source.path), "own")
    return next(library.lower(entry), None)


def required_refs(library: Library, parts: Iterable[Section]) -> dict[str, str]:
    """Who requires which questions of a walk, by their refs."""
    return {f"{part.checklist.id}/{item.id}": by for part in parts for item, by in required_items_of(library, part)}


def required_items_of(library: Library, part: Section) -> Iterator[tuple[Item, str]]:
    """The questions of a list that somebody requires, as the list has them now, and who does."""
    loaded = _load(library, part.source)
    found = find_requirement(library, loaded) if loaded else None
    if found is not None and isinstance(found.content, Checklist):
        gone = waived_items(found.content, part.checklist)
        yield from ((item, found.by) for item in required_items(found.content) if item.id not in gone)


def _load(library: Library, source: Source) -> LoadedChecklist | None:
    try:
        return library.load(library.find(f"{source.layer}:{Path(source.path).stem}"))
    except PresenceCheckError:
        return None


def waived(
    library: Library, routines: Iterable[LoadedChecklist], lists: Iterable[Source], context: Context
) -> tuple[Waived, ...]:
    """What is required of a walk and left out by the person's own changes.

    Args:
        library: where all was loaded from.
        routines: what is walked, as it was named.
        lists: where the lists that are walked were read from.
        context: the session; what is required for others does not count.
    """
    own = (source for source in lists if source.layer == "own")
    loaded = filter(None, (_load(library, source) for source in own))
    refs: dict[str, list[str]] = {}
    for each in (*routines, *loaded):
        found = find_requirement(library, each) if each.source.layer == "own" else None
        if found is not None:
            refs.setdefault(found.by, []).extend(_left_out(library, found, each.content, context))
    return tuple(Waived(by, tuple(dict.fromkeys(names))) for by, names in refs.items() if names)


def _left_out(library: Library, found: Requirement, walked: Checklist | Routine, context: Context) -> Iterator[str]:
    if isinstance(found.content, Checklist) and isinstance(walked, Checklist):
        yield from (f"{walked.id}/{name}" for name in waived_items(found.content, walked, context))
    elif isinstance(found.content, Routine) and isinstance(walked, Routine):
        for name in weakened_lists(found.content, walked, context):
            if _is_locked(library, name if ":" in name else f"{found.layer}:{name}"):
                yield name


def _is_locked(library: Library, name: str) -> bool:
    try:
        content = library.load(library.find(name)).content
    except PresenceCheckError:
        return False
    return isinstance(content, Checklist) and content.locked
