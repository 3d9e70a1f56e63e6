"""The JSON of `merge`; part of the interface."""

from presencecheck.history.operations.merge import Merged
from presencecheck.reports.json.envelope import Shape


def merged_shape(merged: Merged) -> Shape:
    """What `merge` brought in."""
    return {"new": merged.new, "longer": merged.longer, "known": merged.known, "old": merged.old}
