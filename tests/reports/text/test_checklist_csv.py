"""A checklist as a table."""

import csv
import io
from pathlib import Path

from presencecheck.core.checklist import Include, Routine
from presencecheck.core.items import Confirm, Remedy
from presencecheck.reports.text.checklist_csv import checklist_csv
from tests.support.builders import checklist, confirm, section
from tests.support.commands import SMALL, own, presencecheck


def rows(text: str) -> list[dict[str, str]]:
    """The rows by their columns."""
    return [*csv.DictReader(io.StringIO(text, newline=""))]


def test_what_is_not_needed_is_no_column() -> None:
    """A plain list has the columns of the template, and its ids."""
    what = checklist("room", Confirm(id="door", ask="=Is it shut?", if_not_yet=Remedy(do=("Shut it; quickly",))))
    [row] = rows(checklist_csv(what, [section(what)]))
    assert row == {
        "section": "",
        "ask": "'=Is it shut?",
        "ready": "",
        "importance": "",
        "help": "Shut it; quickly\n",
        "why": "",
        "id": "door",
    }


def test_the_command(home: Path) -> None:
    """`show --format csv`, of a list and of a routine, whose lists stand in `section`."""
    own(home, "small", SMALL)
    table = rows(presencecheck("show", "small", "--format", "csv").out)
    assert [row["kind"] for row in table] == ["", "", "", "scale", "choice", "text"]
    assert table[4]["options"] == "calm; hurry"
    assert {row["section"] for row in rows(presencecheck("show", "quick", "--format", "csv").out)} != {""}


def test_the_section_stands_in_every_row() -> None:
    """In a routine behind its list."""
    what = checklist("c", confirm("a"), confirm("b", section="Room"), confirm("d"))
    assert [row["section"] for row in rows(checklist_csv(what, [section(what)]))] == ["", "Room", "Room"]
    routine = Routine(format=1, id="r", title="R", include=(Include(checklist="c"),))
    assert [row["section"] for row in rows(checklist_csv(routine, [section(what)]))] == [
        "C",
        *["C \N{EN DASH} Room"] * 2,
    ]
