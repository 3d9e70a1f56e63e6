"""Items of several checklists that mean the same."""

from dataclasses import replace
from typing import Any

import pytest

from presencecheck.core.items import FollowUp
from presencecheck.core.plan import Plan, Section, Step
from presencecheck.core.twins import may_stand_in, names_of
from tests.support.builders import checklist, choice, confirm, plan, section

DOOR = confirm("door", importance="essential")
ALONE = confirm("alone", importance="essential", same_as="room/door")


def of(layer: str, what: Section) -> Section:
    """The section as part of a layer."""
    return replace(what, source=replace(what.source, layer=layer))


def asked(*parts: Section) -> list[str]:
    """The refs that a walk of these asks."""
    return [step.ref for step in Plan("r", "R", parts).steps]


ROOM, SHORT = section(checklist("room", DOOR)), section(checklist("short", ALONE))


def test_the_names_of_an_item() -> None:
    """Its own, those of earlier versions, and that of an item of the same meaning."""
    made = plan(checklist("room", confirm("door", was=("gate", "hatch"), same_as="short/alone"), confirm("lamp")))
    assert [names_of(step) for step in made.steps] == [
        ("room/door", "room/gate", "room/hatch", "short/alone"),
        ("room/lamp",),
    ]


@pytest.mark.parametrize(
    ("changes", "asks_both"),
    [({}, False), ({"importance": "standard"}, True), ({"same_as": "room/lamp"}, True), ({"same_as": ""}, True)],
    ids=str,
)
def test_one_answer_counts_for_an_equal_item_as_important(changes: dict[str, Any], asks_both: bool) -> None:
    """Whichever comes first; a question that matters less does not take the place of one that matters more."""
    short = section(checklist("short", replace(ALONE, **changes)))
    both = ["room/door", "short/alone"]
    assert asked(ROOM, short) == both[: 1 + asks_both]
    assert asked(short, ROOM) == both[::-1][: 1 + asks_both]


def test_two_that_name_a_third_mean_the_same() -> None:
    """Also where the third is not asked."""
    other = section(checklist("other", replace(ALONE, id="closed")))
    assert asked(SHORT, other) == ["short/alone"]


def test_an_item_that_was_renamed_is_meant_by_its_earlier_name() -> None:
    """So that a list that names it need not be changed at once."""
    renamed = section(checklist("room", replace(DOOR, id="closed", was=("door",))))
    assert asked(SHORT, renamed) == ["short/alone"]
    assert asked(renamed, SHORT) == ["room/closed"]


@pytest.mark.parametrize(
    ("first", "second", "asks_both"),
    [
        ("shipped", "own", False),
        ("own", "shipped", False),
        ("shipped", "a-pack", False),
        ("here", "shipped", False),
        ("a-pack", "a-pack", False),
        ("a-pack", "shipped", True),
        ("a-pack", "own", True),
        ("a-pack", "b-pack", True),
    ],
)
def test_a_pack_leaves_out_nothing_but_its_own(first: str, second: str, asks_both: bool) -> None:
    """Whatever it says of its items; whichever of the two names the other."""
    for one, other in ((ROOM, SHORT), (SHORT, ROOM)):
        assert len(asked(of(first, one), of(second, other))) == 1 + asks_both
    assert may_stand_in(first) == (first != "a-pack")


def test_what_only_an_answer_adds_stands_in_for_nothing() -> None:
    """It may never be asked."""
    made = section(checklist("room", choice("load", FollowUp(is_="hurry", add="door")), DOOR))
    assert asked(made, SHORT) == ["room/load", "room/door", "short/alone"]


def test_a_plan_knows_whose_answers_count_twice() -> None:
    """Not those of a pack."""
    assert Plan("r", "R", (ROOM, SHORT)).twins == {("short/alone", "room/door")}
    assert Plan("r", "R", (ROOM, of("a-pack", SHORT))).twins == frozenset()


def test_a_step_is_named_like_its_item() -> None:
    """Whatever its place in the walk."""
    assert names_of(Step(3, "c", confirm("a"))) == ("c/a",)
