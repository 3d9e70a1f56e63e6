"""Questions answered by a state, and measurements."""

from dataclasses import replace

import pytest

from presencecheck.core.items import Confirm
from presencecheck.core.prompts import Acknowledge, Measure
from tests.support.builders import confirm, probe


@pytest.mark.parametrize(
    ("item", "prompt"),
    [
        (confirm("door"), Acknowledge("Is the door so?", "door so", ("Put it right",))),
        (confirm("door", None), Acknowledge("Is the door so?", "door so")),
        (confirm("door", "accept"), Acknowledge("Is the door so?", "door so", ("Put it right",))),
        (
            confirm("door", importance="essential"),
            Acknowledge("Is the door so?", "door so", ("Put it right",), deliberate=True),
        ),
        (
            confirm("door", "stop"),
            Acknowledge("Is the door so?", "door so", ("Put it right",), unwise_to_begin=True),
        ),
    ],
    ids=str,
)
def test_a_question(item: Confirm, prompt: Acknowledge) -> None:
    """With what helps; an essential one wants the letter y."""
    assert item.prompt() == prompt


def test_a_measurement_falls_back_to_its_question() -> None:
    """So it can be answered where nothing can be measured."""
    line = probe("line", "stop")
    question = Acknowledge("Is the line so?", "", ("Put it right",), unwise_to_begin=True)
    assert line.prompt() == Measure("network", question)


def test_a_question_takes_no_value() -> None:
    """A state is no value."""
    assert not any(item.takes(value) for item in (confirm("door"), probe("line")) for value in ("yes", "", 1))


def test_rules_of_a_question() -> None:
    """A state word and a remedy make an honest answer easy."""
    bare = replace(confirm("door", None), ready="")
    assert [(each.code, each.where, each.words) for each in bare.violations()] == [
        ("no-ready", ("id",), {"id": "door"}),
        ("no-remedy", ("id",), {"id": "door"}),
    ]
    assert list(confirm("door").violations()) == []
