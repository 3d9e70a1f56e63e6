"""The JSON of `history`."""

from presencecheck.core.expiry import Instant
from presencecheck.core.readiness import Readiness
from presencecheck.core.standing import Status
from presencecheck.history.format.recall import Recalled
from presencecheck.history.store.recalls import ShownCard
from presencecheck.history.store.summary import Summary
from presencecheck.reports.json.history import summary_shape
from tests.support.builders import BEGAN, confirm, listed


def test_a_run_without_its_items() -> None:
    """Its times in ISO 8601 with their offset, and the checklists that it was of; no key and no mark of a window."""
    summary = Summary(
        key=7,
        id="k2m4",
        routine="room",
        status=Status.IN_PROGRESS,
        readiness=Readiness.NOT_READY,
        started=BEGAN,
        finished=None,
        seconds=12,
        plan=1,
        lease="mark",
        last_answer=Instant(BEGAN.utc),
        cut_short=True,
        cards=2,
        day_only=True,
        is_revised=True,
    )
    plan = listed(confirm("door"))
    cards = ShownCard("c"), ShownCard("d", Recalled("mark", "d", 2)), ShownCard("e", Recalled("mark", "e", 1, ("f",)))
    shape = summary_shape(summary, plan, cards)
    assert set(shape) == {
        *("id", "routine", "status", "readiness", "modality", "started", "finished", "seconds", "checklists"),
        *("cut-short", "times", "waived", "cards"),
    }
    assert (shape["cut-short"], shape["times"]) == (True, "day")
    assert shape["cards"] == [
        {"checklist": "c", "left-open": None},
        {"checklist": "d", "left-open": 2},
        {"checklist": "e", "left-open": 1, "items": ["f"]},
    ]
    assert (shape["id"], shape["status"], shape["readiness"]) == ("k2m4", "in-progress", "not-ready")
    assert (shape["started"], shape["finished"], shape["seconds"]) == ("2026-09-21T16:13:20+02:00", None, 12)
    [part] = shape["checklists"]
    assert (part["id"], part["version"], part["layer"]) == ("c", "1.0.0", "shipped")
    assert part["sha256"] == plan.sections[0].source.sha256
