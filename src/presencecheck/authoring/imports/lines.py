"""Lines of Markdown or of pasted text: which are entries of a list, which are headings, and what is neither. Pure."""

import re
from dataclasses import dataclass, field
from typing import Literal

from presencecheck.authoring.imports.inline import SPACES

_S = f"[{SPACES}]"
_BOXES = "☐☑☒□■❏❑❒◻◽▢✓✔✅❌✗✘\uf0a8\uf06f\uf0fe\uf071\uf072"
_BULLETS = "-*+•·◦▪▫‣●○⁃∙➤►▶➔→\u2013\u2014\uf0b7\uf0a7\uf0d8\uf0fc"
Marker = Literal["", "number", "letter", "bullet", "box"]
"""What stands before an entry; empty for a cell of a table, or a line that is an entry only by its words."""

_LINE = re.compile(
    rf"""(?P<indent>{_S}*)
    (?: (?P<box>[{_BOXES}]\ufe0f?|\[[ xX✓✔]?\](?={_S}|$)|\([ ]\)(?={_S})|_{{2,}}(?={_S})){_S}*
      | (?: (?P<bullet>[{_BULLETS}]|o(?=\t))
          | (?P<number>\d{{1,9}}[.)]|\(\d{{1,3}}\)|(?:[Ss]tep|[Qq]|[Qq]uestion){_S}?\d{{1,3}}[.):])
          | (?P<deep>\d{{1,3}}(?:\.\d{{1,3}}){{1,3}}[.)]?)
          | (?P<letter>(?:[A-Za-z]|[ivx]{{2,4}})[.)]|\((?:[a-z]|[ivx]{{2,4}})\))
        ) (?:{_S}+|$)
        (?: (?P<tick>\[.?\]|[{_BOXES}]\ufe0f?) (?:{_S}+|$) )?
    )?
    (?P<text>.*)""",
    re.VERBOSE | re.DOTALL,
)
"""A line: how far it is indented, whether it is an entry of a list, with a box to tick or without, and its text."""
_HEADING = re.compile(rf"{_S}{{0,3}}(#{{1,6}})(?:{_S}+(.*?))?(?:{_S}+#+)?{_S}*", re.DOTALL)
_ENDED = re.compile(r"[.?!:;…。？！؟]['\"”’»)\]]*$")
_LONG = 60
"""Characters of a line that was likely broken by a program, and goes on below."""


@dataclass
class Entry:
    """An entry of a list, with what stands below it.

    Attributes:
        text: as it stands, with its markup.
        marker: what stands before it.
        indent: in columns.
        boxed: whether it has a box to tick.
        children: entries below it.
        paragraphs: lines below it that are none.
    """

    text: str
    marker: Marker = ""
    indent: int = 0
    boxed: bool = False
    children: list["Entry"] = field(default_factory=list)
    paragraphs: list[str] = field(default_factory=list)

    @property
    def is_boxed_below(self) -> bool:
        """Whether anything below it has a box."""
        return any(child.boxed or child.is_boxed_below for child in self.children)


@dataclass
class Heading:
    """A heading; its level is that of Markdown, 7 for one that is only made to look like one."""

    text: str
    level: int
    line: str


@dataclass
class Paragraph:
    """Lines that are none of these, up to a blank one."""

    lines: list[str]


@dataclass
class Other:
    """What belongs to no question: code, a quotation, a rule, a comment, fields above the text."""

    line: str


Block = Entry | Heading | Paragraph | Other


class Markers:
    """Which markers a text uses: a letter or a number of several parts counts only where there is a row of them."""

    def __init__(self, lines: list[str]) -> None:
        found = [match for line in lines if (match := _LINE.fullmatch(line))]
        letters = {match["letter"].strip("().").casefold() for match in found if match["letter"]}
        self._letters = {"a", "b"} <= letters
        self._deep = sum(bool(match["deep"]) for match in found) > 1

    def entry(self, line: str) -> Entry | None:
        """The entry that a line is; None where it is none."""
        found = _LINE.fullmatch(line)
        if found is None or found.end("indent") == found.start("text"):
            return None
        if (found["letter"] and not self._letters) or (found["deep"] and not self._deep):
            return None
        marker: Marker = "box" if found["box"] else "bullet"
        if found["number"] or found["deep"]:
            marker = "number"
        elif found["letter"]:
            marker = "letter"
        depth = found["deep"].rstrip(".)").count(".") if found["deep"] else 0
        boxed = bool(found["box"] or found["tick"])
        return Entry(found["text"], marker, width(found["indent"]) + 2 * depth, boxed)


def heading_of(line: str) -> Heading | None:
    """The Markdown heading that a line is."""
    found = _HEADING.fullmatch(line)
    return Heading(found[2] or "", len(found[1]), line) if found else None


def width(line: str) -> int:
    """How far a line is indented, in columns."""
    return len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip(SPACES))


def is_ended(text: str) -> bool:
    """Whether a text ends like a sentence."""
    return _ENDED.search(text.rstrip(SPACES)) is not None


def goes_on(text: str, line: str) -> bool:
    """Whether a line below a text that is not indented further belongs to its sentence."""
    words = line.strip(SPACES)
    return not is_ended(text) and (words[:1].islower() or len(text) >= _LONG)
