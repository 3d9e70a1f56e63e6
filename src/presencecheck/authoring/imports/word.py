"""A Word document → questions. The library that reads it is imported only here, and may not be installed."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from presencecheck.authoring.imports.blocks import Table
from presencecheck.authoring.imports.lines import Block, Entry, Heading, Markers, Paragraph
from presencecheck.authoring.imports.model import ImportedList
from presencecheck.authoring.imports.outline import read_blocks
from presencecheck.authoring.imports.recognise import NotAListError, refusal
from presencecheck.core.characters import replace_hidden
from presencecheck.messages import imports as imports_messages

_MOST_UNPACKED = 50 * 1024 * 1024
"""Bytes of all parts of a document."""
_MOST_PARTS = 2000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_INDENT = 4
"""Columns that a level of a list is indented."""
_TWIPS = 360
"""Twentieths of a point that one level is indented, where the paragraph says no level."""


def read_word(content: bytes, path: str) -> ImportedList:
    """The list in a document.

    Args:
        content: the file's bytes.
        path: its name.

    Raises:
        NotAListError: it cannot be read, is far too large, or the library is not installed.
    """
    try:
        import docx
    except ImportError as error:
        raise NotAListError(*imports_messages.NO_WORD.format(path=path)) from error
    _check_size(content, path)
    try:
        document: Any = docx.Document(io.BytesIO(content))
        blocks = [*_Document(document).blocks()]
    except Exception as error:  # the library raises many, and none says more than that it is no such document
        raise refusal(path, "broken-word") from error
    return read_blocks(blocks)


def _check_size(content: bytes, path: str) -> None:
    """Refuse what would unpack to far more than a document; the sizes in a zip are those that are read at most."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise refusal(path, "broken-word") from error
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_UNPACKED:
        raise refusal(path, "bomb")


class _Document:
    """Walks through the paragraphs and tables of the document's body."""

    def __init__(self, document: Any) -> None:
        self._body = document.element.body
        self._styles = {style.style_id: style.name or "" for style in document.styles}
        self._stack: list[Entry] = []

    def blocks(self) -> Iterator[Block | Table]:
        """The blocks in their order."""
        for element in self._inside(self._body):
            if element.tag == f"{_W}tbl":
                self._stack = []
                yield Table([*_rows(element)])
            else:
                yield from self._paragraph(element)

    def _inside(self, element: Any) -> Iterator[Any]:
        """Paragraphs and tables, also those in content controls."""
        for child in element:
            if child.tag in (f"{_W}p", f"{_W}tbl"):
                yield child
            elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml"):
                yield from self._inside(child)

    def _paragraph(self, element: Any) -> Iterator[Block | Table]:
        for number, line in enumerate(_text(element).split("\n")):
            if not line.strip():
                self._stack = [] if number == 0 else self._stack
                continue
            made = self._block(element, line, is_first=number == 0)
            if isinstance(made, Entry):
                parent = next((each for each in reversed(self._stack) if each.indent < made.indent), None)
                self._stack = [each for each in self._stack if each.indent < made.indent] + [made]
                if parent is not None:
                    parent.children.append(made)
                    continue
            elif made is not None:
                self._stack = []
            if made is not None:
                yield made

    def _block(self, element: Any, line: str, *, is_first: bool) -> Block | None:
        """The block that a line is; None where it belongs to the entry above."""
        style = self._styles.get(_value(element, "pStyle"), "")
        level = _level(element)
        marked = Markers([line, "a) ", "b) "]).entry(line)
        if style.startswith(("Heading", "Title")) and level is None:
            return Heading(line, _number(style[-1:]) + 1, line)
        if not is_first and self._stack:
            self._stack[-1].paragraphs.append(line)
            return None
        if level is not None or style.startswith("List"):
            words = marked.text if marked and marked.boxed else line
            return Entry(words, "bullet", _INDENT * (level or 0), bool(marked and marked.boxed))
        if marked is not None:
            marked.indent += _INDENT * _indent(element)
            return marked
        if _is_bold(element) and len(line) <= 120:
            return Paragraph([f"**{line.strip()}**"])
        return Paragraph([line.strip()])


def _rows(table: Any) -> Iterator[list[str]]:
    for row in table.iter(f"{_W}tr"):
        yield [" ".join(_text(cell).split()) for cell in row.iter(f"{_W}tc")]


def _text(element: Any) -> str:
    """The words of an element; of tracked changes those that stay."""
    parts: list[str] = []
    for node in element.iter():
        if node.tag == f"{_W}t":
            parts.append(node.text or "")
        elif node.tag in (f"{_W}br", f"{_W}cr"):
            parts.append("\n")
        elif node.tag in (f"{_W}tab", f"{_W}p") and parts:
            parts.append("\t" if node.tag == f"{_W}tab" else "\n")
        elif node.tag == f"{_W}sym":
            parts.append("☐")
        elif node.tag == f"{_W}noBreakHyphen":
            parts.append("-")
    return replace_hidden("".join(parts), "", "\n\t")


def _value(element: Any, name: str) -> str:
    found = element.find(f"{_W}pPr/{_W}{name}")
    return "" if found is None else str(found.get(f"{_W}val", ""))


def _level(element: Any) -> int | None:
    """The level of the list that a paragraph belongs to, from 0; None where it belongs to none."""
    number = element.find(f"{_W}pPr/{_W}numPr/{_W}numId")
    if number is None or number.get(f"{_W}val") == "0":
        return None
    level = element.find(f"{_W}pPr/{_W}numPr/{_W}ilvl")
    return _number(level.get(f"{_W}val", "")) if level is not None else 0


def _indent(element: Any) -> int:
    found = element.find(f"{_W}pPr/{_W}ind")
    left = "0" if found is None else found.get(f"{_W}left") or found.get(f"{_W}start") or "0"
    return _number(left) // _TWIPS


def _number(text: str) -> int:
    """A number of the file's, which anybody may have written; 0 where it is none that a page can have."""
    return int(text) if text.isdecimal() and len(text) < 6 else 0


def _is_bold(element: Any) -> bool:
    """Whether all its words are bold."""
    runs = [run for run in element.iter(f"{_W}r") if "".join(text.text or "" for text in run.iter(f"{_W}t")).strip()]
    marks = [run.find(f"{_W}rPr/{_W}b") for run in runs]
    return bool(runs) and all(mark is not None and mark.get(f"{_W}val") not in ("0", "false") for mark in marks)
