"""Whether a card has what must be asked before the client is there."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from presencecheck.authoring.neighbours import Neighbours
from presencecheck.core.checklist import Checklist, Routine, Source
from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.plan import Section
from presencecheck.core.problems import Diagnostic, Violation, Where, locate
from presencecheck.formats.document import Document


def card_problems(
    what: Checklist | Routine, document: Document, path: Path, neighbours: Neighbours
) -> Iterator[Diagnostic]:
    """The items on the cards of a routine, or of a checklist by itself, that advise not to begin.

    One that says `moment: open` itself is left out: only the client can tell, so it cannot be asked before.

    Args:
        what: the file's content.
        document: the same with its positions.
        path: where it stands.
        neighbours: where the checklists of a routine are looked up.
    """
    for where, section in _sections(what, path, neighbours):
        for place, item in enumerate(section.checklist.items):
            stops = item.remedy is not None and item.remedy.then == "stop"
            if item.id in section.carded and stops and item.moment != "open":
                here: Where = where or ("items", place)
                violation = Violation("stop-on-card", here, {"id": item.id, "checklist": section.checklist.id})
                yield locate(violation, str(path), *document.mark(here))


def _sections(what: Checklist | Routine, path: Path, neighbours: Neighbours) -> Iterator[tuple[Where, Section]]:
    if isinstance(what, Checklist):
        yield (), Section(what, Source(str(path), "", "own"))
        return
    for place, include in enumerate(what.include):
        with suppress(PresenceCheckError):  # what is missing, or has errors, is reported by itself
            loaded = neighbours.load(include.checklist, path.parent)
            if isinstance(loaded.content, Checklist):
                where = ("include", place, "checklist")
                yield where, Section(loaded.content, loaded.source, include.as_ == "card")
