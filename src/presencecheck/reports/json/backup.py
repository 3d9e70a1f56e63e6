"""The JSON of `backup`; part of the interface."""

from pathlib import Path

from presencecheck.history.operations.verify import Inspection
from presencecheck.reports.json.envelope import Shape, enveloped


def backup_shape(place: Path, found: Inspection) -> Shape:
    """What `backup` wrote."""
    return enveloped(backup=str(place), runs=found.runs, head=found.head or None)
