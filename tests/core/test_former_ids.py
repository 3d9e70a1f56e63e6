"""Overlays that were written for an earlier version of their base."""

from dataclasses import replace

import pytest

from presencecheck.core.checklist import Checklist, Retired
from presencecheck.core.compose import WORKED_AROUND, compose
from presencecheck.core.former_ids import with_present_ids
from presencecheck.core.items import FollowUp, Item
from presencecheck.core.overlay import Addition, Overlay
from presencecheck.core.problems import RULES
from tests.support.builders import checklist, confirm, scale, text

BEFORE = checklist("base", confirm("door"), confirm("bell"), confirm("lamp"), confirm("water"))
NOW = replace(
    checklist(
        "base", confirm("room", was=("door",)), confirm("phone"), confirm("lamp"), confirm("chime"), confirm("cup")
    ),
    retired={
        "bell": Retired(by=("phone", "chime"), since="2.0.0"),
        "water": Retired(by=("other/cup",), since="2.0.0"),
    },
)


def overlay(**changes: object) -> Overlay:
    """An overlay of the base."""
    return Overlay(format=1, id="base", extends="base", **changes)  # type: ignore[arg-type]


def composed(made: Overlay, base: Checklist = NOW) -> tuple[str, list[tuple[str, object]]]:
    """The ids that are left, and each violation with its place."""
    found = compose(made, base, "own")
    return " ".join(item.id for item in found.checklist.items), [(each.code, each.where) for each in found.violations]


def added(item: Item, *, after: str = "", before: str = "") -> dict[str, object]:
    """What an overlay says to add an item."""
    return {"add": (Addition(item=item, after=after, before=before),)}


RENAMED, RETIRED = "overlay-renamed", "overlay-retired"


@pytest.mark.parametrize(
    ("changes", "left", "told"),
    [
        ({"remove": ("door",)}, "phone lamp chime cup", [(RENAMED, ("remove", 0))]),
        ({"reorder": ("lamp", "door")}, "lamp phone room chime cup", [(RENAMED, ("reorder", 1))]),
        ({"replace": (confirm("door"),)}, "room phone lamp chime cup", [(RENAMED, ("replace", 0, "id"))]),
        (added(confirm("x"), after="door"), "room x phone lamp chime cup", [(RENAMED, ("add", 0, "after"))]),
        (added(confirm("x"), before="door"), "x room phone lamp chime cup", [(RENAMED, ("add", 0, "before"))]),
        ({"remove": ("bell", "lamp")}, "room phone chime cup", [(RETIRED, ("remove", 0))]),
        ({"reorder": ("lamp", "bell", "room")}, "lamp phone room chime cup", [(RETIRED, ("reorder", 1))]),
        ({"replace": (confirm("bell"),)}, "room phone lamp chime cup", [(RETIRED, ("replace", 0, "id"))]),
        (added(confirm("x"), after="bell"), "room phone lamp chime x cup", [(RETIRED, ("add", 0, "after"))]),
        (added(confirm("x"), before="bell"), "room x phone lamp chime cup", [(RETIRED, ("add", 0, "before"))]),
        (added(confirm("x"), after="water"), "room phone lamp chime cup x", [(RETIRED, ("add", 0, "after"))]),
        ({"remove": ("lamp",)}, "room phone chime cup", []),
    ],
    ids=str,
)
def test_former_ids(changes: dict[str, object], left: str, told: list[object]) -> None:
    """A renamed item is meant by its old id; a retired one is passed over, and what stood beside it finds a place."""
    assert composed(overlay(**changes)) == (left, told)
    assert {RULES[code] for code in (RENAMED, RETIRED)} == {"warning"}


def test_an_item_that_takes_the_place_of_a_renamed_one() -> None:
    """It has the id of now and keeps the former ones, so that its history goes on."""
    made = overlay(replace=(confirm("door", why="Mine."),))
    first = compose(made, NOW, "own").checklist.items[0]
    assert (first.id, first.was, first.why) == ("room", ("door",), "Mine.")
    again = overlay(replace=(confirm("room", was=("gate",)),))
    assert compose(again, NOW, "own").checklist.items[0].was == ("door", "gate")


def test_what_an_answer_adds() -> None:
    """Under its id of now; a retired item is added no more, and what is said stays."""
    follows = (
        FollowUp(at_most=1, add="door"),
        FollowUp(at_most=2, add="bell", say="Ring."),
        FollowUp(at_most=3, add="bell"),
        FollowUp(at_most=4, say="So."),
    )
    made = overlay(**added(scale("here", *follows), before="room"))
    item = compose(made, NOW, "own").checklist.items[0]
    assert [(each.at_most, each.add, each.say) for each in item.follow_ups] == [
        (1, "room", ""),
        (2, "", "Ring."),
        (4, "", "So."),
    ]


def test_an_item_under_the_former_id_of_another() -> None:
    """It would be the same item: that is told, and the overlay's own stands."""
    left, told = composed(overlay(**added(confirm("door"))))
    assert left == "phone lamp chime cup room"
    assert told == [(RENAMED, ("add", 0, "item", "id")), ("overlay-double", ("add", 0, "item", "id"))]
    left, told = composed(overlay(**added(confirm("gate", was=("lamp",)))))
    assert (left, told) == ("room phone lamp chime cup gate", [("former-id", ("add", 0, "item", "was", 0))])
    assert "former-id" in WORKED_AROUND


def test_nothing_is_translated_where_nothing_has_changed() -> None:
    """Neither the overlay nor what is told of it."""
    made = overlay(remove=("door", "nosuch"))
    assert with_present_ids(made, BEFORE) == (made, ())
    assert composed(made, BEFORE) == ("bell lamp water", [("overlay-unknown", ("remove", 1))])


def test_what_took_its_place_is_told() -> None:
    """With the version since when, and that there is nothing where there is nothing."""
    gone = replace(NOW, retired={"bell": Retired(since="3")})
    for base, by in ((NOW, "phone, chime"), (gone, "nothing")):
        [violation] = with_present_ids(overlay(remove=("bell",)), base).violations
        since = base.retired["bell"].since
        assert violation.words == {"id": "bell", "extends": "base", "since": since, "by": by}


def test_a_change_under_a_former_id_means_the_item_of_now() -> None:
    """Also in what its answers add; a retired id changes nothing."""
    base = replace(
        checklist("base", scale("here", was=("there",)), text("rest", was=("pause",), importance="optional")),
        retired={"gone": Retired(since="2.0.0")},
    )
    changes = ({"id": "there", "follow-up": [{"at-most": 3, "add": "pause"}]}, {"id": "gone", "ask": "Is it?"})
    composed = compose(Overlay(format=1, id="base", extends="base", change=changes), base, "own")
    assert composed.checklist.items[0].follow_ups == (FollowUp(at_most=3, add="rest"),)
    assert [(each.code, each.where) for each in composed.violations] == [
        ("overlay-renamed", ("change", 0, "id")),
        ("overlay-renamed", ("change", 0, "follow-up", 0, "add")),
        ("overlay-retired", ("change", 1, "id")),
    ]
