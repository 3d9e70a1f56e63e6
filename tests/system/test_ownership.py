"""Root in another person's home: what it makes belongs to that person."""

import os
from pathlib import Path

import pytest

from presencecheck.system.ownership import give_to_owner, user_id
from tests.support.commands import READY, SMALL, Here, answers, own

PERSON, GROUP = 12_345, 12_346
pytestmark = pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give files away")


def others(folder: Path) -> set[tuple[str, int, int]]:
    """All that is below a folder and is not the person's."""
    return {
        (str(path.relative_to(folder)), path.lstat().st_uid, path.lstat().st_gid)
        for path in (folder, *folder.rglob("*"))
        if (path.lstat().st_uid, path.lstat().st_gid) != (PERSON, GROUP)
    }


def test_all_that_commands_make_is_the_persons(home: Path, tmp_path: Path, run: Here) -> None:
    """History, backups, settings, lists, overlays, caches and reports, also where they take another's place."""
    own(home, "small", SMALL)
    given = tmp_path / "answers"
    given.write_text(answers(*READY))
    for path in (home, *home.rglob("*")):
        os.chown(path, PERSON, GROUP)
    walk = ("run", "small", "--no-probe", "--answers", str(given))
    lines = (
        *(walk, ("history",), ("backup",), walk, ("config", "set", "motion", "false")),
        *(("edit", "environment", "--no-open"), ("new", "mine", "--no-open"), ("retire", "environment/light-front")),
        *(("report", "-o", str(home / "report.html")), ("forget", "last", "--yes"), ("verify",), ("stats",)),
    )
    for line in lines:
        assert run(*line).code == 0, line
        assert others(home) == set(), line


def test_in_roots_own_folder_nothing_is_given_away(tmp_path: Path) -> None:
    """Nor by anybody who is not root."""
    file = tmp_path / "file"
    file.touch()
    give_to_owner(file)
    assert file.stat().st_uid == 0


def test_by_its_descriptor_or_its_own_name(tmp_path: Path) -> None:
    """Never the target of a link."""
    folder = tmp_path / "theirs"
    folder.mkdir()
    os.chown(folder, PERSON, GROUP)
    mine, link, opened = tmp_path / "mine", folder / "link", folder / "opened"
    mine.touch()
    link.symlink_to(mine)
    give_to_owner(link)
    assert (mine.stat().st_uid, link.lstat().st_uid) == (0, PERSON)
    descriptor = os.open(opened, os.O_CREAT | os.O_WRONLY)
    give_to_owner(opened, descriptor)
    os.close(descriptor)
    assert opened.stat().st_uid == PERSON


def test_the_persons_number(monkeypatch: pytest.MonkeyPatch) -> None:
    """As the system has it; on Windows there is none."""
    assert user_id() == os.getuid()
    monkeypatch.delattr(os, "getuid")
    assert user_id() == 0
