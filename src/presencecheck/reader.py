"""Bytes of a YAML file → plain data with the line and column of every part, read from the parser's events.

Nothing is ever built from the file but dicts, lists and text: no types are guessed (`no`, `on` and `12:30` stay what
they look like), nothing is referred to, included or run. Every problem that can be met in one pass is reported.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from presencecheck.problems import Fault, Where

MOST_BYTES = 256 * 1024
MOST_DEPTH = 12
MOST_NODES = 5_000
MOST_CHARACTERS = 4_000

Data = str | list["Data"] | dict[str, "Data"] | None
Mark = tuple[int, int]
"""Line and column, both counted from 1."""

_LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_FOREIGN = {b"\x00\x00\xfe\xff": "UTF-32", b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}
"""How files begin that were saved in another encoding."""
_JOINERS = {"\u200c", "\u200d", "\u00ad"}
"""Needed to write Persian and Indic scripts, and the soft hyphen: formatting, but not deceiving."""


@dataclass
class Document:
    """What was read: data, where each part stands, and what was wrong with it."""

    data: Data = None
    values: dict[Where, Mark] = field(default_factory=dict)
    keys: dict[Where, Mark] = field(default_factory=dict)
    faults: list[tuple[Fault, Mark]] = field(default_factory=list)

    def mark(self, where: Where, *, key: bool = False) -> Mark:
        """Line and column of the part at `where`, or of the nearest part around it."""
        while where:
            for marks in (self.keys, self.values) if key else (self.values, self.keys):
                if where in marks:
                    return marks[where]
            where = where[:-1]
        return self.values.get((), (1, 1))


def read(source: bytes) -> Document:
    """The document in `source`; what is wrong with it is in its `faults`, never raised."""
    document = Document()
    text = _decode(source, document)
    if text is not None:
        _Builder(document).build(text)
    return document


def _decode(source: bytes, document: Document) -> str | None:
    """The text in `source`; None, and the reasons in the document's faults, where it cannot be read on."""
    refusal = _unreadable(source)
    if refusal is not None:
        document.faults.append(refusal)
        return None
    text = source.decode("utf-8-sig")
    for line, content in enumerate(text.split("\n"), 1):
        for column, character in _hidden(content.removesuffix("\r")):
            document.faults.append((Fault("hidden-character", (), {"character": character}), (line, column)))
    if not document.faults and not text.strip():
        document.faults.append((Fault("empty-file", ()), (1, 1)))
    return None if document.faults else text


def _unreadable(source: bytes) -> tuple[Fault, Mark] | None:
    if len(source) > MOST_BYTES:
        return Fault("too-large", (), {"limit": MOST_BYTES // 1024}), (1, 1)
    for bom, encoding in _FOREIGN.items():
        if source.startswith(bom):
            return Fault("utf-16", (), {"encoding": encoding}), (1, 1)
    try:
        source.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # The codec counts behind a byte-order mark.
        start = error.start + (3 if source.startswith(b"\xef\xbb\xbf") else 0)
        before = source[:start]
        mark = before.count(b"\n") + 1, start - before.rfind(b"\n")
        return Fault("not-utf-8", (), {"byte": start}), mark
    return None


def _hidden(text: str, allowed: str = "\t") -> Iterator[tuple[int, str]]:
    if text.isascii() and text.isprintable():
        return
    for column, character in enumerate(text, 1):
        if character in allowed or character in _JOINERS or character.isprintable():
            continue
        if unicodedata.category(character) != "Zs":
            yield column, f"U+{ord(character):04X}"


class _Stop(Exception):
    """Nothing behind this point can be read."""


class _Builder:
    """Folds the parser's events into a document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.nodes = 0

    def build(self, text: str) -> None:
        try:
            self.events = yaml.parse(text, Loader=_LOADER)
            self._document()
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            reason = str(error.problem or error.context or "unreadable")
            self._fault("syntax", (mark.line + 1, mark.column + 1) if mark else (1, 1), reason=reason)
        except yaml.YAMLError as error:
            self._fault("syntax", (1, 1), reason=str(error).splitlines()[0])
        except _Stop:
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
            self._fault("empty-file", (1, 1))

    def _node(self, event: yaml.Event, where: Where, depth: int) -> Data:
        mark = _mark(event)
        self.document.values[where] = mark
        self.nodes += 1
        if self.nodes > MOST_NODES:
            self._stop("too-many", mark, limit=MOST_NODES)
        if depth > MOST_DEPTH:
            self._stop("too-deep", mark, limit=MOST_DEPTH)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            self._fault("anchor", mark)
        if tag := getattr(event, "tag", None):
            self._fault("tag", mark, tag=_short(tag))
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, mark)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(where, depth)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(where, depth)
        return ""

    def _scalar(self, event: yaml.ScalarEvent, mark: Mark) -> str | None:
        if len(event.value) > MOST_CHARACTERS:
            self._fault("too-long", mark, limit=MOST_CHARACTERS)
        for _, character in _hidden(event.value, "\t\n"):
            self._fault("hidden-character", mark, character=character)
        plain = event.style in (None, "")
        return None if plain and not event.value else str(event.value)

    def _sequence(self, where: Where, depth: int) -> list[Data]:
        entries: list[Data] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            spot = (*where, len(entries))
            entry = self._node(event, spot, depth + 1)
            if entry is None:
                self._fault("no-value", self.document.values[spot], key=f"entry {len(entries) + 1}")
            entries.append(entry)
        return entries

    def _mapping(self, where: Where, depth: int) -> dict[str, Data]:
        entries: dict[str, Data] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self._key(event, where, depth)
            again = key in entries
            spot = (*where, key)
            if again:
                words = {"key": _short(key), "line": self.document.keys[spot][0]}
                self.document.faults.append((Fault("double-key", spot, words), _mark(event)))
                spot = (*where, f"{key}\0")  # read on, so that the events stay in step
            self.document.keys[spot] = _mark(event)
            value = self._node(next(self.events), spot, depth + 1)
            if value is None:
                self._fault("no-value", _mark(event), key=_short(key))
            if not again:
                entries[key] = value
        return entries

    def _key(self, event: yaml.Event, where: Where, depth: int) -> str:
        if isinstance(event, yaml.ScalarEvent):
            if event.value == "<<" and event.style in (None, ""):
                self._fault("merge", _mark(event))
            if event.anchor:
                self._fault("anchor", _mark(event))
            if event.tag:
                self._fault("tag", _mark(event), tag=_short(event.tag))
            for _, character in _hidden(event.value):
                self._fault("hidden-character", _mark(event), character=character)
            return str(event.value)
        self._fault("odd-key", _mark(event))
        self._node(event, (*where, "\0"), depth + 1)
        return f"\0{self.nodes}"

    def _fault(self, code: str, mark: Mark, **words: object) -> None:
        self.document.faults.append((Fault(code, (), words), mark))

    def _stop(self, code: str, mark: Mark, **words: object) -> None:
        self._fault(code, mark, **words)
        raise _Stop


def _mark(event: yaml.Event) -> Mark:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _short(text: str) -> str:
    """Enough of a text of unknown length to recognise it in a message."""
    return text if len(text) <= 40 else f"{text[:39]}…"
