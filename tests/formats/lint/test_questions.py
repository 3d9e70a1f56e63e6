"""Which texts ask two questions."""

import pytest

from presencecheck.formats.lint.questions import asks_twice

TWO = [
    "Is the door shut? Is the phone off?",
    "Is the door shut and is the phone off?",
    "Is it quiet? And warm?",
    "Are you seated, and do you have water?",
    "Ist die Tür zu und ist das Telefon aus?",
    "Est-ce calme et avez-vous de l'eau ?",
    "¿Está cerrada la puerta? ¿Hay agua?",
]


ONE = [
    "Is the door shut, and the phone off?",
    "Can you hear “Are you there?” from the next room?",
    "Do you know who waits and is the first to come?",
    "Is the room closed off, so that nobody overhears or walks in?",
    "Has it been agreed what happens and whether it is recorded?",
    "Do they know what is recorded and is it agreed?",
    "Breathe in and out",
    "Hast du Wasser und Licht?",
]


@pytest.mark.parametrize("ask", TWO)
def test_two_questions_in_one(ask: str) -> None:
    """What could be half so is told."""
    assert asks_twice(ask)


@pytest.mark.parametrize("ask", ONE)
def test_one_question(ask: str) -> None:
    """A list of things, a quotation and an indirect question are one question."""
    assert not asks_twice(ask)
