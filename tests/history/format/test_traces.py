"""What stands where a history was kept."""

from pathlib import Path

import pytest

from presencecheck.history.format.traces import NOTES, has_traces, is_evicted


def test_nothing_is_no_trace(path: Path) -> None:
    """Not even the folder, nor the name of the installation, which is written before the first answer is."""
    assert not has_traces(path)
    (path.parent / "backups").mkdir(parents=True)
    path.with_suffix(".installation").touch()
    (path.parent / "backups" / "notes.txt").touch()
    assert not has_traces(path)


@pytest.mark.parametrize("name", [*(f"history{suffix}" for suffix in NOTES), "backups/history-2026-11-01-101500.db"])
def test_each_trace(path: Path, name: str) -> None:
    """Each file by itself is enough."""
    (path.parent / "backups").mkdir(parents=True)
    (path.parent / name).touch()
    assert has_traces(path)


def test_a_placeholder_of_icloud(path: Path) -> None:
    """The file is kept elsewhere, to be fetched again."""
    path.parent.mkdir()
    path.with_name(".history.db.icloud").touch()
    assert is_evicted(path)
    assert has_traces(path)
