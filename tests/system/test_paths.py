"""Where files are kept."""

from dataclasses import fields
from pathlib import Path

import pytest

from presencecheck.system.paths import Paths, real_path, shipped, user_paths


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


def test_a_home_of_somebody_who_is_not_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is no fault: the name stays as it is written, and the folder is made below the current one."""
    monkeypatch.setenv("PRESENCECHECK_HOME", "~nobody-of-this-name/here")
    assert user_paths().history == Path.cwd() / "~nobody-of-this-name" / "here" / "data" / "history.db"


def test_where_links_lead(tmp_path: Path) -> None:
    """To the target; those that lead in a circle, and what is not there, lead to themselves."""
    (tmp_path / "link").symlink_to("target")
    assert real_path(tmp_path / "link") == tmp_path.resolve() / "target"
    (tmp_path / "circle").symlink_to("circle")
    assert real_path(tmp_path / "circle") == tmp_path.resolve() / "circle"
