"""The JSON of `merge`; part of the interface."""

from presencecheck.history.operations.merge import Merged
from presencecheck.reports.json.envelope import Shape, enveloped


def merged_shape(merged: Merged) -> Shape:
    """What `merge` brought in."""
    return enveloped(new=merged.new, longer=merged.longer, known=merged.known, old=merged.old)
