"""The JSON of the commands that keep the history in good order."""

from pathlib import Path

from presencecheck.history.operations.forget import Done
from presencecheck.history.operations.forget_scope import Found
from presencecheck.history.operations.merge import Merged
from presencecheck.history.operations.verify import Inspection
from presencecheck.reports.json.shapes import Shape, enveloped


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


def forgotten_shape(found: Found, done: Done | None, elsewhere: list[Path]) -> Shape:
    """What `forget` did."""
    return enveloped(
        forgotten=done.runs if done else 0,
        open=found.open,
        backups={"cleaned": done.backups if done else 0, "elsewhere": [str(copy) for copy in elsewhere]},
        deleted=done.deleted if done else 0,
        shrunk=done.shrunk if done else True,
    )


def backup_shape(place: Path, found: Inspection) -> Shape:
    """What `backup` wrote."""
    return enveloped(backup=str(place), runs=found.runs, head=found.head or None)


def restored_shape(present: Path | None, found: Inspection) -> Shape:
    """What `restore` put back."""
    return enveloped(runs=found.runs, head=found.head or None, before=str(present) if present else None)


def merged_shape(merged: Merged) -> Shape:
    """What `merge` brought in."""
    return enveloped(new=merged.new, longer=merged.longer, known=merged.known, old=merged.old)
