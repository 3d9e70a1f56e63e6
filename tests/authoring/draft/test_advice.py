"""What the check says of a list in the making, in the words of who never saw its file."""

from presencecheck.authoring.draft.advice import advice_on
from presencecheck.core.practice_names import NAMES

LIST = "format: 1\nid: a\ntitle: A\nitems:\n  - {id: b, kind: choice, ask: 'ASK', options: ['ONE', two]}\n"


def test_names_that_are_not_filled_in() -> None:
    """It is an error there as well, with the names that there are; those are taken."""
    assert advice_on(LIST.replace("ASK", NAMES[0]), "a").errors == ()
    [said] = advice_on(LIST.replace("ASK", "Is {{client.name}} here?"), "a").errors
    assert '"{{client.name}}" is not filled in. These are: {{practice.name}}, {{practice.phone}}' in said
    [said] = advice_on(LIST.replace("ONE", NAMES[0]), "a").errors
    assert "an answer is kept as it is written" in said
