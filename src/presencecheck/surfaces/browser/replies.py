"""What a form sent → a reply. Pure."""

from collections.abc import Collection

from presencecheck.core.events import Answer
from presencecheck.core.prompts import Acknowledge, Choose, Hold, Mark, Rate, Write
from presencecheck.messages import browser as browser_messages
from presencecheck.messages import keys as keys_messages
from presencecheck.messages import walk as walk_messages
from presencecheck.surfaces.answer_state import AnswerState
from presencecheck.surfaces.answer_words import BACK, CLIENT, IN_TEXT, QUIT, parse_reply
from presencecheck.surfaces.browser.forms import ANSWER, ENTER, KEEP, MARKS, MORE, NOT_APPLICABLE, SKIP, TAKE, WORDS
from presencecheck.surfaces.browser.stage import Fields
from presencecheck.surfaces.open_pages import OpenPages
from presencecheck.surfaces.setup_lines import can_go_back, can_pass
from presencecheck.surfaces.surface import (
    ClientHere,
    Finish,
    LastReply,
    Leave,
    LeftOpen,
    MeasureAgain,
    Navigate,
    PassSetup,
    RecallReply,
    Reply,
    ReplyAnswer,
    SetUp,
    SetupPage,
    SetupReply,
    StillSo,
    StillSoPage,
    StillSoReply,
)
from presencecheck.system.sanitize import sanitize_line

_ASIDE: dict[str, ClientHere | Leave] = {CLIENT: ClientHere(), QUIT: Leave()}


class Refused(str):
    """Why what was sent is no answer; the question stays."""

    __slots__ = ()


def answer_of(fields: Fields) -> str:
    """The value of the button that was pressed."""
    return _first(fields, ANSWER)


def marked_in(fields: Fields) -> frozenset[int]:
    """The places of the boxes that are marked, from 0."""
    sent = (value for value in fields.get(MARKS, []) if value.isascii() and value.isdecimal() and len(value) < 4)
    return frozenset(int(value) - 1 for value in sent)


def reply_to(
    prompt: Acknowledge | Choose | Mark | Rate | Write | Hold,
    state: AnswerState,
    fields: Fields,
    *,
    kept: bool,
    marked: Collection[int] = (),
) -> Reply | Refused:
    """The reply to a question.

    Args:
        prompt: what was asked.
        state: how the question stands.
        fields: what was sent.
        kept: whether an earlier answer stands.
        marked: the places of the options that it marked.
    """
    sent = answer_of(fields)
    if sent == KEEP and isinstance(prompt, Mark) and marked_in(fields) != frozenset(marked):
        sent = TAKE  # in a box Enter presses the first button, also when marks were changed
    if sent == KEEP:
        return Navigate("on") if kept else _refused()
    if isinstance(prompt, Write):
        return _written(prompt, sent, fields)
    if isinstance(prompt, Mark) and sent == TAKE:
        return _marked(prompt, fields)
    if sent == "m" and state.can_measure:
        return MeasureAgain()
    reply = parse_reply(sent, prompt, can_accept=state.can_accept, kept=False) if sent else None
    if reply == ReplyAnswer(Answer.YES) and isinstance(prompt, Acknowledge):
        return state.yes() or Refused(keys_messages.STILL_MEASURING)
    return reply if reply is not None else _refused()


def still_so_reply(page: StillSoPage, fields: Fields) -> StillSoReply | Refused:
    """The reply to lines that are confirmed together."""
    sent = answer_of(fields)
    if sent in _ASIDE:
        return _ASIDE[sent]
    places = range(len(page.lines))
    if sent == "y":
        return StillSo(marked_in(fields) & frozenset(places))
    if sent == ENTER:
        return Refused(walk_messages.STILL_SO_ENTER)
    return StillSo(frozenset(places)) if sent == "n" else _refused()


def recall_reply(count: int, fields: Fields) -> RecallReply | Refused:
    """The reply to a card that is recalled.

    Args:
        count: the number of its lines.
        fields: what was sent.
    """
    sent = answer_of(fields)
    if sent in _ASIDE:
        return _ASIDE[sent]
    return LeftOpen(marked_in(fields) & frozenset(range(count))) if sent == TAKE else _refused()


def offer_reply(question: Choose, fields: Fields, *, has_client: bool) -> int | ClientHere | Leave | Refused:
    """The place of the option that was chosen."""
    sent = answer_of(fields)
    if sent == QUIT or (sent == CLIENT and has_client):
        return _ASIDE[sent]
    known = [str(place) for place in range(1, len(question.options) + 1)]
    return known.index(sent) if sent in known else _refused()


def setup_reply(page: SetupPage, fields: Fields) -> SetupReply | Refused:
    """The reply to a question of the set-up."""
    sent = answer_of(fields)
    if sent == QUIT:
        return Leave()
    if sent == BACK and can_go_back(page):
        return Navigate("back")
    if sent == SKIP and can_pass(page):
        return PassSetup()
    if isinstance(page.prompt, Write):
        return SetUp(sanitize_line(_first(fields, WORDS))[: page.prompt.limit].strip()) if sent == TAKE else _refused()
    known = {str(place): option for place, option in enumerate(page.prompt.options, 1)}
    return SetUp(known[sent]) if sent in known else _refused()


def last_reply(pages: OpenPages, fields: Fields) -> LastReply | Refused | None:
    """The reply to the last screen; None where the next open items are to be shown."""
    sent = answer_of(fields)
    if sent == MORE:
        return None
    if sent in (TAKE, CLIENT, QUIT):
        return Finish()
    if sent == BACK:
        return pages.last() or _refused()
    picked = pages.pick(sent) if len(sent) == 1 and sent.isascii() and sent.isdecimal() else None
    return picked or _refused()


def _written(prompt: Write, sent: str, fields: Fields) -> Reply | Refused:
    if sent == NOT_APPLICABLE:
        return ReplyAnswer(Answer.NOT_APPLICABLE)
    if sent != TAKE:
        return IN_TEXT.get(sent) or _refused()
    words = sanitize_line(_first(fields, WORDS))[: prompt.limit]
    return ReplyAnswer(Answer.YES, words) if words else ReplyAnswer(Answer.SKIP)


def _marked(prompt: Mark, fields: Fields) -> Reply | Refused:
    places = marked_in(fields) & frozenset(range(len(prompt.options)))
    if len(places) > prompt.most:
        return Refused(browser_messages.SEVERAL.format(most=prompt.most))
    return ReplyAnswer(Answer.YES, prompt.in_order([prompt.options[place] for place in places]))


def _first(fields: Fields, name: str) -> str:
    return next(iter(fields.get(name, [])), "")


def _refused() -> Refused:
    return Refused(walk_messages.PLAIN_UNKNOWN)
