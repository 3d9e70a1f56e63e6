"""Fields as the lines of a YAML file, as a person would write them. Pure."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

_PLAIN = re.compile(r"[^\W\d_][\w '().!/,?-]*")
_NAME = re.compile(r"[a-z][a-z0-9_-]*")
_OTHERWISE = {"true", "false", "null", "yes", "no", "on", "off", "y", "n"}
"""What an editor, whose YAML guesses types, would take for something else than text."""


def field_lines(data: Mapping[str, Any], indent: int = 0) -> Iterator[str]:
    """A line for each field, and lines further in for its parts.

    Args:
        data: text, whole numbers, true and false, and lists and fields of these.
        indent: blanks before each line.
    """
    start = " " * indent
    for key, value in data.items():
        if isinstance(value, Mapping | list) and not value:
            yield f"{start}{_key(key)}: {'[]' if isinstance(value, list) else '{}'}"
        elif isinstance(value, Mapping):
            yield f"{start}{_key(key)}:"
            yield from field_lines(value, indent + 2)
        elif isinstance(value, list):
            yield f"{start}{_key(key)}:"
            for entry in value:
                yield from entry_lines(entry, indent + 2)
        else:
            yield f"{start}{_key(key)}: {scalar_text(value)}"


def _key(name: str) -> str:
    """The name of a field; keys of sources can be any words."""
    return name if _NAME.fullmatch(name) and name not in _OTHERWISE else json.dumps(name, ensure_ascii=False)


def entry_lines(entry: Any, indent: int) -> Iterator[str]:
    """One entry of a list, with a hyphen."""
    start = " " * indent
    if entry == {}:
        yield f"{start}- {{}}"
        return
    if not isinstance(entry, Mapping):
        yield f"{start}- {scalar_text(entry)}"
        return
    first, *others = field_lines(entry, indent + 2)
    yield f"{start}- {first.lstrip()}"
    yield from others


def scalar_text(value: str | int) -> str:
    """A value on one line, in quotes where it would be misread without."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    is_plain = _PLAIN.fullmatch(value) and not value.endswith(" ") and value.casefold() not in _OTHERWISE
    return value if is_plain else json.dumps(value, ensure_ascii=False)
