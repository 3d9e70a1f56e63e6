"""The JSON of `list`; part of the interface."""

from typing import NamedTuple

from presencecheck.core.checklist import Checklist, Routine
from presencecheck.library.loaded import ChecklistFile
from presencecheck.reports.json.envelope import Shape
from presencecheck.reports.json.show import kind_of


class WalkSize(NamedTuple):
    """How much there is to walk.

    Attributes:
        steps: the questions and exercises before the client comes, without those that only an answer adds.
        card_lines: the lines of the cards that are shown afterwards.
        seconds: about how long the steps take.
    """

    steps: int
    card_lines: int
    seconds: int


def checklist_shape(entry: ChecklistFile, what: Checklist | Routine, size: WalkSize) -> Shape:
    """A line of `list`."""
    return {
        "id": entry.name,
        "title": what.title,
        "kind": kind_of(what),
        "style": None if isinstance(what, Routine) else what.style,
        "items": size.steps,
        "card-lines": size.card_lines,
        "seconds": size.seconds,
        "layer": entry.layer,
        "hides": list(entry.hides),
        "version": what.version,
        "path": str(entry.path),
    }
