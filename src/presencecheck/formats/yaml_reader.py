"""Bytes of a YAML file → plain data with the line and column of every part, from the parser's events.

Only dicts, lists and text are built: no types are guessed (`no`, `on` and `12:30` stay text), and nothing is
referenced, included or run. Every problem that one pass can find is reported.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

import yaml

from presencecheck.core.checklist import MOST_BYTES
from presencecheck.core.problems import Violation, Where
from presencecheck.messages import validation as validation_messages
from presencecheck.system.sanitize import JOINERS

MOST_DEPTH = 12
MOST_NODES = 5_000
MOST_CHARACTERS = 4_000
MOST_HIDDEN = 100
"""Hidden characters that are reported; a file with more is not text."""

Data = str | list["Data"] | dict[str, "Data"] | None
Mark = tuple[int, int]
"""Line and column, both counted from 1."""

_LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_ITS_OWN_LIMIT = "nesting depth"
"""In the message of libyaml 0.2.6 and later if its scanner finds a nesting of 1,000, perhaps far ahead of our count."""
_FOREIGN = {
    "UTF-32": re.compile(rb"\xff\xfe\0\0|\0\0\xfe\xff|[^\0]\0\0\0|\0\0\0[^\0]"),
    "UTF-16": re.compile(rb"\xff\xfe|\xfe\xff|[^\0]\0[^\0]\0|\0[^\0]\0[^\0]"),
}
"""The first bytes of files in other encodings, with or without a byte-order mark."""


@dataclass
class Document:
    """The content of a file: its data, the position of each part, and its violations."""

    data: Data = None
    values: dict[Where, Mark] = field(default_factory=dict)
    keys: dict[Where, Mark] = field(default_factory=dict)
    violations: list[tuple[Violation, Mark]] = field(default_factory=list)

    def mark(self, where: Where, *, key: bool = False) -> Mark:
        """Line and column of the part at `where`, or of the nearest part around it."""
        while where:
            for marks in (self.keys, self.values) if key else (self.values, self.keys):
                if where in marks:
                    return marks[where]
            where = where[:-1]
        return self.values.get((), (1, 1))


def read(source: bytes) -> Document:
    """Read the document in `source`; problems are in its `violations` and are not raised."""
    document = Document()
    text = _decode(source, document)
    if text is not None:
        _Builder(document).build(text)
    return document


def _decode(source: bytes, document: Document) -> str | None:
    """The text in `source`; None, with the reasons in the document's violations, if it cannot be parsed."""
    refusal = unreadable(source)
    if refusal is not None:
        document.violations.append(refusal)
        return None
    text = source.decode("utf-8-sig")
    if not text.replace("\n", "").isprintable():
        hidden = (
            ((line, column), character)
            for line, content in enumerate(text.split("\n"), 1)
            for column, character in _hidden(content.removesuffix("\r"))
        )
        for mark, character in islice(hidden, MOST_HIDDEN):
            document.violations.append((Violation("hidden-character", (), {"character": character}), mark))
    if not document.violations and not text.strip():
        document.violations.append((Violation("empty-file", ()), (1, 1)))
    return None if document.violations else text


def unreadable(source: bytes) -> tuple[Violation, Mark] | None:
    """Why and where these bytes are not readable text; None if they are."""
    if len(source) > MOST_BYTES:
        return Violation("too-large", (), {"limit": MOST_BYTES // 1024}), (1, 1)
    for encoding, beginning in _FOREIGN.items():
        if beginning.match(source):
            return Violation("utf-16", (), {"encoding": encoding}), (1, 1)
    try:
        source.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode()  # the codec counts behind a byte-order mark
        mark = before.count("\n") + 1, len(before) - before.rfind("\n")
        return Violation("not-utf-8", (), {"byte": error.start + len(source) - len(error.object)}), mark
    return None


def _hidden(text: str, allowed: str = "\t") -> Iterator[tuple[int, str]]:
    if text.isprintable():
        return
    for column, character in enumerate(text, 1):
        if character in allowed or character in JOINERS or character.isprintable():
            continue
        if unicodedata.category(character) != "Zs":
            yield column, f"U+{ord(character):04X}"


class _UnreadableError(Exception):
    """Nothing after this point can be read."""


class _Builder:
    """Folds the parser's events into a document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.nodes = 0
        self.reached: yaml.Event | None = None

    def build(self, text: str) -> None:
        try:
            self.events = yaml.parse(text, Loader=_LOADER)
            self._document()
        except yaml.YAMLError as error:
            self._refused(_place(getattr(error, "problem_mark", None)), str(getattr(error, "problem", error)))
        except (ValueError, OverflowError):
            # Escapes in tags and texts that stand for no character: PyYAML does not wrap these errors.
            here = _mark(self.reached) if self.reached else (1, 1)
            self._report("syntax", here, reason=validation_messages.BAD_ESCAPE)
        except _UnreadableError:
            pass

    def _document(self) -> None:
        started = False
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                if started:
                    self._stop("several-documents", _mark(event))
                started = True
                self.document.data = self._node(next(self.events), (), 0)
        if not started or self.document.data is None:
            self._report("empty-file", (1, 1))

    def _node(self, event: Any, where: Where, depth: int) -> Data:
        self.reached = event
        start = event.start_mark
        mark = self.document.values[where] = start.line + 1, start.column + 1
        self.nodes += 1
        if self.nodes > MOST_NODES:
            self._stop("too-many", mark, limit=MOST_NODES)
        if depth > MOST_DEPTH:
            self._stop("too-deep", mark, limit=MOST_DEPTH)
        kind = type(event)
        if kind is yaml.AliasEvent or event.anchor:
            self._report("anchor", mark, where)
        if kind is yaml.AliasEvent:
            return ""
        if event.tag is not None:
            self._report("tag", mark, where, tag=_tag(event.tag))
        if kind is yaml.ScalarEvent:
            return self._scalar(event, mark, where)
        return self._sequence(where, depth) if kind is yaml.SequenceStartEvent else self._mapping(where, depth)

    def _scalar(self, event: yaml.ScalarEvent, mark: Mark, where: Where) -> str | None:
        value: str = event.value
        if not value:
            return None if event.style in (None, "") else value
        if len(value) > MOST_CHARACTERS:
            self._report("too-long", mark, where, limit=MOST_CHARACTERS)
        if event.style == '"':  # only escapes can add characters that are not in the text
            for _, character in _hidden(value, "\t\n"):
                self._report("hidden-character", mark, where, character=character)
        return value

    def _sequence(self, where: Where, depth: int) -> list[Data]:
        entries: list[Data] = []
        while type(event := next(self.events)) is not yaml.SequenceEndEvent:
            spot = (*where, len(entries))
            entry = self._node(event, spot, depth + 1)
            if entry is None:
                self._report(
                    "no-value",
                    self.document.values[spot],
                    spot,
                    key=validation_messages.ENTRY.format(number=len(entries) + 1),
                )
            entries.append(entry)
        return entries

    def _mapping(self, where: Where, depth: int) -> dict[str, Data]:
        entries: dict[str, Data] = {}
        while type(event := next(self.events)) is not yaml.MappingEndEvent:
            key = self._key(event, where, depth)
            if key is None:
                self._node(next(self.events), (*where, "\0"), depth + 1)  # read its value too: a key is next
                continue
            again = key in entries
            spot = (*where, key)
            mark = _mark(event)
            if again:
                words = {"key": _short(key), "line": self.document.keys[spot][0]}
                self._report("double-key", mark, **words)
                spot = (*where, f"{key}\0")
            self.document.keys[spot] = mark
            value = self._node(next(self.events), spot, depth + 1)
            if value is None:
                self._report("no-value", mark, spot, key=_short(key))
            if not again:
                entries[key] = value
        return entries

    def _key(self, event: Any, where: Where, depth: int) -> str | None:
        """The name of a field; None if it cannot be used."""
        self.reached = event
        if type(event) is not yaml.ScalarEvent:
            self._report("odd-key", _mark(event))
            self._node(event, (*where, "\0"), depth + 1)
            return None
        key: str = event.value
        if event.anchor:
            self._report("anchor", _mark(event))
        if event.tag is not None:
            self._report("tag", _mark(event), tag=_tag(event.tag))
        if key.isprintable() and key != "<<" and len(key) <= MOST_CHARACTERS:
            return key
        spoilt = [("hidden-character", {"character": character}) for _, character in _hidden(key)]
        if key == "<<" and event.style in (None, ""):
            spoilt.append(("merge", {}))
        if len(key) > MOST_CHARACTERS:
            spoilt.append(("too-long", {"limit": str(MOST_CHARACTERS)}))
        for code, words in spoilt:
            self._report(code, _mark(event), **words)
        return None if spoilt else key

    def _refused(self, mark: Mark, reason: str) -> None:
        """Record why the parser stopped."""
        if _ITS_OWN_LIMIT in reason:
            self._report("too-deep", mark, limit=MOST_DEPTH)
        else:
            self._report("syntax", mark, reason=reason)

    def _report(self, code: str, mark: Mark, where: Where = (), /, **words: object) -> None:
        """Record a violation; `where` is the part whose value is then not validated."""
        self.document.violations.append((Violation(code, where, words), mark))

    def _stop(self, code: str, mark: Mark, **words: object) -> None:
        self._report(code, mark, **words)
        raise _UnreadableError


def _mark(event: yaml.Event) -> Mark:
    return _place(event.start_mark)


def _place(mark: Any) -> Mark:
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _tag(tag: str) -> str:
    return _short(tag.replace("tag:yaml.org,2002:", "!!", 1)) or "!<>"


def _short(text: str) -> str:
    """The beginning of a text of any length, enough to recognise it in a message."""
    return text if len(text) <= 40 else f"{text[:39]}…"
