"""Where files are kept."""

from dataclasses import fields
from pathlib import Path

import pytest

from presencecheck.system.paths import Paths, shipped, user_paths


def test_home_moves_everything(home: Path) -> None:
    """PRESENCECHECK_HOME moves every file and folder under itself."""
    assert all(path.is_relative_to(home) for _, path in user_paths())
    assert {name for name, _ in user_paths()} == {field.name for field in fields(Paths)}


def test_without_home_the_system_decides(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Otherwise files are where the system keeps such things, none of them in the working folder."""
    monkeypatch.delenv("PRESENCECHECK_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert all(path.is_absolute() and "presencecheck" in path.parts for _, path in user_paths())
    assert (shipped() / "full.yaml").is_file()
