"""The parser's events, folded into a document."""

import re
from collections.abc import Iterator
from functools import lru_cache

from presencecheck.core.characters import hidden_in
from presencecheck.core.names import NAME_SIGN
from presencecheck.core.problems import Violation, Where
from presencecheck.formats import yaml_events as parser
from presencecheck.formats.decoding import Mark, Text, hidden_violation
from presencecheck.formats.document import Data, Document
from presencecheck.formats.slip_violations import key_slip, showable, slip_violation
from presencecheck.formats.unquoted_text import CLOSING, advice
from presencecheck.formats.value_repairs import quoted
from presencecheck.formats.yaml_events import MOST_DEPTH, MOST_NODES, Event, Failure, ParseError
from presencecheck.messages import validation as validation_messages
from presencecheck.messages import yaml_slips as yaml_slips_messages

MOST_CHARACTERS = 4_000
_PLAIN = (None, "")
_COMMENT_IN_HEADER = re.compile(r"[|>][-+\d]*#")


class _UnreadableError(Exception):
    """Nothing after this point can be read."""


class DocumentBuilder:
    """Builds the document of a text.

    Args:
        text: the file's text, for places.
        content: what is parsed: that text, or the text without slips.
    """

    def __init__(self, text: Text, content: str) -> None:
        self.document = Document()
        self._text = text
        self._lines = content.split("\n")
        self._events = parser.events(content)
        self._nodes = 0
        self._brackets = 0
        self._tab_is_told = False

    def build(self) -> Failure | None:
        """Build the document; return why the parser stopped, None where it reached the end or our limits."""
        try:
            self._document()
        except ParseError as error:
            if not error.failure.is_depth:
                return error.failure
            self._report("too-deep", self._text.place(*error.failure.mark), limit=MOST_DEPTH)
        except _UnreadableError:
            pass
        return None

    def _document(self) -> None:
        started = False
        for event in self._events:
            if type(event) is parser.DOCUMENT:
                if started:
                    self._stop("several-documents", self._mark(event))
                started = True
                self.document.data = self._node(next(self._events), (), 0)
        if not started or self.document.data is None:
            self._report("empty-file", (1, 1))

    def _node(self, event: Event, where: Where, depth: int) -> Data:
        mark = self.document.values[where] = self._mark(event)
        self._nodes += 1
        if self._nodes > MOST_NODES:
            self._stop("too-many", mark, limit=MOST_NODES)
        if depth > MOST_DEPTH:
            self._stop("too-deep", mark, limit=MOST_DEPTH)
        kind = type(event)
        if kind is parser.ALIAS or event.anchor:
            self._report("anchor", mark, where)
        if kind is parser.ALIAS:
            return ""
        if event.tag is not None:
            self._report("tag", mark, where, tag=_tag(event.tag))
        if kind is parser.SCALAR:
            return self._scalar(event, mark, where)
        self._brackets += bool(event.flow_style)
        data: Data = self._sequence(where, depth) if kind is parser.LIST else self._mapping(where, depth)
        self._brackets -= bool(event.flow_style)
        return data

    def _scalar(self, event: Event, mark: Mark, where: Where) -> str | None:
        value: str = event.value
        if not value and event.style in _PLAIN:
            return None
        if len(value) > MOST_CHARACTERS:
            self._report("too-long", mark, where, limit=MOST_CHARACTERS)
        if NAME_SIGN in value:
            self.document.has_names = True
        if event.style not in _PLAIN or self._may_need_advice(event):
            self.document.violations += [(violation, mark) for violation in self._of_style(event, where)]
        return value

    def _may_need_advice(self, event: Event) -> bool:
        """Whether a text without quotes may not be as it was meant: nearly none is looked at closely."""
        end = event.end_mark
        return event.value.endswith(CLOSING) or "#" in self._lines[end.line][end.column :]

    def _of_style(self, event: Event, where: Where) -> Iterator[Violation]:
        """What is wrong, or likely not meant, because of the way in which a text is written."""
        start, end = event.start_mark, event.end_mark
        if event.style == '"':  # only escapes can add characters that are not in the text
            for _, character in hidden_in(event.value, "\t\n"):
                yield hidden_violation(character, where)
        elif event.style in ("|", ">"):
            if _COMMENT_IN_HEADER.match(self._lines[start.line][start.column :]):  # which one of the parsers reads
                yield slip_violation("comment-space", event.style)
        elif event.style in _PLAIN:
            column = start.column if start.line == end.line and not self._brackets else -1
            yield from advice(where, event.value, self._lines[end.line], column, end.column)

    def _sequence(self, where: Where, depth: int) -> list[Data]:
        entries: list[Data] = []
        while type(event := next(self._events)) is not parser.LIST_END:
            spot = (*where, len(entries))
            entry = self._node(event, spot, depth + 1)
            if entry is None:
                words = {"key": validation_messages.ENTRY.format(number=len(entries) + 1)}
                self._report("no-value", self.document.values[spot], spot, **words, **self._comment_help(event))
            entries.append(entry)
        return entries

    def _mapping(self, where: Where, depth: int) -> dict[str, Data]:
        entries: dict[str, Data] = {}
        while type(event := next(self._events)) is not parser.FIELDS_END:
            mark = self._mark(event)
            key = self._key(event, mark, where, depth)
            if key is None:
                self._node(next(self._events), (*where, "\0"), depth + 1)  # read its value too: a key is next
                continue
            again = key in entries
            spot = (*where, key)
            if again:
                words = {"key": _short(key), "line": self.document.keys[spot][0]}
                self._report("double-key", mark, **words)
                spot = (*where, f"{key}\0")
            self.document.keys[spot] = mark
            following = next(self._events)
            value = self._node(following, spot, depth + 1)
            if value is None:
                help_ = self._comment_help(following) or self._comma_help(event)
                self._report("no-value", mark, spot, key=_short(key), **help_)
            if not again:
                entries[key] = value
        return entries

    def _key(self, event: Event, mark: Mark, where: Where, depth: int) -> str | None:
        """The name of a field, as it was meant; None if it cannot be used."""
        if type(event) is not parser.SCALAR:
            if self._is_named(event, where, depth):
                return None
            self._report("odd-key", mark)
            self._node(event, (*where, "\0"), depth + 1)
            return None
        key: str = event.value
        if event.anchor:
            self._report("anchor", mark)
        if event.tag is not None:
            self._report("tag", mark, tag=_tag(event.tag))
        if is_faultless(key):
            return key
        spoilt = [hidden_violation(character) for _, character in hidden_in(key)]
        if key == "<<" and event.style in _PLAIN:
            spoilt.append(Violation("merge", ()))
        if len(key) > MOST_CHARACTERS:
            spoilt.append(Violation("too-long", (), {"limit": MOST_CHARACTERS}))
        self.document.violations += [(violation, mark) for violation in spoilt]
        if spoilt:
            return None
        return self._meant(key, mark, where) if event.style in _PLAIN else key

    def _is_named(self, event: Event, where: Where, depth: int) -> bool:
        """Whether a text that begins with a name of the practice stands in no quotes; it is read, and told once."""
        start = event.start_mark
        line, column = self._lines[start.line], start.column - 1
        if type(event) is not parser.FIELDS or not line.startswith(NAME_SIGN, max(column, 0)):
            return False
        before = len(self.document.violations)
        self._node(event, (*where, "\0"), depth + 1)
        del self.document.violations[before:]  # of its parts, which nobody meant as fields
        better = f"{line[:column]}{quoted(line[column:].rstrip())}" if self._brackets == 1 else ""
        self.document.violations.append(
            (slip_violation("named", NAME_SIGN, better, where), self.document.values[where])
        )
        return True

    def _meant(self, key: str, mark: Mark, where: Where) -> str:
        """The name of a field that stands in no quotes, without the slips of people who write it."""
        slip = key_slip(key)
        if slip is None:
            return key
        line = self._lines[mark[0] - 1]
        better = line.replace(key, f"- {slip.name}" if slip.cause in ("bullet", "hyphen-space") else slip.name, 1)
        # Where the hyphen of a list is missing, there is no list: that is told once.
        spot = where if slip.cause in ("bullet", "hyphen-space") else (*where, slip.name)
        self.document.violations.append((slip_violation(slip.cause, slip.sign, better, spot), mark))
        return slip.name

    def _comment_help(self, event: Event) -> dict[str, str]:
        """What helps where a comment stands in the place of a value."""
        start = event.start_mark
        line = self._lines[start.line] if start.line < len(self._lines) else ""
        rest = line[start.column :].strip(" ")
        better = showable(f"{line[: start.column]} {quoted(rest)}") if rest.startswith("#") else ""
        return {"help": yaml_slips_messages.COMMENT_HELP.format(line=better)} if better else {}

    def _comma_help(self, key: Event) -> dict[str, str]:
        """What helps where a field without a colon is the rest of a text with a comma."""
        rest = self._lines[key.end_mark.line][key.end_mark.column :].lstrip(" ")
        return {"help": yaml_slips_messages.COMMA_HELP} if self._brackets and rest[:1] in (",", "}") else {}

    def _mark(self, event: Event) -> Mark:
        start = event.start_mark
        line, column = place = start.line + 1, start.column + 1
        if not self._text.tabs:
            return place
        if line in self._text.tabs and not self._brackets and not self._tab_is_told:
            self._tab_is_told = True
            self.document.violations.append((slip_violation("tab", ""), (line, 1)))
        return self._text.place(line, column)

    def _report(self, code: str, mark: Mark, where: Where = (), /, **words: object) -> None:
        """Record a violation; `where` is the part whose value is then not validated."""
        self.document.violations.append((Violation(code, where, words), mark))

    def _stop(self, code: str, mark: Mark, **words: object) -> None:
        self._report(code, mark, **words)
        raise _UnreadableError


@lru_cache(1024)
def is_faultless(key: str) -> bool:
    """Whether there is nothing to say about the name of a field, in quotes or not; most names stand in all files."""
    return key.isascii() and key.isprintable() and key != "<<" and len(key) <= MOST_CHARACTERS and key_slip(key) is None


def _tag(tag: str) -> str:
    return _short(tag.replace("tag:yaml.org,2002:", "!!", 1)) or "!<>"


def _short(text: str) -> str:
    """The beginning of a text of any length, enough to recognise it in a message."""
    return text if len(text) <= 40 else f"{text[:39]}…"
