"""The JSON of `restore`; part of the interface."""

from pathlib import Path

from presencecheck.history.operations.verify import Inspection
from presencecheck.reports.json.envelope import Shape


def restored_shape(present: Path | None, found: Inspection) -> Shape:
    """What `restore` put back."""
    return {"runs": found.runs, "head": found.head or None, "before": str(present) if present else None}
