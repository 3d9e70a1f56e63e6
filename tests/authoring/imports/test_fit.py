"""What does not fit becomes a comment."""

from presencecheck.authoring.imports.fit import cut, drop_misfits, shorten
from presencecheck.authoring.imports.model import ImportedList, Question


def fitted(**fields: object) -> ImportedList:
    """A list of one question with such fields, once it fits."""
    found = ImportedList(parts=[Question({"id": "a", "ask": "Is it so?", **fields})])
    drop_misfits(found, {"format": 1, "id": "x", "title": "X"})
    return found


def test_fields_that_no_item_can_have() -> None:
    """Each is taken out, said, and the others stay."""
    found = fitted(importance="high", ready="R" * 41, why="So.", seconds=5)
    [question] = found.questions
    assert question.fields == {"id": "a", "ask": "Is it so?", "why": "So.", "seconds": 5}
    assert [*found.remarks] == ["importance: high", f"ready: {'R' * 41}"]


def test_a_text_that_no_file_can_hold() -> None:
    """It is a comment, too, and no reason to take nothing of the list."""
    found = fitted(say="s" * 4_001, ready="So")
    [question] = found.questions
    assert (question.fields, [*found.remarks]) == (
        {"id": "a", "ask": "Is it so?", "ready": "So"},
        [f"say: {'s' * 4_001}"],
    )


def test_a_kind_without_what_it_needs() -> None:
    """A choice of one option is a question."""
    found = fitted(kind="choice", options=["only"])
    [question] = found.questions
    assert "kind" not in question.fields
    assert any("only" in line for line in found.remarks)


def test_what_fits_stays() -> None:
    """Nothing is taken out of a sound item."""
    fields = {"kind": "choice", "options": ["a", "b"], "follow-up": [{"is": "a", "say": "Well."}]}
    [question] = fitted(**fields).questions
    assert question.fields == {"id": "a", "ask": "Is it so?", **fields}


def test_long_texts() -> None:
    """They are cut between words; what is left stands behind."""
    assert cut("one two three", 8) == ("one two", "three")
    assert cut("x" * 10, 8) == ("x" * 8, "xx")
    found = ImportedList(parts=[Question({"ask": "ask " * 100, "why": "why " * 200})])
    shorten(found)
    [question] = found.questions
    assert len(question.ask) <= 300
    assert [*found.remarks]
