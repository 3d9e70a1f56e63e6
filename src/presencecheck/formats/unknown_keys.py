"""The check for a misspelt key: a key that its place does not have is told, with those that it has."""

import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Annotated, Any, Union, get_args, get_origin

from presencecheck.core.frozen import field_name
from presencecheck.core.problems import Violation, Where
from presencecheck.messages import enumeration as enumeration_messages


def unknown_key(cls: type, loc: Where, where: Where) -> Violation:
    """The violation of a key that no field has; the nearest known one becomes its hint.

    Args:
        cls: the class that the data should have been; pydantic forbids keys that are none of its fields.
        loc: the key's place inside that data; its last part is the key.
        where: its place in the file.
    """
    key, known = str(loc[-1]), _known_fields(cls, loc[:-1])
    words = {"key": key[:40], "known": enumeration_messages.join_with_commas(known)}
    return Violation("unknown-key", where, words, near=(key, known))


def _known_fields(kind: Any, loc: Where) -> tuple[str, ...]:
    """The fields that the class at `loc` inside a class has."""
    for part in loc:
        kind = _with_parts(kind)
        if is_dataclass(kind):
            kind = next(field.type for field in fields(kind) if field_name(field.name) == part)
        else:
            kind = get_args(kind)[-1 if get_origin(kind) is Mapping else 0]
    return tuple(field_name(field.name) for field in fields(_with_parts(kind)))


def _with_parts(kind: Any) -> Any:
    """The class, tuple or mapping that a type is; of several, the first."""
    origin = get_origin(kind)
    if origin is Annotated:
        return _with_parts(get_args(kind)[0])
    if origin in (Union, types.UnionType):
        members = map(_with_parts, get_args(kind))
        return next(member for member in members if is_dataclass(member) or get_origin(member) in (tuple, Mapping))
    return kind
