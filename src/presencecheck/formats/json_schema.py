"""The JSON Schema (2020-12) of checklist files, derived from the model, for editors."""

from collections.abc import Iterable, Sequence
from typing import Any

from pydantic import TypeAdapter

from presencecheck import __version__
from presencecheck.core.checklist import Checklist, Routine
from presencecheck.core.frozen import Frozen
from presencecheck.core.items import MOST_SENTENCE
from presencecheck.core.items.base import LINK_PATTERN
from presencecheck.core.names import ID_PATTERN
from presencecheck.core.overlay import Overlay
from presencecheck.formats.kinds import ITEM_FIELDS, KINDS, change_class
from presencecheck.messages import schema as schema_messages

_ID = f"^{ID_PATTERN}$"
_NAME = f"^(?:{ID_PATTERN}:)?{ID_PATTERN}$"
_NAMES = (
    ("Include", "checklist", _NAME),
    ("Overlay", "extends", _NAME),
    ("FollowUp", "add", _ID),
    ("AddedList", "checklist", _NAME),
    ("AddedList", "after", _NAME),
    ("AddedList", "before", _NAME),
    ("Addition", "after", _ID),
    ("Addition", "before", _ID),
)
"""Fields that hold an id or a name, other than an item's own id."""
_FILES = (Checklist, Routine, Overlay)
_CHANGE = "ItemChange"
_TOP: dict[str, type] = {cls.__name__: cls for cls in (*KINDS.values(), *_FILES, change_class())}
"""Files and items, by the name of their class: they have an id, and fields of base classes."""
_MORE_LIMITS: dict[str, dict[str, Any]] = {
    "id": {"pattern": _ID},
    "format": {"enum": [1]},
    "same-as": {"pattern": f"^(?:(?:{ID_PATTERN}:)?{ID_PATTERN}/{ID_PATTERN})?$"},
    "link": {"pattern": f"^(?:{LINK_PATTERN})?$"},
    "was": {"items": {"type": "string", "pattern": _ID}},
    "retired": {"propertyNames": {"pattern": _ID}},
}
_LISTS_NAMED = (
    ("Include", "checklist"),
    ("Overlay", "extends"),
    *(("AddedList", key) for key in ("checklist", "after", "before")),
)
_ITEMS_NAMED = (("Addition", "after"), ("Addition", "before"), (_CHANGE, "id"))
_BOTH_NAMED = (("Overlay", "remove"), ("Overlay", "reorder"))
"""Lists of items or, in an overlay over a routine, of lists."""
FORMAT = "https://json-schema.org/draft/2020-12/schema"
"""The version of JSON Schema."""


class KnownNames(Frozen):
    """The names on this computer that an editor can offer; others are right too.

    Attributes:
        lists: ids of checklists and routines.
        items: ids of their items.
    """

    lists: Sequence[str] = ()
    items: Sequence[str] = ()


def schema(known: KnownNames | None = None) -> dict[str, Any]:
    """The schema of a file: a checklist or a routine, with a description on every field.

    Args:
        known: names to offer where one is written; None for the schema that is right on every computer.
    """
    parts = {cls.__name__: TypeAdapter(cls).json_schema(by_alias=True) for cls in (*_FILES, change_class())}
    definitions: dict[str, Any] = {}
    for name, part in parts.items():
        definitions |= part.pop("$defs", {})
        definitions[name] = part
    for name, definition in definitions.items():
        _describe(name, definition)
        _tidy(definition)
        _take_what_looks_like_text(definition)
    definitions["Short"] = {"description": schema_messages.SHORT_FORM, **_SHORT_FORM}
    definitions["Item"] = _by_form(_by_kind())
    for name, field, pattern in _NAMES:
        definitions[name]["properties"][field]["pattern"] = pattern
    for listed in (
        definitions["Checklist"]["properties"]["items"]["items"],
        definitions["Overlay"]["properties"]["replace"]["items"],
        definitions["Addition"]["properties"]["item"],
    ):
        del listed["anyOf"]
        listed["$ref"] = "#/$defs/Item"
    for part in definitions[_CHANGE]["properties"].values():
        part.pop("default", None)
    for kind, cls in KINDS.items():
        if kind != "confirm":
            definitions[cls.__name__]["required"].append("kind")
    if known is not None:
        _offer(definitions, known)
    definitions["Overlay"]["properties"]["change"]["items"] = _by_form({"$ref": f"#/$defs/{_CHANGE}"})
    definitions["Include"]["oneOf"] = [_having("checklist"), _having("recall")]
    return {
        "$schema": FORMAT,
        "$id": "urn:presencecheck:checklist:1",
        "$comment": f"presencecheck {__version__}",
        "title": schema_messages.TITLE,
        "description": schema_messages.DESCRIPTION,
        "type": "object",
        "if": _having("include"),
        "then": {"$ref": "#/$defs/Routine"},
        "else": {
            "if": _having("extends"),
            "then": {"$ref": "#/$defs/Overlay"},
            "else": {"$ref": "#/$defs/Checklist"},
        },
        "$defs": definitions,
    }


def _offer(definitions: dict[str, Any], known: KnownNames) -> None:
    """Have an editor offer these names; `examples` refuse nothing else."""
    both = [*known.items, *known.lists]
    for places, names in ((_LISTS_NAMED, known.lists), (_ITEMS_NAMED, known.items), (_BOTH_NAMED, both)):
        for name, field in places:
            part = definitions[name]["properties"][field]
            part.get("items", part)["examples"] = list(names)


def _having(field: str) -> dict[str, Any]:
    """The schema of fields of which this is one; strict readers want it named where it is required."""
    return {"type": "object", "properties": {field: {}}, "required": [field]}


_NO_FIELD = {"type": "string", "not": {"enum": sorted(ITEM_FIELDS)}}
_SHORT_FORM = {
    "type": "object",
    "minProperties": 1,
    "maxProperties": 1,
    "propertyNames": {"pattern": f"^{ID_PATTERN}$", **_NO_FIELD},
    "additionalProperties": {"type": "string", "minLength": 1, "maxLength": MOST_SENTENCE},
}


def _by_form(long: dict[str, Any]) -> dict[str, Any]:
    """The schema of an entry that is written in the short form, or in the other.

    An editor says what is wrong with the form that was written; of `anyOf` it would say what fits neither.
    """
    short = {"type": "object", "minProperties": 1, "maxProperties": 1, "propertyNames": _NO_FIELD}
    return {"type": "object", "if": short, "then": {"$ref": "#/$defs/Short"}, "else": long}


def _by_kind() -> dict[str, Any]:
    """The schema of an item by its kind; without one it is a confirm item, and of an unknown one no more is said."""
    of_kind: dict[str, Any] = {"$ref": f"#/$defs/{KINDS['confirm'].__name__}"}
    for kind, cls in KINDS.items():
        if kind != "confirm":
            named = {"type": "object", "properties": {"kind": {"const": kind}}, "required": ["kind"]}
            of_kind = {"if": named, "then": {"$ref": f"#/$defs/{cls.__name__}"}, "else": of_kind}
    known = {"enum": list(KINDS)}
    return {
        "type": "object",
        "properties": {"kind": known | {"description": schema_messages.KINDS}},
        "if": {"type": "object", "properties": {"kind": known}},
        "then": of_kind,
    }


def _describe(name: str, definition: dict[str, Any]) -> None:
    """Add what the part and each of its fields is for, and the limits that the model does not have."""
    definition["description"] = schema_messages.PARTS[name]
    described = _field_descriptions(name)
    for field, part in definition["properties"].items():
        part["description"] = described[field] if field != "kind" else _kind_description(name, part["const"])
    for field, limit in _MORE_LIMITS.items():
        if name in _TOP and field in definition["properties"]:
            definition["properties"][field] |= limit


def _kind_description(name: str, kind: str) -> str:
    return schema_messages.KIND.format(kind=kind, description=schema_messages.PARTS[name])


def _field_descriptions(name: str) -> dict[str, str]:
    """What each field is for: of a file or an item also those that it has from a base class."""
    bases: Iterable[type] = reversed(_TOP[name].__mro__) if name in _TOP else ()
    if name == _CHANGE:
        bases = (base for cls in KINDS.values() for base in reversed(cls.__mro__))
    names = [*(base.__name__ for base in bases), name]
    return {field: words for each in names for field, words in schema_messages.FIELDS.get(each, {}).items()}


def _take_what_looks_like_text(node: Any) -> None:
    """Let an editor take for text what the program does: `version: 1.0`, `title: 2026`, an option `5`."""
    if isinstance(node, list):
        for entry in node:
            _take_what_looks_like_text(entry)
    if not isinstance(node, dict):
        return
    if node.get("type") == "string" and not node.keys() & {"enum", "const"}:
        node["type"] = ["string", "number", "boolean"]
    for key, entry in node.items():
        if key != "default":
            _take_what_looks_like_text(list(entry.values()) if key == "properties" else entry)


def _tidy(node: Any) -> None:
    """Remove what does not help an editor: generated titles, null for optional fields, defaults that say nothing."""
    if isinstance(node, list):
        for entry in node:
            _tidy(entry)
    if not isinstance(node, dict):
        return
    if "properties" not in node:
        node.pop("title", None)
    if node.get("default") in ("", []):
        del node["default"]  # an editor would write `why: ""` where the person has just begun
    choices = node.get("anyOf", [])
    if {"type": "null"} in choices and len(choices) == 2:
        node |= next(choice for choice in node.pop("anyOf") if choice != {"type": "null"})
        node.pop("default", None)
    for key, entry in node.items():
        if key != "default":
            _tidy(list(entry.values()) if key == "properties" else entry)
