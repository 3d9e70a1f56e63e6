"""Any number of a few words."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presencecheck.core.items import FollowUp, Stored, Value, stored_value
from presencecheck.core.prompts import Mark
from tests.support.builders import choice, scale, several

REST, HURRY, GRIEF = "rest", "hurry", "grief"
ALL = (REST, HURRY, GRIEF)


def test_it_takes_options_each_once_and_also_none() -> None:
    """In the very letters, and no more than can be marked."""
    carried = several("carried")
    assert carried.prompt() == Mark("Which of these?", ALL, 3)
    taken: list[Value] = [(), (REST,), (HURRY, REST), ALL]
    refused: list[Value] = [(REST, REST), ("Rest",), (REST, "joy"), REST, 1]
    assert [carried.takes(value) for value in taken + refused] == [True] * 4 + [False] * 5
    two = several("carried", at_most=2)
    assert two.prompt() == Mark("Which of these?", ALL, 2)
    assert [two.takes(value) for value in ((REST, GRIEF), ALL)] == [True, False]


def test_it_is_kept_only_if_the_file_says_so() -> None:
    """Other than a choice of one."""
    assert not several("carried").stores_value
    assert several("carried", keep=True).stores_value
    assert choice("carried").stores_value


def test_marked_options_are_put_in_order() -> None:
    """In that of the file, whichever was marked first."""
    assert Mark("Which?", ALL, 3).in_order({GRIEF, REST}) == (REST, GRIEF)


@given(st.lists(st.sampled_from(ALL), unique=True).map(tuple))
def test_the_history_gives_back_what_was_marked(value: tuple[str, ...]) -> None:
    """Through the text that it holds; that nothing was marked is an answer, too."""
    stored = stored_value(value)
    assert isinstance(stored, str)
    assert several("carried").restored(stored) == value


@pytest.mark.parametrize("stored", [None, 7, "hurry"])
def test_other_kinds_have_one_word_or_number(stored: Stored | None) -> None:
    """The history holds it as it is."""
    assert stored_value(stored) == stored
    assert choice("carried").restored(stored) == stored


def test_what_the_history_cannot_hold() -> None:
    """A number is nothing that was marked; that an answer is not kept is no error."""
    assert several("carried").restored(None) is None
    with pytest.raises(TypeError):
        several("carried").restored(7)


def test_a_follow_up_is_met_by_one_of_the_options_marked() -> None:
    """Whatever else is marked; and one that speaks of a choice or of numbers is not."""
    follow = FollowUp(has=HURRY, say="Slowly.")
    values: list[Value | None] = [(HURRY,), (REST, HURRY), (REST,), (), None, HURRY, 1]
    assert [follow.is_met(value) for value in values] == [True, True, False, False, False, False, False]
    assert not FollowUp(is_=HURRY).is_met((HURRY,))
    assert not FollowUp(at_most=3).is_met((HURRY,))


@pytest.mark.parametrize(
    ("changes", "follow", "found"),
    [
        ({}, [FollowUp(has=HURRY, say="Slowly.")], []),
        ({}, [FollowUp(has="hury", say="Slowly.")], [("follow-up-has", ("follow-up", 0))]),
        ({}, [FollowUp(is_=HURRY, say="Slowly.")], [("follow-up-has", ("follow-up", 0))]),
        ({}, [FollowUp(has=HURRY, is_=HURRY, say="Slowly.")], [("follow-up-has", ("follow-up", 0))]),
        ({}, [FollowUp(has=HURRY, at_least=1, say="Slowly.")], [("follow-up-has", ("follow-up", 0))]),
        ({"options": ("a", "b", "a")}, [], [("double-option", ("options", 2))]),
        ({"at_most": 3}, [], []),
        ({"at_most": 4}, [], [("too-many-marks", ("at-most",))]),
    ],
    ids=str,
)
def test_rules_of_a_several(changes: dict[str, Any], follow: list[FollowUp], found: list[object]) -> None:
    """Options differ, there are as many as can be marked, and a follow-up names one of them by `has`."""
    item = several("carried", *follow, **changes)
    assert [(violation.code, violation.where) for violation in item.violations()] == found


def test_has_is_for_this_kind_alone() -> None:
    """A choice and a scale have their own words."""
    has = FollowUp(has=HURRY, say="Slowly.")
    assert [each.code for each in choice("load", has).violations()] == ["follow-up-option"]
    assert [each.code for each in scale("load", FollowUp(has=HURRY, at_most=2, say="So.")).violations()] == [
        "follow-up-bounds"
    ]


def test_what_is_wrong_with_one() -> None:
    """More marks than options, and a text in the history that is none; each named with its place and its words."""
    [violation] = several("carried", at_most=4).violations()
    assert (violation.code, violation.where) == ("too-many-marks", ("at-most",))
    assert violation.words == {"id": "carried", "count": 3}
    with pytest.raises(TypeError, match="carried: 7"):
        several("carried").restored(7)
    assert several("carried", options=("a b", "c")).restored("a b\x1fc") == ("a b", "c")
