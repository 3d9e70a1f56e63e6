"""The codebook as Markdown."""

from presencecheck.core.items import Confirm
from presencecheck.history.queries.export_rows import PlanUse
from presencecheck.messages import codebook as codebook_messages
from presencecheck.reports.text.codebook import checklist_versions, codebook_text
from tests.support.builders import checklist, choice, confirm, listed, plan, scale, text


def test_every_column_is_a_row() -> None:
    """Without a run, there are columns and codes and no checklist."""
    lines = list(codebook_text([]))
    assert [line for line in lines if line.startswith("| `run` |")]
    assert sum(line.startswith("| `") for line in lines) >= len(codebook_messages.COLUMNS)
    assert f"## {codebook_messages.CHECKLISTS_TITLE}" not in lines


def test_items_are_rows_with_their_answers() -> None:
    """The ends of a scale, the options of a choice; what is not kept is said."""
    use = PlanUse(listed(confirm("door"), scale("here"), choice("load"), text("aim")), 5, 20, 3)
    rows = [line for line in codebook_text([use]) if line.startswith("| `")][-4:]
    assert rows[0] == "| `door` | confirm | standard | Is the door so? | door so |"
    assert rows[1].endswith("| 0 far to 10 near |")
    assert rows[2].endswith("| little, hurry |")
    assert rows[3].endswith("(not kept) |")


def test_no_text_ends_its_cell() -> None:
    """A bar in a question is escaped, also where the rest of the word stands as code."""
    use = PlanUse(listed(Confirm(id="a", ask="One | two www.a|b.example ?")), 5, 5, 1)
    [row] = [line for line in codebook_text([use]) if line.startswith("| `a` |")]
    assert row.replace(r"\|", "").count("|") == 6


def test_versions_are_told_apart_and_joined() -> None:
    """By what they say, not by their name; in the order of ids and first days."""
    old, new, other = (checklist("c", confirm("a")), checklist("c", confirm("b")), checklist("b", confirm("a")))
    uses = [PlanUse(plan(new), 9, 9, 1), PlanUse(plan(old, other), 3, 5, 2), PlanUse(plan(old), 4, 7, 1)]
    found = list(checklist_versions(uses).values())
    assert [(what.id, first, last, runs) for what, first, last, runs in found] == [
        ("b", 3, 5, 2),
        ("c", 3, 7, 3),
        ("c", 9, 9, 1),
    ]
