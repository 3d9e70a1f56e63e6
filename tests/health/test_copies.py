"""Copies of lists and settings that nothing reads."""

import os
from pathlib import Path

import pytest

from presencecheck.health.copies import check_copies
from presencecheck.system.paths import user_paths
from tests.support.commands import SMALL, own

NAMES = (
    *("config/checklists/small (1).yaml", "config/checklists/small (Anna's conflicted copy).yaml"),
    *("config/checklists/small.sync-conflict-20261128-101530-ABCDEFG.yaml", "config/checklists/small-DESKTOP-1A2.yaml"),
    *("config/checklists/small 2.yml", "config/checklists/Copy of small.yaml", "config/checklists/SMALL.YAML"),
    *("config/config (conflicted copy).toml", "config/config-DESKTOP-1A2.toml", "config/config.toml.bak"),
    *("config/allowed_signers (1)", "data/packs/packs (1).json", "data/packs/packs.sync-conflict-1-2-3.json"),
    *("data/history (1).bookmark", "data/history.sync-conflict-1-2-3.reserve", "data/notes.txt"),
)


def test_none(home: Path) -> None:
    """Of what is there, all is read."""
    assert check_copies(user_paths()).finding == "ok"
    own(home, "small", SMALL)
    (home / "config" / "config.toml").touch()
    (home / "config" / "allowed_signers").touch()
    assert check_copies(user_paths()).finding == "ok"


def test_each_is_named(home: Path) -> None:
    """However a service calls it."""
    own(home, "small", SMALL)
    for name in NAMES:
        copy = home / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text("x")
        found = check_copies(user_paths())
        assert found.finding == "warn"
        assert found.sentence == f"Nothing reads this file, which a sync service or an editor may have made: {copy}."
        copy.unlink()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes have names on POSIX only")
def test_lists_that_are_no_files_are_named(home: Path) -> None:
    """No command finds them, and no command says so."""
    folder = own(home, "small", SMALL).parent
    os.mkfifo(folder / "pipe.yaml")
    (folder / "folder.yaml").mkdir()
    (folder / "loop.yaml").symlink_to("loop.yaml")
    (folder / "linked.yaml").symlink_to("small.yaml")
    (folder / "notes").mkdir()
    found = check_copies(user_paths())
    assert "these 3 files" in found.sentence
    assert [name for name in ("pipe", "folder", "loop", "linked", "notes") if f"/{name}" in found.sentence] == [
        *("pipe", "folder", "loop")
    ]


def test_many_are_not_all_named(home: Path) -> None:
    """Ten are, with their number."""
    for number in range(12):
        own(home, f"small ({number})", SMALL)
    found = check_copies(user_paths())
    assert "these 12 files" in found.sentence
    assert found.sentence.endswith(" ….")
    assert found.sentence.count("small (") == 10
