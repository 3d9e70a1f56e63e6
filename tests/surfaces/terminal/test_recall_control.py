"""The keys of a card that is recalled."""

import pytest

from presencecheck.messages import keys as keys_messages
from presencecheck.messages import walk as walk_messages
from presencecheck.surfaces.recall import RecallMarks
from presencecheck.surfaces.surface import ClientHere, Leave, LeftOpen, Reply
from presencecheck.surfaces.terminal.recall_control import RecallControl
from tests.support.builders import hints, text_of
from tests.surfaces.test_recall import page


def control(count: int = 3, told: list[int] | None = None) -> RecallControl:
    """A card of so many lines."""

    def tell(marks: RecallMarks) -> None:
        if told is not None:
            told.append(marks.start)

    return RecallControl(page(count), tell)


@pytest.mark.parametrize(
    ("keys", "reply"),
    [
        (["enter"], LeftOpen()),
        (["right"], LeftOpen()),
        (["1", "3", "enter"], LeftOpen(frozenset({0, 2}))),
        (["1", "1", "enter"], LeftOpen()),
        (["c"], ClientHere()),
        (["q"], Leave()),
        (["c-c"], Leave(interrupted=True)),
    ],
)
def test_keys_that_end_it(keys: list[str], reply: Reply) -> None:
    """Enter takes what is marked, also nothing."""
    prompt = control()
    assert [prompt.key(key) for key in keys] == [None] * (len(keys) - 1) + [reply]


@pytest.mark.parametrize("key", ["4", "0", "y", "n", "s", "x", "b", "left", "+", "escape"])
def test_other_keys_take_nothing(key: str) -> None:
    """Each gets one quiet line."""
    prompt = control()
    assert prompt.key(key) is None
    assert prompt.notice
    assert prompt.key("enter") == LeftOpen()


def test_more_than_ten() -> None:
    """A plus shows the others, and their digits are those that count."""
    prompt = control(12)
    assert hints(prompt)["+"] == walk_messages.KEY_MORE.format(count=2)
    assert next(iter(hints(prompt))) == walk_messages.NUMBERS.format(lowest=1, highest=0)
    assert [prompt.key(key) for key in ("0", "+", "2", "3")] == [None] * 4
    assert prompt.notice
    assert hints(prompt)["+"] == walk_messages.KEY_MORE.format(count=10)
    assert prompt.key("enter") == LeftOpen(frozenset({9, 11}))


def test_the_questions_are_told_once() -> None:
    """For the lines that have a number."""
    told: list[int] = []
    prompt = control(12, told)
    for key in ("?", "+", "?"):
        assert prompt.key(key) is None
        assert not prompt.notice
    prompt.key("?")
    assert (told, prompt.notice) == ([0, 10], keys_messages.NOTHING_MORE)


def test_what_is_shown() -> None:
    """What is marked has a cross, and it is said what Enter takes."""
    prompt = control()
    assert hints(prompt)[walk_messages.ENTER] == walk_messages.KEY_TAKE_NONE
    prompt.key("2")
    assert text_of(prompt.lines(80))[:3] == ["  [ ] 1 State 0", "  [x] 2 State 1", "  [ ] 3 State 2"]
    assert hints(prompt)[walk_messages.ENTER] == walk_messages.KEY_TAKE
    assert next(iter(hints(control(1)))) == "1"


def test_marks_are_answers_for_the_guard() -> None:
    """A held digit must not mark and unmark."""
    assert [control().is_answer(key) for key in ("1", "enter", "c", "4", "?", "q")] == [
        True,
        True,
        True,
        False,
        False,
        False,
    ]
