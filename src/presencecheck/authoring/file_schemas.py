"""The JSON Schemas of the other files that people write: a pack's pack.yaml, the settings and the policy.

Settings and policy are TOML; editors check TOML by the same schemas.
"""

from collections.abc import Callable, Collection, Mapping
from typing import Any

from presencecheck import __version__
from presencecheck.core.names import ID_PATTERN
from presencecheck.formats.json_schema import FORMAT
from presencecheck.formats.json_schema import schema as checklist_schema
from presencecheck.messages import config as config_messages
from presencecheck.messages import schema as schema_messages
from presencecheck.packs import metadata, policy
from presencecheck.system.policy_terms import DEFAULTS, FIXED, REQUIRED, SETTABLE
from presencecheck.system.setting_values import CHOICES, PRACTICE
from presencecheck.system.settings import AS_SHIPPED, KEYS, value_of

Schema = dict[str, Any]
_TEXT: Schema = {"type": "string"}
_LINE: Schema = {"type": ["string", "number", "boolean"]}
"""Text in YAML, as the program takes it: `version: 1.0`, `title: 2026`."""


def pack_schema() -> Schema:
    """The schema of pack.yaml."""
    properties: Schema = {key: _LINE | {"minLength": 1, "maxLength": most} for key, most in metadata.LONGEST.items()}
    properties["format"] = {"enum": [1]}
    properties["name"] |= {"pattern": f"^{ID_PATTERN}$", "not": {"enum": list(metadata.RESERVED)}}
    properties[metadata.PRACTICE] = _practice()
    properties[metadata.REQUIRES] = {"type": "array", "items": _TEXT, "maxItems": metadata.MOST_REQUIRED}
    described = _described(properties, schema_messages.PACK)
    return _file("pack", described) | {"required": list(metadata.REQUIRED)}


def settings_schema() -> Schema:
    """The schema of the person's settings."""
    return _file("settings", _settings(KEYS, "")["properties"])


def _settings(keys: Collection[str], description: str) -> Schema:
    """The schema of a table of settings, by their full keys."""
    top: Schema = {}
    for key in keys:
        table, _, inner = key.rpartition(".")
        part = _setting(key)
        if table:
            top.setdefault(table, _table({}, schema_messages.TABLES[table]))["properties"][inner] = part
        else:
            top[key] = part
    return _table(top, description)


def policy_schema() -> Schema:
    """The schema of the computer-wide policy."""
    packs: Schema = {
        "allowed_sources": {"type": "array", "items": _TEXT},
        "allowed_signers": _TEXT,
        "refuse_client_answers": {"type": "boolean"},
    }
    known = {key: packs.get(key, {}) for key in policy.KEYS}
    tables: Schema = {"packs": _table(_described(known, schema_messages.POLICY), schema_messages.TABLES["packs"])}
    tables[PRACTICE] = _practice()
    tables |= {name: _settings(SETTABLE, schema_messages.TABLES[name]) for name in (DEFAULTS, FIXED)}
    required = {"lists": {"type": "array", "items": _TEXT}, "packs": {"type": "object", "additionalProperties": _TEXT}}
    tables[REQUIRED] = _table(_described(required, schema_messages.REQUIRED), schema_messages.TABLES[REQUIRED])
    return _file("policy", {name: tables.get(name, {}) for name in policy.TABLES})


SCHEMAS: Mapping[str, Callable[[], Schema]] = {
    "checklist": checklist_schema,
    "pack": pack_schema,
    "settings": settings_schema,
    "policy": policy_schema,
}
"""Each file that a person may write, and the schema of it."""


def _file(kind: str, properties: Schema) -> Schema:
    title, description = schema_messages.FILES[kind]
    return {
        "$schema": FORMAT,
        "$id": f"urn:presencecheck:{kind}:1",
        "$comment": f"presencecheck {__version__}",
        "title": title,
        **_table(properties, description),
    }


def _table(properties: Schema, description: str) -> Schema:
    return {
        "description": description,
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
    }


def _described(properties: Schema, words: Mapping[str, str]) -> Schema:
    return {key: part | {"description": words[key]} for key, part in properties.items()}


def _practice() -> Schema:
    facts: Collection[str] = [key.removeprefix(f"{PRACTICE}.") for key in KEYS if key.startswith(f"{PRACTICE}.")]
    return _table({fact: _setting(f"{PRACTICE}.{fact}") for fact in facts}, schema_messages.TABLES[PRACTICE])


def _setting(key: str) -> Schema:
    """The schema of a setting: its type is that of what it is as shipped."""
    usual = value_of(AS_SHIPPED, key)
    types = {bool: "boolean", int: "integer", str: "string"}
    part: Schema = {"description": config_messages.MEANINGS[key], "type": types[type(usual)]}
    if usual != "":
        part["default"] = usual
    return part | ({"enum": list(CHOICES[key])} if key in CHOICES else {})
