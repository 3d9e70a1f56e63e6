"""Lines with a meaning as paragraphs of a terminal: their styles, their marks, and where they break."""

from collections.abc import Iterable, Iterator
from typing import TextIO

from rich.console import Console
from rich.text import Text

from presencecheck.surfaces.presentation import Line
from presencecheck.system.program_name import as_called
from presencecheck.system.sanitize import sanitize_line
from presencecheck.system.settings import is_colour_refused

_BOLD = frozenset({"title", "heading", "question", "verdict"})
"""Lines in bold; every word stands in the terminal's own colour, the only one that is sure to be read on its ground."""
MARK_COLOURS = {"good": 28, "open": 130}
"""Colours of marks, from the 216 that no palette changes: green and brown, seen on black and on white."""
_MANY_COLOURS = frozenset({"256", "truecolor"})
_MARKS = {"good": "✓ ", "open": "– ", "point": "· "}
_ASCII_MARKS = {"good": "+ ", "open": "- ", "point": "* "}

_KEYS = 4
"""About the rows that the keys of a question take."""


class Paragraphs:
    """Prints paragraphs that stay in the scrollback.

    Args:
        stream: the terminal.
    """

    def __init__(self, stream: TextIO) -> None:
        no_color = is_colour_refused()
        self._console = Console(
            file=stream, markup=False, emoji=False, highlight=False, soft_wrap=False, no_color=no_color
        )
        self._has_colours = self._console.color_system in _MANY_COLOURS
        self._marks = _MARKS if (stream.encoding or "").lower().startswith("utf") else _ASCII_MARKS

    def print(self, lines: Iterable[Line]) -> None:
        """Print lines; each row is only as long as its words, so that resizing the window breaks nothing."""
        for line in lines:
            for row in self._rows(line):
                self._console.print(row, no_wrap=True, overflow="ignore", crop=False)

    def room_beside(self, lines: Iterable[Line]) -> int:
        """The rows in which to say once more what lines have pushed out of the window; 0 where they fit in it."""
        rows = sum(1 for line in lines for _ in self._rows(line))
        return self._console.height // 3 if rows + _KEYS > self._console.height else 0

    def _rows(self, line: Line) -> Iterator[Text]:
        mark = self._marks.get(line.role, "")
        text = Text(sanitize_line(as_called(line.text)), style="bold" if line.role in _BOLD else "")
        if line.aside:
            text.append("  ")
            text.append(sanitize_line(line.aside), style="not bold")
        indent = " " * min(line.indent, self._console.width // 8)
        room = max(self._console.width - len(indent) - len(mark), 10)
        for number, row in enumerate(text.wrap(self._console, room)):
            row.rstrip()
            lead = Text(indent)
            lead.append(mark if number == 0 else " " * len(mark), style=self._mark_style(line.role))
            yield lead.append_text(row)

    def _mark_style(self, role: str) -> str:
        """The colour of a mark; none in a terminal with few colours, where each has its own idea of them."""
        return f"color({MARK_COLOURS[role]})" if self._has_colours and role in MARK_COLOURS else ""
