"""What every surface says of a question of the set-up."""

import pytest

from presencecheck.core.events import Answer
from presencecheck.core.frozen import replace
from presencecheck.core.prompts import Choose, Write
from presencecheck.messages import setup as setup_messages
from presencecheck.surfaces.setup_lines import can_go_back, can_pass, opening, progress, reply_of, settled
from presencecheck.surfaces.surface import (
    ClientHere,
    Leave,
    Navigate,
    PassSetup,
    ReplyAnswer,
    SetUp,
    SetupPage,
    SetupReply,
)

FIRST = SetupPage(Choose("How?", ("by video", "by phone")), ("Hello.",), usual="by phone", number=1, total=3)
LINK = SetupPage(Write("Where?", 100), after=("Kept is the host.",), number=2, total=3)
LAST = SetupPage(Choose("Begin?", ("begin", "not now")), usual="begin")


def said(page: SetupPage) -> list[tuple[str, str]]:
    """The lines with what they are."""
    return [(line.role, line.text) for line in opening(page) if line.role != "gap"]


def test_what_is_said_stands_around_the_question() -> None:
    """The first page has the title, the later ones none."""
    assert said(FIRST) == [("title", setup_messages.TITLE), ("quiet", "Hello."), ("question", "How?")]
    assert said(LINK) == [("question", "Where?"), ("quiet", "Kept is the host.")]


def test_where_it_stands() -> None:
    """The last page is no question of the set-up: it has no number, and nothing is left to pass over."""
    assert [progress(page) for page in (FIRST, LINK, LAST)] == ["1 of 3", "2 of 3", ""]
    open_ended = replace(FIRST, total=4, fewest=3)
    assert progress(open_ended) == f"1 of {setup_messages.TOTAL_OPEN.format(fewest=3, most=4)}"
    assert [can_go_back(page) for page in (FIRST, LINK, LAST)] == [False, True, True]
    assert [can_pass(page) for page in (FIRST, LINK, LAST)] == [True, True, False]


def test_replies() -> None:
    """An empty line answers nothing, and whatever has no place here leaves."""
    assert reply_of(ReplyAnswer(Answer.YES, "by phone")) == SetUp("by phone")
    assert reply_of(ReplyAnswer(Answer.SKIP)) == SetUp()
    for reply in (Navigate("back"), PassSetup(), Leave(interrupted=True), SetUp("x")):
        assert reply_of(reply) == reply
    assert reply_of(ClientHere()) == Leave()


@pytest.mark.parametrize(
    ("page", "reply", "words"),
    [
        (FIRST, SetUp("by phone"), "by phone"),
        (LAST, SetUp("begin"), "begin"),
        (FIRST, PassSetup(), setup_messages.PASSED),
        (LINK, SetUp("https://meet.example.org/secret"), setup_messages.HOST_TAKEN.format(host="meet.example.org")),
        (LINK, SetUp(), setup_messages.HOST_NONE),
        (replace(LINK, usual="meet.example.org"), SetUp(), setup_messages.HOST_STAYS.format(host="meet.example.org")),
    ],
)
def test_each_question_leaves_a_line(page: SetupPage, reply: SetupReply, words: str) -> None:
    """What was taken; of a link nothing but its host, since a link to a meeting can be a key to it."""
    assert [line.text for line in settled(page, reply)] == [words]


def test_what_settles_nothing_leaves_none() -> None:
    """Going back, leaving, and what is no link, which is asked again."""
    for reply in (Navigate("back"), Leave(), SetUp("anna's room")):
        assert settled(LINK, reply) == ()
