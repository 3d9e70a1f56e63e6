"""What differs between two states of a checklist or routine."""

from dataclasses import replace

from presencecheck.core.checklist import Include, Routine
from presencecheck.core.diff import Change, diff
from tests.support.builders import checklist, choice, confirm, scale, text

A, B, C, D = (confirm(name) for name in "abcd")
LIST = checklist("c", A, B, C, D)


def routine(*includes: Include) -> Routine:
    """A routine of these."""
    return Routine(format=1, id="r", title="R", include=includes)


def test_nothing_differs() -> None:
    """Not even by a version or a day."""
    assert diff(LIST, replace(LIST, version="9", revised="2026-01-01", sources={"a": "A"})) == ()


def test_the_head() -> None:
    """Each field by its name in the file."""
    assert diff(LIST, replace(LIST, title="Other", disclaimer="No.")) == (
        Change("head", "title", "C", "Other"),
        Change("head", "disclaimer", "", "No."),
    )


def test_items_that_come_and_go() -> None:
    """What is gone comes first; the others in the order of the later state."""
    after = replace(LIST, items=(text("new"), B, C))
    assert diff(LIST, after) == (
        Change("removed", "a", A.ask),
        Change("removed", "d", D.ask),
        Change("added", "new", after="In a word?"),
    )


def test_an_item_that_changes() -> None:
    """Its question and importance with their words, all else by the names of the fields."""
    changed = replace(B, ask="Is it?", importance="essential", why="So.", if_not_yet=None)
    assert diff(LIST, replace(LIST, items=(A, changed, C, D))) == (
        Change("reworded", "b", B.ask, "Is it?"),
        Change("importance", "b", "standard", "essential"),
        Change("changed", "b", after="why, if-not-yet"),
    )


def test_an_item_of_another_kind() -> None:
    """Fields that only one of the kinds has are changed too."""
    [change] = diff(checklist("c", scale("a")), checklist("c", replace(choice("a"), ask="How much?")))
    assert (change.kind, set(change.after.split(", "))) == ("changed", {"kind", "scale", "options"})


def test_as_few_items_as_possible_have_moved() -> None:
    """One that is put elsewhere has moved; those that make room for it have not."""
    assert diff(LIST, replace(LIST, items=(B, C, D, A))) == (Change("moved", "a", A.ask),)


def test_includes() -> None:
    """Checklists that a routine has no more, in another place, or in another way."""
    one, two, three, four = (Include(checklist=name) for name in ("one", "two", "three", "four"))
    assert diff(routine(one, two, three), routine(three, replace(two, as_="card"), four)) == (
        Change("removed", "one", "one"),
        Change("moved", "three", "three"),
        Change("changed", "two", after="as"),
        Change("added", "four", after="four"),
    )
    assert diff(routine(one, two), routine(one, two)) == ()


def test_a_checklist_that_becomes_a_routine() -> None:
    """Nothing else can be compared then."""
    assert diff(LIST, routine()) == (Change("kind", "r", "checklist", "routine"),)
    assert diff(routine(), LIST) == (Change("kind", "c", "routine", "checklist"),)
