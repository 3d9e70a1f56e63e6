"""The ways in which an item speaks to a person."""

from typing import get_args

from presencecheck.core.items import Card, Item
from presencecheck.core.prompts import Acknowledge, Prompt
from tests.support.builders import choice, confirm, exercise, probe, scale, several, text

KINDS: tuple[Item | Card, ...] = (
    *(confirm("a"), probe("b"), exercise("c"), scale("d"), choice("e"), several("f"), text("g")),
    Card(id="card", ask="All so?"),
)


def test_every_kind_speaks_in_one_of_these_ways_and_each_is_used() -> None:
    """So a surface that knows them all can ask everything."""
    assert {type(item.prompt()) for item in KINDS} == set(get_args(Prompt))


def test_a_question_is_simple_unless_it_is_said_otherwise() -> None:
    """Enter answers it, nothing is in view beside it, and nothing advises against beginning."""
    plain = Acknowledge("Is it so?", "So")
    assert (plain.remedies, plain.deliberate, plain.card, plain.unwise_to_begin) == ((), False, (), False)
