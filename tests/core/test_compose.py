"""What an overlay makes of a list's head, and every word that is said of one that no longer fits."""

from dataclasses import replace

from presencecheck.core.checklist import MOST_ENTRIES, Checklist, Retired
from presencecheck.core.compose import compose
from presencecheck.core.items import FollowUp
from presencecheck.core.overlay import Addition, Overlay
from tests.support.builders import checklist, confirm, scale, text


def overlay(**changes: object) -> Overlay:
    """An overlay of a list called base."""
    return Overlay(format=1, id="mine", extends="base", **changes)  # type: ignore[arg-type]


BASE = checklist("base", confirm("a"), confirm("b"))


def test_the_head_of_what_is_laid_over() -> None:
    """Its own name, the later of two days, the base's language, style and moment, and the words that are given."""
    base = replace(BASE, revised="2026-05-01", language="he", style="read-do", moment="arrive")
    base = replace(base, disclaimer="Of the base.")
    same = compose(overlay(revised="2026-01-01"), base, "own").checklist
    assert (same.format, same.id, same.revised, same.language) == (1, "mine", "2026-05-01", "he")
    assert (same.style, same.moment, same.disclaimer) == ("read-do", "arrive", "Of the base.")
    other = compose(overlay(revised="2026-06-01", disclaimer="Mine."), base, "own").checklist
    assert (other.revised, other.disclaimer) == ("2026-06-01", "Mine.")


def test_what_is_said_of_an_overlay_that_no_longer_fits() -> None:
    """Each violation names the item, the list that was revised, and what looks like the name that is gone."""
    made = overlay(add=(Addition(item=text("b")),), remove=("door", "aa"))
    unknown, *_ = found = compose(
        made, checklist("base", confirm("a"), confirm("b"), confirm("doors")), "own"
    ).violations
    assert [(violation.code, violation.words) for violation in found] == [
        ("overlay-double", {"id": "b", "extends": "base"}),
        ("overlay-unknown", {"id": "door", "extends": "base", "items": "a, b, doors"}),
        ("overlay-unknown", {"id": "aa", "extends": "base", "items": "a, b, doors"}),
    ]
    assert [violation.near for violation in found[1:]] == [("door", ("a", "b", "doors")), ("aa", ("a", "b", "doors"))]
    assert unknown.where == ("add", 0, "item", "id")


def test_what_is_said_of_an_item_that_is_needed() -> None:
    """The violation stands at the removal, and names what would lead to nothing."""
    base = checklist("base", scale("here", FollowUp(at_most=3, add="rest")), confirm("rest"), confirm("c"))
    [violation] = compose(overlay(remove=("c", "rest")), base, "own").violations
    assert (violation.code, violation.where) == ("overlay-needed", ("remove", 1))
    assert violation.words == {"id": "rest", "by": "here"}


def test_how_many_items_are_left() -> None:
    """One is enough, forty are allowed; none, or one more, is an error at the line that names the base."""
    assert compose(overlay(remove=("a",)), BASE, "own").violations == ()
    more = tuple(Addition(item=confirm(f"x{number}")) for number in range(MOST_ENTRIES - 2))
    assert compose(overlay(add=more), BASE, "own").violations == ()
    for changes, count in (({"remove": ("a", "b")}, 0), ({"add": (*more, Addition(item=confirm("y")))}, 41)):
        composed = compose(overlay(**changes), BASE, "own")
        [violation] = composed.violations
        assert (violation.code, violation.where, violation.words) == (
            "overlay-size",
            ("extends",),
            {"count": count, "limit": 40},
        )
        assert 1 <= len(composed.checklist.items) <= MOST_ENTRIES


def test_warnings_of_the_base_are_not_repeated() -> None:
    """What an overlay does not give is only judged where it is an error, and then at the line that names the base."""
    base = checklist("base", confirm("a", None), scale("here", FollowUp(at_most=3, add="a")))
    [violation] = compose(overlay(), base, "own").violations
    assert (violation.code, violation.where) == ("follow-up-order", ("extends",))
    assert violation.words == {"id": "here", "add": "a"}
    mine = compose(overlay(replace=(confirm("b", None),)), BASE, "own").violations
    assert [violation.code for violation in mine] == ["overlay-lost", "no-remedy"]
    assert {violation.where for violation in mine} == {("replace", 0, "id")}
    lost = checklist("base", scale("here", FollowUp(at_most=3, add="rast")), confirm("rest"))
    [violation] = compose(overlay(), lost, "own").violations
    assert (violation.code, violation.near) == ("follow-up-item", ("rast", ("here", "rest")))


def test_an_overlay_rests_on_the_sources_of_both() -> None:
    """A source of the base or of the overlay is one; on a list that is handed out nothing needs a remedy."""
    base = replace(BASE, sources={"book": "A book"}, style="hand-out")
    plain = confirm("c", None, sources=("book", "talk"))
    assert compose(overlay(add=(Addition(item=plain),), sources={"talk": "A talk"}), base, "own").violations == ()
    [violation] = compose(overlay(add=(Addition(item=plain),)), base, "own").violations
    assert (violation.code, violation.where) == ("no-source", ("add", 0, "item", "sources", 1))


def test_an_item_that_has_a_new_id() -> None:
    """Whatever names it by an earlier id means it, in every part of an overlay; its history stays its own."""
    base = checklist("base", confirm("a"), replace(confirm("b"), was=("old",)), confirm("c"))
    ids = [item.id for item in compose(overlay(remove=("old",)), base, "own").checklist.items]
    assert ids == ["a", "c"]
    made = overlay(replace=(confirm("old"),), reorder=("c", "old"), add=(Addition(item=text("new"), after="old"),))
    composed = compose(made, base, "own")
    assert {violation.code for violation in composed.violations} == {"overlay-renamed"}
    assert [item.id for item in composed.checklist.items] == ["a", "c", "new", "b"]
    assert composed.checklist.items[-1].was == ("old",)


def test_an_item_that_is_retired() -> None:
    """What names it is passed over, and what took its place is said."""
    retired = {"old": Retired(by=("a", "b"), since="2.0.0"), "older": Retired(since="1.1.0")}
    composed = compose(overlay(remove=("old", "older", "a")), replace(BASE, retired=retired), "own")
    assert [item.id for item in composed.checklist.items] == ["b"]
    assert composed.checklist.retired == retired
    assert [(violation.code, violation.words["by"]) for violation in composed.violations] == [
        ("overlay-retired", "a, b"),
        ("overlay-retired", "nothing"),
    ]


def sections(base: Checklist, **changes: object) -> list[tuple[str, str]]:
    """Each item with the heading that it stands under, once the overlay is applied."""
    return [*compose(overlay(**changes), base, "own").checklist.headings.items()]


ROOMS = checklist(
    "base", confirm("a"), confirm("b", section="Room"), confirm("c"), confirm("d", section="Line"), confirm("e")
)


def test_items_stay_in_their_section() -> None:
    """Also where the one that named it is left out or replaced; the one below it names it then."""
    assert sections(ROOMS, remove=("b", "d")) == [("a", ""), ("c", "Room"), ("e", "Line")]
    replaced = compose(overlay(replace=(text("b"),)), ROOMS, "own")
    assert replaced.checklist.headings == ROOMS.headings
    assert replaced.violations == ()
    assert compose(overlay(), ROOMS, "own").checklist.items == ROOMS.items


def test_an_added_item_stands_in_the_section_where_it_is_put() -> None:
    """Behind an item in its section, before one in that one's, at the end in the last."""
    added = (
        Addition(item=text("x"), after="c"),
        Addition(item=text("y"), before="d"),
        Addition(item=text("z"), before="b"),
        Addition(item=text("end")),
    )
    assert sections(ROOMS, add=added) == [
        *(("a", ""), ("z", "Room"), ("b", "Room"), ("c", "Room"), ("x", "Room")),
        *(("y", "Line"), ("d", "Line"), ("e", "Line"), ("end", "Line")),
    ]
    assert sections(ROOMS, remove=("d", "e"), replace=(text("new"),))[-1] == ("new", "Line")


def test_an_added_item_under_no_section() -> None:
    """Before the first section it stands under none, whatever comes behind it; below one, it is under that."""
    rooms = checklist("base", confirm("b", section="Room"), confirm("c"))
    added = (
        Addition(item=confirm("x"), before="b", no_section=True),
        Addition(item=confirm("y"), after="b", no_section=True),
    )
    expected = [("x", ""), ("b", "Room"), ("y", "Room"), ("c", "Room")]
    assert sections(rooms, add=added) == expected
    assert sections(rooms, add=added[:1], remove=("b",)) == [("x", ""), ("c", "Room")]
    lost = tuple(Addition(item=item, before="gone") for item in (confirm("y"), confirm("z", section="Ours")))
    assert sections(rooms, add=lost)[2:] == [("y", "Room"), ("z", "Ours")]


def test_a_named_section_goes_with_its_item() -> None:
    """What another item lands in, where items are moved, is the section of the place, not that of who stood there."""
    rooms = checklist("base", confirm("b", section="Room"), confirm("c"))
    added = (Addition(item=confirm("x", section="Ours"), after="c"),)
    changed = ({"id": "c", "section": "Ours"},)
    assert sections(rooms, add=added, change=changed, reorder=("x", "c", "b")) == [
        *(("x", "Ours"), ("c", "Ours"), ("b", "Room")),
    ]


def test_a_section_that_the_overlay_names_wins() -> None:
    """Of an item that is added, changed or replaced; items that came with one of their own keep it."""
    named = (Addition(item=text("x", section="Ours"), after="b"), Addition(item=text("y"), after="b"))
    assert sections(ROOMS, add=named) == [
        *(("a", ""), ("b", "Room"), ("x", "Ours"), ("y", "Ours")),
        *(("c", "Room"), ("d", "Line"), ("e", "Line")),
    ]
    assert sections(ROOMS, change=({"id": "b", "section": "Ours"},))[1:3] == [("b", "Ours"), ("c", "Room")]
    assert sections(ROOMS, change=({"id": "d", "section": ""},))[3:] == [("d", "Room"), ("e", "Line")]
    under_none = tuple({"id": name, "section": ""} for name in "cde")
    assert sections(ROOMS, remove=("b",), change=under_none) == [("a", ""), ("c", ""), ("d", ""), ("e", "")]
    assert sections(ROOMS, replace=(text("d", section="Ours"),))[3:] == [("d", "Ours"), ("e", "Line")]
    # Those that have none stand under what is named above them, as in a file.
    assert sections(BASE, add=(Addition(item=text("x", section="Ours"), before="b"),)) == [
        *(("a", ""), ("x", "Ours"), ("b", "Ours")),
    ]


def test_a_moved_item_is_in_the_section_where_it_lands() -> None:
    """Unless the overlay names another for it; no heading is repeated by an order alone."""
    assert sections(ROOMS, reorder=("e", "b")) == [
        *(("a", ""), ("e", "Room"), ("c", "Room"), ("d", "Line"), ("b", "Line")),
    ]
    assert sections(ROOMS, reorder=("c", "b")) == [
        *(("a", ""), ("c", "Room"), ("b", "Room"), ("d", "Line"), ("e", "Line")),
    ]
    kept = sections(ROOMS, reorder=("e", "b"), change=({"id": "b", "section": "Room"},))
    assert kept[-1] == ("b", "Room")
    # What lands in the place of one that the overlay headed comes under the heading that this place has without it.
    headed = sections(ROOMS, reorder=("e", "b"), change=({"id": "b", "section": "Ours"},))
    assert headed == [("a", ""), ("e", "Room"), ("c", "Room"), ("d", "Line"), ("b", "Ours")]
