"""Turn the model's values into plain data and back, with the field names of the files. Pure.

A file is validated by pydantic only when it has changed. Validated content is stored as plain data and read back here
without pydantic; the data is trusted and not validated a second time.
"""

import types
from collections.abc import Callable, Hashable, Mapping
from enum import Enum
from functools import cache
from typing import Annotated, Any, TypeVar, Union, cast, get_args, get_origin

from presencecheck.core.frozen import Frozen, field_name, fields

T = TypeVar("T")

_SCALARS = frozenset((str, int, bool, type(None)))


def to_dict(value: Any) -> Any:
    """Dicts, lists and scalars for `value`; fields with their default value are left out."""
    if type(value) in _SCALARS:
        return value
    if isinstance(value, Frozen):
        held = vars(value)
        return {
            key: to_dict(entry)
            for name, key, default in _written_fields(cast("Hashable", type(value)))
            if (entry := held[name]) != default or name == "kind"
        }
    if isinstance(value, tuple):
        return [to_dict(entry) for entry in value]
    if isinstance(value, Mapping):
        return {key: to_dict(entry) for key, entry in value.items()}
    return value.value if isinstance(value, Enum) else value


def from_dict(cls: type[T], data: Any) -> T:
    """An object of `cls` from what `to_dict` returned for it.

    Raises:
        KeyError, TypeError, ValueError, AttributeError: `data` has another shape.
    """
    result: T = _reader(cast("Hashable", cls))(data)
    return result


@cache
def _written_fields(cls: Hashable) -> tuple[tuple[str, str, Any], ...]:
    """Each field of a class: its attribute, its name in files and its default."""
    return tuple((field.name, field_name(field.name), field.make_default()) for field in fields(cast("Any", cls)))


@cache
def _reader(kind: Hashable) -> Callable[[Any], Any]:
    origin, within = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _reader(within[0])
    if origin in (tuple, Mapping):
        return _container_reader(_reader(within[-1] if origin is Mapping else within[0]))
    if origin in (Union, types.UnionType):
        return _union_reader(within)
    if _is_frozen(kind):
        return _class_reader(cast("type[Frozen]", kind))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    return _as_is


def _container_reader(entry: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda data: (
        {key: entry(value) for key, value in data.items()} if isinstance(data, Mapping) else tuple(map(entry, data))
    )


def _as_is(data: Any) -> Any:
    return data


def _union_reader(members: tuple[Any, ...]) -> Callable[[Any], Any]:
    classes: list[Any] = [member for member in members if _is_frozen(member)]
    if not classes:
        return _text_or_list_reader(members)
    by_kind = {_kind_of(cls): _reader(cls) for cls in classes}
    if len(classes) == 1:
        only = _reader(classes[0])
        return lambda data: only(data) if isinstance(data, Mapping) else data
    return lambda data: by_kind[data["kind"]](data)


def _text_or_list_reader(members: tuple[Any, ...]) -> Callable[[Any], Any]:
    bare = [get_args(member)[0] if get_origin(member) is Annotated else member for member in members]
    lists = [_reader(member) for member in bare if get_origin(member) is tuple]
    return (lambda data: lists[0](data) if isinstance(data, list) else data) if lists else _as_is


def _is_frozen(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, Frozen)


def _kind_of(cls: type[Frozen]) -> Any:
    return next((field.default for field in fields(cls) if field.name == "kind"), None)


def _class_reader(cls: type[Frozen]) -> Callable[[Any], Any]:
    known = {field_name(field.name): (field.name, _reader(cast("Hashable", field.type))) for field in fields(cls)}

    def read(data: Any) -> Any:
        values = {}
        for key, entry in data.items():
            name, reader = known[key]
            values[name] = reader(entry)
        return cls(**values)

    return read
