"""The JSON of `backup`."""

from pathlib import Path

from presencecheck.history.operations.verify import Inspection
from presencecheck.reports.json.backup import backup_shape


def test_where_it_is_and_what_is_in_it() -> None:
    """An empty history has no head."""
    assert backup_shape(Path("/b"), Inspection(runs=3, head="3-a")) == {
        "backup": str(Path("/b")),
        "runs": 3,
        "head": "3-a",
    }
    assert backup_shape(Path("/b"), Inspection())["head"] is None
