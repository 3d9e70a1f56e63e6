"""The parts of a report for the terminal, apart from their layout; and bars drawn with block characters. Pure."""

from collections.abc import Sequence
from typing import NamedTuple


class Heading(NamedTuple):
    """A line above what belongs together."""

    text: str


class Text(NamedTuple):
    """A paragraph and how deep it stands."""

    text: str
    indent: int = 0


class Row(NamedTuple):
    """A line with its own layout, never wrapped."""

    text: str


class Grid(NamedTuple):
    """Columns under headings; see `cli.output.table`."""

    headings: Sequence[str]
    rows: Sequence[Sequence[str]]
    numbers: Sequence[int] = ()


Block = Heading | Text | Row | Grid

_EIGHTHS = " ▏▎▍▌▋▊▉█"
_LEVELS = "▁▂▃▄▅▆▇█"


def bar(share: float, width: int) -> str:
    """A share from 0 to 1 as a bar, padded to `width`; whatever is more than nothing can be seen."""
    eighths = round(share * width * 8)
    if share > 0:
        eighths = max(eighths, 1)
    full, rest = divmod(eighths, 8)
    return ("█" * full + _EIGHTHS[rest].strip()).ljust(width)


def spark(counts: Sequence[int]) -> str:
    """Counts as a row of columns, from nothing to the highest; nothing is a gap."""
    highest = max(counts, default=0)
    return "".join(_LEVELS[-(-count * len(_LEVELS) // highest) - 1] if count else " " for count in counts)


def levels(shares: Sequence[float]) -> str:
    """Shares from 0 to 1 as a row of columns, each of its own height."""
    return "".join(_LEVELS[round(share * (len(_LEVELS) - 1))] for share in shares)
