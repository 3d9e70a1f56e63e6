"""The keys of a prompt that confirms several items together."""

import pytest

from presencecheck.messages import keys as keys_messages
from presencecheck.messages import walk as walk_messages
from presencecheck.surfaces.surface import ClientHere, Leave, Reply, StillSo
from presencecheck.surfaces.terminal.still_so_control import StillSoControl
from tests.support.builders import hints, text_of, told_all
from tests.surfaces.test_still_so import PAGE


def control() -> StillSoControl:
    """The prompt of three lines."""
    return StillSoControl(PAGE, told_all)


@pytest.mark.parametrize(
    ("keys", "reply"),
    [
        ("y", StillSo()),
        ("1y", StillSo(frozenset({0}))),
        ("131y", StillSo(frozenset({2}))),
        ("123y", StillSo(frozenset({0, 1, 2}))),
        ("n", StillSo(frozenset({0, 1, 2}))),
        ("1n", StillSo(frozenset({0, 1, 2}))),
        ("c", ClientHere()),
        ("q", Leave()),
    ],
)
def test_keys_that_end_it(keys: str, reply: Reply) -> None:
    """Only y confirms, and only what is not marked."""
    prompt = control()
    assert [prompt.key(key) for key in keys] == [None] * (len(keys) - 1) + [reply]


@pytest.mark.parametrize("key", ["enter", "right", "4", "0", "s", "x", "b", "left", "g", "m", "escape", "?"])
def test_other_keys_confirm_nothing(key: str) -> None:
    """Each gets one quiet line, and the next key counts."""
    prompt = control()
    assert prompt.key(key) is None
    assert prompt.notice
    assert prompt.key("y") == StillSo()


def test_enter_is_answered_by_what_confirms() -> None:
    """As everywhere where one key is not enough."""
    for key in ("enter", "right"):
        prompt = control()
        prompt.key(key)
        assert prompt.notice == walk_messages.STILL_SO_ENTER
    prompt.key("?")
    assert prompt.notice == keys_messages.NOTHING_MORE


def test_marks_are_answers_for_the_guard() -> None:
    """A held digit must not mark and unmark."""
    assert [control().is_answer(key) for key in ("1", "3", "y", "n", "c", "?", "4", "q")] == [
        *[True] * 5,
        *[False] * 3,
    ]


def test_what_is_shown() -> None:
    """Which lines will be asked, and what y means now."""
    prompt = control()
    assert list(hints(prompt)) == ["y", walk_messages.NUMBERS.format(lowest=1, highest=3), "n", "?", "c", "q"]
    assert hints(prompt)["y"] == walk_messages.KEY_STILL_SO
    prompt.key("2")
    assert text_of(prompt.lines(80))[0].strip() == f"2 On: {walk_messages.STILL_SO_MARKED}"
    assert hints(prompt)["y"] == walk_messages.KEY_REST_STILL_SO
