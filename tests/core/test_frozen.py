"""Immutable values: what they are made of, how they compare, and what they refuse."""

import dataclasses
from typing import Any, cast

import pytest

from presencecheck.core.frozen import Frozen, Model, field, fields, replace


class Point(Frozen):
    """A place."""

    x: int
    y: int = 0
    names: tuple[str, ...] = field(default_factory=tuple)


class Named(Model):
    """A part of a file."""

    title: str = ""


class Longer(Named):
    """Another part of a file, whose first field has no default though one before it has."""

    text: str


def test_a_subclass_takes_its_annotations_as_fields() -> None:
    """Also those of the class that it extends, in any order of defaults."""
    assert [known.name for known in fields(Point)] == ["x", "y", "names"]
    assert [known.name for known in fields(Longer)] == ["title", "text"]
    assert Point(1) == Point(x=1, y=0, names=()) != Point(2)
    assert Longer(text="t") == Longer(title="", text="t")
    assert replace(Point(1), y=3) == Point(1, 3)


def test_values_of_different_classes_differ() -> None:
    """Equal fields are not enough."""

    class Other(Frozen):
        title: str = ""

    assert cast("Any", Other()) != Named()
    assert len({Point(1), Point(1), Point(2)}) == 2


def test_fields_can_be_matched_by_place_unless_they_are_given_by_name() -> None:
    """The match statement sees the places only of a plain `Frozen`."""
    match Point(1, 2):
        case Point(x, y):
            assert (x, y) == (1, 2)
    assert not hasattr(Named, "__match_args__")


def test_a_value_shows_its_fields() -> None:
    """As the call that makes it."""
    assert repr(Point(1, names=("a",))) == "Point(x=1, y=0, names=('a',))"


@pytest.mark.parametrize(
    ("given", "named"),
    [((), {}), ((1, 2, (), 4), {}), ((1,), {"x": 1}), ((1,), {"z": 1})],
    ids=["missing", "too many", "twice", "unknown"],
)
def test_a_value_is_not_made_of_other_fields(given: tuple[Any, ...], named: dict[str, Any]) -> None:
    """One is missing, given twice or unknown."""
    with pytest.raises(TypeError):
        cast("Any", Point)(*given, **named)


def test_a_field_cannot_be_set_afterwards() -> None:
    """A value stays as it was made."""
    with pytest.raises(AttributeError, match=r"Point\.x cannot be set"):
        cast("Any", Point(1)).x = 2


class Dated(Point):
    """A place at a time, with a default for a field that has none in `Point`."""

    x: int = 4
    days: dict[str, int] = field(default_factory=dict)


def test_a_value_is_a_dataclass_for_who_asks() -> None:
    """Pydantic and `dataclasses` see the fields of each class, whichever is asked first."""
    assert [each.name for each in dataclasses.fields(Dated)] == ["x", "y", "names", "days"]
    assert [each.name for each in dataclasses.fields(Point)] == ["x", "y", "names"]
    assert dataclasses.is_dataclass(Longer)
    assert not dataclasses.is_dataclass(Frozen)
    assert dataclasses.replace(Dated(), y=3) == Dated(4, 3, (), {})
    assert Dated().days is not Dated().days
    assert [each.default_factory for each in fields(Dated)][2:] == [tuple, dict]
