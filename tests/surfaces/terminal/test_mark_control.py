"""What each key does where several options can be marked."""

import pytest

from presencecheck.core.events import Answer
from presencecheck.core.prompts import Mark
from presencecheck.messages import walk as walk_messages
from presencecheck.surfaces.surface import Navigate, Reply, ReplyAnswer
from presencecheck.surfaces.terminal.mark_control import MarkControl
from tests.support.builders import hints, progress, text_of, told_all

OPTIONS = ("rest", "hurry", "grief")


def marking(*value: str, kept: bool = False, most: int = 3) -> MarkControl:
    """A question with three options."""
    return MarkControl(Mark("Which?", OPTIONS, most), value=value, kept=kept, progress=progress, explain=told_all)


def pressed(control: MarkControl, *keys: str) -> Reply | None:
    """What the last key means; the keys before it stay here."""
    for key in keys[:-1]:
        assert control.key(key) is None
    return control.key(keys[-1])


def taken(*options: str) -> ReplyAnswer:
    """These options as an answer."""
    return ReplyAnswer(Answer.YES, options)


@pytest.mark.parametrize(
    ("keys", "reply"),
    [
        (("1", "enter"), taken("rest")),
        (("3", "1", "enter"), taken("rest", "grief")),
        (("1", "2", "1", "enter"), taken("hurry")),
        (("enter",), taken()),
        (("1", "1", "enter"), taken()),
        (("4", "0", "enter"), taken()),
        (("1", "s"), ReplyAnswer(Answer.SKIP)),
        (("b",), Navigate("back")),
        (("right",), taken()),
    ],
    ids=str,
)
def test_digits_mark_and_enter_takes(keys: tuple[str, ...], reply: Reply | None) -> None:
    """A second time a digit takes its mark away; the answer is in the order of the options."""
    assert pressed(marking(), *keys) == reply


def test_no_more_than_can_be_marked() -> None:
    """One more does nothing until another mark is taken away."""
    assert pressed(marking(most=2), "1", "2", "3", "enter") == taken("rest", "hurry")
    assert pressed(marking(most=2), "1", "2", "3", "1", "3", "enter") == taken("hurry", "grief")


def test_an_earlier_answer() -> None:
    """Enter keeps it until something is marked or no longer marked."""
    assert pressed(marking("hurry", kept=True), "enter") == Navigate("on")
    assert pressed(marking("hurry", kept=True), "1", "enter") == taken("rest", "hurry")
    assert pressed(marking("hurry", kept=True), "2", "enter") == taken()


def test_what_is_marked_is_seen_without_colour() -> None:
    """By a cross beside its digit; and the keys say what Enter takes now."""
    control = marking()
    assert [row.strip() for row in text_of(control.lines(60))[:3]] == ["[ ] 1 rest", "[ ] 2 hurry", "[ ] 3 grief"]
    assert hints(control)["Enter"] == walk_messages.KEY_TAKE_NONE
    control.key("2")
    assert "  [x] 2 hurry" in text_of(control.lines(60))
    assert hints(control)["Enter"] == walk_messages.KEY_TAKE
    assert hints(control)["1\N{EN DASH}3"] == walk_messages.KEY_MARK
