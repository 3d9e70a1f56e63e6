"""The JSON of `diff`."""

from pathlib import Path

from presencecheck.core.diff import Change
from presencecheck.core.overlay import Overlay
from presencecheck.library.compare import Comparison
from presencecheck.library.loaded import AppliedOverlay
from presencecheck.reports.json.diff import comparison_shape
from tests.support.builders import checklist, confirm, section

REMOVED = Change("removed", "door", "Is it shut?")


def test_nothing_below() -> None:
    """A file that lies over nothing has no base and no changes."""
    shape = comparison_shape(Comparison("room", "own", Path("/r.yaml")))
    assert (shape["below"], shape["overlay"], shape["changes"], shape["later"]) == (None, False, [], None)


def test_an_overlay() -> None:
    """What it changes, what it was written for, and what changed since; unknown is null, none is an empty list."""
    base = section(checklist("room", confirm("door")))
    overlay = Overlay(format=1, id="room", extends="room", since="abc")
    applied = AppliedOverlay(overlay, base.checklist, base.source)
    known = Comparison("room", "own", Path("/r.yaml"), "shipped:room", (REMOVED,), applied, ())
    shape = comparison_shape(known)
    assert (shape["below"], shape["overlay"], shape["since"], shape["later"]) == ("shipped:room", True, "abc", [])
    assert shape["changes"] == [{"change": "removed", "item": "door", "before": "Is it shut?", "after": ""}]
    unknown = Comparison("room", "own", Path("/r.yaml"), "shipped:room", (), applied)
    assert comparison_shape(unknown)["later"] is None
