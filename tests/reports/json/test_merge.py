"""The JSON of `merge`."""

from presencecheck.history.operations.merge import Merged
from presencecheck.reports.json.merge import merged_shape


def test_what_came_in() -> None:
    """Each number under its own name."""
    assert merged_shape(Merged(1, 2, 3, 4)) == {"new": 1, "longer": 2, "known": 3, "old": 4}
