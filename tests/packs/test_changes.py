"""What a new version of a pack changes."""

from presencecheck.core.overlay import Overlay
from presencecheck.packs.changes import ChecklistChange, changes, is_older
from tests.support.builders import checklist, section, text
from tests.support.builders import confirm as question


def test_what_is_newer() -> None:
    """Numbers are compared as numbers; where one has none there is nothing to compare."""
    older = [("1.0.0", "1.1.0"), ("1.9", "1.10"), ("1", "1.0"), ("v2", "v10"), ("2026-01", "2026-02")]
    assert all(is_older(one, other) and not is_older(other, one) for one, other in older)
    assert not any(
        is_older(*pair) for pair in (("", "1"), ("1", ""), ("1.0", "1.0"), ("a", "b"), ("x" * 40 + "1", "2"))
    )


def test_what_changes_between_versions() -> None:
    """First what is gone, then what is new and what is another, with the words of each change."""
    room, other = checklist("room", question("door")), checklist("room", question("door"), question("lamp"))
    mine = Overlay(format=1, id="mine", extends="room", title="Mine", remove=("a", "b"))
    again = Overlay(format=1, id="mine", extends="yard", remove=("a",), replace=(text("x"),))
    found = list(changes({"room": room, "old": room, "mine": mine}, {"room": other, "new": room, "mine": again}))
    assert [(one.id, one.title, one.sort) for one in found] == [
        ("old", "Room", "removed"),
        ("mine", "mine", "changed"),
        ("new", "Room", "added"),
        ("room", "Room", "changed"),
    ]
    heads = [change for change in found[1].changes if change.kind == "head"]
    assert heads == [
        ("head", "extends", "room", "yard"),
        ("head", "title", "Mine", ""),
        ("head", "remove", "a, b", "a"),
    ]
    assert [(change.kind, change.item) for change in found[3].changes] == [("added", "lamp")]
    [turned] = list(changes({"x": room}, {"x": mine}))
    assert list(turned.changes) == [("kind", "mine", "checklist", "overlay")]
    assert list(changes({"x": room}, {"x": room})) == []
    assert isinstance(turned, ChecklistChange)
    assert section(room).source.layer == "shipped"


def test_what_changes_in_an_overlay_of_single_fields() -> None:
    """Each item with the fields that are now others; the same in another order is no change."""
    door, lamp = {"id": "door", "ask": "Is it?", "why": "So."}, {"id": "lamp", "ready": "Lit"}
    before, after, same = (
        Overlay(format=1, id="mine", extends="room", change=change)
        for change in ((door, lamp), (lamp, door | {"why": "Other."}, {"id": "cup", "max": 3}), (lamp, door))
    )
    [found] = changes({"mine": before}, {"mine": after})
    assert [(one.kind, one.item, one.after) for one in found.changes] == [
        ("changed", "door", "why"),
        ("changed", "cup", "max"),
    ]
    assert [one.changes for one in changes({"mine": before}, {"mine": same})] == [()]
