"""What a practice requires of a list, and what of it is done without."""

from dataclasses import replace
from typing import Any

import pytest

from presencecheck.core.checklist import Checklist, Include, Routine
from presencecheck.core.context import Context
from presencecheck.core.items import When
from presencecheck.core.locked import required_items, waived_items, weakened_lists
from tests.support.builders import checklist, confirm

DOOR = confirm("door", importance="essential", locked=True)
LAMP = confirm("lamp")
LIST = checklist("room", DOOR, LAMP)
VIDEO, ROOM = Context(), Context("in-person")


def changed(**fields: Any) -> Checklist:
    """The list with another door."""
    return checklist("room", replace(DOOR, **fields), LAMP)


def test_what_is_required() -> None:
    """Items that are locked; of a list that is locked, all."""
    assert [item.id for item in required_items(LIST)] == ["door"]
    assert [item.id for item in required_items(replace(LIST, locked=True))] == ["door", "lamp"]
    assert required_items(checklist("room", LAMP)) == ()


@pytest.mark.parametrize(
    ("walked", "gone"),
    [
        (LIST, False),
        (checklist("room", LAMP), True),
        (changed(locked=False, why="Because.", ready="Closed"), False),
        (changed(importance="standard"), True),
        (changed(ask="Is the door shut, more or less?"), True),
        (changed(repeat="daily"), True),
        (changed(when=When(modality=("in-person",))), True),
        (changed(id="entrance", was=("door",)), False),
        (changed(id="entrance"), True),
    ],
)
def test_what_is_done_without(walked: Checklist, gone: bool) -> None:
    """An item that is gone, or asked less; what only adds to it, or is renamed, is no waiver."""
    assert waived_items(LIST, walked) == (("door",) if gone else ())


def test_only_the_session_counts() -> None:
    """What is required for other sessions, and what is still asked in this one, is not missed."""
    rooms = changed(when=When(modality=("in-person",)))
    assert waived_items(rooms, checklist("room", LAMP), VIDEO) == ()
    assert waived_items(rooms, checklist("room", LAMP), ROOM) == ("door",)
    assert waived_items(LIST, rooms, VIDEO) == ("door",)
    assert waived_items(LIST, rooms, ROOM) == ()


def routine(*parts: Include) -> Routine:
    """A routine of these parts."""
    return Routine(format=1, id="day", title="Day", include=parts)


A, B, RECALL = Include(checklist="a"), Include(checklist="harbour:b"), Include(recall="last")


@pytest.mark.parametrize(
    ("walked", "weakened"),
    [
        ((A, B), []),
        ((B, Include(checklist="own:a")), []),
        ((B,), ["a"]),
        ((A,), ["harbour:b"]),
        ((Include(checklist="a", as_="card"), B), ["a"]),
        ((Include(checklist="a", when=When(modality=("in-person",))), B), ["a"]),
    ],
)
def test_lists_of_a_routine(walked: tuple[Include, ...], weakened: list[str]) -> None:
    """Those that are gone, only shown, or not for this session; the cards of an earlier run are no list."""
    assert [*weakened_lists(routine(RECALL, A, B), routine(*walked), VIDEO)] == weakened


def test_a_list_for_other_sessions_is_not_missed() -> None:
    """It would not have been walked."""
    part = Include(checklist="a", when=When(modality=("in-person",)))
    assert [*weakened_lists(routine(part, B), routine(B), VIDEO)] == []
    assert [*weakened_lists(routine(part, B), routine(B), ROOM)] == ["a"]
