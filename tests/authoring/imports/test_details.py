"""What stands below a question."""

import pytest

from presencecheck.authoring.imports.details import count_of, split_marks
from presencecheck.authoring.imports.outline import read_text


@pytest.mark.parametrize(
    ("text", "ask", "fields"),
    [
        ("Is it shut? (essential)", "Is it shut?", {"importance": "essential"}),
        (
            "Is it shut? (optional, only if added, on arriving)",
            "Is it shut?",
            {"importance": "optional", "moment": "arrive"},
        ),
        ("Is it shut? \\(essential)", "Is it shut? \\(essential)", {}),
        ("Is it shut (and locked)?", "Is it shut (and locked)?", {}),
        ("Is it shut? (tight)", "Is it shut? (tight)", {}),
    ],
)
def test_marks(text: str, ask: str, fields: dict[str, str]) -> None:
    """Ours say something; other words in parentheses belong to the question."""
    assert split_marks(text) == (ask, fields)


def test_labels_in_lists_of_others() -> None:
    """The same labels mean the same, in bold, in small letters, in another language."""
    text = (
        "- [ ] Is it shut?\n  - **Reason:** noise\n  - ready: Shut\n  - Was hilft:\n    - Zumachen\n    - Abschließen\n"
    )
    [question] = read_text(text).questions
    assert question.fields == {
        "ask": "Is it shut?",
        "why": "noise",
        "ready": "Shut",
        "if-not-yet": {"do": ["Zumachen", "Abschließen"]},
    }


def test_labels_that_say_nothing_here() -> None:
    """What cannot be what its label says is a reason, and not lost."""
    [question] = read_text("- [ ] Is it shut?\n  - Then: we go\n  - Only: on Mondays\n").questions
    assert question.fields == {"ask": "Is it shut?", "why": "on Mondays; we go"}


def test_how_many_can_be_marked() -> None:
    """In each language."""
    assert count_of("Up to 3 of") == "3"
    assert count_of("Höchstens 2 davon") == "2"
    assert count_of("One of") == ""
