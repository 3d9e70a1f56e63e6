"""Rows of a table."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from presencecheck.authoring.imports.model import Fields, Question, Remark
from presencecheck.authoring.imports.rows import known_columns, parts_of_rows, split_cell, with_questions
from presencecheck.messages import list_columns
from tests.support.evidence import examples


def test_columns_by_their_names() -> None:
    """Ours, and what others call them; the second of a kind is none."""
    assert known_columns(["Question", "State word", "What helps", "Owner", "Item"]) == ["ask", "ready", "help", "", ""]


def test_a_table_without_known_columns() -> None:
    """The column that says most is asked; the others are remarks."""
    parts = [*parts_of_rows([["Nr", "Sache"], ["1", "Tür schließen"], ["2", "Licht machen"]])]
    assert [part.ask for part in parts if isinstance(part, Question)] == ["Tür schließen", "Licht machen"]
    assert [part.text for part in parts if isinstance(part, Remark)] == ["Nr | Sache"]


@pytest.mark.parametrize(
    ("header", "known"),
    [
        ("Bereich|Frage|Wichtigkeit|Maßnahmen|Begründung", "section ask importance help why"),
        ("FRAGE:|Was hilft", "ask help"),
        ("Rubrique|À vérifier|Priorité|Que faire|Remarques", "section ask importance help why"),
        ("Sección|Pregunta|Prioridad|Ayuda|Por qué", "section ask importance help why"),
        ("Sezione|Domanda|Priorità|Cosa fare|Perché", "section ask importance help why"),
        ("Onderdeel|Vraag|Belang|Wat helpt|Waarom", "section ask importance help why"),
    ],
)
def test_columns_in_other_languages(header: str, known: str) -> None:
    """In those of the pages for clients."""
    assert known_columns(header.split("|")) == known.split()


def test_each_word_means_one_column() -> None:
    """In whatever language, so that none of them takes another's away."""
    several = (list_columns.SYNONYMS, *list_columns.OTHER_LANGUAGES.values())
    told = {(word.casefold(), name) for words_of in several for name, words in words_of.items() for word in words}
    assert len(told) == len({word for word, _ in told})


def test_the_column_with_the_questions() -> None:
    """Under whatever heading, also where another column says more; the columns that are known keep their place."""
    rows = [
        ["Wer", "Worum es geht", "Was hilft"],
        ["Eva", "Ist es zu?", "Zumachen, ganz leise"],
        ["", "Hell?", "Licht an"],
    ]
    assert with_questions(["", "", "help"], rows) == ["", "ask", "help"]
    [first, *_] = parts_of_rows(rows)
    assert isinstance(first, Question)
    assert first.fields == {"ask": "Ist es zu?", "if-not-yet": {"do": ["Zumachen, ganz leise"]}}
    assert with_questions(["ask", ""], rows) == ["ask", ""]
    assert with_questions(["", ""], [["a", "b"], ["1", "2"], ["3", "So?"]]) == ["", ""]
    assert with_questions(["", ""], [["a", "Zu?"], ["b", "Hell?"]]) == ["", ""]
    assert with_questions([], []) == []


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


def test_ids_of_rows() -> None:
    """An id is kept once, a number too; what is none is told."""
    cells = ["water", "water", "Water glass", "4"]
    parts = [*parts_of_rows([["id", "ask"], *([cell, f"Is it {cell}?"] for cell in cells)])]
    assert [part.fields.get("id") for part in parts if isinstance(part, Question)] == ["water", None, None, "4"]
    remarks = [part.text for part in parts if isinstance(part, Remark)]
    assert remarks == ["id: water", "id: Water glass"]


COLUMNS = [*list_columns.BASE, *list_columns.FURTHER]
CELLS = st.integers(0, 5) | st.sampled_from(["4/6", "4-6", "soon", "yes", "three", "1; 2", ""])
KINDS = st.sampled_from(["", "confirm", "choice", "several", "scale", "text", "exercise", "probe", "number"])


@settings(max_examples=examples(80), deadline=None, database=None)
@given(st.dictionaries(st.sampled_from([name for name in COLUMNS if name != "ask"]), CELLS), KINDS)
@example({"max": "three"}, "text")
@example({"max": "three", "min": "soon"}, "scale")
@example({"breathe": "4-6"}, "exercise")
@example({"breathe": "4/6", "steps": "sit; stand"}, "exercise")
@example({"then": "recheck"}, "")
def test_each_cell_is_in_the_question_or_in_a_remark(cells: dict[str, object], kind: str) -> None:
    """Whatever stands in a row, in whatever column: nothing of it is lost."""
    told = {name: f"{name} {cell}" if cell == "soon" else str(cell) for name, cell in cells.items()}
    row = told | {"ask": "Is it so?", "kind": kind}
    parts = [*parts_of_rows([list(row), list(row.values())])]
    question = next(part for part in parts if isinstance(part, Question))
    remarks = [part.text for part in parts if isinstance(part, Remark)]
    for name, cell in told.items():
        if (
            cell
            and name not in ("kind", "section")
            and (name, cell) != ("id", "1")
            and f"{name}: {cell}" not in remarks
        ):
            assert held(question.fields, name) == meant(name, cell), (name, cell, question.fields, remarks)


PLACES = {
    **{name: ("when", name) for name in ("modality", "setting", "first-session")},
    **{name: ("scale", name) for name in ("low", "high", "min")},
    **{name: ("exercise", name) for name in ("steps", "breathe", "again")},
    "other": ("exercise", "alternative"),
    "help": ("if-not-yet", "do"),
    "then": ("if-not-yet", "then"),
}


def held(fields: Fields, name: str) -> object:
    """What the fields hold of a column."""
    place: tuple[str, ...] = PLACES.get(name, (name,))
    if name == "max" and "scale" in fields:
        place = ("scale", "max")
    if name == "seconds" and "exercise" in fields:
        place = ("exercise", "seconds")
    found: object = fields
    for step in place:
        found = found.get(step) if isinstance(found, dict) else None
    return found


def meant(name: str, cell: str) -> object:
    """What a cell says."""
    if name in ("modality", "setting", "was", "sources", "options", "help", "steps"):
        return split_cell(cell)
    if name == "other":
        return cell if ";" not in cell else [{"say": part} for part in split_cell(cell)]
    if name == "breathe":
        return {"in": 4, "out": 6}
    if name in ("at-most", "seconds", "min", "max", "again"):
        return int(cell)
    return {"yes": True}[cell] if name in ("keep", "first-session") else cell


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
