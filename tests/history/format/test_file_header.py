"""What the first bytes of a file tell, and what is refused because of them."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from presencecheck.core.run import Run
from presencecheck.history.format.file_header import (
    VERSION,
    HistoryDamagedError,
    HistoryError,
    is_half_created,
    read_header,
)
from presencecheck.history.format.parts import JOURNAL, beside
from presencecheck.history.store.store import History
from tests.support.builders import confirm, listed, record, recorder_of
from tests.support.strangers import as_another_account

TWO = listed(confirm("door"), confirm("lamp"))


@pytest.mark.parametrize("at", [0, 5_000, 1024 * 1024 - 10, 1024 * 1024 - 27, 3 * 1024 * 1024])
def test_a_history_without_a_beginning_is_known_by_its_words(path: Path, at: int) -> None:
    """However large it is, and wherever our words stand in it, it is called damaged; without them it is left alone."""
    path.parent.mkdir()
    path.write_bytes(b"\x07" * at + b"utc_offset INTEGER NOT NULL" + b"\x07" * 5_000)
    with pytest.raises(HistoryDamagedError):
        read_header(path)
    path.write_bytes(b"\x07" * at + b"utc_offset INTEGER NOT" + b"\x07" * 5_000)
    with pytest.raises(HistoryError, match="is not a history of presencecheck") as caught:
        read_header(path)
    assert caught.value.hint == "It was left as it is; move it away."


def test_a_newer_number_over_noise(path: Path) -> None:
    """A file that says it is of a newer version and of which no more can be read is left to that version."""
    record(recorder_of(opened := History.open(path)), Run(TWO), "yes")
    opened.close()
    data = bytearray(path.read_bytes())
    data[63] = 99
    data[100:] = b"\xff" * (len(data) - 100)
    path.write_bytes(data)
    with pytest.raises(
        HistoryError, match=rf"by a newer presencecheck \(history version 99; this one knows {VERSION}\)"
    ):
        read_header(path)
    assert path.read_bytes() == data


def test_a_journal_that_cannot_be_read_makes_nothing_half(path: Path) -> None:
    """Another window may just have ended its change: what the history itself says counts."""
    record(recorder_of(opened := History.open(path)), Run(TWO), "yes")
    opened.close()
    beside(path, JOURNAL).mkdir()
    assert not is_half_created(path)


def test_what_may_not_be_read_is_no_new_history() -> None:
    """A history of another account is there, and what it holds cannot be said."""
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        path = Path(folder) / "history.db"
        path.write_bytes(b"x")
        path.chmod(0)
        with as_another_account(), pytest.raises(HistoryError, match=r"history\.db"):
            read_header(path)
