"""The content of a file with the places of its parts."""

import pytest

from presencecheck.core.problems import Violation, Where
from presencecheck.formats.document import Document, LaterDocument
from presencecheck.formats.load import load
from presencecheck.formats.yaml_reader import read, read_all


def test_the_nearest_part_around() -> None:
    """What has no place of its own is where the part around it is; of a field, at its name or at its value."""
    document = Document(values={("a",): (2, 4), (): (1, 1)}, keys={("a",): (2, 1)})
    assert (document.mark(("a", 3)), document.mark(("a", 3), key=True), document.mark(("b",))) == (
        (2, 4),
        (2, 1),
        (1, 1),
    )
    assert Document().mark(("items", 3)) == Document().mark((), key=True) == (1, 1)


def test_errors_without_advice() -> None:
    """Advice does not stop a file from being used."""
    advice, error = (Violation(code, ()) for code in ("cut-off", "anchor"))
    assert Document(violations=[(advice, (1, 1)), (error, (2, 1))]).errors == [(error, (2, 1))]


SHORT = """\
title: {water: Is it so?}
items: [{water: Is it so?}, {ask: b}, c, {id: d, ask: e}, {water: [a]}, {}]
add:
  - item: {water: Is it so?}
replace: [{water: Is it so?}]
change: [{water: Is it so?}]
"""


@pytest.mark.parametrize("item", [("items", 0), ("add", 0, "item"), ("replace", 0), ("change", 0)])
def test_an_item_in_short_form(item: Where) -> None:
    """Its id is its name and its question what stands behind it, also where nobody has validated the file."""
    for document in (read(SHORT.encode()), read_all(SHORT.encode()), load(SHORT.encode(), "a.yaml").document):
        name, question = document.keys[*item, "water"], document.values[*item, "water"]
        assert name[1] + len("water: ") == question[1]
        assert document.mark((*item, "id")) == document.mark((*item, "id"), key=True) == name
        assert document.mark((*item, "ask")) == document.mark((*item, "ask"), key=True) == question
        assert document.mark((*item, "why")) == document.values[item]


@pytest.mark.parametrize(
    ("where", "around"),
    [
        *((("items", place, "id"), ("items", place)) for place in (1, 2, 4, 5)),
        (("items", 9, "id"), ("items",)),
        (("items", "water", "id"), ("items",)),
        (("title", "id"), ("title",)),
        (("add", "item", "id"), ("add",)),
    ],
)
def test_what_is_no_item_in_short_form(where: Where, around: Where) -> None:
    """A part that stands for nothing has the place of what is around it."""
    document = read(SHORT.encode())
    assert document.mark(where) == document.values[around]


def test_nothing_is_held_for_what_is_read_later() -> None:
    """Once all is there, the text of the file is let go; a library has a thousand of them."""
    document = LaterDocument(lambda: read_all(b"a: b"), data={"a": "c"})
    assert (document.data, "_read" in vars(document)) == ({"a": "c"}, True)
    assert (document.values[("a",)], document.data, "_read" in vars(document)) == ((1, 4), {"a": "c"}, False)
    with pytest.raises(AttributeError):
        _ = document.colour
