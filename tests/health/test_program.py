"""The program itself and its history, looked at without opening a database."""

from pathlib import Path

from presencecheck.core.errors import PresenceCheckError
from presencecheck.health.program import check_history, failure
from presencecheck.messages import doctor as doctor_messages


def test_no_history_yet(tmp_path: Path) -> None:
    """A missing history is no fault, and is not made by looking."""
    assert check_history(tmp_path / "history.db").sentence == doctor_messages.HISTORY_NONE
    assert not (tmp_path / "history.db").exists()


def test_a_file_that_is_no_history(tmp_path: Path) -> None:
    """It is never fine."""
    path = tmp_path / "history.db"
    path.write_bytes(b"not a database" * 100)
    assert check_history(path).finding != "ok"


def test_an_error_is_a_finding() -> None:
    """Its message and its hint are kept."""
    found = failure(PresenceCheckError("What.", "Do."))
    assert (found.finding, found.sentence, found.remedy) == ("fail", "What.", "Do.")
