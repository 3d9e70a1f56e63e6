"""Notes on the days when the program was started, and on what was asked about old runs."""

from pathlib import Path
from typing import NamedTuple

from presencecheck.core.errors import PresenceCheckError
from presencecheck.system.files import read_bytes, write_private

_MOST_BYTES = 100
JUMPED = 2
"""Old runs wait because the clock had jumped ahead."""


class DayNotes(NamedTuple):
    """The notes; days are counted from 1970-01-01, and -1 means none.

    Attributes:
        day: the last day on which the program was started.
        refused: the last day on which the person refused to have old runs forgotten, or did not answer.
        named: the last day on which backups were searched for old runs.
        waiting: whether old runs wait for a person to be asked: 0 for no, `JUMPED` where the clock is the reason.
    """

    day: int = -1
    refused: int = -1
    named: int = -1
    waiting: int = 0


def load_day_notes(history: Path) -> DayNotes:
    """Load the notes; empty ones if they cannot be read."""
    try:
        numbers = [int(word) for word in read_bytes(_place(history), _MOST_BYTES).split()]
        return DayNotes(*numbers)
    except (PresenceCheckError, ValueError, TypeError):
        return DayNotes()


def save_day_notes(history: Path, what: DayNotes) -> None:
    """Save the notes.

    Raises:
        PresenceCheckError: they cannot be written.
    """
    write_private(_place(history), " ".join(map(str, what)).encode(), durable=False)


def _place(history: Path) -> Path:
    return history.with_suffix(".day")
