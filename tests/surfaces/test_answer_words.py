"""What typed words and scripted answers mean, question by question."""

import json

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from presencecheck.core.events import Answer, Answered
from presencecheck.core.items import Value
from presencecheck.core.plan import Plan
from presencecheck.core.prompts import Acknowledge, Beat, Choose, Hold, Rate, Write
from presencecheck.core.run import Run, Status
from presencecheck.history.journal.journal import NullJournal
from presencecheck.probes.delayed import NoProbes
from presencecheck.reports.json.run import answers_shape
from presencecheck.surfaces.answer_file.surface import AnswerFileSurface
from presencecheck.surfaces.answer_words import Question, parse_reply, parse_value
from presencecheck.surfaces.surface import Leave, Navigate, Reply, ReplyAnswer
from presencecheck.walk.loop import run_loop
from tests.support.builders import Watch, event_of, everything, listed, replies, scale, text, walked

STATE = Acknowledge("Is the door shut?", "Shut")
ESSENTIAL = Acknowledge("Is the door shut?", "Shut", deliberate=True)
NUMBER = Rate("How much?", 0, 10, "far away", "fully here")
FIVE = Rate("How much?", 1, 5, "far away", "fully here")
WORD = Choose("Which?", ("little", "Hurry", "no", "7"))
WORDS = Write("In a word?", 10)
BREATH = Hold("Breathe", 60, (Beat("in", 4), Beat("out", 6)), "Look out of the window")

YES, NOT_YET, ACCEPT = ReplyAnswer(Answer.YES), ReplyAnswer(Answer.NOT_YET), ReplyAnswer(Answer.ACCEPT)
SKIP, NOT_APPLICABLE = ReplyAnswer(Answer.SKIP), ReplyAnswer(Answer.NOT_APPLICABLE)
BACK, ON, LEFT = Navigate("back"), Navigate("on"), Leave()

EVERYWHERE: dict[str, Reply | None] = {
    **dict.fromkeys(["s", "S", "skip", "Skip", "SKIP"], SKIP),
    **dict.fromkeys(["x", "na", "not-applicable"], NOT_APPLICABLE),
    **dict.fromkeys(["b", "B", "back"], BACK),
    **dict.fromkeys(["q", "Q", "quit", "leave", "exit"], LEFT),
}


def said(value: Value) -> ReplyAnswer:
    """A value as an answer."""
    return ReplyAnswer(Answer.YES, value)


NO_STATE: dict[str, Reply | None] = dict.fromkeys(["n", "not yet", "not-yet", "a", "accept", "maybe", "-1", "½"])
MEANINGS: dict[str, tuple[Question, dict[str, Reply | None]]] = {
    "state": (
        STATE,
        {
            **dict.fromkeys(["y", "Y", "yes", "Yes", ""], YES),
            **dict.fromkeys(["n", "N", "no", "not yet", "Not yet", "not-yet"], NOT_YET),
            **dict.fromkeys(["a", "accept"], ACCEPT),
            **dict.fromkeys(["1", "maybe", "yess", "y n", "?", "\N{FULLWIDTH LATIN SMALL LETTER Y}"]),
        },
    ),
    "essential state": (ESSENTIAL, {"": None, "y": YES, "n": NOT_YET}),
    "number": (
        NUMBER,
        {
            **{str(number): said(number) for number in range(11)},
            "07": said(7),
            "007": said(7),
            "0007": None,
            "11": None,
            "1.5": None,
            "+5": None,
            "5 ": None,
            **dict.fromkeys(["", "y", "yes", "no", "\N{SUPERSCRIPT TWO}", "\N{ARABIC-INDIC DIGIT THREE}"]),
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
            "no": said("no"),
            **dict.fromkeys(["", "y", "yes", "litt", "0001", "\N{SUPERSCRIPT TWO}"]),
            **NO_STATE,
        },
    ),
    "words": (
        WORDS,
        {
            "": SKIP,
            **{word: said(word) for word in ("calm", "Yes", "no", "a", "n", "5", "not yet", "skip it", "why")},
            "one too many": said("one too ma"),
        },
    ),
    "exercise": (BREATH, {"": YES, "y": YES, "yes": YES, "5": None, **NO_STATE}),
}
TABLE = [(name, words, reply) for name, (_, own) in MEANINGS.items() for words, reply in (EVERYWHERE | own).items()]


@pytest.mark.parametrize(("name", "words", "reply"), TABLE)
def test_typed(name: str, words: str, reply: Reply | None) -> None:
    """A typed line means what the line above it says, in small or capital letters; all else is no answer."""
    assert parse_reply(words, MEANINGS[name][0], again=False, kept=False) == reply


@pytest.mark.parametrize("name", MEANINGS)
def test_enter_alone_keeps_an_earlier_answer(name: str) -> None:
    """With an earlier answer in view, Enter alone keeps it; a new answer still counts."""
    prompt, own = MEANINGS[name]
    assert parse_reply("", prompt, again=False, kept=True) == ON
    for words, reply in (EVERYWHERE | own).items():
        if words:
            assert parse_reply(words, prompt, again=False, kept=True) == reply


@pytest.mark.parametrize("prompt", [STATE, ESSENTIAL], ids=["state", "essential state"])
def test_asked_again(prompt: Acknowledge) -> None:
    """Not yet, said twice, means going on as it is."""
    for words in ("n", "no", "not yet", "a", "accept"):
        assert parse_reply(words, prompt, again=True, kept=False) == ACCEPT
    assert parse_reply("y", prompt, again=True, kept=False) == YES
    assert parse_reply("s", prompt, again=True, kept=False) == SKIP


@given(words=st.text(max_size=20), again=st.booleans(), kept=st.booleans())
@pytest.mark.parametrize("name", MEANINGS)
def test_any_line(name: str, words: str, again: bool, kept: bool) -> None:
    """Whatever is typed, a number or word is only taken where the question has it, and words never beyond the limit."""
    prompt = MEANINGS[name][0]
    reply = parse_reply(words, prompt, again=again, kept=kept)
    if not isinstance(reply, ReplyAnswer) or reply.value is None:
        return
    match prompt:
        case Rate(minimum=minimum, maximum=maximum):
            assert isinstance(reply.value, int)
            assert minimum <= reply.value <= maximum
        case Choose(options=options):
            assert reply.value in options
        case Write(limit=limit):
            assert isinstance(reply.value, str)
            assert 0 < len(reply.value) <= limit
        case _:
            raise AssertionError(reply)


def test_value_of() -> None:
    """A question that takes no value has none, whatever is typed."""
    assert [parse_value("5", prompt) for prompt in (STATE, WORDS, BREATH)] == [None] * 3
    assert (parse_value("5", NUMBER), parse_value("2", WORD)) == (5, "Hurry")


# Answer files.


def scripted(plan: Plan, lines: list[dict[str, Value]]) -> Run:
    """The run that a file of answers leads to."""
    script = AnswerFileSurface([json.dumps(line) for line in lines], "answers", None)
    return run_loop(Run(plan), script, NullJournal(), Watch(), NoProbes()).run


def kept(run: Run) -> dict[str, tuple[str, Value | None]]:
    """What became of each item that may be known, with the values that are kept."""
    return {
        step.ref: (response.outcome.value, response.value if step.item.stores_value else None)
        for step in run.visible
        for response in [run.response(step.ref)]
        if step.ref not in run.plan.traceless
    }


@settings(deadline=None)
@given(data=st.data())
def test_answers_come_round(data: st.DataObject) -> None:
    """The answers that a run gives out lead to the same run when they are given in, however one went back and forth."""
    run = Run(everything())
    for _ in range(data.draw(st.integers(1, 40))):
        if run.current is None:
            break
        act = data.draw(st.sampled_from(["answer", "answer", "back", "on"]))
        if act == "answer":
            answer, value = data.draw(st.sampled_from(replies(run.current)))
            run = walked(run, answer.value if value is None else value)
        elif run.back() if act == "back" else run.onward():
            run = run.apply(event_of(run, act))
    again = scripted(run.plan, answers_shape(run))
    assert kept(again) == kept(run)
    assert run.current is not None or again.status is Status.COMPLETED


def test_answers_after_going_back_and_on() -> None:
    """Looking back at an earlier answer and going on with it changes nothing in what is given out."""
    plan = listed(scale("one"), scale("two"), scale("three"), text("four"))
    run = walked(plan, 1, 2, "back", "back", "on", "on", 3, "calm")
    assert kept(scripted(plan, answers_shape(run))) == kept(run)


@given(words=st.text(min_size=1, max_size=60))
@example(words="yes")
@example(words="back")
def test_typed_words_are_not_given_out(words: str) -> None:
    """Words of one's own are not in the answers that a run gives out; that there were some, is."""
    run = Run(listed(text("aim"))).apply(Answered("c/aim", Answer.YES, words))
    assert answers_shape(run) == [{"item": "c/aim", "answer": "yes"}]
