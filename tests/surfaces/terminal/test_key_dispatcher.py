"""Keys on their way to a question: what is dropped is told once, and what leaves is never dropped."""

import pytest

from presencecheck.core.events import Answer
from presencecheck.core.prompts import Acknowledge
from presencecheck.messages import keys as keys_messages
from presencecheck.surfaces.answer_state import AnswerState
from presencecheck.surfaces.surface import Leave, Reply, ReplyAnswer
from presencecheck.surfaces.terminal.controls import AcknowledgeControl
from presencecheck.surfaces.terminal.key_dispatcher import KeyDispatcher
from tests.support.builders import progress, text_of, told_all

YES = ReplyAnswer(Answer.YES)


def question(*, essential: bool = False) -> AcknowledgeControl:
    """A question answered by a state."""
    prompt = Acknowledge("Is the door shut?", "Shut", deliberate=essential)
    return AcknowledgeControl(prompt, AnswerState(), kept=False, progress=progress, explain=told_all)


def pressed(dispatcher: KeyDispatcher, key: str, at: float) -> Reply | None:
    """What comes of a key once no other came with it."""
    return dispatcher.press([key], at) or dispatcher.settle(at + 0.04)


def test_a_key_that_is_dropped_is_told_once() -> None:
    """The line stands until a key is taken; pressed again, the key answers."""
    dispatcher, control = KeyDispatcher(), question()
    assert dispatcher.show(control, [], 0.0) is None
    assert pressed(dispatcher, "y", 0.1) is None
    assert control.notice == keys_messages.NOT_TAKEN
    assert keys_messages.NOT_TAKEN in "".join(text_of(control.lines(80)))
    control.notice = ""
    assert pressed(dispatcher, "y", 0.2) is None
    assert control.notice == ""
    assert pressed(dispatcher, "y", 1.0) == YES
    later = question()
    dispatcher.show(later, [], 1.1)
    assert pressed(dispatcher, "n", 1.2) is None
    assert later.notice == keys_messages.NOT_TAKEN


def test_what_was_typed_before_is_told_with_the_question() -> None:
    """The keys are dropped; the next question has nothing to tell."""
    dispatcher, control, later = KeyDispatcher(), question(), question()
    assert dispatcher.show(control, ["y", "y"], 0.0) is None
    assert control.notice == keys_messages.NOT_TAKEN
    assert dispatcher.settle(1.0) is None
    assert dispatcher.show(later, [], 2.0) is None
    assert later.notice == ""


@pytest.mark.parametrize("key", ["c-c", "c-d", "c-\\"])
def test_leaving_is_never_dropped(key: str) -> None:
    """Before the question, with it, in a burst, and where a line is written."""
    dispatcher, left = KeyDispatcher(), Leave(interrupted=key != "c-d")
    assert dispatcher.show(question(), ["y", key], 0.0) == left
    assert dispatcher.show(question(), [], 0.0) is None
    assert dispatcher.press(["y", key, "y"], 0.01) == left
    assert dispatcher.show_line(Line(), [key], 0.0) == left


@pytest.mark.parametrize(("key", "replies"), [("q", True), ("?", False), ("z", False)])
def test_keys_that_do_not_answer_are_not_held_up(key: str, replies: bool) -> None:
    """Leaving, asking why, and a slip of the finger need not wait until the question can have been read."""
    dispatcher, control = KeyDispatcher(), question()
    dispatcher.show(control, [], 0.0)
    assert (pressed(dispatcher, key, 0.05) is not None) == replies
    assert control.notice != keys_messages.NOT_TAKEN


def test_enter_on_what_is_essential_is_one_quiet_line() -> None:
    """And the next key works, and takes the line away."""
    dispatcher, control = KeyDispatcher(), question(essential=True)
    dispatcher.show(control, [], 0.0)
    assert pressed(dispatcher, "enter", 1.0) is None
    assert control.notice == keys_messages.ESSENTIAL
    assert pressed(dispatcher, "?", 1.3) is None
    assert control.notice == keys_messages.NOTHING_MORE
    assert pressed(dispatcher, "y", 1.6) == YES


def test_a_doubtful_key_does_not_answer() -> None:
    """A letter after a lone ESC may belong to it; a key that leaves is heard."""
    dispatcher, control = KeyDispatcher(), question()
    dispatcher.show(control, [], 0.0)
    dispatcher.press(["y"], 1.0, is_doubtful=True)
    assert dispatcher.settle(1.1) is None
    assert control.notice == keys_messages.NOT_TAKEN
    dispatcher.press(["q"], 1.4, is_doubtful=True)
    assert dispatcher.settle(1.5) == Leave()


def test_esc_says_who_leaves_before_that_key_leaves() -> None:
    """Together with Esc, q may have been Alt with q; once the line can have been read, it leaves."""
    dispatcher, control = KeyDispatcher(), question()
    dispatcher.show(control, [], 0.0)
    assert pressed(dispatcher, "escape", 1.0) is None
    assert control.notice == keys_messages.ESCAPE.format(key="q")
    assert pressed(dispatcher, "q", 1.3) is None
    assert control.notice == keys_messages.NOT_TAKEN
    assert pressed(dispatcher, "q", 1.6) == Leave()


def test_without_the_guard_every_key_counts_at_once() -> None:
    """For switches, scripts, and tests that are not about keys."""
    dispatcher = KeyDispatcher(is_guarded=False)
    assert dispatcher.show(question(), ["y"], 0.0) is None
    assert dispatcher.press(["z", "y"], 0.0) == YES
    assert dispatcher.settle(1.0) is None
    assert dispatcher.takes_for_line(Line(), ["enter"], 0.0)


class Line:
    """A line that the person writes."""

    def __init__(self, *, is_empty: bool = True) -> None:
        self.notice = ""
        self.is_empty = is_empty


def test_an_empty_line_is_not_skipped_unread() -> None:
    """Enter alone has to wait until the line can have been read, and must not be held down; words need not."""
    dispatcher, line = KeyDispatcher(), Line()
    assert dispatcher.show_line(line, ["y"], 0.0) is None
    assert line.notice == keys_messages.NOT_TAKEN
    assert dispatcher.takes_for_line(line, ["a"], 0.05)
    assert line.notice == ""
    assert not dispatcher.takes_for_line(line, ["enter"], 0.1)
    assert line.notice == keys_messages.NOT_TAKEN
    assert not dispatcher.takes_for_line(line, ["enter"], 0.24)
    assert not dispatcher.takes_for_line(line, ["enter"], 0.3)
    assert dispatcher.takes_for_line(line, ["enter"], 0.5)
    assert dispatcher.takes_for_line(Line(is_empty=False), ["enter"], 0.51)
    assert dispatcher.takes_for_line(line, ["a", "enter"], 0.52)
