"""What is said of a repair, for each way it can end."""

from pathlib import Path

import pytest

from presencecheck.cli.repair_notice import notice_repair, repair_and_notice
from presencecheck.history.format.file_header import HistoryUnfitError
from presencecheck.history.operations.recover import LogsPutAside, Replaced, Reverted
from presencecheck.history.store.lost import Backup, LostHistory
from presencecheck.messages import repair as repair_messages


def test_logs_put_aside(capsys: pytest.CaptureFixture[str]) -> None:
    """Where they are now."""
    notice_repair(LogsPutAside((Path("/a/log"),)))
    assert capsys.readouterr().err.strip() == repair_messages.LOGS_ASIDE.format(kept="/a/log")


@pytest.mark.parametrize("runs", [1, 2])
def test_taken_back(capsys: pytest.CaptureFixture[str], runs: int) -> None:
    """How many runs, in the right number."""
    notice_repair(Reverted(runs))
    assert capsys.readouterr().err.strip() == repair_messages.TAKEN_BACK.of(runs)


def test_gone_or_replaced_under_a_walk(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Where this run is, and how the earlier ones can be had."""
    path, backup = tmp_path / "history.db", Backup(tmp_path / "history-1.db", 3, 20_000)
    notice_repair(LostHistory(path, False, backup))
    assert f"the history {path} was deleted or emptied. This run is kept in a new one." in capsys.readouterr().err
    notice_repair(LostHistory(path, False, backup))
    assert f"3 runs is here. To bring them in: presencecheck merge {backup.path}" in capsys.readouterr().err
    notice_repair(Replaced(path))
    assert f"another file took the place of the history {path}. This run is kept there." in capsys.readouterr().err


def test_another_history_is_not_touched(tmp_path: Path) -> None:
    """Only the person's own history is repaired; what is wrong with a copy is an error."""
    trouble = HistoryUnfitError(tmp_path / "copy.db", "Damaged.", "")
    with pytest.raises(HistoryUnfitError):
        repair_and_notice(trouble)
