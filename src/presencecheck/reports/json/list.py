"""The JSON of `list`; part of the interface."""

from presencecheck.core.checklist import Checklist, Routine
from presencecheck.library.library import ChecklistFile
from presencecheck.reports.json.envelope import Shape
from presencecheck.reports.json.show import kind_of


def checklist_shape(entry: ChecklistFile, what: Checklist | Routine, items: int, seconds: int) -> Shape:
    """A line of `list`."""
    return {
        "id": entry.name,
        "title": what.title,
        "kind": kind_of(what),
        "style": None if isinstance(what, Routine) else what.style,
        "items": items,
        "seconds": seconds,
        "layer": entry.layer,
        "hides": list(entry.hides),
        "version": what.version,
        "path": str(entry.path),
    }
