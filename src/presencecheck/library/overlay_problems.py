"""What is wrong with an overlay beside the checklist or routine that it extends."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from presencecheck.core.checklist import Checklist, Routine
from presencecheck.core.compose import apply_overlay
from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.names import list_stem, split_name
from presencecheck.core.overlay import Overlay
from presencecheck.core.problems import Diagnostic, InvalidChecklistError, Violation
from presencecheck.library.library import Library
from presencecheck.library.loaded import ChecklistFile
from presencecheck.library.locate import locate_in_file

if TYPE_CHECKING:
    from presencecheck.formats.document import Document


def overlay_problems(
    path: Path, overlay: Overlay, library: Library, document: "Document | None" = None
) -> list[Diagnostic]:
    """The problems of an overlay with the checklist that it extends, as the file's folder sees the library.

    Args:
        path: the overlay's file.
        overlay: its content.
        library: where the base is looked up.
        document: the file's content with its positions; read from the file if it is not at hand.
    """
    seen, layer = library.seen_from(path.parent)
    name = list_stem(path.name)
    entry = next((each for each in seen.all(f"{layer}:{name}")), ChecklistFile(name, path, layer))
    try:
        base = seen.find_base(entry, overlay)
    except InvalidChecklistError as error:  # the base has errors of its own
        return list(error.problems)
    if isinstance(base, Violation):
        return locate_in_file(path, [base], document)
    composed, violations = apply_overlay(overlay, base.base, layer)
    more = _about_lists(overlay, seen) if isinstance(composed, Routine) else _about_items(overlay, composed)
    return locate_in_file(path, (*violations, *more), document)


def _about_lists(overlay: Overlay, library: Library) -> Iterator[Violation]:
    """The lists that an overlay adds to a routine and no routine can have."""
    for number, added in enumerate(overlay.add_lists):
        where, words = ("add-lists", number, "checklist"), {"id": added.checklist}
        try:
            found = library.load(library.find(added.checklist)).content
        except InvalidChecklistError:
            continue  # it is reported where it is checked itself
        except PresenceCheckError:
            known = tuple(entry.name for entry in library.entries())
            yield Violation("unknown-checklist", where, words, near=(split_name(added.checklist)[1], known))
            continue
        if isinstance(found, Routine):
            yield Violation("includes-routine", where, words)
        elif found.is_handed_out:
            yield Violation("includes-hand-out", where, words)


def _about_items(overlay: Overlay, composed: Checklist) -> Iterator[Violation]:
    """What can be said of questions only where the list is known that they stand in, and whether anybody answers it.

    Changed ones whose kept answers would tell of a client; whole items tell that by themselves. New and changed ones
    that yes cannot answer.
    """
    from presencecheck.formats.lint.advice import answer_advice, client_advice

    if composed.is_handed_out:
        return
    items = {item.id: item for item in composed.items}
    for number, change in enumerate(overlay.change):
        if change["id"] in items:
            yield from client_advice(items[change["id"]], ("change", number, "id"))
            yield from answer_advice(items[change["id"]], ("change", number, "ask")) if "ask" in change else ()
    for number, item in enumerate(overlay.replace):
        yield from answer_advice(item, ("replace", number, "ask"))
    for number, addition in enumerate(overlay.add):
        yield from answer_advice(addition.item, ("add", number, "item", "ask"))
