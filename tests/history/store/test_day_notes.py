"""Notes on the days when the program was started."""

from pathlib import Path

import pytest

from presencecheck.core.errors import PresenceCheckError
from presencecheck.history.store.day_notes import JUMPED, DayNotes, load_day_notes, save_day_notes


def test_saved_notes_are_loaded(tmp_path: Path) -> None:
    """Each number comes back in its place, and the file holds nothing else."""
    history = tmp_path / "history.db"
    save_day_notes(history, DayNotes(20_000, 19_998, 19_999, JUMPED))
    assert load_day_notes(history) == DayNotes(day=20_000, refused=19_998, named=19_999, waiting=JUMPED)
    assert (tmp_path / "history.day").read_bytes() == b"20000 19998 19999 2"


@pytest.mark.parametrize("content", [b"", b"x", b"1 2 3 4 5", b"1 2 x", b"\xff", b"1 " * 60])
def test_notes_that_cannot_be_read_are_empty(tmp_path: Path, content: bytes) -> None:
    """Then the day counts as never seen; no note is half believed."""
    (tmp_path / "history.day").write_bytes(content)
    assert load_day_notes(tmp_path / "history.db") == DayNotes(-1, -1, -1, 0)


def test_an_older_note_has_fewer_numbers(tmp_path: Path) -> None:
    """What is missing at the end means none."""
    (tmp_path / "history.day").write_bytes(b"20000 19998")
    assert load_day_notes(tmp_path / "history.db") == DayNotes(20_000, 19_998, -1, 0)


def test_notes_that_cannot_be_written(tmp_path: Path) -> None:
    """The caller decides what then; the path is named."""
    (tmp_path / "history.day").mkdir()
    with pytest.raises(PresenceCheckError, match=r"history\.day"):
        save_day_notes(tmp_path / "history.db", DayNotes())
