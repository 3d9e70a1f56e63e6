"""One of a few words."""

from typing import Any

import pytest

from presencecheck.core.items import FollowUp
from presencecheck.core.items.choice import option_violations
from presencecheck.core.prompts import Choose
from tests.support.builders import choice

HURRY = FollowUp(is_="hurry", say="Breathe.")


def test_a_choice_takes_one_of_its_options() -> None:
    """In the very letters."""
    load = choice("load")
    assert load.prompt() == Choose("Which?", ("little", "hurry"))
    assert [load.takes(value) for value in ("little", "hurry", "", "Hurry", 0)] == [True, True, False, False, False]


@pytest.mark.parametrize(
    ("options", "follow", "found"),
    [
        (("little", "hurry"), [HURRY], []),
        (("little", "hurry"), [HURRY, FollowUp(is_="hury", say="So.")], [("follow-up-option", ("follow-up", 1))]),
        (("a", "b", "a", "a"), [], [("double-option", ("options", 2)), ("double-option", ("options", 3))]),
        (("a", "back"), [], [("back-option", ("options", 1))]),
    ],
    ids=str,
)
def test_rules_of_a_choice(options: tuple[str, ...], follow: list[FollowUp], found: list[object]) -> None:
    """Options differ and none of them goes back; a follow-up names one of them."""
    item = choice("load", *follow, options=options)
    assert [(violation.code, violation.where) for violation in item.violations()] == found


def test_the_option_that_was_meant_is_suggested() -> None:
    """Among those of this choice."""
    [violation] = choice("load", FollowUp(is_="hury", say="So.")).violations()
    assert (violation.words, violation.near) == (
        {"id": "load", "option": "hury"},
        ("hury", ("little", "hurry")),
    )


@pytest.mark.parametrize("more", [{"at_most": 1}, {"at_least": 1}, {"at_most": 1, "at_least": 1}], ids=str)
def test_a_choice_is_followed_by_words_not_numbers(more: dict[str, Any]) -> None:
    """A follow-up of a choice that speaks of numbers is a violation, whichever number it names."""
    [violation] = choice("load", FollowUp(is_="hurry", say="Breathe.", **more)).violations()
    assert (violation.code, violation.where) == ("follow-up-option", ("follow-up", 0))


@pytest.mark.parametrize(
    ("options", "places"),
    [(("sun", "rain"), []), (("sun", "rain", "sun"), [2]), (("sun", "sun", "sun"), [1, 2])],
)
def test_each_word_is_offered_once(options: tuple[str, ...], places: list[int]) -> None:
    """Every second one is named by its place."""
    found = [(violation.code, violation.where) for violation in option_violations("mood", options)]
    assert found == [("double-option", ("options", place)) for place in places]
