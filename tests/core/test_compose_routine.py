"""A routine with an overlay applied to it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presencecheck.core.checklist import MOST_INCLUDES, Hour, Include, Routine
from presencecheck.core.compose import apply_overlay
from presencecheck.core.compose_routine import compose_routine, part_name
from presencecheck.core.items import When
from presencecheck.core.overlay import AddedList, Addition, Overlay
from tests.support.builders import checklist, confirm

BASE = Routine(
    format=1,
    id="day",
    title="Day",
    version="2",
    revised="2026-01-01",
    for_=Hour(modality="audio"),
    include=(Include(recall="last"), *(Include(checklist=name) for name in ("a", "shipped:b", "c", "d"))),
    closing="Go.",
)


def overlay(**changes: object) -> Overlay:
    """An overlay of `BASE`."""
    return Overlay(format=1, id="day", extends="day", **changes)  # type: ignore[arg-type]


def added(name: str, **more: object) -> AddedList:
    """A list that is added."""
    return AddedList(checklist=name, **more)  # type: ignore[arg-type]


def names(routine: Routine) -> str:
    """What it includes, in order."""
    return " ".join(map(part_name, routine.include))


@pytest.mark.parametrize(
    ("changes", "left"),
    [
        ({}, "recall a b c d"),
        ({"remove": ("b", "recall")}, "a c d"),
        ({"remove": ("own:b",)}, "recall a c d"),
        ({"add_lists": (added("x"),)}, "recall a b c d x"),
        ({"add_lists": (added("x", after="b"), added("y", before="b"))}, "recall a y b x c d"),
        ({"add_lists": tuple(added(name, after="b") for name in "xyz")}, "recall a b x y z c d"),
        ({"add_lists": (added("x", first=True), added("y", first=True))}, "x y recall a b c d"),
        ({"add_lists": (added("x", after="a"), added("y", after="x"))}, "recall a x y b c d"),
        ({"reorder": ("d", "a")}, "recall d b c a"),
        ({"reorder": ("d", "a", "d")}, "recall d b c a"),
        ({"remove": ("c",), "add_lists": (added("c", before="a", as_="card"),)}, "recall c a b d"),
        ({"remove": ("a",), "add_lists": (added("x"),), "reorder": ("x", "b")}, "recall x c d b"),
    ],
)
def test_what_is_changed_and_all_else_as_it_was(changes: dict[str, object], left: str) -> None:
    """The lists in their order; nothing is wrong with any of these."""
    composed = compose_routine(overlay(**changes), BASE, "own")
    assert names(composed.routine) == left
    assert composed.violations == ()


def test_the_head() -> None:
    """What the overlay says of itself wins, the rest is that of the routine; the version tells both."""
    said = overlay(title="Mine", closing="Slowly.", version="3", revised="2026-02-02", disclaimer="Draft.")
    routine = compose_routine(said, BASE, "own").routine
    assert (routine.title, routine.closing, routine.disclaimer) == ("Mine", "Slowly.", "Draft.")
    assert (routine.version, routine.revised, routine.for_) == ("2+own.3", "2026-02-02", BASE.for_)
    plain = compose_routine(overlay(), BASE, "own").routine
    assert (plain.title, plain.closing, plain.disclaimer) == ("Day", "Go.", "")


def test_how_a_list_is_included() -> None:
    """As a card, and only for some sessions."""
    when = When(modality=("video",))
    routine = compose_routine(overlay(add_lists=(added("x", as_="card", when=when),)), BASE, "own").routine
    assert routine.include[-1] == Include(checklist="x", as_="card", when=when)


@pytest.mark.parametrize(
    ("changes", "code", "where", "left"),
    [
        ({"remove": ("q",)}, "overlay-unlisted", ("remove", 0), "recall a b c d"),
        ({"reorder": ("d", "q", "a")}, "overlay-unlisted", ("reorder", 1), "recall d b c a"),
        ({"add_lists": (added("x", after="q"),)}, "overlay-unlisted", ("add-lists", 0, "after"), "recall a b c d x"),
        ({"add_lists": (added("x", before="q"),)}, "overlay-unlisted", ("add-lists", 0, "before"), "recall a b c d x"),
        ({"add_lists": (added("own:a"),)}, "overlay-listed", ("add-lists", 0, "checklist"), "recall b c d a"),
        ({"remove": ("a", "b", "c", "d")}, "overlay-lists", ("extends",), "recall a b c d"),
        ({"add": (Addition(item=confirm("x")),)}, "overlay-of-list", ("add",), "recall a b c d"),
        ({"sources": {"x": "X"}}, "overlay-of-list", ("sources",), "recall a b c d"),
    ],
)
def test_what_does_not_fit_is_told(changes: dict[str, object], code: str, where: tuple[object], left: str) -> None:
    """At its place in the overlay; the rest applies."""
    composed = compose_routine(overlay(**changes), BASE, "own")
    assert [(each.code, each.where) for each in composed.violations] == [(code, where)]
    assert names(composed.routine) == left


def test_too_many_lists() -> None:
    """A routine is never longer than one in a file can be."""
    many = overlay(add_lists=tuple(added(f"x{number}") for number in range(MOST_INCLUDES)))
    composed = compose_routine(many, BASE, "own")
    assert [each.code for each in composed.violations] == ["overlay-lists"]
    assert len(composed.routine.include) == MOST_INCLUDES


@given(
    st.lists(st.sampled_from([*"abcdxyz", "recall"]), max_size=4),
    st.lists(
        st.tuples(st.sampled_from("acxyz"), st.sampled_from(["after", "before"]), st.sampled_from("abxq")), max_size=4
    ),
    st.lists(st.sampled_from([*"abcdxyz"]), max_size=4),
)
def test_whatever_an_overlay_names(remove: list[str], adds: list[tuple[str, str, str]], reorder: list[str]) -> None:
    """Every list once, none lost that is not left out, each added one there, and at least one list to walk."""
    lists = tuple(added(name, **{side: place}) for name, side, place in {each[0]: each for each in adds}.values())
    what, violations = apply_overlay(
        overlay(remove=tuple(remove), add_lists=lists, reorder=tuple(reorder)), BASE, "own"
    )
    assert isinstance(what, Routine)
    left = names(what).split()
    assert len(set(left)) == len(left)
    if not any(each.code == "overlay-lists" for each in violations):
        assert set(left) == {*map(part_name, BASE.include)} - set(remove) | {each.checklist for each in lists}


def test_fields_of_a_routine_in_an_overlay_of_a_checklist() -> None:
    """They are told, and the rest applies."""
    base = checklist("day", confirm("a"), confirm("b"))
    what, violations = apply_overlay(overlay(add_lists=(added("x"),), closing="Go.", remove=("a",)), base, "own")
    assert [(each.code, each.where) for each in violations] == [
        ("overlay-of-routine", ("add-lists",)),
        ("overlay-of-routine", ("closing",)),
    ]
    assert not isinstance(what, Routine)
    assert [item.id for item in what.items] == ["b"]
