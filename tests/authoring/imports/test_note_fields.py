"""Notes as fields."""

from presencecheck.authoring.imports.model import Question
from presencecheck.authoring.imports.note_fields import set_fields


def test_an_exercise_needs_its_time_and_another_way() -> None:
    """Without, its steps are no exercise, and not lost."""
    question = Question({"ask": "Arrive"})
    assert set_fields(question, {"steps": ["feel the feet", "look up"]}) == ["feel the feet", "look up"]
    assert "kind" not in question.fields
    whole = Question({"ask": "Arrive"})
    assert set_fields(whole, {"steps": ["sit"], "time": ["2 min"], "other": ["Look out (for everyone)"]}) == []
    assert whole.fields["exercise"] == {
        "seconds": 120,
        "steps": ["sit"],
        "alternative": [{"say": "Look out", "needs": []}],
    }
