"""Commands in hints, which stay in one row where they fit: a copied one is typed as it stands, without a line break."""

from functools import cache
from typing import TYPE_CHECKING

from presencecheck.core.columns import columns
from presencecheck.core.names import COMMANDS
from presencecheck.system.program_name import PROGRAM

if TYPE_CHECKING:
    import re

JOINT = "␣"
"""Stands for a space at which no row ends, while a text is wrapped: no space itself, and one column wide."""


def join_commands(text: str, room: int) -> str:
    """The text with `JOINT` in place of the spaces within its commands; one that is wider than a row stays as it is.

    Args:
        text: a sentence or several, as they are shown.
        room: the columns of a row.
    """
    return _pattern().sub(
        lambda found: found[0].replace(" ", JOINT) if columns(found[0]) <= room else found[0],
        text,
    )


def part_commands(text: str) -> str:
    """What was wrapped, with its spaces again."""
    return text.replace(JOINT, " ")


@cache
def _pattern() -> "re.Pattern[str]":
    """The program's name before a command or an option, and all words up to a mark at the end of one."""
    import re

    return re.compile(
        rf"\S*{PROGRAM}(?= (?:(?:{'|'.join(COMMANDS)})(?![\w-])|--?[a-z]))(?: [^\s`]*[^\s`.,;:)])+",
    )
