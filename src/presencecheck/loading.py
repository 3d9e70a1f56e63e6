"""Plain data → a checklist or routine, or every problem of the file at once. The only user of pydantic at run time."""

import re
import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from hashlib import sha256
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from presencecheck.checklist import RESERVED_IDS, Checklist, Routine, faults, size_faults
from presencecheck.codec import spell
from presencecheck.items import Item
from presencecheck.names import is_id
from presencecheck.problems import Fault, Problem, Where, locate
from presencecheck.reader import Data, Document, Mark, read

MOST_SUGGESTIONS = 20
"""Looking for what was meant takes time; a file that has more misspelt words is not helped by more guesses."""
KINDS: dict[str, type] = {cls.__dataclass_fields__["kind"].default: cls for cls in get_args(Item)}
"""Every kind of item by the name that files give it."""


@dataclass(frozen=True)
class Reading:
    """What a file holds: the checklist or routine, where it has no errors, and its problems."""

    what: Checklist | Routine | None
    problems: tuple[Problem, ...]
    sha256: str


def load(source: bytes, path: str, *, expected_id: str = "") -> Reading:
    """Read and validate one file.

    Args:
        source: the file's bytes.
        path: the name to use in problems.
        expected_id: the id that the file's name promises, if it promises one.
    """
    document = read(source)
    found = _Validation(document, expected_id)
    # A hidden character or a broken line leaves nothing to validate.
    what = found.validate() if document.data is not None else None
    asking = [number for number, (fault, _) in enumerate(document.faults) if fault.near]
    for number in asking[MOST_SUGGESTIONS:]:
        fault, mark = document.faults[number]
        document.faults[number] = replace(fault, near=None), mark
    problems = sorted(
        {locate(fault, path, *mark) for fault, mark in document.faults},
        key=lambda problem: (problem.line, problem.column, problem.code, problem.message),
    )
    bad = any(problem.severity == "error" for problem in problems)
    return Reading(None if bad else what, tuple(problems), sha256(source).hexdigest())


@cache
def _adapter(cls: type) -> TypeAdapter[Any]:
    return TypeAdapter(cls)


class _Validation:
    """One file's way from data to a checklist; faults are gathered on the document."""

    def __init__(self, document: Document, expected_id: str) -> None:
        self.document = document
        self.expected_id = expected_id
        self.said = {fault.where for fault, _ in document.faults} - {()}
        self.places: dict[str, int] = {}

    def validate(self) -> Checklist | Routine | None:
        data = self.document.data
        if not isinstance(data, dict):
            self._add(Fault("not-a-mapping", ()))
            return None
        if "include" in data and "items" not in data:
            routine: Routine | None = self._instance(Routine, data, ())
            self._file_id(data)
            self._includes(data.get("include"))
            return routine
        return self._checklist(data)

    def _checklist(self, data: dict[str, Data]) -> Checklist | None:
        raw = data.get("items")
        self._file_id(data)
        if not isinstance(raw, list):
            self._instance(Checklist, data, ())
            return None
        items = list(self._items(raw))
        complete = len(items) == len(raw) and bool(items)
        # Items that are broken were reported one by one; a stand-in keeps the head from being blamed for them.
        whole = data | {"items": [item for _, item in items]} if complete else data | {"items": [_STAND_IN]}
        checklist: Checklist | None = self._instance(Checklist, whole if raw else data, ())
        sources = data.get("sources")
        for fault in faults(sources if isinstance(sources, dict) else {}, items, self.places):
            self._add(fault)
        if checklist is not None and complete:
            for fault in size_faults(checklist):
                self._add(fault)
        return checklist if complete else None

    def _items(self, raw: list[Data]) -> Iterator[tuple[int, Item]]:
        first: dict[str, Mark] = {}
        for place, entry in enumerate(raw):
            where: Where = ("items", place)
            data = self._item_data(entry, where)
            if data is None:
                continue
            self._item_id(data.get("id"), where, first)
            kind = data.get("kind", "confirm")
            if not isinstance(kind, str):
                self._add(Fault("not-text", (*where, "kind"), {"key": "kind"}))
                continue
            cls = KINDS.get(kind)
            if cls is None:
                words = {"word": kind, "known": ", ".join(KINDS)}
                self._add(Fault("unknown-word", (*where, "kind"), words, near=(kind, tuple(KINDS))))
                continue
            item = self._instance(cls, data, where)
            if item is not None:
                yield place, item

    def _item_data(self, entry: Data, where: Where) -> dict[str, Data] | None:
        if not isinstance(entry, dict):
            self._add(Fault("odd-item", where))
            return None
        if len(entry) == 1:
            [(key, value)] = entry.items()
            if isinstance(value, str) and key not in ITEM_FIELDS:
                self.document.values[(*where, "id")] = self.document.mark((*where, key), key=True)
                self.document.values[(*where, "ask")] = self.document.mark((*where, key))
                return {"id": key, "ask": value}
        return entry

    def _item_id(self, name: Data, where: Where, first: dict[str, Mark]) -> None:
        if not isinstance(name, str):
            return
        spot = (*where, "id")
        self.places.setdefault(name, int(where[1]))
        if not is_id(name):
            self._add(Fault("odd-id", spot, {"id": name[:80]}))
        elif name in RESERVED_IDS:
            self._add(Fault("reserved-id", spot, {"id": name}))
        elif name in first:
            self._add(Fault("double-id", spot, {"id": name, "line": first[name][0]}))
        else:
            first[name] = self.document.mark(spot)

    def _file_id(self, data: dict[str, Data]) -> None:
        name = data.get("id")
        if not isinstance(name, str):
            return
        if not is_id(name):
            self._add(Fault("odd-id", ("id",), {"id": name[:80]}))
        elif self.expected_id and name != self.expected_id:
            self._add(Fault("file-name", ("id",), {"id": name, "name": self.expected_id}))

    def _includes(self, raw: Data) -> None:
        seen: set[str] = set()
        for place, entry in enumerate(raw if isinstance(raw, list) else []):
            name = entry.get("checklist") if isinstance(entry, dict) else None
            if not isinstance(name, str):
                continue
            spot = ("include", place, "checklist")
            if not is_id(name):
                self._add(Fault("odd-id", spot, {"id": name[:80]}))
            elif name in seen:
                self._add(Fault("double-checklist", spot, {"id": name}))
            seen.add(name)

    def _instance(self, cls: type, data: Mapping[str, Any], where: Where) -> Any:
        try:
            return _adapter(cls).validate_python(data)
        except ValidationError as error:
            for detail in error.errors(include_url=False, include_input=False):
                if detail["type"] == "too_short" and len(_at(data, detail["loc"])) >= detail["ctx"]["min_length"]:
                    continue  # long enough; an entry is broken, and that was said of the entry
                self._add(_fault(cls, data, where, detail), key=detail["type"] == "unexpected_keyword_argument")
        return None

    def _add(self, fault: Fault, *, key: bool = False) -> None:
        if fault.where not in self.said:
            self.document.faults.append((fault, self.document.mark(fault.where, key=key)))


def _fault(cls: type, data: Any, where: Where, detail: ErrorDetails) -> Fault:
    """What pydantic found, in our words."""
    loc: Where = detail["loc"]
    spot = where + loc
    key = next((part for part in reversed(loc) if isinstance(part, str)), "this")
    kind = detail["type"]
    context = detail.get("ctx", {})
    if spot == ("format",) and kind != "missing":
        return Fault("wrong-format", spot, {"format": str(data.get("format"))[:20]})
    if kind == "unexpected_keyword_argument":
        known = _known_fields(cls, loc[:-1])
        return Fault("unknown-key", spot, {"key": key[:40], "known": ", ".join(known)}, near=(key, known))
    if kind == "literal_error":
        known = tuple(re.findall(r"'([^']*)'", str(context["expected"])))
        word = _at(data, loc)
        if not isinstance(word, str):
            return Fault("not-text", spot, {"key": key})
        return Fault("unknown-word", spot, {"word": word, "known": ", ".join(known)}, near=(word, known))
    if kind in _BOUNDS:
        code, noun = _BOUNDS[kind]
        return Fault(code, spot, {"key": key, "bound": _bound(context, noun)})
    return Fault(_SIMPLE.get(kind, "odd-value"), spot, {"key": key, "reason": detail["msg"]})


_BOUNDS = {
    "string_too_short": ("too-short-or-long", "character"),
    "string_too_long": ("too-short-or-long", "character"),
    "too_short": ("too-short-or-long", "entry"),
    "too_long": ("too-short-or-long", "entry"),
    "greater_than_equal": ("out-of-range", ""),
    "less_than_equal": ("out-of-range", ""),
}
_SIMPLE = {
    "missing": "missing-key",
    "string_type": "not-text",
    "tuple_type": "not-a-list",
    "dataclass_type": "not-fields",
    "mapping_type": "not-fields",
    "dict_type": "not-fields",
    "int_parsing": "not-a-number",
    "int_type": "not-a-number",
    "int_from_float": "not-a-number",
    "int_parsing_size": "not-a-number",
    "bool_parsing": "not-true-or-false",
    "bool_type": "not-true-or-false",
}


def _bound(context: Mapping[str, Any], noun: str) -> str:
    for name, word in (("ge", "at least"), ("le", "at most"), ("min_length", "at least"), ("max_length", "at most")):
        if name in context:
            number = context[name]
            plural = noun if number == 1 else {"entry": "entries"}.get(noun, f"{noun}s" if noun else "")
            return f"{word} {number} {plural}".rstrip()
    return "of another size"


def _at(data: Any, loc: Where) -> Any:
    for part in loc:
        data = data[part]
    return data


def _known_fields(cls: Any, loc: Where) -> tuple[str, ...]:
    """The fields that the class at `loc` inside `cls` has."""
    for part in loc:
        if isinstance(part, str):
            cls = next(field.type for field in fields(cls) if spell(field.name) == part)
        cls = _class_in(cls)
    return tuple(spell(field.name) for field in fields(cls))


def _class_in(kind: Any) -> Any:
    origin = get_origin(kind)
    if origin in (Annotated, tuple):
        return _class_in(get_args(kind)[0])
    if origin in (Union, types.UnionType):
        return next(member for member in get_args(kind) if is_dataclass(member))
    return kind


ITEM_FIELDS = frozenset(spell(field.name) for cls in KINDS.values() for field in fields(cls))
"""Every field that some kind of item has; an item of one line cannot have such an id."""
_STAND_IN = KINDS["confirm"](id="stand-in", ask="?")
