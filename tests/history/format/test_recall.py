"""What was said of a card, as the history keeps it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presencecheck.history.format.recall import (
    Recalled,
    is_recall,
    mark_of,
    parse_recall,
    recall_text,
    recalled_card,
)

IDS = st.from_regex(r"[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,4})?", fullmatch=True)


@given(st.lists(st.tuples(IDS, IDS, st.lists(IDS, max_size=5, unique=True), st.booleans()), min_size=1, max_size=4))
def test_it_comes_back(said: list[tuple[str, str, list[str], bool]]) -> None:
    """As it was said, with which lines only where that is kept."""
    recalled = tuple(recalled_card(run, name, lines, keeps_items=keeps) for run, name, lines, keeps in said)
    assert parse_recall(recall_text(recalled)) == recalled
    for one, (run, name, lines, keeps) in zip(recalled, said, strict=True):
        assert one == Recalled(mark_of(run), name, len(lines), tuple(lines) if keeps else ())


def test_a_mark_tells_nothing_of_the_run() -> None:
    """It is short, the same each time, another for another run, and not the run's name."""
    assert mark_of("k2m4p6q8r0") == mark_of("k2m4p6q8r0") != mark_of("k2m4p6q8r1")
    assert len(mark_of("k2m4p6q8r0")) == 16
    assert "k2m4" not in mark_of("k2m4p6q8r0")


MARK = mark_of("k2m4p6q8r0")


@pytest.mark.parametrize(
    "text",
    [
        *("", "{}", "[]", "7", "[7]", "[[]]", "null", "[" * 99_999),
        *(f'["{MARK}"]', f'[["{MARK}","card",1]]', f'[["{MARK}","card",1,null]]', f'[["{MARK}","Card",1,[]]]'),
        *(f'[["{MARK[:-1]}","card",1,[]]]', '[[7,"card",1,[]]]', f'[["{MARK}",7,1,[]]]'),
        *(f'[["{MARK}","card","1",[]]]', f'[["{MARK}","card",-1,[]]]', f'[["{MARK}","card",1,[7]]]'),
        *(f'[["{MARK}","card",1,["exit","way"]]]', f'[["{MARK}","card",1,["Way out"]]]'),
    ],
)
def test_what_can_be_no_recall(text: str) -> None:
    """Anything that this program does not write."""
    assert not is_recall(text)
    with pytest.raises(ValueError):  # noqa: PT011 - it says what stands there, for no reader
        parse_recall(text)


def test_nothing_was_said() -> None:
    """A run that asked for no card has no text at all."""
    assert is_recall(None)
    assert is_recall(f'[["{MARK}","card",2,["exit","way"]]]')
