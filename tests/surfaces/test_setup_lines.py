"""What every surface says of a question of the set-up."""

from presencecheck.core.events import Answer
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
    assert [can_go_back(page) for page in (FIRST, LINK, LAST)] == [False, True, True]
    assert [can_pass(page) for page in (FIRST, LINK, LAST)] == [True, True, False]


def test_replies() -> None:
    """An empty line answers nothing, and whatever has no place here leaves."""
    assert reply_of(ReplyAnswer(Answer.YES, "by phone")) == SetUp("by phone")
    assert reply_of(ReplyAnswer(Answer.SKIP)) == SetUp()
    for reply in (Navigate("back"), PassSetup(), Leave(interrupted=True), SetUp("x")):
        assert reply_of(reply) == reply
    assert reply_of(ClientHere()) == Leave()


def test_a_choice_is_repeated_and_a_link_is_not() -> None:
    """A link to a meeting can be a key to it."""
    assert [line.text for line in settled(FIRST, SetUp("by phone"))] == ["by phone"]
    assert settled(LINK, SetUp("https://meet.example.org/secret")) == ()
    assert settled(FIRST, PassSetup()) == settled(LAST, SetUp("begin")) == ()
