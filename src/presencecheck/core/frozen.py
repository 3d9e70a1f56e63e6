"""Immutable values: what dataclasses are, without what their module costs. Pure.

`@dataclass(frozen=True)` writes and compiles five methods for every class, a third of a millisecond each, and its
module imports twelve others; a person would feel both at every start. Here the methods are written once, for all. Who
asks such a class as a dataclass (pydantic, `dataclasses.replace`) gets what `dataclasses` makes of it.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, cast, dataclass_transform

if TYPE_CHECKING:
    from dataclasses import replace as replace  # the one whose arguments a type checker knows
else:

    def replace(made, /, **changes):
        """A copy of a value with other entries in the named fields."""
        return type(made)(**{name: getattr(made, name) for name in made._FIELDS} | changes)


T = TypeVar("T")

MISSING: Any = object()
"""The default of a field that has none."""


class FrozenField:
    """A field of an immutable value.

    Attributes:
        name: its attribute.
        type: its annotation.
        default: what it holds where it is not given.
        default_factory: what makes that, where each value has its own.
    """

    __slots__ = ("default", "default_factory", "name", "type")

    def __init__(self, name: str, kind: Any, default: Any = MISSING, default_factory: Any = MISSING) -> None:
        self.name, self.type, self.default, self.default_factory = name, kind, default, default_factory

    def make_default(self) -> Any:
        """What the field holds where it is not given; `MISSING` where it must be given."""
        return self.default if self.default_factory is MISSING else self.default_factory()


class _Made:
    """What stands in a class in place of a default that is made for each value."""

    def __init__(self, factory: Callable[[], Any]) -> None:
        self.factory = factory


def field(*, default_factory: Callable[[], T]) -> T:
    """A field whose default is made for each value: `words: Mapping[str, str] = field(default_factory=dict)`."""
    return cast("T", _Made(default_factory))


class _AsDataclass:
    """Makes a class a dataclass once someone asks for its fields as such."""

    def __get__(self, made: object, cls: "type[Frozen]") -> Any:
        from dataclasses import dataclass
        from dataclasses import field as dataclass_field

        for each in cls._FIELDS.values():
            if each.default_factory is not MISSING and each.name in cls.__annotations__:
                setattr(cls, each.name, dataclass_field(default_factory=each.default_factory))
        dataclass(init=False, repr=False, eq=False, match_args=cls._POSITIONAL)(cls)
        return cls.__dict__["__dataclass_fields__"]


_AS_DATACLASS = _AsDataclass()


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
class Frozen:
    """An immutable value, equal to another of the same class with equal fields: `class Answer(Frozen)`.

    The fields of a subclass are its annotations.

    Raises:
        TypeError: it is made with a field too many, an unknown one, or without one that has no default.
        AttributeError: a field is set afterwards.
    """

    _POSITIONAL: ClassVar[bool] = True
    """Whether a pattern may name the fields by their place."""
    _FIELDS: ClassVar[Mapping[str, FrozenField]] = {}
    _BLANK: ClassVar[Mapping[str, Any]] = {}
    """The defaults, by the names of the fields."""
    _UNSET: ClassVar[tuple[str, ...]] = ()
    """The fields without one that is the same for each value."""

    def __init_subclass__(cls) -> None:
        cls._FIELDS = _inherited(cls) | {each.name: each for each in _own_fields(cls)}
        cls._BLANK = {name: each.default for name, each in cls._FIELDS.items()}
        cls._UNSET = tuple(name for name, default in cls._BLANK.items() if default is MISSING)
        if cls._POSITIONAL:
            cls.__match_args__ = tuple(cls._FIELDS)  # type: ignore[attr-defined, misc]
        cls.__dataclass_fields__ = _AS_DATACLASS  # type: ignore[attr-defined]

    def __init__(self, *given: Any, **named: Any) -> None:
        known, values = self._FIELDS, self.__dict__
        # As few steps as can be: each start makes some hundred values.
        values.update(self._BLANK)
        is_twice = False
        if given:
            values.update(zip(known, given, strict=False))
            is_twice = not named.keys().isdisjoint(tuple(known)[: len(given)])
        values.update(named)
        if is_twice or len(given) > len(known) or len(values) > len(known):
            raise TypeError(f"{type(self).__name__} takes {', '.join(known)}, each at most once")
        for name in self._UNSET:
            if values[name] is MISSING:
                values[name] = known[name].make_default()
                if values[name] is MISSING:
                    raise TypeError(f"{name} is missing")

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__}.{name} cannot be set")

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and _state(self) == _state(other)

    def __hash__(self) -> int:
        return hash(_state(self))

    def __repr__(self) -> str:
        inside = (f"{name}={entry!r}" for name, entry in zip(self._FIELDS, _state(self), strict=True))
        return f"{type(self).__name__}({', '.join(inside)})"


def fields(of: Frozen | type[Frozen]) -> tuple[FrozenField, ...]:
    """The fields of a value or of its class, in their order."""
    return tuple(of._FIELDS.values())


def holds(value: object, sign: str) -> bool:
    """Whether a text of a value, at any depth, has this in it."""
    if isinstance(value, str):
        return sign in value
    if isinstance(value, tuple):
        return any(holds(part, sign) for part in value)
    if isinstance(value, dict):
        return any(holds(part, sign) for part in value.values())
    return isinstance(value, Frozen) and any(holds(value.__dict__[name], sign) for name in value._FIELDS)


def _inherited(cls: type[Frozen]) -> dict[str, FrozenField]:
    known: dict[str, FrozenField] = {}
    for base in reversed(cls.__bases__):
        known |= getattr(base, "_FIELDS", {})
    return known


def _own_fields(cls: type[Frozen]) -> Iterable[FrozenField]:
    for name, kind in cls.__annotations__.items():
        if kind is ClassVar or getattr(kind, "__origin__", None) is ClassVar:
            continue
        default = getattr(cls, name, MISSING)
        if isinstance(default, _Made):
            delattr(cls, name)
            yield FrozenField(name, kind, default_factory=default.factory)
        else:
            yield FrozenField(name, kind, default)


def _state(made: Frozen) -> tuple[Any, ...]:
    return tuple(map(made.__dict__.__getitem__, made._FIELDS))


def field_name(name: str) -> str:
    """The name in files of an attribute: `if-not-yet` for `if_not_yet`, `is` for `is_`."""
    return name.rstrip("_").replace("_", "-")


PYDANTIC_CONFIG: dict[str, Any] = {
    "extra": "forbid",
    "alias_generator": field_name,
    "hide_input_in_errors": True,
}
"""The pydantic configuration of the model; a plain dict, so that the core needs no pydantic.

That unknown keys are forbidden is what finds a misspelt one: `formats.unknown_keys`.
"""


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
class Model(Frozen):
    """An immutable value whose fields are given by name, as those of a file are; pydantic can validate it."""

    __pydantic_config__: ClassVar = PYDANTIC_CONFIG
    _POSITIONAL = False
