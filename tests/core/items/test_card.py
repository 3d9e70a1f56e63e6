"""A whole checklist as one screen."""

import pytest

from presencecheck.core.checklist import RESERVED_IDS
from presencecheck.core.items import Card
from presencecheck.core.prompts import Acknowledge, CardLine


@pytest.mark.parametrize("importance", ["essential", "standard", "optional"])
def test_a_card_asks_one_question_with_its_lines_in_view(importance: str) -> None:
    """An essential one wants the letter y."""
    card = Card(id="card", ask="All so?", importance=importance, lines=(CardLine("Shut"),))  # type: ignore[arg-type]
    assert card.prompt() == Acknowledge("All so?", "", deliberate=importance == "essential", card=(CardLine("Shut"),))


def test_a_card_takes_as_long_as_its_items() -> None:
    """It can be put right, and no item of a file has its id."""
    card = Card(id=Card.ID, ask="All so?", total=40)
    assert (card.duration, card.knows_not_yet) == (40, True)
    assert Card.ID in RESERVED_IDS
