"""A text → its blocks: entries with all below them, headings, paragraphs, and what belongs to no question. Pure."""

import re

from presencecheck.authoring.imports.inline import SPACES
from presencecheck.authoring.imports.lines import (
    Block,
    Entry,
    Heading,
    Markers,
    Other,
    Paragraph,
    goes_on,
    heading_of,
    is_ended,
    width,
)

_COMMENT = re.compile(r"(?<!\\)<!--.*?(?:-->|\Z)", re.DOTALL)
_APART = re.compile(rf"[{SPACES}]{{0,3}}(?:>|([-*_=])[{SPACES}]*(?:\1[{SPACES}]*){{2,}}\Z)")
"""Quotations and rules: what stands below them belongs to no question."""
_UNDERLINE = re.compile(rf"[{SPACES}]{{0,3}}(=+|-{{3,}})[{SPACES}]*")
_FIELD = re.compile(r"(?:title|name):[ \t]*(.+)", re.IGNORECASE)
_RULE = re.compile(":?-*:?")
_TABLE = re.compile(rf"[{SPACES}]*\|.*\|[{SPACES}]*")
_NESTED_BELOW = {"number": ("letter", "bullet", "box"), "letter": ("bullet", "box")}
"""Which markers stand below which in a list that lost its indents."""


class BlockReader:
    """One pass over the lines.

    Attributes:
        title: what the fields above the text say it is called.
    """

    def __init__(self, text: str) -> None:
        self.title = ""
        self._lines = re.split(r"\r\n|\r|\n", _COMMENT.sub(_as_comment, text.removeprefix("\ufeff")))
        self._markers = Markers(self._lines)
        self._blocks: list[Block | Table] = []
        self._stack: list[Entry] = []
        self._blank = True
        self._fence = ""

    def read(self) -> "list[Block | Table]":
        """The blocks in their order."""
        skip = False
        for number, line in enumerate(self._lines):
            if skip:
                skip = False
            elif not line.strip(SPACES):
                self._blank = True
            else:
                skip = self._is_underlined(number)
                if skip:
                    self._heading(Heading(line.strip(SPACES), 1 if "=" in self._lines[number + 1] else 2, line))
                else:
                    self._line(line, front=number == 0)
                self._blank = False
        return self._blocks

    def _is_underlined(self, number: int) -> bool:
        line, below = self._lines[number], "".join(self._lines[number + 1 : number + 2])
        is_text = not (self._fence or self._markers.entry(line) or heading_of(line) or _APART.match(line))
        return self._blank and is_text and width(line) < 4 and _UNDERLINE.fullmatch(below) is not None

    def _line(self, line: str, *, front: bool) -> None:
        heading = heading_of(line)
        entry = None if _APART.match(line) else self._markers.entry(line)
        if self._fenced(line, front=front) or (_APART.match(line) and not entry) or line.startswith("\x01"):
            self._stack = []
            self._blocks.append(Other(line.strip(SPACES).removeprefix("\x01")))
        elif heading:
            self._heading(heading)
        elif _TABLE.fullmatch(line):
            self._row(line)
        elif entry:
            self._entry(entry)
        else:
            self._text(line)

    def _fenced(self, line: str, *, front: bool) -> bool:
        """Whether a line is code, or of the fields that some programs keep before the text."""
        mark = line.strip(SPACES)
        if self._fence:
            if mark.startswith(self._fence):
                self._fence = ""
            elif self._fence == "---" and (found := _FIELD.fullmatch(mark)):
                self.title = self.title or found[1].strip("\"' ")
            return True
        if front and mark == "---" and "---" in (other.strip(SPACES) for other in self._lines[1:]):
            self._fence = "---"
        elif mark.startswith(("```", "~~~")):
            self._fence = mark[:3]
        return bool(self._fence)

    def _heading(self, heading: Heading) -> None:
        self._stack = []
        self._blocks.append(heading)

    def _row(self, line: str) -> None:
        self._stack = []
        last = self._blocks[-1] if self._blocks else None
        if not isinstance(last, Table) or self._blank:
            last = Table([])
            self._blocks.append(last)
        cells = _cells(line)
        if not all(_RULE.fullmatch(cell) for cell in cells):
            last.rows.append(cells)

    def _entry(self, entry: Entry) -> None:
        parent = self._parent(entry)
        if parent is None:
            self._stack = [entry]
            self._blocks.append(entry)
            return
        self._stack = [*self._stack[: self._stack.index(parent) + 1], entry]
        parent.children.append(entry)

    def _parent(self, entry: Entry) -> Entry | None:
        """The entry that one belongs below, by its indent, or by its marker where indents were lost."""
        above: list[Entry] = []
        for each in self._stack:
            if entry.indent > each.indent + 1:
                above.append(each)
                continue
            lost = not self._blank and entry.marker in _NESTED_BELOW.get(each.marker, ())
            if lost and abs(entry.indent - each.indent) <= 1:
                above.append(each)
                continue
            break
        return above[-1] if above else None

    def _text(self, line: str) -> None:
        words = line.strip(SPACES)
        last = self._stack[-1] if self._stack else None
        if last and not (last.text.strip(SPACES) or last.paragraphs):
            last.text = words  # a box on a line of its own
            return
        indent = width(line)
        owner = next((each for each in reversed(self._stack) if indent > each.indent), None)
        plain_below = owner is last and last is not None and not (self._blank or last.paragraphs or last.children)
        if owner and plain_below and not is_ended(owner.text):
            owner.text += f" {words}"  # as Markdown reads it, the question goes on
        elif owner:
            owner.paragraphs.append(words)
        elif last and not (self._blank or last.paragraphs or last.children) and goes_on(last.text, line):
            last.text += f" {words}"
        else:
            self._paragraph(line)

    def _paragraph(self, line: str) -> None:
        self._stack = []
        last = self._blocks[-1] if self._blocks else None
        if isinstance(last, Paragraph) and not self._blank:
            last.lines.append(line.strip(SPACES))
        else:
            self._blocks.append(Paragraph([line.strip(SPACES)]))


class Table:
    """A table, as the cells of its rows."""

    def __init__(self, rows: list[list[str]]) -> None:
        self.rows = rows


def _cells(row: str) -> list[str]:
    return [cell.strip(SPACES) for cell in re.split(r"(?<!\\)\|", row.strip(SPACES)[1:-1])]


def _as_comment(found: re.Match[str]) -> str:
    """The lines of a comment, marked as such; what stands behind it on its last line goes on a line of its own."""
    inside = found[0].removeprefix("<!--").removesuffix("-->").strip()
    return "\n" + "".join(f"\x01{line.strip()}\n" for line in inside.splitlines() if line.strip())
