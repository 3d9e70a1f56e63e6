"""What can be typed where several items are confirmed together, and what it means."""

import pytest

from presencecheck.messages import walk as walk_messages
from presencecheck.surfaces.plain.choices import Said
from presencecheck.surfaces.plain.still_so_lines import StillSoLines
from presencecheck.surfaces.surface import ClientHere, Leave, Reply, StillSo
from tests.surfaces.test_still_so import PAGE


@pytest.mark.parametrize(
    ("lines", "reply"),
    [
        (("y",), StillSo()),
        (("Yes",), StillSo()),
        (("1 3", "y"), StillSo(frozenset({0, 2}))),
        (("1,2", "2", "y"), StillSo(frozenset({0}))),
        (("n",), StillSo(frozenset({0, 1, 2}))),
        (("not yet",), StillSo(frozenset({0, 1, 2}))),
        (("client",), ClientHere()),
        (("c",), ClientHere()),
        (("quit",), Leave()),
        (("q",), Leave()),
    ],
)
def test_lines_that_end_it(lines: tuple[str, ...], reply: Reply) -> None:
    """Only y confirms, and only what is not marked."""
    prompt = StillSoLines(PAGE, Said())
    assert [prompt.understand(line) for line in lines] == [None] * (len(lines) - 1) + [reply]


@pytest.mark.parametrize("line", ["", "4", "1 4", "12", "skip", "back", "0", "yy", "١٤"])
def test_other_lines_confirm_nothing(line: str) -> None:
    """They are told to be none, and mark nothing."""
    prompt = StillSoLines(PAGE, Said())
    assert prompt.understand(line) is None
    assert [each.text for each in prompt.answer()] == [walk_messages.PLAIN_UNKNOWN]
    assert prompt.understand("y") == StillSo()


def test_the_questions_can_be_read() -> None:
    """With the numbers of their lines."""
    prompt = StillSoLines(PAGE, Said())
    assert prompt.understand("?") is None
    assert next(each.text for each in prompt.answer()) == "1 Is the door shut?"


def test_what_is_marked_is_read_again() -> None:
    """And y then means the rest."""
    prompt = StillSoLines(PAGE, Said())
    before = next(prompt.choices()).text
    assert prompt.understand("\N{FULLWIDTH DIGIT TWO}") is None
    assert walk_messages.STILL_SO_MARKED in prompt.answer()[1].aside
    assert next(prompt.choices()).text == walk_messages.PLAIN_STILL_SO_REST != before


def test_what_can_be_typed_is_said_in_full_once() -> None:
    """With the first of them; after that in short, and in full again where help is typed."""
    said = Said()
    words = {"client": "client", "quit": "quit"}
    full, short = (
        sentence.format(**words) for sentence in (walk_messages.PLAIN_STILL_SO, walk_messages.PLAIN_STILL_SO_SHORT)
    )
    assert [next(StillSoLines(PAGE, said).choices()).text for _ in range(3)] == [full, short, short]
    prompt = StillSoLines(PAGE, said)
    assert prompt.understand("Help") is None
    assert prompt.answer() == []
    assert next(prompt.choices()).text == full
