"""Which questions the page for the practice may count: what shipped and own lists flag, and what packs wish for."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import NamedTuple

from presencecheck.core.checklist import Checklist, Layer
from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.former_ids import with_present_ids
from presencecheck.core.sharing import may_be_shared
from presencecheck.library.library import Library
from presencecheck.library.loaded import AppliedOverlay


class Facilities(NamedTuple):
    """Questions about the facilities, as LIST/ITEM, in the order of their lists.

    Attributes:
        ours: those whose flag is in a shipped list, or in a list or overlay of the person's own.
        wished: those whose flag a pack set, by its name: a wish, until the person agrees.
    """

    ours: tuple[str, ...]
    wished: Mapping[Layer, tuple[str, ...]]


def find_facilities(library: Library, checklists: Iterable[str]) -> Facilities:
    """The questions of these lists, as the library has them now; a list that is gone or has errors has none."""
    ours: list[str] = []
    wished: dict[Layer, list[str]] = {}
    for name in sorted(set(checklists)):
        with suppress(PresenceCheckError):
            for ref, layer in _flagged(library, name):
                (ours if layer in ("own", "shipped") else wished.setdefault(layer, [])).append(ref)
    return Facilities(tuple(ours), {layer: tuple(refs) for layer, refs in wished.items()})


def _flagged(library: Library, name: str) -> list[tuple[str, Layer]]:
    content = library.load(library.find(name)).content
    items = content.items if isinstance(content, Checklist) else ()
    return [
        (f"{name}/{item.id}", _flagged_by(library, name, item.id))
        for item in items
        if isinstance(content, Checklist) and may_be_shared(content, item)
    ]


def _flagged_by(library: Library, name: str, item: str) -> Layer:
    """The layer whose file gives an item: an overlay that adds or changes it, or the list that stands below."""
    entry = library.find(name)
    applied = library.load(entry).applied
    if applied is None or item in _given(applied):
        return entry.layer
    return _flagged_by(library, f"{applied.source.layer}:{applied.base.id}", item)


def _given(applied: AppliedOverlay) -> set[str]:
    """The present ids of the items that an overlay gives itself."""
    overlay = with_present_ids(applied.overlay, applied.checklist).overlay
    changed = (change["id"] for change in overlay.change)
    return {*changed, *(item.id for item in overlay.replace), *(addition.item.id for addition in overlay.add)}
