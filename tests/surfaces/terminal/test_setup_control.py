"""The keys of a question of the set-up."""

from presencecheck.core.events import Answer
from presencecheck.core.frozen import replace
from presencecheck.core.prompts import Choose
from presencecheck.messages import walk as walk_messages
from presencecheck.surfaces.surface import Leave, Navigate, PassSetup, ReplyAnswer, SetupPage
from presencecheck.surfaces.terminal.hints import list_keys
from presencecheck.surfaces.terminal.setup_control import SetupControl
from tests.surfaces.test_setup_lines import FIRST, LAST

DIGITS = walk_messages.NUMBERS.format(lowest=1, highest=2)


def control(page: SetupPage) -> SetupControl:
    """The control of a page."""
    assert isinstance(page.prompt, Choose)
    return SetupControl(page.prompt, page)


def test_enter_takes_the_usual_option() -> None:
    """Digits take theirs."""
    assert control(FIRST).key("enter") == ReplyAnswer(Answer.YES, "by phone")
    assert control(FIRST).key("1") == ReplyAnswer(Answer.YES, "by video")


def test_only_the_keys_that_are_shown_mean_something() -> None:
    """There is nothing to skip in a run, no client to come, and nothing before the first question."""
    first, later, last = control(FIRST), control(replace(FIRST, number=2)), control(LAST)
    assert list_keys(first.hints()) == f"{DIGITS}, Enter, s, q"
    assert list_keys(later.hints()) == f"{DIGITS}, Enter, b, s, q"
    assert list_keys(last.hints()) == f"{DIGITS}, Enter, b, q"
    for key in ("x", "c", "?", "b", "left"):
        assert first.key(key) is None
        assert f"{DIGITS}, Enter, s, q" in first.notice
    assert (later.key("b"), later.key("s"), later.key("q")) == (Navigate("back"), PassSetup(), Leave())
    assert last.key("s") is None
