"""Lines with a meaning as paragraphs of a terminal: their styles, their marks, and where they break."""

from collections.abc import Iterable, Iterator
from typing import TextIO

from presencecheck.core.columns import columns, wrap
from presencecheck.surfaces.presentation import Line
from presencecheck.system.display import MANY_COLOURS, colours, has_styles, window_size
from presencecheck.system.program_name import as_called
from presencecheck.system.sanitize import sanitize_line

_BOLD = frozenset({"title", "heading", "question", "verdict"})
"""Lines in bold; every word stands in the terminal's own colour, the only one that is sure to be read on its ground."""
MARK_COLOURS = {"good": 28, "open": 130}
"""Colours of marks, from the 216 that no palette changes: green and brown, seen on black and on white."""
_MARKS = {"good": "✓ ", "open": "– ", "point": "· "}
_ASCII_MARKS = {"good": "+ ", "open": "- ", "point": "* "}
_BESIDE = "  "
"""Between the words of a line and what stands beside them."""

_KEYS = 4
"""About the rows that the keys of a question take."""
_LEAST_ROOM = 10
"""Columns of words in the narrowest window."""


class Paragraphs:
    """Prints paragraphs that stay in the scrollback.

    Args:
        stream: the terminal.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._has_styles = has_styles(stream)
        self._has_colours = colours(stream) >= MANY_COLOURS
        self._marks = _MARKS if (stream.encoding or "").lower().startswith("utf") else _ASCII_MARKS
        self._last = "gap"

    def print(self, lines: Iterable[Line]) -> None:
        """Print lines; each row is only as long as its words, so that resizing the window breaks nothing.

        A title that comes after something else, such as the set-up, stands apart from it.
        """
        width, _ = window_size(self._stream)
        for line in lines:
            if line.role == "title" and self._last != "gap":
                self._stream.write("\n")
            self._last = line.role
            self._stream.write("".join(f"{row}\n" for row in self._rows(line, width)))
        self._stream.flush()

    def hold(self) -> None:
        """Keep back what is written from now on, where the terminal is given whole frames."""
        if hasattr(self._stream, "hold"):
            from presencecheck.surfaces import frames  # few terminals need them

            frames.hold(self._stream)

    def release(self) -> None:
        """Give the terminal what was kept back, if anything was."""
        if hasattr(self._stream, "release"):
            from presencecheck.surfaces import frames

            frames.release(self._stream)

    def room_beside(self, lines: Iterable[Line]) -> int:
        """The rows in which to say once more what lines have pushed out of the window; 0 where they fit in it."""
        width, height = window_size(self._stream)
        rows = sum(1 for line in lines for _ in self._rows(line, width))
        return height // 3 if rows + _KEYS > height else 0

    def _rows(self, line: Line, width: int) -> Iterator[str]:
        mark = self._marks.get(line.role, "")
        indent = " " * max(min(line.indent, width // 8, width - len(mark) - _LEAST_ROOM), 0)
        room = max(width - len(indent) - len(mark), _LEAST_ROOM)
        words, aside = (sanitize_line(as_called(text)) for text in (line.text, line.aside))
        for number, (row, beside) in enumerate(_broken(words, aside, room)):
            lead = self._coloured(mark, line.role) if number == 0 else " " * len(mark)
            said = self._bold(row) if line.role in _BOLD else row
            yield f"{indent}{lead}{said}{beside}".rstrip()

    def _bold(self, words: str) -> str:
        return f"\x1b[1m{words}\x1b[0m" if words and self._has_styles else words

    def _coloured(self, mark: str, role: str) -> str:
        """The mark in its colour; in none in a terminal with few colours, where each has its own idea of them."""
        is_coloured = self._has_colours and role in MARK_COLOURS
        return f"\x1b[38;5;{MARK_COLOURS[role]}m{mark}\x1b[0m" if is_coloured else mark


def _broken(words: str, aside: str, room: int) -> Iterator[tuple[str, str]]:
    """The rows of words and of what stands beside them: of each row, what of it is the one and what is the other."""
    if columns(words) + bool(aside) * (len(_BESIDE) + columns(aside)) <= room:
        yield words, _BESIDE + aside if aside else ""
        return
    left = len(words.replace(" ", ""))
    # One column less, so that the gap between the two can be as wide as where both stand in one row.
    for row in wrap(f"{words} {aside}", room - bool(aside)):
        cut = _place_after(row, left)
        left -= len(row[:cut].replace(" ", ""))
        first, beside = row[:cut].rstrip(), row[cut:].strip()
        yield first, (_BESIDE if first else "") + beside if beside else ""


def _place_after(row: str, count: int) -> int:
    """The place in a row after this many characters that are no spaces, or its end."""
    for place, character in enumerate(row):
        if count == 0:
            return place
        count -= character != " "
    return len(row)
