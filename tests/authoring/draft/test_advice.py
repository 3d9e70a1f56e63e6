"""What the check says of a list in the making, in the words of who never saw its file."""

import pytest

from presencecheck.authoring.draft.advice import advice_on
from presencecheck.authoring.draft.file_text import whole_text
from presencecheck.authoring.draft.model import begin
from presencecheck.core.practice_names import NAMES

LIST = "format: 1\nid: a\ntitle: A\nitems:\n  - {id: b, kind: choice, ask: 'ASK', options: ['ONE', two]}\n"


def test_names_that_are_not_filled_in() -> None:
    """It is an error there as well, with the names that there are; those are taken."""
    assert advice_on(LIST.replace("ASK", NAMES[0]), "a").errors == ()
    [said] = advice_on(LIST.replace("ASK", "Is {{client.name}} here?"), "a").errors
    assert '"{{client.name}}" is not filled in. These are: {{practice.name}}, {{practice.phone}}' in said
    [said] = advice_on(LIST.replace("ONE", NAMES[0]), "a").errors
    assert "an answer is kept as it is written" in said


@pytest.mark.parametrize(
    "ask",
    [
        "Before my kettle",
        "What about the kettle?",
        "Is there noise in the kettle?",
        "Is the kettle hot, and is it full?",
    ],
)
def test_questions_are_named_by_their_places(ask: str) -> None:
    """However odd the words are from which an id was made."""
    draft = begin("kettles", "Kettles").add("Is it warm?").add(ask)
    advice = advice_on(whole_text(draft.checklist), "kettles", [1])
    said = [*advice.errors, *advice.warnings]
    assert len(said) > 2
    assert [each for each in said if draft.items[1].id in each or not each.startswith("Question 2: ")] == []
