"""From a document's data to the model, with every violation of a rule."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Any

from pydantic_core import ValidationError

from presencecheck.core.checklist import (
    MOST_ENTRIES,
    RESERVED_IDS,
    Checklist,
    Routine,
    item_violations,
    size_violations,
)
from presencecheck.core.constraints import Limit
from presencecheck.core.frozen import field_name, fields
from presencecheck.core.identity import identity_violations, retired_violations
from presencecheck.core.item_changes import FIXED_FIELDS
from presencecheck.core.items import Confirm, Item
from presencecheck.core.names import RESERVED_WORDS, is_id, is_name, split_name
from presencecheck.core.overlay import Overlay
from presencecheck.core.problems import Violation, Where
from presencecheck.core.serialize import to_dict
from presencecheck.formats.decoding import Mark
from presencecheck.formats.document import Data, Document
from presencecheck.formats.head_advice import head_advice
from presencecheck.formats.kinds import KINDS, change_class, short_form
from presencecheck.formats.pydantic_errors import part_at, place_of, violation_of
from presencecheck.formats.slip_violations import odd_id
from presencecheck.formats.validators import validator_of
from presencecheck.messages import enumeration as enumeration_messages


class _Around(Checklist):
    """A checklist whose items were validated one by one, since building their validators twice would take time."""

    items: Annotated[tuple[Any, ...], Limit(min_length=1, max_length=MOST_ENTRIES)]


class Validation:
    """The validation of one file.

    Attributes:
        violations: what was found, with line and column.
    """

    def __init__(self, document: Document, expected_id: str, *, advised: bool) -> None:
        self.violations: list[tuple[Violation, Mark]] = []
        self.document = document
        self.expected_id = expected_id
        self.advised = advised
        self.said = {violation.where for violation, _ in document.errors} - {()}
        self.places: dict[str, int] = {}

    def validate(self) -> Checklist | Routine | Overlay | None:
        """The content of the file; None if the fields of the file itself are not valid."""
        data = self.document.data
        if not isinstance(data, dict):
            self._add(Violation("not-a-mapping", ()))
            return None
        if "include" in data and "items" not in data:
            routine: Routine | None = self._instance(Routine, data, ())
            self._file_id(data)
            self._includes(data.get("include"))
            return routine
        return self._overlay(data) if "extends" in data else self._checklist(data)

    def _checklist(self, data: dict[str, Data]) -> Checklist | None:
        raw = data.get("items")
        self._file_id(data)
        if not isinstance(raw, list):
            self._instance(_Around, data, ())
            return None
        entries: list[tuple[Where, Data]] = [(("items", place), entry) for place, entry in enumerate(raw)]
        items = list(self._items(entries, {}))
        complete = len(items) == len(raw) and bool(items)
        # Broken items are reported one by one; a stand-in avoids a second report about the list.
        whole = data | {"items": [item for _, item in items] if complete else [_STAND_IN]}
        around: _Around | None = self._instance(_Around, whole if raw else data, ())
        checklist = None if around is None else Checklist(**vars(around))
        sources = data.get("sources")
        handed_out = data.get("style") == "hand-out"
        for violation in item_violations(
            sources if isinstance(sources, dict) else {}, items, self.places, handed_out=handed_out
        ):
            self._add(violation)
        self._advise(items, handed_out=handed_out)
        if checklist is not None and complete:
            wheres = [where for where, _ in items]
            for violation in (
                *size_violations(checklist),
                *identity_violations(checklist, wheres),
                *retired_violations(checklist),
            ):
                self._add(violation)
            self._advise_whole(checklist)
        return checklist if complete else None

    def _overlay(self, data: dict[str, Data]) -> Overlay | None:
        self._file_id(data)
        self._name(data.get("extends"), ("extends",))
        added, replaced = data.get("add"), data.get("replace")
        entries: list[tuple[Where, Data]] = [
            (("replace", number), entry) for number, entry in enumerate(replaced if isinstance(replaced, list) else [])
        ]
        for number, addition in enumerate(added if isinstance(added, list) else []):
            if isinstance(addition, dict) and "item" in addition:
                entries.append((("add", number, "item"), addition["item"]))
            if isinstance(addition, dict) and {"after", "before"} <= addition.keys():
                self._add(Violation("overlay-places", ("add", number)))
        self._added_lists(data.get("add-lists"))
        first: dict[str, Where] = {}
        items = dict(self._items(entries, first))
        raw_changes = data.get("change")
        changes = [*self._changes(raw_changes, first)] if isinstance(raw_changes, list) else []
        self._advise([*items.items(), *((where, _worded(change)) for where, change in changes)], answered=False)
        whole: dict[str, Any] = dict(data)
        if isinstance(raw_changes, list):
            whole["change"] = [change for _, change in changes]
        if isinstance(replaced, list):
            whole["replace"] = [items.get(("replace", number), _STAND_IN) for number in range(len(replaced))]
        if isinstance(added, list):
            whole["add"] = [
                addition | {"item": items.get(("add", number, "item"), _STAND_IN)}
                if isinstance(addition, dict) and "item" in addition
                else addition
                for number, addition in enumerate(added)
            ]
        overlay: Overlay | None = self._instance(Overlay, whole, ())
        written = len(raw_changes) if isinstance(raw_changes, list) else 0
        return overlay if len(items) == len(entries) and len(changes) == written else None

    def _added_lists(self, raw: Data) -> None:
        """The places and the names of the lists that an overlay adds to a routine."""
        seen: set[str] = set()
        for number, added in enumerate(raw if isinstance(raw, list) else []):
            if not isinstance(added, dict):
                continue
            where = ("add-lists", number)
            if len({"after", "before", "first"} & added.keys()) > 1:
                self._add(Violation("overlay-places", where))
            name = added.get("checklist")
            if self._name(name, (*where, "checklist")) and isinstance(name, str):
                short = split_name(name)[1]
                if short in seen:
                    self._add(Violation("double-checklist", (*where, "checklist"), {"id": short}))
                seen.add(short)

    def _changes(self, raw: list[Data], first: dict[str, Where]) -> Iterator[tuple[Where, dict[str, Any]]]:
        for number, entry in enumerate(raw):
            where = ("change", number)
            data = self._item_data(entry, where)
            if data is None:
                continue
            self._item_id(data.get("id"), where, first)
            fixed = FIXED_FIELDS & data.keys()
            for key in fixed:
                self._add(Violation("overlay-fixed", (*where, key), {"key": key}), key=True)
            cls = change_class()
            change = self._instance(cls, {name: part for name, part in data.items() if name not in fixed}, where)
            if change is not None and not fixed:
                names = {field_name(field.name): field.name for field in fields(cls)}
                yield where, {name: to_dict(getattr(change, names[name])) for name in data}

    def _advise(self, items: Iterable[tuple[Where, Item]], *, handed_out: bool = False, answered: bool = True) -> None:
        if self.advised:
            from presencecheck.formats.lint.advice import advise

            for violation in advise(items, handed_out=handed_out, answered=answered):
                self._add(violation)

    def _advise_whole(self, checklist: Checklist) -> None:
        if self.advised:
            from presencecheck.formats.lint.advice import sections_apart, unused_sources

            for violation in (*unused_sources(checklist.sources, checklist.items), *sections_apart(checklist.items)):
                self._add(violation, key=True)

    def _items(self, entries: Iterable[tuple[Where, Data]], first: dict[str, Where]) -> Iterator[tuple[Where, Item]]:
        for where, entry in entries:
            data = self._item_data(entry, where)
            if data is None:
                continue
            self._item_id(data.get("id"), where, first)
            kind = data.get("kind", "confirm")
            if not isinstance(kind, str):
                self._add(Violation("not-text", (*where, "kind"), {"key": "kind"}))
                continue
            cls = KINDS.get(kind)
            if cls is None:
                words = {"word": kind, "known": enumeration_messages.join_with_commas(KINDS)}
                self._add(Violation("unknown-word", (*where, "kind"), words, near=(kind, tuple(KINDS))))
                continue
            item = self._instance(cls, data, where)
            if item is not None:
                yield where, item

    def _item_data(self, entry: Data, where: Where) -> dict[str, Data] | None:
        if not isinstance(entry, dict):
            self._add(Violation("odd-item", where))
            return None
        short = short_form(entry)
        return {"id": short[0], "ask": short[1]} if short else entry

    def _item_id(self, name: Data, where: Where, first: dict[str, Where]) -> None:
        if not isinstance(name, str):
            return
        spot = (*where, "id")
        self.places.setdefault(name, len(self.places))
        if not is_id(name):
            self._add(odd_id(name, spot))
        elif name in RESERVED_IDS:
            self._add(Violation("reserved-id", spot, {"id": name}))
        elif name in first:
            self._add(Violation("double-id", spot, {"id": name, "line": self.document.mark(first[name])[0]}))
        else:
            first[name] = spot

    def _file_id(self, data: dict[str, Data]) -> None:
        if self.advised:
            for violation in head_advice(data):
                self._add(violation)
        name = data.get("id")
        if not isinstance(name, str):
            return
        if not is_id(name):
            self._add(odd_id(name, ("id",)))
        elif name in RESERVED_WORDS:
            self._add(Violation("reserved-word", ("id",), {"id": name}))
        elif self.expected_id and name != self.expected_id:
            self._add(Violation("file-name", ("id",), {"id": name, "name": self.expected_id}))

    def _includes(self, raw: Data) -> None:
        seen: set[str] = set()
        entries = raw if isinstance(raw, list) else []
        recalls = [place for place, entry in enumerate(entries) if isinstance(entry, dict) and "recall" in entry]
        for place in recalls[1:]:
            self._add(Violation("double-recall", ("include", place, "recall")))
        if recalls and not any(isinstance(entry, dict) and "checklist" in entry for entry in entries):
            self._add(Violation("recall-alone", ("include",)))
        for place, entry in enumerate(entries):
            if not isinstance(entry, dict):
                continue
            name = entry.get("checklist")
            if "checklist" in entry and "recall" in entry:
                self._add(Violation("include-one", ("include", place)))
            elif not entry.keys() & {"checklist", "recall"}:
                self._add(Violation("missing-key", ("include", place, "checklist"), {"key": "checklist"}))
            if not isinstance(name, str):
                continue
            spot = ("include", place, "checklist")
            _, short = split_name(name)
            if self._name(name, spot) and short in seen:
                self._add(Violation("double-checklist", spot, {"id": short}))
            seen.add(short)

    def _name(self, name: Data, spot: Where) -> bool:
        if not isinstance(name, str) or is_name(name):
            return True
        self._add(odd_id(name, spot))
        return False

    def _instance(self, cls: type, data: Mapping[str, Any], where: Where) -> Any:
        try:
            return validator_of(cls).validate_python(data)
        except ValidationError as error:
            for detail in error.errors(include_url=False, include_input=False):
                if (
                    detail["type"] == "too_short"
                    and len(part_at(data, place_of(detail))) >= detail["ctx"]["min_length"]
                ):
                    continue  # the list is long enough; the broken entry is reported itself
                self._add(violation_of(cls, data, where, detail), key=detail["type"] == "unexpected_keyword_argument")
        return None

    def _add(self, violation: Violation, *, key: bool = False) -> None:
        if violation.where not in self.said:
            self.violations.append((violation, self.document.mark(violation.where, key=key)))


def _worded(change: Mapping[str, Any]) -> Item:
    """A question of the words that a change gives, whatever kind the item is of."""
    texts = {name: change[name] for name in ("ask", "why", "say") if name in change}
    return Confirm(**{"id": change["id"], "ask": "", **texts})


_STAND_IN = KINDS["confirm"](id="stand-in", ask="?")
