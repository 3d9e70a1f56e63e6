"""An overlay, as its file says it."""

from dataclasses import fields

from presencecheck.core.checklist import Checklist
from presencecheck.core.overlay import Addition, Overlay
from tests.support.builders import confirm


def test_an_overlay_changes_nothing_unless_it_is_said() -> None:
    """What is left out stays as the checklist has it."""
    plain = Overlay(format=1, id="a", extends="b")
    assert (plain.add, plain.replace, plain.remove, plain.reorder) == ((), (), (), ())
    assert (plain.title, plain.disclaimer, plain.revised, dict(plain.sources)) == ("", "", "", {})
    assert Addition(item=confirm("a")) == Addition(item=confirm("a"), after="", before="")


def test_what_an_overlay_cannot_change() -> None:
    """Language, style, moment, what is locked or retired are the checklist's own, as are its items but by name."""
    own = {field.name for field in fields(Overlay)}
    assert {field.name for field in fields(Checklist)} - own == {
        "language",
        "style",
        "moment",
        "locked",
        "retired",
        "items",
    }
