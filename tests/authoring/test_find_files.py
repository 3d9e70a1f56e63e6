"""Which files a folder of checklists holds."""

from pathlib import Path

import pytest

from presencecheck.authoring.find_files import find_checklist_files
from presencecheck.core.errors import PresenceCheckError


def test_files_below_a_folder(tmp_path: Path) -> None:
    """In order, at any depth, without hidden ones and others."""
    for name in ("b.yaml", "a/c.yml", ".hidden/d.yaml", ".e.yaml", "f.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
    found = [path.relative_to(tmp_path).as_posix() for path in find_checklist_files(tmp_path)]
    assert found == ["a/c.yml", "b.yaml"]


def test_a_file_is_itself(tmp_path: Path) -> None:
    """What is no folder is checked whatever its name, there or not."""
    assert find_checklist_files(tmp_path / "x.txt") == [tmp_path / "x.txt"]


def test_an_empty_folder_is_an_error(tmp_path: Path) -> None:
    """Nothing checked is not the same as nothing wrong."""
    with pytest.raises(PresenceCheckError, match=str(tmp_path)):
        find_checklist_files(tmp_path)


def test_a_link_without_an_end_hides_nothing_else(tmp_path: Path) -> None:
    """It is listed as a link, and the files beside it are looked at."""
    (tmp_path / "loop.yaml").symlink_to(tmp_path / "loop.yaml")
    (tmp_path / "b.yaml").touch()
    assert [path.name for path in find_checklist_files(tmp_path)] == ["b.yaml", "loop.yaml"]
