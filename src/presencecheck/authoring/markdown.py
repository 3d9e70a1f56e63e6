"""A Markdown task list → the text of a checklist file. Pure.

The questions stay as they stand. Nothing is lost: what has no place in a checklist becomes a comment where it stood.
Ticks are not kept, since a checklist is asked again each time. Lists of GitHub and Obsidian are understood, and those
that were pasted from Word, with its bullets and boxes.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from presencecheck.core.checklist import MOST_ENTRIES, MOST_TITLE, RESERVED_IDS
from presencecheck.core.items import MOST_SENTENCE, MOST_WHY
from presencecheck.core.names import is_id
from presencecheck.messages import new as new_messages

_SPACES = " \t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
"""What may stand between words; other blanks are control characters, which must come through to be refused."""
_S = f"[{_SPACES}]"
_BOXES = "☐☑☒□■❏❑✓✔\uf0a8\uf06f\uf0fe"
_LINE = re.compile(
    rf"""(?P<indent>{_S}*)
    (?: (?P<box>[{_BOXES}]){_S}*
      | (?: [-*+•·◦▪▫‣●○\u2013\u2014\uf0b7\uf0a7] | o(?=\t) | \d{{1,9}}[.)] ) (?:{_S}+|$)
        (?: (?P<tick>\[.\]|[{_BOXES}]) (?:{_S}+|$) )?
    )?
    (?P<text>.*)""",
    re.VERBOSE | re.DOTALL,
)
"""A line: how far it is indented, whether it is an entry of a list, with a box to tick or without, and its text."""
_HEADING = re.compile(rf"{_S}{{0,3}}(#{{1,6}})(?:{_S}+(.*?))?(?:{_S}+#+)?{_S}*", re.DOTALL)
_APART = re.compile(rf"{_S}{{0,3}}(?:>|([-*_=])\1{{2,}}{_S}*\Z)")
"""Quotations and rules: what stands below them belongs to no question."""
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_WHY = re.compile(rf"why:{_S}+", re.IGNORECASE)
_WORD = re.compile("[a-z0-9]+")
_LITTLE = frozenset(
    (
        *("a", "an", "and", "are", "as", "at", "be", "been", "by", "can", "did", "do", "does", "for", "from", "has"),
        *("have", "i", "if", "in", "is", "it", "its", "may", "my", "not", "of", "or", "our", "so", "that", "the"),
        *("their", "them", "there", "they", "this", "to", "was", "we", "were", "will", "with", "you", "your"),
    )
)
"""Words that say little in a name."""
_MOST_WORDS, _MOST_ID = 3, 40
_OTHERWISE = {"yes", "no", "on", "off", "y", "n", "true", "false", "null"}
"""Ids that YAML could take for something else."""


@dataclass
class _Found:
    """An entry of the list, on its way to becoming an item."""

    ask: str
    indent: int
    why: list[str] = field(default_factory=list)


@dataclass
class _Remark:
    """What has no place but a comment."""

    text: str


def markdown_to_yaml(text: str, id: str, title: str = "") -> str:  # noqa: A002 - the field's own name
    """The text of a checklist file that asks what a Markdown list asks.

    Args:
        text: the list; characters that a checklist may not hold come through, and `check` reports them.
        id: the checklist's id, a valid one.
        title: its title, a valid one; where it is empty, the list's first heading, or else the id's words.
    """
    heading, parts = _Reading(text).read()
    shown = title or _cut(heading or id.replace("-", " ").capitalize(), MOST_TITLE)[0]
    head = ["format: 1", f"id: {_id(id)}", f"title: {_quoted(shown)}"]
    if heading not in ("", shown):
        head.insert(2, f"# {heading}")
    return "\n".join([*head, "items:", *_items(parts)]) + "\n"


class _Reading:
    """One pass over the lines."""

    def __init__(self, text: str) -> None:
        self.lines = re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff"))
        # Where some entries have boxes, those without one are something else.
        self.boxed = any(_has_box(found) for line in self.lines if (found := _entry(line)))
        self.title = ""
        self.parts: list[_Found | _Remark] = []
        self.current: _Found | None = None
        self.blank = False
        self.fence = ""

    def read(self) -> tuple[str, list[_Found | _Remark]]:
        """The title, and the entries and remarks in their order."""
        for number, line in enumerate(self.lines):
            if not line.strip(_SPACES):
                self.blank = True
                continue
            self._line(line, front=number == 0)
            self.blank = False
        return self.title, self.parts

    def _line(self, line: str, *, front: bool) -> None:
        heading = _HEADING.fullmatch(line)
        entry = _entry(line)
        if self._fenced(line, front=front) or _APART.match(line):
            self._remark(line)
        elif heading:
            self._heading(_plain(heading[2] or ""), line)
        elif entry and self._is_item(entry):
            self.current = _Found(_plain(entry["text"]), _width(entry["indent"]))
            self.parts.append(self.current)
        else:
            self._below(line, entry)

    def _fenced(self, line: str, *, front: bool) -> bool:
        """Whether a line is code, or of the fields that some programs keep before the text."""
        mark = line.strip(_SPACES)
        if self.fence:
            if mark.startswith(self.fence):
                self.fence = ""
            return True
        if front and mark == "---" and "---" in (other.strip(_SPACES) for other in self.lines[1:]):
            self.fence = "---"
        elif mark.startswith(("```", "~~~")):
            self.fence = mark[:3]
        return bool(self.fence)

    def _heading(self, words: str, line: str) -> None:
        self.current = None
        begun = any(isinstance(part, _Found) for part in self.parts)
        if self.title or begun or not words:
            self.parts.append(_Remark(words or line.strip(_SPACES)))
        else:
            self.title = words

    def _is_item(self, entry: re.Match[str]) -> bool:
        if not entry["text"].strip(_SPACES):
            return False
        if self.boxed:
            return _has_box(entry)
        return self.current is None or _width(entry["indent"]) <= self.current.indent + 1

    def _below(self, line: str, entry: re.Match[str] | None) -> None:
        words = _plain(entry["text"] if entry else line)
        indented = self.current is not None and _width(line) > self.current.indent
        if self.current is not None and words and indented:
            self.current.why.append(_WHY.sub("", words, count=1) if _WHY.match(words) else words)
        elif self.current is not None and words and not entry and not self.blank and not self.current.why:
            self.current.ask += f" {words}"  # as Markdown reads it, the question goes on
        else:
            self._remark(line)

    def _remark(self, line: str) -> None:
        self.current = None
        self.parts.append(_Remark(line.strip(_SPACES)))


def _entry(line: str) -> re.Match[str] | None:
    found = _LINE.fullmatch(line)
    return found if found and found.end("indent") != found.start("text") else None


def _has_box(entry: re.Match[str]) -> bool:
    return bool((entry["box"] or entry["tick"]) and entry["text"].strip(_SPACES))


def _width(line: str) -> int:
    """How far a line is indented, in columns."""
    return len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip(_SPACES))


def _plain(text: str) -> str:
    """Text on one line, without Markdown's escapes."""
    return _ESCAPED.sub(r"\1", " ".join(filter(None, re.split(f"{_S}+", text))))


def _items(parts: list[_Found | _Remark]) -> Iterator[str]:
    taken: set[str] = set()
    for part in parts:
        if isinstance(part, _Remark) or len(taken) == MOST_ENTRIES:
            yield from _left_over(part)
            continue
        ask, more = _cut(part.ask, MOST_SENTENCE)
        why, rest = _cut(" ".join(filter(None, [more, *part.why])), MOST_WHY)
        yield f"  - id: {_id(name_item(ask, taken))}"
        yield f"    ask: {_quoted(ask)}"
        if why:
            yield f"    why: {_quoted(why)}"
        if rest:
            yield f"    # {rest}"
    if not taken:
        yield f"  # {new_messages.NONE_FOUND}"
        yield f"  - id: {_id(name_item(new_messages.PLACEHOLDER, taken))}"
        yield f"    ask: {_quoted(new_messages.PLACEHOLDER)}"


def _left_over(part: _Found | _Remark) -> Iterator[str]:
    lines = [part.text] if isinstance(part, _Remark) else [part.ask, *part.why]
    yield from (f"  # {line}" for line in lines)


def _cut(text: str, most: int) -> tuple[str, str]:
    """What fits, up to the end of a word where there is one, and the rest."""
    if len(text) <= most:
        return text, ""
    end = text.rfind(" ", 1, most + 1)
    end = end if end > 0 else most
    return text[:end], text[end:].lstrip(_SPACES)


def name_item(ask: str, taken: set[str]) -> str:
    """An id made of the words that say most; it joins those that are taken."""
    plain = unicodedata.normalize("NFKD", ask.casefold()).encode("ascii", "ignore").decode()
    every = _WORD.findall(plain.replace("'", ""))
    telling = [word for word in every if word not in _LITTLE] or every
    name = "-".join(telling[:_MOST_WORDS])[:_MOST_ID].strip("-")
    if not is_id(name) or name in RESERVED_IDS:
        name = f"item-{name}".strip("-")
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    taken.add(free)
    return free


def _id(name: str) -> str:
    """An id as it is written; in quotes where other readers of YAML could take it for something else."""
    return name if name[0].isalpha() and name not in _OTHERWISE else _quoted(name)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
