"""The rows below the text that change where they stand: what to write for it. Only what changed is written."""

import os
from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import TextIO

from presencecheck.core.columns import clusters, columns
from presencecheck.surfaces.terminal.hints import Rows
from presencecheck.system.display import USUAL_SIZE
from presencecheck.system.sanitize import sanitize

_STYLES = {"class:key": "1", "class:chosen": "1;7"}
"""No colour: the terminal's own is the only one that is sure to be read on its ground."""
_PLAIN = "\x1b[0m"
_BEGIN = "\x1b[?2004h\x1b[?1l"
"""Pastes are marked as such, and arrows sent in their usual way."""
_END = "\x1b[?2004l"
_HOLD, _LET_GO = "\x1b[?25l\x1b[?7l", "\x1b[?7h"
"""While it is drawn, the cursor is not seen, and a full row leads to no other."""
_SHOW_CURSOR = "\x1b[?25h"
_NEXT_ROW = "\r\n"
_TO_LINE_END, _TO_SCREEN_END = "\x1b[K", "\x1b[J"

Cell = tuple[str, str]
"""A style, and a character with the marks on it."""
Row = tuple[Cell, ...]


class LiveRows:
    """The rows of one terminal. The cursor stands at their top, or behind their end.

    Args:
        stream: the terminal.
        is_read_to_cursor: whether the cursor stands behind the last row, for screen readers that read to the cursor's.
    """

    def __init__(self, stream: TextIO, *, is_read_to_cursor: bool) -> None:
        self._stream = stream
        self._is_read_to_cursor = is_read_to_cursor
        self._size = USUAL_SIZE
        self._drawn: list[Row] | None = None
        self._at = 0
        """The row in which the cursor stands."""

    @property
    def width(self) -> int:
        """Columns of the window, as the terminal itself tells."""
        return self._window()[0]

    @property
    def is_out_of_shape(self) -> bool:
        """Whether the window has another size than when they were drawn."""
        return self._drawn is not None and self._size != self._window()

    def draw(self, rows: Rows) -> None:
        """Show these rows instead of those that stand there, and put the cursor in its place."""
        if self.is_out_of_shape:
            self.erase()
        self._size = self._window()
        width, height = self._size
        folded = [part for row in rows for part in _folded(row, width)]
        shown = folded[-height:] if self._is_read_to_cursor else folded[:height]
        self._write(f"{_HOLD}{self._changes(shown)}{self._home(shown)}{_LET_GO}")
        self._drawn = shown

    def erase(self) -> None:
        """Take them away; what is written then stands in their place."""
        if self._drawn is not None:
            self._write(f"{self._to(0)}{_TO_SCREEN_END}{_PLAIN}{_LET_GO}{_END}{_SHOW_CURSOR}")
            self._drawn = None

    def forget(self) -> None:
        """Take note that another program has written since; what is below the cursor is taken away."""
        self._drawn = None
        self._write(f"\r{_TO_SCREEN_END}")

    def _changes(self, shown: list[Row]) -> str:
        before = self._drawn
        if before is None:
            self._at = max(len(shown) - 1, 0)
            return f"{_BEGIN}{_PLAIN}\r{_TO_SCREEN_END}{_NEXT_ROW.join(map(_painted, shown))}"
        parts = []
        for place, row in enumerate(shown):
            old = before[place] if place < len(before) else ()
            if row != old:
                parts.append(f"{self._to(place)}{_repainted(old, row)}")
        if len(shown) < len(before):
            parts.append(f"{self._to(len(shown))}{_TO_SCREEN_END}")
        return "".join(parts)

    def _home(self, shown: list[Row]) -> str:
        """Bring the cursor to where it stands between two changes."""
        if not self._is_read_to_cursor:
            return self._to(0)
        return f"{self._to(max(len(shown) - 1, 0))}{_right(_width(shown[-1]) if shown else 0)}"

    def _to(self, place: int) -> str:
        """Bring the cursor to the begin of a row; a row that is not there yet is added."""
        by, self._at = place - self._at, place
        return f"\x1b[{-by}A\r" if by < 0 else "\r" + "\n" * by

    def _window(self) -> tuple[int, int]:
        try:
            found = os.get_terminal_size(self._stream.fileno())
        except (OSError, ValueError):  # it is closed, or no stream of the system
            return USUAL_SIZE
        return found[0] or USUAL_SIZE[0], found[1] or USUAL_SIZE[1]

    def _write(self, text: str) -> None:
        self._stream.write(text)
        self._stream.flush()


def _folded(row: Iterable[tuple[str, str]], width: int) -> Iterator[Row]:
    """A row in as many as the window needs: where words were not broken, it is broken anywhere."""
    part: list[Cell] = []
    used = 0
    for style, text in row:
        for cluster in clusters(sanitize(text, keep="")):
            wide = columns(cluster)
            if part and used + wide > width:
                yield _stripped(part)
                part, used = [], 0
            part.append((_STYLES.get(style, ""), cluster))
            used += wide
    yield _stripped(part)


def _stripped(part: list[Cell]) -> Row:
    """Without the spaces at its end."""
    blank = sum(1 for _ in takewhile(lambda cell: cell == ("", " "), reversed(part)))
    return tuple(part[: len(part) - blank])


def _painted(row: Iterable[Cell]) -> str:
    """Its characters, with a style where it changes."""
    now, parts = "", []
    for style, text in row:
        if style != now:
            parts.append(f"\x1b[0;{style}m" if style else _PLAIN)
            now = style
        parts.append(text)
    return "".join([*parts, _PLAIN] if now else parts)


def _repainted(old: Row, new: Row) -> str:
    """What makes one row of another, beginning at its left; behind a character whose width is in doubt, all of it."""
    same = 0
    for before, after in zip(old, new, strict=False):
        if before != after or not before[1].isascii():
            break
        same += 1
    erases = _width(new) < _width(old) or not all(text.isascii() for _, text in (*old, *new))
    return f"{_right(same)}{_TO_LINE_END if erases else ''}{_painted(new[same:])}"


def _right(count: int) -> str:
    return f"\x1b[{count}C" if count else ""


def _width(row: Row) -> int:
    return sum(columns(text) for _, text in row)
