"""Between the model and plain data."""

import json

import pytest

from presencecheck.core.checklist import Checklist, Include, Routine
from presencecheck.core.events import Outcome
from presencecheck.core.frozen import field_name
from presencecheck.core.items import FollowUp, Remedy
from presencecheck.core.overlay import Addition, Overlay
from presencecheck.core.serialize import from_dict, to_dict
from tests.support.builders import checklist, choice, confirm, exercise, probe, scale, text

LIST = checklist("c", confirm("a", "stop"), probe("b"), scale("d", FollowUp(at_most=2, say="Rest.")), text("e"))
OVERLAY = Overlay(format=1, id="o", extends="c", add=(Addition(item=choice("f"), after="a"),), replace=(exercise("a"),))
ROUTINE = Routine(format=1, id="r", title="R", include=(Include(checklist="c"), Include(checklist="d", as_="card")))


def test_fields_have_the_names_of_the_files() -> None:
    """A hyphen for each underscore, and none at the end."""
    assert [field_name(name) for name in ("if_not_yet", "is_", "ask")] == ["if-not-yet", "is", "ask"]


@pytest.mark.parametrize("model", [LIST, OVERLAY, ROUTINE], ids=lambda model: type(model).__name__)
def test_a_file_comes_back_from_its_plain_data(model: Checklist | Overlay | Routine) -> None:
    """Through JSON, as the cache and the history keep it."""
    assert from_dict(type(model), json.loads(json.dumps(to_dict(model)))) == model


def test_a_code_comes_back_as_its_member() -> None:
    """Read by its value."""
    assert from_dict(Outcome, to_dict(Outcome.FIXED)) is Outcome.FIXED


def test_defaults_are_left_out() -> None:
    """All but the kind of an item, by which it is known when it is read back."""
    assert to_dict(text("e")) == {"kind": "text", "id": "e", "ask": "In a word?"}
    assert to_dict(Remedy(do=("Close it",))) == {"do": ["Close it"]}
    assert to_dict({"a": (Outcome.DONE, 1, None)}) == {"a": ["done", 1, None]}


@pytest.mark.parametrize(
    "data",
    [{"id": "c"}, {"unknown": 1}, [], None, {**to_dict(LIST), "items": [{"kind": "none"}]}],
    ids=["missing", "unknown", "list", "nothing", "kind"],
)
def test_data_of_another_shape_is_refused(data: object) -> None:
    """By one of the errors that those who read a file expect."""
    with pytest.raises((KeyError, TypeError, ValueError, AttributeError)):
        from_dict(Checklist, data)
