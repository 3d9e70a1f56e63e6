"""The JSON Schema (2020-12) of checklist files, derived from the model, for editors."""

import ast
import inspect
import itertools
import textwrap
from dataclasses import fields
from typing import Any

from pydantic import TypeAdapter

from presencecheck import __version__
from presencecheck.core.checklist import Checklist, Routine
from presencecheck.core.items import MOST_SENTENCE
from presencecheck.core.names import ID_PATTERN
from presencecheck.core.overlay import Overlay
from presencecheck.core.serialize import field_name
from presencecheck.formats.kinds import ITEM_FIELDS, KINDS
from presencecheck.messages import schema as schema_messages

_ID = f"^{ID_PATTERN}$"
_NAME = f"^(?:{ID_PATTERN}:)?{ID_PATTERN}$"
_NAMES = (
    ("Include", "checklist", _NAME),
    ("Overlay", "extends", _NAME),
    ("FollowUp", "add", _ID),
    ("Addition", "after", _ID),
    ("Addition", "before", _ID),
)
"""Fields that hold an id or a name, other than an item's own id."""
_FILES = (Checklist, Routine, Overlay)
_FORMAT = "https://json-schema.org/draft/2020-12/schema"


def schema() -> dict[str, Any]:
    """The schema of a file: a checklist or a routine, with a description on every field."""
    parts = {cls.__name__: TypeAdapter(cls).json_schema(by_alias=True) for cls in _FILES}
    definitions: dict[str, Any] = {}
    for name, part in parts.items():
        definitions |= part.pop("$defs", {})
        definitions[name] = part
    for cls in (*KINDS.values(), *_FILES):
        _describe(definitions[cls.__name__], cls)
    for definition in definitions.values():
        _tidy(definition)
    definitions["Short"] = {"description": schema_messages.SHORT_FORM, **_SHORT_FORM}
    for name, field, pattern in _NAMES:
        definitions[name]["properties"][field]["pattern"] = pattern
    for listed in (
        definitions["Checklist"]["properties"]["items"]["items"],
        definitions["Overlay"]["properties"]["replace"]["items"],
        definitions["Addition"]["properties"]["item"],
    ):
        listed["anyOf"].append({"$ref": "#/$defs/Short"})
    for kind, cls in KINDS.items():
        if kind != "confirm":
            definitions[cls.__name__]["required"].append("kind")
    definitions["Include"]["oneOf"] = [{"required": ["checklist"]}, {"required": ["recall"]}]
    return {
        "$schema": _FORMAT,
        "$id": "urn:presencecheck:checklist:1",
        "$comment": f"presencecheck {__version__}",
        "title": schema_messages.TITLE,
        "description": schema_messages.DESCRIPTION,
        "if": {"required": ["include"]},
        "then": {"$ref": "#/$defs/Routine"},
        "else": {
            "if": {"required": ["extends"]},
            "then": {"$ref": "#/$defs/Overlay"},
            "else": {"$ref": "#/$defs/Checklist"},
        },
        "$defs": definitions,
    }


_SHORT_FORM = {
    "type": "object",
    "minProperties": 1,
    "maxProperties": 1,
    "propertyNames": {"pattern": f"^{ID_PATTERN}$", "not": {"enum": sorted(ITEM_FIELDS)}},
    "additionalProperties": {"type": "string", "minLength": 1, "maxLength": MOST_SENTENCE},
}


def _describe(definition: dict[str, Any], cls: type) -> None:
    """Add descriptions, also of inherited fields: pydantic takes only those of the class itself."""
    docs: dict[str, str] = {}
    for base in reversed(cls.__mro__[:-1]):
        docs |= _attribute_docs(base)
    for field in fields(cls):
        described = definition["properties"][field_name(field.name)]
        if field.name in docs:
            described["description"] = docs[field.name]
        if field.name == "id":
            described["pattern"] = _ID
        if field.name == "format":
            described["enum"] = [1]
        if field.name == "kind":
            described["description"] = schema_messages.KIND.format(
                kind=described["const"], description=inspect.getdoc(cls)
            )


def _attribute_docs(cls: type) -> dict[str, str]:
    body = ast.parse(textwrap.dedent(inspect.getsource(cls))).body[0]
    statements = body.body if isinstance(body, ast.ClassDef) else []
    pairs = itertools.pairwise(statements)
    return {
        before.target.id: " ".join(str(after.value.value).split())
        for before, after in pairs
        if isinstance(before, ast.AnnAssign)
        and isinstance(before.target, ast.Name)
        and isinstance(after, ast.Expr)
        and isinstance(after.value, ast.Constant)
    }


def _tidy(node: Any) -> None:
    """Remove what does not help an editor: generated titles, and null for optional fields."""
    if isinstance(node, list):
        for entry in node:
            _tidy(entry)
    if not isinstance(node, dict):
        return
    if "properties" not in node:
        node.pop("title", None)
    choices = node.get("anyOf", [])
    if {"type": "null"} in choices and len(choices) == 2:
        node |= next(choice for choice in node.pop("anyOf") if choice != {"type": "null"})
        node.pop("default", None)
    for key, entry in node.items():
        if key != "default":
            _tidy(list(entry.values()) if key == "properties" else entry)
