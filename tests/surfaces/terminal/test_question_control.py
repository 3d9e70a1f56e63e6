"""The quiet line of a question, and what each key is to the guard."""

import pytest

from presencecheck.core.prompts import Acknowledge
from presencecheck.messages import keys as keys_messages
from presencecheck.surfaces.answer_state import AnswerState
from presencecheck.surfaces.terminal.controls import AcknowledgeControl
from presencecheck.surfaces.terminal.hints import list_keys
from tests.support.builders import hold, progress, text_of


def question(*told: bool) -> AcknowledgeControl:
    """A question with this number of parts to tell of its reason."""
    parts = iter(told)
    return AcknowledgeControl(
        Acknowledge("Is the door shut?", "Shut", deliberate=True),
        AnswerState(),
        kept=False,
        progress=progress,
        explain=lambda: next(parts, False),
    )


@pytest.mark.parametrize(
    ("key", "sentence"),
    [
        ("z", keys_messages.NO_MEANING),
        ("7", keys_messages.NO_MEANING),
        ("f5", keys_messages.NO_MEANING),
        ("g", keys_messages.NO_MEANING),
        ("é", keys_messages.NO_LATIN_LETTER),
        ("д", keys_messages.NO_LATIN_LETTER),
    ],
)
def test_a_key_without_a_meaning(key: str, sentence: str) -> None:
    """One quiet line names those that have one; it stands above the keys and goes with the next."""
    control = question()
    control.key(key)
    assert control.notice == sentence.format(keys=list_keys(control.hints()))
    assert control.notice.split()[:4] == text_of(control.lines(80))[0].split()[:4]
    control.key("?")
    assert control.notice == keys_messages.NOTHING_MORE
    assert control.key("n") is not None
    assert control.notice == ""


def test_esc_and_enter_say_what_to_press() -> None:
    """Esc says who leaves, Enter on what is essential says which letters answer."""
    control = question()
    told = []
    for key in ("escape", "enter", "right"):
        assert control.key(key) is None
        told.append(control.notice)
    assert told == [keys_messages.ESCAPE.format(key="q"), keys_messages.ESSENTIAL, keys_messages.ESSENTIAL]


def test_nothing_is_told_twice() -> None:
    """The question mark tells part after part, and then that this was all."""
    control = question(True, True)
    told = []
    for _ in range(3):
        control.key("?")
        told.append(control.notice)
    assert told == ["", "", keys_messages.NOTHING_MORE]


@pytest.mark.parametrize("width", [40, 80])
def test_the_quiet_line_fits(width: int) -> None:
    """In a narrow window it takes more rows, none of them too wide."""
    control = question()
    control.key("д")
    assert max(len(row.rstrip()) for row in text_of(control.lines(width))) <= width


@pytest.mark.parametrize(
    ("key", "is_answer"),
    [
        *((key, True) for key in ("y", "n", "s", "b", "left")),
        *((key, False) for key in ("?", "q", "c-c", "c-d", "z", "enter", "escape")),
    ],
)
def test_what_the_guard_watches(key: str, is_answer: bool) -> None:
    """Whatever answers or moves from the question; not what only tells something, and not leaving."""
    assert question().is_answer(key) == is_answer


def test_the_guard_watches_what_begins_and_ends_an_exercise() -> None:
    """Enter begins and ends it, so a held Enter must do only one of both; telling another way does neither."""
    control = hold()
    assert [control.is_answer(key) for key in ("enter", "y", "o", "-")] == [True, True, False, False]
    control.key("enter")
    assert [control.is_answer(key) for key in ("enter", " ", "o", "-")] == [True, True, False, False]
