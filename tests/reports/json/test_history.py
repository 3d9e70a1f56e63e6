"""The JSON of `history`."""

from presencecheck.core.readiness import Readiness
from presencecheck.core.standing import Status
from presencecheck.history.store.store import Summary
from presencecheck.reports.json.history import summary_shape
from tests.support.builders import BEGAN, confirm, listed


def test_a_run_without_its_items() -> None:
    """Its times in ISO 8601 with their offset, and the checklists that it was of; no key and no mark of a window."""
    summary = Summary(7, "k2m4", "room", Status.IN_PROGRESS, Readiness.NOT_READY, BEGAN, None, 12, 1, "mark")
    plan = listed(confirm("door"))
    shape = summary_shape(summary, plan)
    assert set(shape) == {
        *("id", "routine", "status", "readiness", "modality", "started", "finished", "seconds", "checklists"),
    }
    assert (shape["id"], shape["status"], shape["readiness"]) == ("k2m4", "in-progress", "not-ready")
    assert (shape["started"], shape["finished"], shape["seconds"]) == ("2026-09-21T16:13:20+02:00", None, 12)
    [part] = shape["checklists"]
    assert (part["id"], part["version"], part["layer"]) == ("c", "1.0.0", "shipped")
    assert part["sha256"] == plan.sections[0].source.sha256
