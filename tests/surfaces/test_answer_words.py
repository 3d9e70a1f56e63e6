"""What typed words mean, question by question."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presencecheck.core.events import Answer
from presencecheck.core.items import Value
from presencecheck.core.prompts import Acknowledge, Beat, Choose, Hold, Mark, Rate, Write
from presencecheck.surfaces.answer_words import Question, parse_reply, parse_value
from presencecheck.surfaces.surface import Leave, Navigate, Reply, ReplyAnswer

STATE = Acknowledge("Is the door shut?", "Shut")
ESSENTIAL = Acknowledge("Is the door shut?", "Shut", deliberate=True)
NUMBER = Rate("How much?", 0, 10, "far away", "fully here")
FIVE = Rate("How much?", 1, 5, "far away", "fully here")
WORD = Choose("Which?", ("little", "Hurry", "no", "7"))
WORDS_TO_MARK = Mark("Which?", ("little", "hurry", "7"), 2)
WORDS = Write("In a word?", 10)
BREATH = Hold("Breathe", 60, (Beat("in", 4), Beat("out", 6)), ("Look out of the window",))

YES, NOT_YET, ACCEPT = ReplyAnswer(Answer.YES), ReplyAnswer(Answer.NOT_YET), ReplyAnswer(Answer.ACCEPT)
SKIP, NOT_APPLICABLE = ReplyAnswer(Answer.SKIP), ReplyAnswer(Answer.NOT_APPLICABLE)
BACK, ON, LEFT = Navigate("back"), Navigate("on"), Leave()

EVERYWHERE: dict[str, Reply | None] = {
    **dict.fromkeys(["s", "S", "skip", "Skip", "SKIP", "Skip."], SKIP),
    **dict.fromkeys(["x", "na", "n/a", "not-applicable"], NOT_APPLICABLE),
    **dict.fromkeys(["b", "B", "back", "Back."], BACK),
    **dict.fromkeys(["q", "Q", "quit", "leave", "exit", "Quit!"], LEFT),
}
IN_TEXT: dict[str, Reply | None] = {"skip": SKIP, "back": BACK, "quit": LEFT}


def said(value: Value) -> ReplyAnswer:
    """A value as an answer."""
    return ReplyAnswer(Answer.YES, value)


NO_STATE: dict[str, Reply | None] = dict.fromkeys(["n", "not yet", "not-yet", "a", "g", "accept", "maybe", "-1", "½"])
MEANINGS: dict[str, tuple[Question, dict[str, Reply | None]]] = {
    "state": (
        STATE,
        {
            **dict.fromkeys(["y", "Y", "yes", "Yes", "", "Yes.", "yes!", "Yep", "yeah", "Ok.", "Okay", "y,"], YES),
            **dict.fromkeys(["n", "N", "no", "not yet", "Not yet", "not-yet", "No.", "Not yet.", "Nope"], NOT_YET),
            **dict.fromkeys(["a", "g", "accept", "1", "maybe", "yess", "y n", "?", "help", "h", ".", "yes.no", "one"]),
        },
    ),
    "several words": (
        WORDS_TO_MARK,
        {
            "1": said(("little",)),
            "3 1": said(("little", "7")),
            "2,3": said(("hurry", "7")),
            "1; 2": said(("little", "hurry")),
            "2 2": said(("hurry",)),
            "one, three.": said(("little", "7")),
            "0": said(()),
            **dict.fromkeys(["", "1 2 3", "4", "0 1", "1 x", "little", "7", "y", "-1", "1.2"]),
            **NO_STATE,
        },
    ),
    "essential state": (ESSENTIAL, {"": None, "y": YES, "n": NOT_YET}),
    "number": (
        NUMBER,
        {
            **{str(number): said(number) for number in range(11)},
            "Five.": said(5),
            "ten": said(10),
            "7.": said(7),
            "eleven": None,
            "five six": None,
            "07": said(7),
            "007": said(7),
            "0007": None,
            "11": None,
            "1.5": None,
            "+5": None,
            "5 ": None,
            **dict.fromkeys(["", "y", "yes", "no", "\N{SUPERSCRIPT TWO}"]),
            "\N{ARABIC-INDIC DIGIT THREE}": said(3),
            "\N{ARABIC-INDIC DIGIT ONE}\N{ARABIC-INDIC DIGIT ZERO}": said(10),
            **NO_STATE,
        },
    ),
    "number from 1": (FIVE, {"0": None, "1": said(1), "5": said(5), "6": None}),
    "word": (
        WORD,
        {
            "1": said("little"),
            "2": said("Hurry"),
            "3": said("no"),
            "7": said("7"),
            "0": None,
            "5": None,
            "little": said("little"),
            "LITTLE": said("little"),
            "hurry": said("Hurry"),
            "Hurry.": said("Hurry"),
            "Two.": said("Hurry"),
            "no": said("no"),
            **dict.fromkeys(["", "y", "yes", "litt", "0001", "\N{SUPERSCRIPT TWO}"]),
            **NO_STATE,
            "n": said("no"),
        },
    ),
    "words": (
        WORDS,
        {
            "": SKIP,
            **{word: said(word) for word in ("calm", "Yes", "no", "a", "n", "5", "not yet", "skip it", "why")},
            **{word: said(word[:10]) for word in (*EVERYWHERE, "Back") if word not in IN_TEXT},
            **IN_TEXT,
            "one too many": said("one too ma"),
        },
    ),
    "exercise": (BREATH, {"": YES, "y": YES, "yes": YES, "5": None, **NO_STATE}),
}


@pytest.mark.parametrize("name", MEANINGS)
def test_typed(name: str) -> None:
    """A typed line means what the line above it says, in small or capital letters; all else is no answer."""
    prompt, own = MEANINGS[name]
    expected = EVERYWHERE | own
    assert {words: parse_reply(words, prompt, kept=False) for words in expected} == expected


@pytest.mark.parametrize("name", MEANINGS)
def test_enter_alone_keeps_an_earlier_answer(name: str) -> None:
    """With an earlier answer in view, Enter alone keeps it; a new answer still counts."""
    prompt, own = MEANINGS[name]
    assert parse_reply("", prompt, kept=True) == ON
    for words, reply in (EVERYWHERE | own).items():
        if words:
            assert parse_reply(words, prompt, kept=True) == reply


@pytest.mark.parametrize("prompt", [STATE, ESSENTIAL], ids=["state", "essential state"])
def test_going_on_as_it_is(prompt: Acknowledge) -> None:
    """Once it is offered, g goes on as it is; yes and not yet keep their meaning."""
    for words in ("g", "G", "a", "accept"):
        assert parse_reply(words, prompt, can_accept=True, kept=False) == ACCEPT
    for words in ("n", "no", "not yet"):
        assert parse_reply(words, prompt, can_accept=True, kept=False) == NOT_YET
    assert parse_reply("y", prompt, can_accept=True, kept=False) == YES
    assert parse_reply("s", prompt, can_accept=True, kept=False) == SKIP


@pytest.mark.parametrize(
    ("words", "option"),
    [
        ("y", "yes, keep them"),
        ("Yes.", "yes, keep them"),
        ("n", "no"),
        ("no", "no"),
        ("2", "not sure"),
        ("yes, keep", ""),
    ],
)
def test_yes_and_no_among_options(words: str, option: str) -> None:
    """An option that says yes or no is meant by the words that say it elsewhere, also with more behind it."""
    prompt = Choose("?", ("yes, keep them", "not sure", "no"))
    assert parse_reply(words, prompt, kept=False) == (said(option) if option else None)


@given(words=st.text(max_size=20), can_accept=st.booleans(), kept=st.booleans())
@pytest.mark.parametrize("name", MEANINGS)
def test_any_line(name: str, words: str, can_accept: bool, kept: bool) -> None:
    """Whatever is typed, a number or word is only taken where the question has it, and words never beyond the limit."""
    prompt = MEANINGS[name][0]
    reply = parse_reply(words, prompt, can_accept=can_accept, kept=kept)
    if not isinstance(reply, ReplyAnswer) or reply.value is None:
        return
    match prompt:
        case Rate(minimum=minimum, maximum=maximum):
            assert isinstance(reply.value, int)
            assert minimum <= reply.value <= maximum
        case Choose(options=options):
            assert reply.value in options
        case Mark(options=options, most=most):
            assert isinstance(reply.value, tuple)
            assert set(reply.value) <= set(options)
            assert len(set(reply.value)) == len(reply.value) <= most
        case Write(limit=limit):
            assert isinstance(reply.value, str)
            assert 0 < len(reply.value) <= limit
        case _:
            raise AssertionError(reply)


def test_value_of() -> None:
    """A question that takes no value has none, whatever is typed."""
    assert [parse_value("5", prompt) for prompt in (STATE, WORDS, BREATH)] == [None] * 3
    assert (parse_value("5", NUMBER), parse_value("2", WORD)) == (5, "Hurry")
