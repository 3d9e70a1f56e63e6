"""What is said can be typed, at every sort of question."""

import pytest

from presencecheck.core.prompts import Acknowledge, Choose, Rate, Write
from presencecheck.messages import keys as keys_messages
from presencecheck.messages import walk as walk_messages
from presencecheck.surfaces.answer_state import AnswerState
from presencecheck.surfaces.answer_words import IN_TEXT, Question, parse_reply
from presencecheck.surfaces.plain.choices import (
    Said,
    choices,
    empty_line_words,
    is_for_help,
    is_letter_that_leaves,
    meaning_of,
    offer_choices,
)
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


def said(prompt: Question, state: AnswerState | None = None, *, kept: bool = False, before: Said | None = None) -> str:
    """All that is said, in one line."""
    return " ".join(line.text for line in choices(prompt, state or AnswerState(), before or Said(), kept=kept))


@pytest.mark.parametrize("kept", [False, True])
@pytest.mark.parametrize("name", QUESTIONS)
def test_every_question_says_how_to_move_on(name: str, kept: bool) -> None:
    """The words that it names are understood there, and an earlier answer can be kept."""
    prompt = QUESTIONS[name]
    told = said(prompt, kept=kept)
    assert (walk_messages.KEY_KEEP in told) == kept
    for meaning, word in walk_messages.PLAIN_TYPED.items():
        is_text = name == "words" and meaning not in IN_TEXT
        named = walk_messages.PLAIN_MEANS.get(meaning, "{word}").format(word=word)
        assert (
            named in told.partition("Type ")[2].replace(" or ", ", ").replace(", then Enter.", "").split(", ")
        ) != is_text
        if meaning != "why" and not is_text:
            reply = parse_reply(meaning_of(word, prompt), prompt, kept=kept)
            assert reply is not None
            assert getattr(reply, "value", None) is None


@pytest.mark.parametrize("name", QUESTIONS)
def test_once_in_full_then_in_short(name: str) -> None:
    """The second question of a kind says what answers, or help; where words are written, all that is no text."""
    prompt, before = QUESTIONS[name], Said()
    full, short = said(prompt, before=before), said(prompt, before=before)
    assert (short == full) == (name == "words")
    assert is_for_help("Help", prompt) == (name != "words")
    if name == "state":
        assert short == "y, n or help."
    before.forget()
    assert said(prompt, before=before) == full


def test_what_is_new_is_said_in_full() -> None:
    """After "not yet" y means another thing, and g is there."""
    before = Said()
    said(STATE, before=before)
    again = AnswerState(is_again=True)
    assert walk_messages.KEY_ACCEPT in said(STATE, again, before=before)
    assert said(STATE, again, before=before) == "y, n, g or help."
    assert said(STATE, before=before) == "y, n or help."


def test_x_says_what_it_is() -> None:
    """A letter alone tells nobody."""
    assert "x if it does not apply" in said(STATE)


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


def test_a_letter_that_leaves_elsewhere_is_told_once_where_words_are_written() -> None:
    """Said again it is text; so are other letters, and whatever is longer."""
    said, text = Said(), Write("?", 60)
    assert [is_letter_that_leaves(line, text, said) for line in ("b", "quick", "q", "q")] == [False, False, True, False]
    assert not is_letter_that_leaves("q", Acknowledge("?", ""), Said())
