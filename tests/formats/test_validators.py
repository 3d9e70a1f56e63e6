"""What pydantic's core is told of the model is what pydantic tells it, and checks alike."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter
from pydantic_core import SchemaError, ValidationError

from presencecheck.core.checklist import Checklist, Routine
from presencecheck.core.overlay import Overlay
from presencecheck.formats import validators
from presencecheck.formats.kinds import KINDS, change_class
from presencecheck.formats.validation import _Around
from presencecheck.formats.validators import schema_of, validator_of

CLASSES = (*KINDS.values(), _Around, Checklist, Routine, Overlay, change_class())
NAMES = (
    "id",
    "kind",
    "ask",
    "ready",
    "when",
    "scale",
    "options",
    "exercise",
    "follow-up",
    "if-not-yet",
    "is",
    "unknown",
)
VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-1, 999), st.sampled_from(("", "daily", "1", "video", "x" * 70))),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=3),
    max_leaves=8,
)
_UNSAID = {"ref", "metadata", "serialization_alias"}
"""What pydantic notes for itself: where it met a class, and how objects are written."""


@cache
def whole(cls: type) -> TypeAdapter[Any]:
    """What pydantic makes of a class."""
    return TypeAdapter(cls)


def said(schema: Any, known: Mapping[str, Any]) -> Any:
    """A schema without what says nothing about checking, and with each part in its place."""
    if isinstance(schema, list):
        return [said(part, known) for part in schema]
    if not isinstance(schema, dict):
        return schema.__qualname__ if callable(schema) and not isinstance(schema, type) else schema
    if schema.get("type") == "definitions":
        return said(schema["schema"], {**known, **{part["ref"]: part for part in schema["definitions"]}})
    if schema.get("type") == "definition-ref":
        return said(known[schema["schema_ref"]], known)
    return {name: said(part, known) for name, part in schema.items() if name not in _UNSAID}


def found(validator: Any, data: Any) -> Any:
    """The object that comes of data, or what is wrong with it."""
    try:
        return validator.validate_python(data)
    except ValidationError as error:
        return error.errors(include_url=False, include_input=False)


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: str(cls.__name__))
def test_it_is_told_what_pydantic_tells_it(cls: type) -> None:
    """Of every class that a file is checked against, at any depth."""
    assert said(schema_of(cls), {}) == said(whole(cls).core_schema, {})


@settings(max_examples=60)
@given(st.sampled_from(CLASSES), st.dictionaries(st.sampled_from(NAMES), VALUES, max_size=6))
def test_data_is_checked_alike(cls: type, data: dict[str, Any]) -> None:
    """The same objects, and the same faults at the same places."""
    assert found(validator_of(cls), data) == found(whole(cls), data)


@pytest.mark.parametrize("refusal", [SchemaError("said in another way"), TypeError, ValueError])
def test_a_version_that_is_told_otherwise_is_asked(refusal: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    """Then pydantic itself tells its core."""

    def refuse(schema: object) -> None:
        raise refusal

    monkeypatch.setattr(validators, "SchemaValidator", refuse)
    validator_of.cache_clear()
    other = validator_of(KINDS["confirm"])
    monkeypatch.undo()
    validator_of.cache_clear()
    for data in ({"id": "door", "ask": "Is it shut?"}, {"id": "door", "as": "Is it shut?"}):
        assert found(other, data) == found(validator_of(KINDS["confirm"]), data)


@pytest.mark.parametrize("kind", [float, list[str], set[int]])
def test_an_annotation_that_the_model_does_not_have(kind: Any) -> None:
    """Is refused, so that what uses it first thinks of it."""
    with pytest.raises(ValueError, match=str(getattr(kind, "__name__", kind))):
        schema_of(kind)


def test_several_of_which_none_is_needed() -> None:
    """A field of several forms that can also be left out."""
    union = {"type": "union", "choices": [{"type": "str"}, {"type": "int"}]}
    assert schema_of(str | int | None) == {"type": "nullable", "schema": union}
