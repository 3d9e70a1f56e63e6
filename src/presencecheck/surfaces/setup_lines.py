"""What every surface says of a question of the set-up, and how its reply is told. Pure."""

from collections.abc import Iterator

from presencecheck.core.events import Answer
from presencecheck.core.prompts import Choose
from presencecheck.core.thresholds import host_of
from presencecheck.messages import setup as setup_messages
from presencecheck.messages import walk as walk_messages
from presencecheck.surfaces.presentation import GAP, Line
from presencecheck.surfaces.surface import Leave, Navigate, PassSetup, Reply, ReplyAnswer, SetUp, SetupPage, SetupReply


def opening(page: SetupPage) -> Iterator[Line]:
    """The question, with what is said above and below it."""
    yield GAP
    if page.number == 1:
        yield Line(setup_messages.TITLE, "title")
    if page.before:
        yield from (Line(words, "quiet") for words in page.before)
        yield GAP
    yield Line(page.prompt.question, "question")
    yield from (Line(words, "quiet", 2) for words in page.after)


def progress(page: SetupPage) -> str:
    """Where the set-up stands; empty after its last question."""
    return walk_messages.PROGRESS.format(number=page.number, count=total_of(page)) if page.number else ""


def total_of(page: SetupPage) -> str:
    """How many questions there are; as long as an answer decides it, both numbers."""
    if page.fewest in (0, page.total):
        return str(page.total)
    return setup_messages.TOTAL_OPEN.format(fewest=page.fewest, most=page.total)


def can_go_back(page: SetupPage) -> bool:
    """Whether there is a question before."""
    return page.number != 1


def can_pass(page: SetupPage) -> bool:
    """Whether there are questions that can be left out."""
    return page.number > 0


def reply_of(reply: Reply) -> SetupReply:
    """The reply that a key or a line gave, as the set-up takes it."""
    if isinstance(reply, SetUp | PassSetup | Navigate | Leave):
        return reply
    if isinstance(reply, ReplyAnswer):
        return SetUp(str(reply.value)) if reply.answer is Answer.YES and reply.value is not None else SetUp()
    return Leave()


def settled(page: SetupPage, reply: SetupReply) -> tuple[Line, ...]:
    """What was taken, and kept; of a link the host alone is repeated, since a link to a meeting can be a key to it.

    Nothing after going back or leaving, and where in what was written no host can be read.
    """
    if isinstance(reply, PassSetup):
        return (Line(setup_messages.PASSED, "quiet", 2),)
    if not isinstance(reply, SetUp):
        return ()
    if isinstance(page.prompt, Choose):
        return (Line(reply.words, "good", 2),)
    if not reply.words:
        words = setup_messages.HOST_STAYS.format(host=page.usual) if page.usual else setup_messages.HOST_NONE
        return (Line(words, "quiet", 2),)
    host = host_of(reply.words)
    return (Line(setup_messages.HOST_TAKEN.format(host=host), "good", 2),) if host else ()
