"""The JSON of `verify`; part of the interface."""

from pathlib import Path

from presencecheck.history.operations.verify import Inspection
from presencecheck.reports.json.envelope import Shape


def inspection_shape(path: Path, found: Inspection) -> Shape:
    """What `verify` found."""
    return {
        "history": str(path),
        "fine": not found.faults,
        "runs": found.runs,
        "forgotten": found.forgotten,
        "head": found.head or None,
        "compared": found.place or None,
        "faults": list(found.faults),
    }
