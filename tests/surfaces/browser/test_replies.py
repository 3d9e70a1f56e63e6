"""What a form sent, understood."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presencecheck.core.events import Answer
from presencecheck.core.prompts import Acknowledge, Choose, Hold, Mark, Rate, Write
from presencecheck.messages import walk as walk_messages
from presencecheck.surfaces.answer_state import AnswerState
from presencecheck.surfaces.answer_words import Question
from presencecheck.surfaces.browser.replies import (
    Refused,
    last_reply,
    offer_reply,
    recall_reply,
    reply_to,
    still_so_reply,
)
from presencecheck.surfaces.open_pages import OpenPages
from presencecheck.surfaces.surface import (
    ClientHere,
    Finish,
    Leave,
    LeftOpen,
    MeasureAgain,
    Navigate,
    Reply,
    ReplyAnswer,
    Revisit,
    StillSo,
    StillSoLine,
    StillSoPage,
    YesOnceMeasured,
)
from tests.support.builders import confirm, listed, walked

CONFIRM = Acknowledge("So?", "So")
CHOICE = Choose("Which?", ("sun", "rain"))
SCALE = Rate("How?", 0, 10, "not", "very")
MARKS = Mark("What?", ("a", "b", "c"), 2)
WORDS = Write("A word?", 5)
REST = Hold("Rest.", 60, (), ("Stand up",))
PROMPTS: tuple[Question, ...] = (CONFIRM, CHOICE, SCALE, MARKS, WORDS, REST)
PLAIN = AnswerState()
YES, NOT_YET = ReplyAnswer(Answer.YES), ReplyAnswer(Answer.NOT_YET)


@pytest.mark.parametrize(
    ("prompt", "state", "fields", "expected"),
    [
        (CONFIRM, PLAIN, {"do": ["y"]}, YES),
        (CONFIRM, PLAIN, {"do": ["n"]}, NOT_YET),
        (CONFIRM, AnswerState(is_again=True), {"do": ["g"]}, ReplyAnswer(Answer.ACCEPT)),
        (CONFIRM, AnswerState(is_measurable=True), {"do": ["m"]}, MeasureAgain()),
        (CONFIRM, AnswerState(is_against=True), {"do": ["y"]}, MeasureAgain(for_yes=True)),
        (CONFIRM, AnswerState(is_awaited=True), {"do": ["y"]}, YesOnceMeasured()),
        (CONFIRM, PLAIN, {"do": ["skip"]}, ReplyAnswer(Answer.SKIP)),
        (CONFIRM, PLAIN, {"do": ["x"]}, ReplyAnswer(Answer.NOT_APPLICABLE)),
        (CONFIRM, PLAIN, {"do": ["back"]}, Navigate("back")),
        (CONFIRM, PLAIN, {"do": ["client"]}, ClientHere()),
        (CONFIRM, PLAIN, {"do": ["quit"]}, Leave()),
        (CHOICE, PLAIN, {"do": ["2"]}, ReplyAnswer(Answer.YES, "rain")),
        (SCALE, PLAIN, {"do": ["10"]}, ReplyAnswer(Answer.YES, 10)),
        (MARKS, PLAIN, {"do": ["take"], "mark": ["3", "1"]}, ReplyAnswer(Answer.YES, ("a", "c"))),
        (MARKS, PLAIN, {"do": ["take"]}, ReplyAnswer(Answer.YES, ())),
        (WORDS, PLAIN, {"do": ["take"], "words": ["quit"]}, ReplyAnswer(Answer.YES, "quit")),
        (WORDS, PLAIN, {"do": ["take"], "words": ["a\x1b]b  cdef"]}, ReplyAnswer(Answer.YES, "a\ufffd]b ")),
        (WORDS, PLAIN, {"do": ["take"], "words": [" "]}, ReplyAnswer(Answer.SKIP)),
        (WORDS, PLAIN, {"do": ["client"], "words": ["x"]}, ClientHere()),
        (REST, PLAIN, {"do": ["y"]}, YES),
    ],
)
def test_each_answer(prompt: Question, state: AnswerState, fields: dict[str, list[str]], expected: Reply) -> None:
    """A button's value means what its key means elsewhere; a word that was typed is never taken for a button."""
    assert reply_to(prompt, state, fields, kept=False) == expected


@pytest.mark.parametrize(
    ("prompt", "state", "fields"),
    [
        (CONFIRM, PLAIN, {}),
        (CONFIRM, PLAIN, {"do": [""]}),
        (CONFIRM, PLAIN, {"do": ["g"]}),
        (CONFIRM, PLAIN, {"do": ["m"]}),
        (CONFIRM, PLAIN, {"do": ["keep"]}),
        (CONFIRM, AnswerState(is_awaited=True, is_said=True), {"do": ["y"]}),
        (CHOICE, PLAIN, {"do": ["3"]}),
        (SCALE, PLAIN, {"do": ["11"]}),
        (SCALE, PLAIN, {"do": ["y"]}),
        (MARKS, PLAIN, {"do": ["take"], "mark": ["1", "2", "3"]}),
        (WORDS, PLAIN, {"do": ["y"]}),
    ],
)
def test_what_is_no_answer(prompt: Question, state: AnswerState, fields: dict[str, list[str]]) -> None:
    """What no button of the page could have sent is refused, and said."""
    assert isinstance(reply_to(prompt, state, fields, kept=False), Refused)


VALUES = st.sampled_from(("y", "n", "g", "m", "keep", "take", "begin", "skip", "x", "back", "1", "11", "", "²"))


@given(
    st.sampled_from(PROMPTS),
    st.dictionaries(st.sampled_from(("do", "mark", "words", "n")), st.lists(st.one_of(VALUES, st.text()), max_size=4)),
    st.booleans(),
)
def test_any_form_is_a_reply_or_refused(prompt: Question, fields: dict[str, list[str]], kept: bool) -> None:
    """Whatever a program sends: nothing breaks, and no value is taken that was not offered."""
    reply = reply_to(prompt, PLAIN, fields, kept=kept)
    if isinstance(reply, ReplyAnswer) and reply.value is not None:
        match prompt:
            case Choose(options=options):
                assert reply.value in options
            case Rate(minimum=low, maximum=high):
                assert isinstance(reply.value, int)
                assert low <= reply.value <= high
            case Mark(options=options, most=most):
                assert isinstance(reply.value, tuple)
                assert set(reply.value) <= set(options)
                assert len(reply.value) <= most
            case Write(limit=limit):
                assert 0 < len(str(reply.value)) <= limit


def test_several_confirmed_together() -> None:
    """Only y confirms, and not the lines that are marked."""
    page = StillSoPage("Still so?", (StillSoLine("a", "A?", "A"), StillSoLine("b", "B?", "B")))
    assert still_so_reply(page, {"do": ["y"], "mark": ["2", "9", "0"]}) == StillSo(frozenset((1,)))
    assert still_so_reply(page, {"do": ["n"]}) == StillSo(frozenset((0, 1)))
    assert still_so_reply(page, {"do": ["client"]}) == ClientHere()
    assert isinstance(still_so_reply(page, {"do": ["take"]}), Refused)
    assert still_so_reply(page, {"do": ["enter"], "mark": ["1"]}) == walk_messages.STILL_SO_ENTER


def test_a_card_recalled() -> None:
    """The marked lines were left open."""
    assert recall_reply(2, {"do": ["take"], "mark": ["1", "3"]}) == LeftOpen(frozenset((0,)))
    assert recall_reply(2, {"do": ["quit"]}) == Leave()
    assert isinstance(recall_reply(2, {"do": ["y"]}), Refused)


def test_an_offer() -> None:
    """An option by its number; the client only where there is such a button."""
    assert offer_reply(CHOICE, {"do": ["2"]}, has_client=False) == 1
    assert offer_reply(CHOICE, {"do": ["client"]}, has_client=True) == ClientHere()
    assert isinstance(offer_reply(CHOICE, {"do": ["client"]}, has_client=False), Refused)
    assert isinstance(offer_reply(CHOICE, {"do": ["0"]}, has_client=False), Refused)


def test_the_last_screen() -> None:
    """A digit is an open item, Enter the end."""
    run = walked(listed(confirm("door"), confirm("lamp")), "skip", "yes")
    pages = OpenPages(run)
    assert last_reply(pages, {"do": ["1"]}) == Revisit("c/door")
    assert last_reply(pages, {"do": ["back"]}) == Revisit("c/lamp")
    assert last_reply(pages, {"do": ["take"]}) == Finish()
    assert last_reply(pages, {"do": ["more"]}) is None
    assert isinstance(last_reply(pages, {"do": ["2"]}), Refused)
