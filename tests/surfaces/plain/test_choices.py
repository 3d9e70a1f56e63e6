"""What is said can be typed, at every sort of question."""

import pytest

from presencecheck.core.prompts import Acknowledge, Choose, Rate, Write
from presencecheck.messages import keys as keys_messages
from presencecheck.messages import walk as walk_messages
from presencecheck.surfaces.answer_state import AnswerState
from presencecheck.surfaces.answer_words import IN_TEXT, Question, parse_reply
from presencecheck.surfaces.plain.choices import choices, empty_line_words, meaning_of, offer_choices
from tests.support.builders import BREATHING

STATE = Acknowledge("Is the door shut?", "Shut", deliberate=True)
NUMBER = Rate("How much?", 0, 10, "far away", "fully here")
WORD = Choose("Which?", ("little", "hurry"))
WORDS = Write("In a word?", 10)
QUESTIONS: dict[str, Question] = {
    "state": STATE,
    "number": NUMBER,
    "word": WORD,
    "words": WORDS,
    "exercise": BREATHING,
}


def said(prompt: Question, state: AnswerState | None = None, *, kept: bool = False) -> str:
    """All that is said, in one line."""
    return " ".join(line.text for line in choices(prompt, state or AnswerState(), kept=kept))


@pytest.mark.parametrize("kept", [False, True])
@pytest.mark.parametrize("name", QUESTIONS)
def test_every_question_says_how_to_move_on(name: str, kept: bool) -> None:
    """The words that it names are understood there, and an earlier answer can be kept."""
    prompt = QUESTIONS[name]
    told = said(prompt, kept=kept)
    assert (walk_messages.KEY_KEEP in told) == kept
    for meaning, word in walk_messages.PLAIN_TYPED.items():
        is_text = name == "words" and meaning not in IN_TEXT
        assert (
            word in told.partition("Type ")[2].replace(" or ", ", ").replace(", then Enter.", "").split(", ")
        ) != is_text
        if meaning != "why" and not is_text:
            reply = parse_reply(meaning_of(word, prompt), prompt, kept=kept)
            assert reply is not None
            assert getattr(reply, "value", None) is None


def test_words_of_another_language(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the screen names is what is understood; a written line that has more than the word is text."""
    monkeypatch.setattr(walk_messages, "PLAIN_TYPED", {**walk_messages.PLAIN_TYPED, "back": "zurück"})
    assert (meaning_of("Zurück", STATE), meaning_of("zurück", WORDS)) == ("back", "back")
    assert (meaning_of("Zurück", WORDS), meaning_of("zurück gehen", STATE)) == ("Zurück", "zurück gehen")
    assert meaning_of(walk_messages.PLAIN_TYPED["not-applicable"], WORDS) == "x"


def test_letters_follow_the_state() -> None:
    """Going on as it is, and measuring again, are said where they are answers."""
    assert walk_messages.KEY_ACCEPT not in said(STATE)
    again = said(STATE, AnswerState(is_again=True, is_measurable=True))
    assert walk_messages.PLAIN_LETTER.format(letter="g", meaning=walk_messages.KEY_ACCEPT) in again
    assert walk_messages.PLAIN_MEASURE.format(letter="m", meaning=walk_messages.KEY_MEASURE) in again


def test_numbers_and_options() -> None:
    """The ends of a scale have names, options have numbers, and an offer names its numbers."""
    assert "from 0, far away, to 10, fully here" in said(NUMBER)
    assert said(WORD).startswith("1: little 2: hurry ")
    options = ["1: little", "2: hurry"]
    for has_client, words in ((False, "1, 2 or quit"), (True, "1, 2, client or quit")):
        lines = [line.text for line in offer_choices(WORD, has_client=has_client)]
        assert lines == [*options, f"Type {words}, then Enter."]


def test_what_enter_alone_is_told() -> None:
    """Where it is no answer."""
    assert empty_line_words(STATE) == keys_messages.ESSENTIAL
    assert empty_line_words(NUMBER) == walk_messages.PLAIN_EMPTY_NUMBER
