"""The folders: who may read them, and how much room there is."""

import os
from pathlib import Path

import pytest

from presencecheck.core.thresholds import ProbeSettings
from presencecheck.health.folders import check_folders, check_modes
from presencecheck.system.paths import Paths

pytestmark = pytest.mark.skipif(os.name != "posix", reason="modes are those of POSIX systems")


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """Paths of a person who has a history."""
    data = tmp_path / "data"
    data.mkdir(mode=0o700)
    (data / "history.db").touch(0o600)
    none = tmp_path / "none"
    return Paths(
        config=none / "c", own=none / "o", packs=none / "p", bases=none / "b", history=data / "history.db", cache=none
    )


def test_modes(paths: Paths) -> None:
    """Closed folders are fine; a file that others can read is named with the command that closes it."""
    assert check_modes(paths).finding == "ok"
    paths.history.chmod(0o644)
    found = check_modes(paths)
    assert found.finding == "warn"
    assert f"chmod 600 '{paths.history}'" in found.remedy


@pytest.mark.parametrize("is_file", [True, False])
def test_a_folder_that_takes_no_files(paths: Paths, monkeypatch: pytest.MonkeyPatch, is_file: bool) -> None:
    """A file in its place, or a folder that nothing can be written in: which one, and what to do."""
    if is_file:
        paths.cache.touch(0o600)
    else:
        monkeypatch.setattr(os, "access", lambda path, mode: path != paths.history.parent)
    found = check_modes(paths)
    blocked = paths.cache if is_file else paths.history.parent
    assert found.finding == "fail"
    assert str(blocked) in found.sentence
    assert f"chmod u+rwx '{blocked}'" in found.remedy


def test_each_check_has_a_name(paths: Paths) -> None:
    """All four are made, and too little room is a warning."""
    low = dict(check_folders(paths, ProbeSettings(disk_warn=10**9)))
    assert list(low) == ["folders", "copies", "sync", "disk"]
    assert low["disk"].finding == "warn"
    assert low["disk"].unit == "GB"
