"""Whether the items that are said to mean the same as one of another checklist do."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from presencecheck.authoring.neighbours import Neighbours
from presencecheck.core.checklist import Checklist
from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.items import Item
from presencecheck.core.overlay import Overlay
from presencecheck.core.problems import Diagnostic, Violation, Where, locate
from presencecheck.core.twins import are_alike
from presencecheck.formats.document import Document


def twin_problems(
    what: Checklist | Overlay, document: Document, path: Path, neighbours: Neighbours
) -> Iterator[Diagnostic]:
    """What is wrong with `same-as` in a file.

    Args:
        what: the file's content.
        document: the same with its positions.
        path: where it stands, for its neighbours and for the problems.
        neighbours: where other checklists are looked up.
    """
    for here, item in _given(what):
        if item.same_as:
            for violation in _violations(item, (*here, "same-as"), path.parent, neighbours):
                yield locate(violation, str(path), *document.mark(violation.where))


def _given(what: Checklist | Overlay) -> Iterable[tuple[Where, Item]]:
    if isinstance(what, Checklist):
        return [(("items", place), item) for place, item in enumerate(what.items)]
    return [
        *((("replace", place), item) for place, item in enumerate(what.replace)),
        *((("add", place, "item"), addition.item) for place, addition in enumerate(what.add)),
    ]


def _violations(item: Item, where: Where, folder: Path, neighbours: Neighbours) -> Iterator[Violation]:
    name, _, twin_id = item.same_as.rpartition("/")
    words: dict[str, object] = {"id": item.id, "twin": item.same_as}
    try:
        other = neighbours.load(name, folder).content
    except PresenceCheckError:
        known = tuple(entry.name for entry in neighbours.library(folder).entries())
        yield Violation("unknown-twin", where, words, near=(name, known))
        return
    items = {each.id: each for each in other.items} if isinstance(other, Checklist) else {}
    if twin_id not in items:
        yield Violation("unknown-twin", where, words, near=(twin_id, tuple(items)))
    elif not are_alike(item, items[twin_id]):
        same = item.importance == items[twin_id].importance
        of_own, of_twin = ((each.kind if same else each.importance) for each in (item, items[twin_id]))
        yield Violation("unlike-twin", where, words | {"own": of_own, "other": of_twin})
