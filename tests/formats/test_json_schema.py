"""The JSON Schema that editors use: it agrees with the program about what is right, and explains every field."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from presencecheck.formats.json_schema import KnownNames, schema
from presencecheck.formats.load import load
from presencecheck.messages import schema as schema_messages
from tests.support.commands import presencecheck

SCHEMA = schema()
VALIDATOR = Draft202012Validator(SCHEMA)
FILES = sorted((Path(__file__).parents[2] / "checklists").glob("*.yaml"))
HEAD: dict[str, Any] = {"format": 1, "id": "a", "title": "A"}
FAULTS: list[dict[str, Any]] = [
    {"items": [{"id": "a", "ask": "b", "secnds": 1}]},
    {"items": [{"id": "a", "ask": "b", "importance": "vital"}]},
    {"items": [{"id": "a"}]},
    {"items": []},
    {"items": [{"id": "A b", "ask": "c"}]},
    {"items": [{"id": "a", "ask": "b", "kind": "exercise", "exercise": {"seconds": 9, "steps": ["a"]}}]},
    {"items": [{"id": "a", "ask": "b", "kind": "choice", "options": ["one"]}]},
    {"include": []},
    {"include": [{"checklist": "a", "as": "poster"}]},
    {"include": [{"checklist": "../a"}]},
    {"extends": "a", "remove": "b"},
    {"extends": "a:b:c"},
    {"extends": "a", "add": [{"item": {"id": "b", "ask": "c", "kind": "choise"}}]},
    {"items": [{"a": "b"}, {"id": "c", "ask": "d", "kind": "scale", "scale": {"low": "e"}}]},
]


class Editor(yaml.SafeLoader):
    """Reads dates as text, as editors do: theirs is YAML 1.2."""


Editor.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith("timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def test_the_command_prints_it() -> None:
    """`presencecheck schema` prints the schema itself, so that an editor can be pointed to a file of it."""
    assert presencecheck("schema").data == SCHEMA
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_we_ship_is_right_in_an_editor(path: Path) -> None:
    """An editor shows no error in a shipped file."""
    assert [error.message for error in VALIDATOR.iter_errors(yaml.load(path.read_text(), Loader=Editor))] == []


def test_the_short_form_is_right_in_an_editor() -> None:
    """An item of one line is no error, in an overlay neither."""
    short = {"water": "Is water within reach?"}
    assert VALIDATOR.is_valid(HEAD | {"items": [short]})
    assert VALIDATOR.is_valid({"format": 1, "id": "a", "extends": "a", "replace": [short], "add": [{"item": short}]})
    assert VALIDATOR.is_valid(HEAD | {"include": [{"checklist": "shipped:environment"}]})


@pytest.mark.parametrize("body", FAULTS, ids=str)
def test_editor_and_program_refuse_alike(body: dict[str, Any]) -> None:
    """What the editor marks, the program refuses too."""
    assert not VALIDATOR.is_valid(HEAD | body)
    assert load(yaml.safe_dump(HEAD | body).encode(), "a.yaml").what is None


def test_known_names_are_offered_and_no_others_refused() -> None:
    """In the schema that lies beside own lists; a list that comes tomorrow is right today."""
    known = schema(KnownNames(("my-room",), ("lamp",)))
    offered = known["$defs"]
    assert offered["Include"]["properties"]["checklist"]["examples"] == ["my-room"]
    assert offered["Overlay"]["properties"]["extends"]["examples"] == ["my-room"]
    assert offered["Overlay"]["properties"]["remove"]["items"]["examples"] == ["lamp", "my-room"]
    assert offered["Addition"]["properties"]["after"]["examples"] == ["lamp"]
    overlay = {"format": 1, "id": "a", "extends": "b", "remove": ["c"]}
    assert Draft202012Validator(known).is_valid(overlay)


def test_no_empty_default_is_offered() -> None:
    """An editor would write `why: ""` or `add: []`, which says nothing."""
    assert [place for place, field in fields(SCHEMA) if field.get("default") in ("", [], {})] == []


def fields(node: Any, place: str = "") -> Iterator[tuple[str, Any]]:
    """Every field described anywhere in the schema."""
    if isinstance(node, dict):
        for name, described in node.get("properties", {}).items():
            if described:  # else it is told where it stands with the others
                yield f"{place}.{name}", described
        for key, entry in node.items():
            if key == "if":
                continue  # what is looked for there is shown to nobody
            yield from fields(entry, f"{place}.{key}")
    elif isinstance(node, list):
        for entry in node:
            yield from fields(entry, place)


def test_every_field_is_explained() -> None:
    """Hovering over any field in an editor says what it is for."""
    described = {place: field.get("description") for place, field in fields(SCHEMA)}
    assert len(described) > 100
    assert [place for place, description in described.items() if not description] == []


def test_nothing_is_explained_that_is_not_there() -> None:
    """A part or a field that was renamed takes its words along."""
    assert {*schema_messages.PARTS, "Short"} == SCHEMA["$defs"].keys()
    described = {
        cls: {name.removeprefix(".") for name, _ in fields(definition)} for cls, definition in SCHEMA["$defs"].items()
    }
    everywhere = set().union(*described.values())
    for cls, words in schema_messages.FIELDS.items():
        assert words.keys() <= described.get(cls, everywhere), cls
