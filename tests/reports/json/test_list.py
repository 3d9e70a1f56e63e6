"""The JSON of `list`."""

from pathlib import Path

from presencecheck.core.checklist import Routine
from presencecheck.library.loaded import ChecklistFile
from presencecheck.reports.json.list import WalkSize, checklist_shape
from tests.support.builders import checklist, confirm

ENTRY = ChecklistFile("room", Path("/own/room.yaml"), "own", ("shipped",))


def test_a_checklist_and_a_routine() -> None:
    """A routine has no style; what lies below is named."""
    what = checklist("room", confirm("door"))
    shape = checklist_shape(ENTRY, what, WalkSize(1, 4, 5))
    assert (shape["id"], shape["kind"]) == ("room", "checklist")
    assert (shape["items"], shape["card-lines"], shape["seconds"]) == (1, 4, 5)
    assert (shape["layer"], shape["hides"], shape["path"]) == ("own", ["shipped"], str(ENTRY.path))
    assert (shape["style"], shape["version"]) == (what.style, "1.0.0")
    routine = checklist_shape(ENTRY, Routine(format=1, id="room", title="Day", include=()), WalkSize(2, 0, 9))
    assert (routine["kind"], routine["style"], routine["title"]) == ("routine", None, "Day")
