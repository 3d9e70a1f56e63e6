"""The only place where commands print: data to standard output, messages to standard error, all of it sanitized."""

import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

from presencecheck import __version__
from presencecheck.core.columns import columns, wrap
from presencecheck.core.errors import PresenceCheckError
from presencecheck.system.display import has_styles, output_size
from presencecheck.system.program_name import PROGRAM, as_called
from presencecheck.system.sanitize import sanitize, sanitize_line

VERSION = "--version"
"""Alone in a line it is answered without the parser, which takes half of that time."""


def print_version() -> None:
    """Print which version this is."""
    print_text(f"presencecheck {__version__}\n")


def print_json(**content: Any) -> None:
    """Print one JSON object with this content."""
    from presencecheck.reports.json.envelope import json_text

    sys.stdout.write(json_text(**content))


def print_text(text: str) -> None:
    """Print a text of several lines, as it would stand in a file."""
    sys.stdout.write(sanitize(text))


def print_line(text: str = "") -> None:
    """Print one line of a command's result."""
    sys.stdout.write(sanitize(as_called(text), keep="") + "\n")


def notice(text: str) -> None:
    """Print a message to standard error: one line, wrapped in a terminal; lost where nobody can read it."""
    with suppress(OSError):
        sys.stderr.write(_for_terminal(sanitize_line(as_called(text))) + "\n")
        sys.stderr.flush()


def show_mark(mark: str) -> None:
    """Print what stands before what is typed, below a notice; lost where nobody can read it."""
    with suppress(OSError):
        sys.stderr.write(mark)
        sys.stderr.flush()


def _for_terminal(text: str) -> str:
    """Wrap the text between words in a terminal; never within a path. A text of wide characters is left to it."""
    if columns(text) != len(text) or len(text) <= width() or not sys.stderr.isatty():
        return text
    import textwrap

    rows = textwrap.wrap(_joined(text, width()), width(), break_long_words=False, break_on_hyphens=False)
    return "\n".join(map(_parted, rows))


def _joined(text: str, room: int) -> str:
    """The text with each command in it held together, so that no row ends within one."""
    if f"{PROGRAM} " not in text:  # nearly always, and then nothing is imported
        return text
    from presencecheck.cli.whole_commands import join_commands

    return join_commands(text, room)


def _parted(row: str) -> str:
    """A row as it is shown, with the spaces within commands again."""
    if PROGRAM not in row:
        return row
    from presencecheck.cli.whole_commands import part_commands

    return part_commands(row)


def print_error(error: PresenceCheckError) -> None:
    """Print what is wrong and what to do, on one line."""
    notice(f"presencecheck: {error.message}{f' {error.hint}' if error.hint else ''}")


def print_paragraph(text: str, indent: int = 0, lead: str = "") -> None:
    """Print text wrapped to the window; commands in it as they have to be typed here, as in all but `print_text`.

    Args:
        text: the paragraph.
        indent: columns before each row.
        lead: stands before the first row, as a number does; the others begin below the text.
    """
    before = " " * indent + lead
    room = max(width() - len(before), 20)
    for row in wrap(_joined(sanitize_line(as_called(text)), room), room) or [""]:
        print_line(before + _parted(row))
        before = " " * len(before)


def print_table(
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    numbers: Sequence[int] = (),
    words: Callable[[Sequence[str]], str] | None = None,
) -> None:
    """Print columns under headings, or in a narrow window one row below the other; words are never broken.

    Where plain lines are wanted, a row is a sentence.

    Args:
        headings: one per column.
        rows: one cell per heading.
        numbers: indexes of the columns that hold numbers.
        words: makes the sentence of a row, also for a narrow window; without it, each cell is named by its heading.
    """
    from presencecheck.cli.plain import is_plain
    from presencecheck.messages import enumeration as enumeration_messages
    from presencecheck.messages import output as output_messages

    cells = [[sanitize_line(as_called(cell)) for cell in row] for row in rows]
    if is_plain():
        for row in cells:
            print_paragraph(words(row) if words else _sentence(headings, row))
        return
    sizes = [max(map(columns, column)) for column in zip(headings, *cells, strict=True)]
    if sum(sizes[:-1]) + 2 * len(sizes) + min(sizes[-1], _LAST_COLUMN) <= width():
        _grid(headings, cells, numbers)
        return
    for row in cells:
        if words:
            _hang(words(row))
            continue
        first, *others = row
        print_line(first)
        labelled = [
            output_messages.CELL.format(heading=heading, cell=cell)
            for heading, cell in zip(headings[1:], others, strict=True)
            if cell
        ]
        print_paragraph(enumeration_messages.join_with_commas(labelled), 2)


def _hang(sentence: str) -> None:
    """Print a sentence whose later rows are moved in, so that each is seen to begin."""
    first, *others = wrap(sanitize_line(as_called(sentence)), max(width() - 2, 20))
    for number, row in enumerate((first, *others)):
        print_line(f"  {row}" if number else row)


def _sentence(headings: Sequence[str], row: Sequence[str]) -> str:
    """A row as a sentence: its first cell, then each other that is not empty, by its heading."""
    from presencecheck.messages import enumeration as enumeration_messages
    from presencecheck.messages import output as output_messages

    first, *others = row
    named = [
        output_messages.NAMED_CELL.format(heading=heading, cell=cell)
        for heading, cell in zip(headings[1:], others, strict=True)
        if cell
    ]
    return output_messages.ROW.format(first=first, others=enumeration_messages.join_with_commas(named))


def _grid(headings: Sequence[str], rows: Sequence[Sequence[str]], numbers: Sequence[int]) -> None:
    sizes = [max(map(columns, column)) for column in zip(headings, *rows, strict=True)]
    before = sum(sizes[:-1]) + 2 * (len(sizes) - 1)

    def joined(cells: Sequence[str], last: str) -> str:
        parts = []
        for place, (cell, size) in enumerate(zip(cells[:-1], sizes[:-1], strict=True)):
            gap = " " * (size - columns(cell))
            parts.append(gap + cell if place in numbers else cell + gap)
        return "  ".join((*parts, last)).rstrip()

    head = joined(headings, headings[-1])
    if has_styles(sys.stdout):
        # Its table takes a third of a second for a thousand rows, and its console longer to import than all else.
        from rich.style import Style

        head = Style(bold=True).render(head)
    sys.stdout.write(f"{head}\n")
    for cells in rows:
        first, *more = wrap(cells[-1], width() - before) or [""]
        print_line(joined(cells, first))
        for rest in more:
            print_line(" " * before + rest)


_LAST_COLUMN = 24
"""Columns below which the last one, which wraps, would be a column of single words."""


def width() -> int:
    """Columns of the window, at most 100; 80 where there is none."""
    return min(output_size()[0], 100)
