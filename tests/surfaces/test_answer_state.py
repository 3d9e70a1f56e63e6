"""What yes means at a question about a state, and which letters answer it."""

from itertools import product

import pytest

from presencecheck.core.events import Answer
from presencecheck.messages import walk as walk_messages
from presencecheck.surfaces.answer_state import AnswerState
from presencecheck.surfaces.surface import MeasureAgain, ReplyAnswer, YesOnceMeasured

YES, AGAIN = ReplyAnswer(Answer.YES), MeasureAgain(for_yes=True)
STATES = [AnswerState(*each) for each in product((False, True), repeat=len(AnswerState._fields))]


@pytest.mark.parametrize(
    ("state", "letters"),
    [
        (AnswerState(), {"y": walk_messages.KEY_YES, "n": walk_messages.KEY_NOT_YET}),
        (AnswerState(is_again=True), {"y": walk_messages.KEY_NOW, "g": walk_messages.KEY_ACCEPT}),
        (AnswerState(is_against=True), {"y": walk_messages.KEY_YES_MEASURED, "g": walk_messages.KEY_ACCEPT}),
        (AnswerState(is_against=True, was_yes=True), {"y": walk_messages.KEY_YES_AGAINST}),
        (AnswerState(is_measurable=True), {"m": walk_messages.KEY_MEASURE}),
    ],
)
def test_letters_say_what_they_do(state: AnswerState, letters: dict[str, str]) -> None:
    """Beside each letter stands what it does now."""
    assert dict(state.letters()) | letters == dict(state.letters())


@pytest.mark.parametrize("state", STATES, ids=repr)
def test_every_state(state: AnswerState) -> None:
    """Yes and not yet are always offered; going on and measuring only where they do something."""
    letters = dict(state.letters())
    assert list(letters)[:2] == ["y", "n"]
    assert letters["n"] == walk_messages.KEY_NOT_YET
    assert ("g" in letters) == (state.is_again or state.is_against)
    assert ("m" in letters) == (state.is_measurable and not state.is_awaited)
    waits = state.is_awaited and not state.is_on_page
    assert (state.yes() is None) == (waits and (state.was_yes or state.is_said))
    assert (state.yes() == YES) == (not waits and (state.is_on_page or not state.is_against or state.was_yes))


@pytest.mark.parametrize(
    ("state", "reply"),
    [
        (AnswerState(is_against=True), AGAIN),
        (AnswerState(is_against=True, was_yes=True), YES),
        (AnswerState(is_against=True, was_yes=True, is_awaited=True), None),
        (AnswerState(is_awaited=True), YesOnceMeasured()),
        (AnswerState(is_against=True, is_awaited=True), YesOnceMeasured()),
        (AnswerState(is_awaited=True, is_said=True), None),
        (AnswerState(is_awaited=True, is_on_page=True), YES),
        (AnswerState(is_against=True, is_awaited=True, is_on_page=True), YES),
        (AnswerState(is_against=True, is_on_page=True), YES),
        (AnswerState(is_against=True, is_again=True), AGAIN),
    ],
)
def test_yes_and_a_measurement(state: AnswerState, reply: object) -> None:
    """It waits for one that runs; against one it measures again, then it is the person's word."""
    assert state.yes() == reply
