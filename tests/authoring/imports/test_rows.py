"""Rows of a table."""

import pytest

from presencecheck.authoring.imports.model import Question, Remark
from presencecheck.authoring.imports.rows import known_columns, parts_of_rows, split_cell


def test_columns_by_their_names() -> None:
    """Ours, and what others call them; the second of a kind is none."""
    assert known_columns(["Question", "State word", "What helps", "Owner", "Item"]) == ["ask", "ready", "help", "", ""]


def test_a_table_without_known_columns() -> None:
    """The column that says most is asked; the others are remarks."""
    parts = [*parts_of_rows([["Nr", "Aufgabe"], ["1", "Ist die Tür zu?"], ["2", "Ist es hell?"]])]
    assert [part.ask for part in parts if isinstance(part, Question)] == ["Ist die Tür zu?", "Ist es hell?"]
    assert [part.text for part in parts if isinstance(part, Remark)] == ["Nr | Aufgabe"]


def test_what_a_cell_cannot_say_is_a_remark() -> None:
    """A number that is none is not dropped."""
    [question, remark] = [*parts_of_rows([["ask", "seconds"], ["Is it shut?", "soon"]])]
    assert isinstance(question, Question)
    assert question.fields == {"ask": "Is it shut?"}
    assert isinstance(remark, Remark)
    assert remark.text == "seconds: soon"


def test_a_number_of_some_thousand_digits() -> None:
    """Is none, in every column that takes one."""
    long, header = "9" * 5000, ["ask", "kind", "seconds", "min", "again", "breathe", "low", "high"]
    rows = [["A?", "", long, "", "", "", "", ""], ["B?", "scale", "", long, "", "", "low", "high"]]
    rows += [["C?", "exercise", "", "", long, f"{long}/4", "", ""]]
    parts = [*parts_of_rows([header, *rows])]
    assert f"seconds: {long}" in [part.text for part in parts if isinstance(part, Remark)]
    fields = [part.fields for part in parts if isinstance(part, Question)]
    assert fields[1]["scale"] == {"low": "low", "high": "high"}
    assert long not in str(fields[2].get("exercise", {}).get("breathe"))


@pytest.mark.parametrize(
    ("cell", "texts"), [("a; b", ["a", "b"]), ("a; b\nc", ["a; b", "c"]), ("a; b\n", ["a; b"]), ("", [])]
)
def test_several_texts_in_a_cell(cell: str, texts: list[str]) -> None:
    """One a line where there are lines, else between semicolons."""
    assert split_cell(cell) == texts


def test_ways_of_answering() -> None:
    """Options make a choice; a scale has its ends."""
    header = ["ask", "kind", "options", "low", "high"]
    rows = [["Which?", "", "a; b", "", ""], ["How much?", "scale", "", "little", "all"]]
    [first, second] = [part.fields for part in parts_of_rows([header, *rows]) if isinstance(part, Question)]
    assert (first["kind"], first["options"]) == ("choice", ["a", "b"])
    assert second["scale"] == {"low": "little", "high": "all"}


def test_a_section_stays_until_the_next() -> None:
    """A cell that is left empty means the one above it, as in cells that were joined."""
    header, rows = ["section", "ask"], [["", "One?"], ["Room", "Two?"], ["", "Three?"], ["Line", "Four?"]]
    parts = [part for part in parts_of_rows([header, *rows], "Day") if isinstance(part, Question)]
    assert [part.section for part in parts] == ["Day", "Room", "Room", "Line"]
