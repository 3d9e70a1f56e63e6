"""What can be typed where a card is recalled, and what it means."""

import pytest

from presencecheck.messages import recall as recall_messages
from presencecheck.messages import walk as walk_messages
from presencecheck.surfaces.plain.choices import Said
from presencecheck.surfaces.plain.recall_lines import RecallLines
from presencecheck.surfaces.surface import ClientHere, Leave, LeftOpen, Reply
from tests.surfaces.test_recall import page


@pytest.mark.parametrize(
    ("lines", "reply"),
    [
        (("",), LeftOpen()),
        (("1 3", ""), LeftOpen(frozenset({0, 2}))),
        (("1,2", "2", ""), LeftOpen(frozenset({0}))),
        (("client",), ClientHere()),
        (("C",), ClientHere()),
        (("quit",), Leave()),
        (("q",), Leave()),
    ],
)
def test_lines_that_end_it(lines: tuple[str, ...], reply: Reply) -> None:
    """An empty line takes what is marked, also nothing."""
    prompt = RecallLines(page(), Said())
    assert [prompt.understand(line) for line in lines] == [None] * (len(lines) - 1) + [reply]


@pytest.mark.parametrize("line", ["4", "1 4", "0", "yes", "+", "skip"])
def test_other_lines_take_nothing(line: str) -> None:
    """They are told to be none, and mark nothing."""
    prompt = RecallLines(page(), Said())
    assert prompt.understand(line) is None
    assert [each.text for each in prompt.answer()] == [walk_messages.PLAIN_UNKNOWN]
    assert prompt.understand("") == LeftOpen()


def test_more_than_ten() -> None:
    """The tenth is 10 or 0; a plus shows the others."""
    prompt = RecallLines(page(12), Said())
    assert [each.text for each in prompt.choices()][1] == recall_messages.PLAIN_MORE
    assert prompt.understand("10") is None
    assert prompt.answer()[9].aside == recall_messages.MARKED
    assert prompt.understand("0 1") is None
    assert prompt.understand("+") is None
    assert [each.text for each in prompt.answer()] == ["1 State 10", "2 State 11"]
    assert prompt.understand("2") is None
    assert prompt.understand("") == LeftOpen(frozenset({0, 11}))


def test_what_is_read() -> None:
    """The lines and what can be typed; the questions on demand."""
    prompt = RecallLines(page(), Said())
    shown = [each.text for each in prompt.shown()]
    assert shown[:3] == ["1 State 0", "2 State 1", "3 State 2"]
    assert len(shown) == 4
    assert prompt.understand("?") is None
    assert next(each.text for each in prompt.answer()) == "1 Is 0 so?"


def test_what_can_be_typed_is_said_in_full_once() -> None:
    """With the first of them; after that in short, and in full again where help is typed."""
    said = Said()
    words = {"client": "client", "quit": "quit"}
    full, short = (sentence.format(**words) for sentence in (recall_messages.PLAIN, recall_messages.PLAIN_SHORT))
    assert [next(RecallLines(page(), said).choices()).text for _ in range(3)] == [full, short, short]
    prompt = RecallLines(page(), said)
    assert prompt.understand("Help") is None
    assert prompt.answer() == []
    assert next(prompt.choices()).text == full
