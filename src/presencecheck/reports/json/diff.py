"""The JSON of `diff`; part of the interface."""

from presencecheck.core.diff import Change
from presencecheck.library.compare import Comparison
from presencecheck.reports.json.envelope import Shape


def comparison_shape(found: Comparison) -> Shape:
    """What `diff --json` prints."""
    return {
        "id": found.name,
        "layer": found.layer,
        "path": str(found.path),
        "below": found.base or None,
        "overlay": found.applied is not None,
        "changes": [change_shape(change) for change in found.changes],
        "since": found.applied.overlay.since if found.applied else None,
        "later": None if found.later is None else [change_shape(change) for change in found.later],
        "problems": [str(problem) for problem in found.problems],
    }


def change_shape(change: Change) -> Shape:
    """One difference: what happened, to which item, and its words before and after."""
    return {"change": change.kind, "item": change.item, "before": change.before, "after": change.after}
