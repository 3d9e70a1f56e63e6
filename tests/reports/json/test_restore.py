"""The JSON of `restore`."""

from pathlib import Path

from presencecheck.history.operations.verify import Inspection
from presencecheck.reports.json.restore import restored_shape


def test_what_is_back_and_where_the_other_is() -> None:
    """Without a history before, there is none to keep."""
    shape = restored_shape(Path("/old.db"), Inspection(runs=2, head="2-a"))
    assert shape == {"runs": 2, "head": "2-a", "before": str(Path("/old.db"))}
    assert restored_shape(None, Inspection()) == {"runs": 0, "head": None, "before": None}
