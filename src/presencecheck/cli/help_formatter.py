"""How help is set: no word of it is broken, in narrow windows neither."""

import textwrap
from collections.abc import Sequence

import typer
from typer._click.formatting import HelpFormatter

from presencecheck.system.display import output_size

_WIDEST, _NARROWEST = 80, 22
_MARGIN = 2
_LEFT = 0.6
"""The share of the window above which what is explained stands above its meaning, and not beside it."""
_BELOW = 4
"""Columns by which a meaning is moved in below what it explains."""


class HelpText(HelpFormatter):
    """Sets help in the columns that the window has."""

    def __init__(self, indent_increment: int = 2, width: int | None = None, max_width: int | None = None) -> None:
        columns = min(output_size()[0], max_width or _WIDEST)
        super().__init__(indent_increment, width or max(columns, _NARROWEST) - _MARGIN, max_width)

    def write_dl(self, rows: Sequence[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write what is explained, and its meaning beside it, or below it where little room would be left for that."""
        widest = max((min(len(first), col_max) for first, _ in rows), default=0)
        if self.current_indent + widest + col_spacing <= self.width * _LEFT:
            super().write_dl(rows, col_max, col_spacing)
            return
        for first, second in rows:
            # Of values to choose from, each is a word: they break between them, and nowhere else.
            fits = self.current_indent + len(first) <= self.width
            self._write_whole(first if fits else first.replace("|", "| "), self.current_indent)
            self._write_whole(second, self.current_indent + _BELOW)

    def _write_whole(self, text: str, indent: int) -> None:
        """Write text whose words stay whole, hyphens and all."""
        moved = " " * indent
        rows = textwrap.wrap(
            text,
            self.width,
            initial_indent=moved,
            subsequent_indent=moved,
            break_long_words=False,
            break_on_hyphens=False,
        )
        self.write("".join(f"{row}\n" for row in rows))


class HelpContext(typer.Context):
    """What a command knows while its help is written."""

    formatter_class = HelpText
