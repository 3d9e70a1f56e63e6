"""Which questions may be counted on the page for a practice."""

from dataclasses import replace
from typing import Any

import pytest

from presencecheck.core.checklist import Checklist
from presencecheck.core.items import FollowUp, When
from presencecheck.core.sharing import NEVER_SHARED, may_be_shared
from tests.support.builders import checklist, choice, confirm, exercise, probe, scale


def with_door(name: str = "room", **more: Any) -> Checklist:
    """A list for the setup whose question about the door is flagged."""
    return replace(checklist(name, confirm("door", share="facilities")), **more)


def test_only_what_is_flagged() -> None:
    """A question or a measurement; numbers, choices and exercises have no such flag."""
    made = checklist("room", confirm("door", share="facilities"), probe("line", share="facilities"), confirm("lamp"))
    assert [may_be_shared(made, item) for item in made.items] == [True, True, False]
    others = checklist("room", scale("here"), choice("load"), exercise("rest"))
    assert not any(may_be_shared(others, item) for item in others.items)


@pytest.mark.parametrize("name", sorted(NEVER_SHARED))
def test_never_of_these_lists(name: str) -> None:
    """Whatever they flag: that they were walked would tell."""
    made = with_door(name)
    assert not may_be_shared(made, made.items[0])


@pytest.mark.parametrize("more", [{"moment": "arrive"}, {"moment": "open"}, {"style": "hand-out"}], ids=str)
def test_only_of_lists_for_the_setup(more: dict[str, str]) -> None:
    """Also where the item says that it is for the setup."""
    made = with_door(**more)
    item = replace(made.items[0], moment="setup")
    assert not may_be_shared(replace(made, items=(item,)), item)


@pytest.mark.parametrize(
    "when", [When(setting=("couple",)), When(first_session=True), When(first_session=False)], ids=str
)
def test_nothing_that_tells_what_a_session_was(when: When) -> None:
    """A question for couples alone would count couples; one for a modality is about devices."""
    made = with_door()
    assert not may_be_shared(made, replace(made.items[0], when=when))
    assert may_be_shared(made, replace(made.items[0], when=When(modality=("video",))))


def test_nothing_that_an_answer_brings_up() -> None:
    """Its count would tell how often that was answered."""
    made = checklist("room", choice("load", FollowUp(is_="hurry", add="door")), confirm("door", share="facilities"))
    assert not may_be_shared(made, made.items[1])
