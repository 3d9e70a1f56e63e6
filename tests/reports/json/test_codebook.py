"""The codebook as data."""

from presencecheck.history.queries.export_rows import PlanUse
from presencecheck.messages import codebook as codebook_messages
from presencecheck.reports.json.codebook import codebook_shape
from tests.support.builders import confirm, listed

PLAN = listed(confirm("door"))


def test_every_column_and_code_has_its_meaning() -> None:
    """As the messages have them, in that order."""
    shape = codebook_shape([])
    assert [entry["column"] for entry in shape["columns"]] == list(codebook_messages.COLUMNS)
    assert [entry["code"] for entry in shape["codes"]["status"]] == list(codebook_messages.CODES["status"])
    assert shape["checklists"] == []


def test_a_checklist_stands_once_with_all_its_uses() -> None:
    """From the first day to the last, of whichever plan; the whole of it as it was."""
    [entry] = codebook_shape([PlanUse(PLAN, 10, 20, 3), PlanUse(PLAN, 5, 12, 4)])["checklists"]
    assert (entry["first"], entry["last"], entry["runs"]) == ("1970-01-06", "1970-01-21", 7)
    assert entry["sha256"] == PLAN.sections[0].source.sha256
    assert entry["checklist"]["items"][0]["ask"] == "Is the door so?"
