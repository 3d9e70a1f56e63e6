"""The JSON of the commands that keep the history in good order."""

from pathlib import Path

from presencecheck.history.inspecting import Inspection
from presencecheck.reports.shapes import Shape, enveloped


def inspection_shape(path: Path, found: Inspection) -> Shape:
    """What `verify` found."""
    return enveloped(
        history=str(path),
        fine=not found.faults,
        runs=found.runs,
        forgotten=found.forgotten,
        head=found.head or None,
        compared=found.place or None,
        faults=list(found.faults),
    )
