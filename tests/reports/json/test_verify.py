"""The JSON of `verify`."""

from pathlib import Path

from presencecheck.history.operations.verify import Inspection
from presencecheck.reports.json.verify import inspection_shape

PATH = Path("/h/history.db")


def test_a_whole_history() -> None:
    """Fine, with its head; nothing was compared unless a head was given."""
    shape = inspection_shape(PATH, Inspection(runs=3, forgotten=1, head="4-ab"))
    assert (shape["fine"], shape["runs"], shape["forgotten"], shape["head"]) == (True, 3, 1, "4-ab")
    assert (shape["compared"], shape["faults"], shape["history"]) == (None, [], str(PATH))
    assert inspection_shape(PATH, Inspection(place="fits"))["compared"] == "fits"


def test_a_damaged_history() -> None:
    """Every fault is listed, and there is no head."""
    shape = inspection_shape(PATH, Inspection(runs=3, faults=("One.", "Two.")))
    assert (shape["fine"], shape["faults"], shape["head"]) == (False, ["One.", "Two."], None)
