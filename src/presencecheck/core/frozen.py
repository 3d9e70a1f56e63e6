"""Immutable values: dataclasses that are cheap to define. Pure.

`@dataclass(frozen=True)` writes and compiles five methods for every class, which costs a third of a millisecond each;
with some fifty classes a person would feel that at every start. Here the methods are written once, for all.
"""

from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, field, fields
from typing import Any, ClassVar, dataclass_transform

from presencecheck.core.serialize import PYDANTIC_CONFIG


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
class Frozen:
    """An immutable value, equal to another of the same class with equal fields: `class Answer(Frozen)`.

    Every subclass is a dataclass of its annotations.

    Raises:
        TypeError: it is made with a field too many, an unknown one, or without one that has no default.
        AttributeError: a field is set afterwards.
    """

    _POSITIONAL: ClassVar[bool] = True
    """Whether a pattern may name the fields by their place."""
    _FIELDS: ClassVar[Mapping[str, "Field[Any]"]]

    def __init_subclass__(cls) -> None:
        dataclass(init=False, repr=False, eq=False, match_args=cls._POSITIONAL)(cls)
        cls._FIELDS = {described.name: described for described in fields(cls)}  # type: ignore[arg-type]

    def __init__(self, *given: Any, **named: Any) -> None:
        known, values = self._FIELDS, self.__dict__
        own = dict(zip(known, given, strict=False)) | named
        if len(own) != len(given) + len(named) or not own.keys() <= known.keys():
            raise TypeError(f"{type(self).__name__} takes {', '.join(known)}, each at most once")
        for name, described in known.items():
            values[name] = own[name] if name in own else _default(described)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__}.{name} cannot be set")

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and _state(self) == _state(other)

    def __hash__(self) -> int:
        return hash(_state(self))

    def __repr__(self) -> str:
        inside = (f"{name}={entry!r}" for name, entry in zip(self._FIELDS, _state(self), strict=True))
        return f"{type(self).__name__}({', '.join(inside)})"


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
class Model(Frozen):
    """An immutable value whose fields are given by name, as those of a file are; pydantic can validate it."""

    __pydantic_config__: ClassVar = PYDANTIC_CONFIG
    _POSITIONAL = False


def _state(made: Frozen) -> tuple[Any, ...]:
    return tuple(map(made.__dict__.__getitem__, made._FIELDS))


def _default(described: "Field[Any]") -> Any:
    if described.default is not MISSING:
        return described.default
    if described.default_factory is not MISSING:
        return described.default_factory()
    raise TypeError(f"{described.name} is missing")
