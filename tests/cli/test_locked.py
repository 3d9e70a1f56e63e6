"""What a practice requires, in sentences."""

from pathlib import Path

from presencecheck.cli.locked import list_sentences, locked_sentences, offer_sentences
from presencecheck.library.library import Library
from presencecheck.messages import locked as locked_messages

NONE = Library({"own": Path("/none")}, Path("/none"))


def test_of_a_pack_before_it_is_taken() -> None:
    """Which questions, and that nobody is held; where nobody vouches, that nothing is required."""
    assert [*offer_sentences((), is_vouched=True)] == []
    assert [*offer_sentences(("Shut?", "Lit?"), is_vouched=True)] == [
        'It requires 2 questions: "Shut?", "Lit?"',
        locked_messages.FREE,
    ]
    assert [*offer_sentences(("Shut?",), is_vouched=False)] == [locked_messages.UNVOUCHED]


def test_without_a_signed_pack_nothing_is_said() -> None:
    """Of a list, and of all."""
    assert [*locked_sentences(NONE, ())] == []
    assert [*list_sentences(NONE)] == []
