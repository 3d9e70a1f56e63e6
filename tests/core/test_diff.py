"""What differs between two states of a checklist or routine."""

from dataclasses import replace

from presencecheck.core.checklist import Include, Retired, Routine
from presencecheck.core.diff import Change, diff
from presencecheck.core.items import When
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


def test_an_item_with_another_id() -> None:
    """It is the same item, compared with itself; its former ids are no change of their own."""
    renamed = replace(B, id="x", was=("b",), why="So.")
    assert diff(LIST, replace(LIST, items=(A, renamed, C, D))) == (
        Change("renamed", "x", "b", "x"),
        Change("changed", "x", after="why"),
    )
    assert diff(LIST, replace(LIST, items=(A, C, D, renamed)))[-1] == Change("moved", "x", B.ask)
    # An old id that another item still has means that item.
    assert diff(LIST, replace(LIST, items=(replace(A, was=("b",)), B, C, D))) == ()


def test_an_item_that_others_took_the_place_of() -> None:
    """Its place is told with what stands in it; one with nothing in its place is retired all the same."""
    retired = {"b": Retired(by=("x", "other/y"), since="2"), "c": Retired(since="2")}
    after = replace(LIST, items=(A, confirm("x"), D), retired=retired)
    assert diff(LIST, after)[:2] == (Change("retired", "b", B.ask, "x, other/y"), Change("retired", "c", C.ask, ""))


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
    only = replace(two, as_="card", when=When(modality=("video",)))
    assert diff(routine(one, two), routine(one, only)) == (Change("changed", "two", after="as, when"),)


def test_a_recall() -> None:
    """A part of a routine like its checklists."""
    one, recall = Include(checklist="one"), Include(recall="last")
    assert diff(routine(one), routine(recall, one)) == (Change("added", "recall", after="recall"),)
    assert diff(routine(recall, one), routine(one)) == (Change("removed", "recall", "recall"),)


def test_a_checklist_that_becomes_a_routine() -> None:
    """Nothing else can be compared then."""
    assert diff(LIST, routine()) == (Change("kind", "r", "checklist", "routine"),)
    assert diff(routine(), LIST) == (Change("kind", "c", "routine", "checklist"),)


def test_a_section_is_that_of_each_item() -> None:
    """Wherever it is named: without the item that named it, the next one has not changed."""
    before = checklist("c", confirm("a", section="Room"), confirm("b"), confirm("d"))
    assert diff(before, checklist("c", confirm("b", section="Room"), confirm("d"))) == (
        Change("removed", "a", "Is the a so?"),
    )
    assert diff(before, checklist("c", confirm("a", section="Room"), confirm("b"), confirm("d", section="Line"))) == (
        Change("changed", "d", after="section"),
    )
