"""Ids over the versions of a checklist, and across checklists."""

from dataclasses import replace
from typing import Any

import pytest

from presencecheck.core.checklist import Checklist, Retired
from presencecheck.core.identity import identity_violations, retired_violations
from presencecheck.core.items import Confirm
from presencecheck.core.problems import Where

DOOR = Confirm(id="door", ask="Is the door shut?", ready="Shut")
LAMP = Confirm(id="lamp", ask="Is the lamp on?", ready="Lit")
ROOM = Checklist(format=1, id="room", title="Room", items=(DOOR, LAMP), moment="arrive")


def found(checklist: Checklist) -> list[object]:
    """The rule and the place of everything that is wrong."""
    places: list[Where] = [("items", number) for number, _ in enumerate(checklist.items)]
    violations = (*identity_violations(checklist, places), *retired_violations(checklist))
    return [(violation.code, violation.where) for violation in violations]


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        ({}, []),
        ({"was": ("gate",)}, []),
        ({"was": ("gate", "gate")}, [("former-id", ("items", 0, "was", 1))]),
        ({"was": ("lamp",)}, [("former-id", ("items", 0, "was", 0))]),
        ({"was": ("door",)}, [("former-id", ("items", 0, "was", 0))]),
        ({"was": ("Gate",)}, [("former-id", ("items", 0, "was", 0))]),
        ({"same_as": "essentials/door"}, []),
        ({"same_as": "shipped:essentials/door"}, []),
        ({"same_as": "door"}, [("odd-same-as", ("items", 0, "same-as"))]),
        ({"same_as": "room/lamp"}, [("odd-same-as", ("items", 0, "same-as"))]),
        ({"same_as": "a b/lamp"}, [("odd-same-as", ("items", 0, "same-as"))]),
        ({"same_as": "essentials/The Lamp"}, [("odd-same-as", ("items", 0, "same-as"))]),
        ({"share": "facilities"}, [("share-moment", ("items", 0, "share"))]),
        ({"share": "facilities", "moment": "setup"}, []),
    ],
    ids=str,
)
def test_rules_of_an_item(changes: dict[str, Any], codes: list[object]) -> None:
    """An earlier id is nobody else's, an equal item stands elsewhere, and only the setup is shared."""
    assert found(replace(ROOM, items=(replace(DOOR, **changes), LAMP))) == codes


@pytest.mark.parametrize(
    ("retired", "codes"),
    [
        ({"gate": Retired(by=("door", "lamp"), since="2.0.0"), "hall": Retired(since="2.0.0")}, []),
        ({"gate": Retired(by=("hall", "essentials/door"), since="2.0.0"), "hall": Retired(since="3.0.0")}, []),
        ({"gate": Retired(by=("room/door",), since="2.0.0")}, [("retired-by", ("retired", "gate", "by", 0))]),
        ({"door": Retired(since="2.0.0")}, [("retired-id", ("retired", "door"))]),
        ({"The gate": Retired(since="2.0.0")}, [("retired-id", ("retired", "The gate"))]),
        ({"gate": Retired(by=("dor",), since="2.0.0")}, [("retired-by", ("retired", "gate", "by", 0))]),
    ],
    ids=str,
)
def test_rules_of_what_is_retired(retired: dict[str, Retired], codes: list[object]) -> None:
    """A retired id is never used again, and what took its place is there."""
    assert found(replace(ROOM, retired=retired)) == codes


def test_a_former_id_is_not_retired_too() -> None:
    """It carries its history on, or it does not."""
    retired = {"gate": Retired(since="2.0.0")}
    changed = replace(ROOM, items=(replace(DOOR, was=("gate",)), LAMP), retired=retired)
    assert found(changed) == [("former-id", ("items", 0, "was", 0))]


def test_what_took_its_place_may_have_another_id_by_now() -> None:
    """The ids stay those of the version that retired it."""
    renamed = replace(ROOM, items=(replace(DOOR, was=("entrance",)), LAMP))
    assert found(replace(renamed, retired={"gate": Retired(by=("entrance",), since="2.0.0")})) == []
