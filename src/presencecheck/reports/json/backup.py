"""The JSON of `backup`; part of the interface."""

from pathlib import Path

from presencecheck.history.operations.verify import Inspection
from presencecheck.reports.json.envelope import Shape


def backup_shape(place: Path, found: Inspection) -> Shape:
    """What `backup` wrote."""
    return {"backup": str(place), "runs": found.runs, "head": found.head or None}
