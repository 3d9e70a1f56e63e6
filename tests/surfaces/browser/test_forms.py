"""The forms of a walk."""

import re

import pytest

from presencecheck.core.prompts import Acknowledge, Beat, Choose, Hold, Mark, Rate, Write
from presencecheck.messages import keys as keys_messages
from presencecheck.messages import walk as walk_messages
from presencecheck.surfaces.answer_state import AnswerState
from presencecheck.surfaces.browser.forms import (
    Form,
    boxes_markup,
    exercise_form,
    last_form,
    new_form,
    offer_form,
    question_form,
    recall_form,
    still_so_form,
)
from presencecheck.surfaces.browser.markup import NOTHING
from presencecheck.surfaces.browser.page import Content, page, style
from presencecheck.surfaces.surface import RecallLine, RecallPage, StillSoLine, StillSoPage

Asked = Acknowledge | Choose | Mark | Rate | Write
COMMON = ["skip", "x", "back", "client", "quit"]
PLAIN = AnswerState()
REST = Hold("Rest.", 60, (Beat("breathe in", 4), Beat("breathe out", 6)), ("Stand up",))


def values(form: Form) -> list[str]:
    """What the buttons send."""
    return [button.value for button in form.buttons]


def takes_enter(form: Form) -> list[str]:
    """The button that Enter presses."""
    return [button.value for button in form.buttons if button.takes_enter]


@pytest.mark.parametrize(
    ("prompt", "own", "enter"),
    [
        (Acknowledge("So?", "So"), ["y", "n"], ["y"]),
        (Acknowledge("So?", "So", deliberate=True), ["y", "n"], []),
        (Choose("Which?", ("sun", "rain")), ["1", "2"], []),
        (Rate("How?", 0, 3, "not", "very"), ["0", "1", "2", "3"], []),
        (Mark("What?", ("a", "b"), 1), ["take"], ["take"]),
    ],
)
def test_each_question(prompt: Asked, own: list[str], enter: list[str]) -> None:
    """Its own answers stand before those that every question has; Enter never answers what is essential."""
    form = question_form(prompt, PLAIN, kept=False)
    assert (values(form), takes_enter(form)) == ([*own, *COMMON], enter)
    kept = question_form(prompt, PLAIN, kept=True)
    assert (values(kept), takes_enter(kept)) == (["keep", *own, *COMMON], ["keep"])


def test_enter_on_an_essential_item_is_told() -> None:
    """One quiet line says which keys answer."""
    assert (
        question_form(Acknowledge("So?", "So", deliberate=True), PLAIN, kept=False).no_enter == keys_messages.ESSENTIAL
    )


def test_words_are_no_keys() -> None:
    """Where letters are text only F1 has a key beside Enter; Enter takes the words, never the first other button."""
    form = question_form(Write("A word?", 40), PLAIN, kept=True)
    assert values(form)[0] == "take"
    assert [button.key for button in form.buttons if button.key] == ["Enter", "F1"]
    assert 'maxlength="40"' in form.fields
    assert 'autocomplete="off"' in form.fields


def test_an_exercise() -> None:
    """It is begun, or was done in the person's own way; while it runs, it can be enough."""
    assert values(exercise_form(REST, kept=False, is_running=False)) == ["begin", "y", *COMMON]
    assert takes_enter(exercise_form(REST, kept=True, is_running=False)) == ["keep"]
    assert values(exercise_form(REST, kept=False, is_running=True)) == ["y", *COMMON]
    assert "breathe in 4 seconds, breathe out 6 seconds" in exercise_form(REST, kept=False, is_running=True).fields


def test_lines_confirmed_together() -> None:
    """A box for each with its digit; Enter says which keys answer."""
    page = StillSoPage("Still so?", (StillSoLine("a", "A?", "Shut", is_essential=True, note="since Tuesday"),))
    form = still_so_form(page)
    assert (values(form), takes_enter(form)) == (["y", "n", "client", "quit"], [])
    assert form.no_enter == walk_messages.STILL_SO_ENTER
    assert re.sub("<[^>]+>", " ", boxes_markup(form)).split() == ["1", "Shut", "essential", "·", "since", "Tuesday"]


def test_a_card_recalled() -> None:
    """The first ten lines have a digit; all of them can be marked."""
    lines = tuple(RecallLine(f"i{n}", f"Line {n}?", f"Line {n}") for n in range(12))
    form = recall_form(RecallPage("run", "card", "Opening", lines))
    assert re.findall(r'data-key="([^"]*)"', boxes_markup(form)) == [*"1234567890", "", ""]
    assert boxes_markup(form).count('type="checkbox"') == 12
    assert values(form) == ["take", "client", "quit"]


def test_offers() -> None:
    """The client only where that is asked within the walk."""
    assert values(offer_form(Choose("Which?", ("a", "b")), has_client=False)) == ["1", "2", "quit"]
    assert values(offer_form(Choose("Which?", ("a", "b")), has_client=True)) == ["1", "2", "client", "quit"]
    assert takes_enter(new_form()) == ["take"]


def test_the_last_screen() -> None:
    """Enter ends; each open item has a digit, the tenth the 0."""
    form = last_form(10, 3, has_last=True)
    assert values(form) == ["take", *"1234567890", "more", "back"]
    assert takes_enter(form) == ["take"]
    assert {button.place for button in form.buttons if button.label == walk_messages.KEY_AGAIN} == {"again"}
    assert values(last_form(0, 0, has_last=False)) == ["take"]


def test_the_main_button_never_speaks_against_a_finding() -> None:
    """Where a measurement does, no answer looks like the one to press."""
    prompt = Acknowledge("So?", "So")
    for against, kind in ((False, "plain"), (True, "against")):
        form = question_form(prompt, AnswerState(is_against=against, is_measurable=True, was_yes=against), kept=False)
        assert f'class="{kind}"'.encode() in page(Content("", NOTHING, form=form), 1)
    assert "form.against .main button:first-child" in style()


def test_an_option_that_says_yes_or_no_has_its_letter() -> None:
    """Beside the digit that is shown."""
    form = question_form(Choose("Well?", ("yes", "just about", "no")), PLAIN, kept=False)
    assert [button.letter for button in form.buttons[:3]] == ["y", "", "n"]
    assert b'data-letter="y"' in page(Content("", NOTHING, form=form), 1)
