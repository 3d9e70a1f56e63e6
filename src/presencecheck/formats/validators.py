"""What checks values against the classes of the model: pydantic's core, told what their annotations say.

pydantic itself tells its core the same of them, which the tests hold, and takes longer to import than all else that a
file needs; where its core wants to be told in another way, it is asked (`json_schema` always asks it).
"""

import types
from collections.abc import Callable, Mapping
from functools import cache
from typing import Annotated, Any, Literal, Union, cast, get_args, get_origin

from pydantic_core import SchemaError, SchemaValidator

from presencecheck.core.frozen import MISSING, PYDANTIC_CONFIG, Frozen, FrozenField, field_name, fields

_PLAIN: dict[Any, str] = {str: "str", int: "int", bool: "bool", Any: "any"}
_CONFIG = {
    "extra_fields_behavior": PYDANTIC_CONFIG["extra"],
    "hide_input_in_errors": PYDANTIC_CONFIG["hide_input_in_errors"],
}


@cache
def validator_of(cls: type) -> SchemaValidator:
    """What makes an object of a class of the model from the data of a file, or raises a `ValidationError`."""
    try:
        return SchemaValidator(schema_of(cls))
    except (SchemaError, TypeError, ValueError):  # a version to which this is said in another way
        from pydantic import TypeAdapter

        whole: Any = TypeAdapter(cls).validator
        return cast("SchemaValidator", whole)


def schema_of(kind: Any) -> Any:
    """What pydantic's core is told of an annotation.

    Raises:
        ValueError: the model has had no such annotation so far.
    """
    within = get_args(kind)
    match get_origin(kind):
        case None:
            return _single(kind)
        case origin if origin is Annotated:
            schema = _annotated(within[0], within[1:])
        case origin if origin is Literal:
            schema = {"type": "literal", "expected": list(within)}
        case origin if origin is tuple:
            schema = {"type": "tuple", "items_schema": [schema_of(within[0])], "variadic_item_index": 0}
        case origin if origin is Mapping:
            keys, values = map(schema_of, within)
            schema = {"type": "dict", "keys_schema": keys, "values_schema": values, "strict": False}
        case origin if origin in (Union, types.UnionType):
            schema = _union(within)
        case _:
            raise ValueError(kind)
    return schema


def _single(kind: Any) -> Any:
    if isinstance(kind, type) and issubclass(kind, Frozen):
        return _class(kind)
    if kind not in _PLAIN:
        raise ValueError(kind)
    return {"type": _PLAIN[kind]}


def _annotated(kind: Any, metadata: tuple[Any, ...]) -> Any:
    """What the annotations add, each as pydantic asks it: the innermost first."""
    handler: Callable[[Any], Any] = schema_of
    for each in metadata:
        handler = _asking(each, handler)
    return handler(kind)


def _asking(metadata: Any, inner: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda kind: metadata.__get_pydantic_core_schema__(kind, inner)


def _union(members: tuple[Any, ...]) -> Any:
    choices = [schema_of(member) for member in members if member is not types.NoneType]
    schema = choices[0] if len(choices) == 1 else {"type": "union", "choices": choices}
    return {"type": "nullable", "schema": schema} if types.NoneType in members else schema


def _class(cls: type[Frozen]) -> Any:
    own = fields(cls)
    return {
        "type": "dataclass",
        "cls": cls,
        "fields": [field.name for field in own],
        "schema": {
            "type": "dataclass-args",
            "dataclass_name": cls.__name__,
            "fields": [_field(field) for field in own],
            "computed_fields": [],
            "collect_init_only": False,
        },
        "post_init": False,
        "frozen": False,
        "slots": False,
        "config": {**_CONFIG, "title": cls.__name__},
    }


def _field(field: FrozenField) -> Any:
    name = field_name(field.name)
    return {
        "type": "dataclass-field",
        "name": field.name,
        "schema": schema_of(field.type) if _is_required(field) else _defaulted(field),
        "kw_only": False,
        "init": True,
        "validation_alias": name,
    }


def _is_required(field: FrozenField) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _defaulted(field: FrozenField) -> Any:
    schema = schema_of(field.type)
    if field.default_factory is MISSING:
        return {"type": "default", "schema": schema, "default": field.default}
    return {
        "type": "default",
        "schema": schema,
        "default_factory": field.default_factory,
        "default_factory_takes_data": False,
    }
