"""`pack rollback`: the version before an update, taken back."""

from pathlib import Path

import pytest

from tests.support.commands import Here
from tests.support.packs import NEWER, SECOND, folder, installed, place


@pytest.fixture
def updated(source: Path, run: Here) -> Path:
    """A pack that was updated once, as the folder that it came from."""
    run("pack", "add", source, "--yes")
    folder(source, room_yaml=SECOND, pack_yaml=NEWER)
    run("pack", "update", "--yes")
    return source


def test_going_back_and_on_again(updated: Path, home: Path, run: Here) -> None:
    """To the very files that were accepted; no script takes the newer version again, a person can."""
    newer = place(home)
    back = run("pack", "rollback", "harbour", "--yes")
    assert (back.code, "take the newer one after all: presencecheck pack update harbour" in back.out) == (0, True)
    assert (installed(home)[0]["version"], newer.is_dir()) == ("1.0.0", True)
    assert run("pack", "verify").code == 0
    held = run("pack", "update", "--yes")
    assert (held.code, "You went back from version 1.1.0" in held.err) == (4, True)
    assert installed(home)[0]["version"] == "1.0.0"
    assert run("pack", "rollback", "harbour", "--yes").out == "Harbour lists is 1.1.0 again.\n"
    assert installed(home)[0]["version"] == "1.1.0"


def test_a_newer_version_from_another_place_is_taken_from_there(source: Path, home: Path, run: Here) -> None:
    """An update looks where the earlier one came from, and would find nothing new there."""
    run("pack", "add", source, "--yes")
    other = folder(source.parent / "the newer one", room_yaml=SECOND, pack_yaml=NEWER)
    run("pack", "add", other, "--yes")
    back = run("pack", "rollback", "harbour", "--yes")
    assert f"take the newer one after all: presencecheck pack add '{other}'" in " ".join(back.out.split())
    assert installed(home)[0]["version"] == "1.0.0"


def test_a_version_that_was_spoilt_is_not_taken_back(updated: Path, home: Path, run: Here) -> None:
    """It says which file; what is installed stays."""
    [before] = [path for path in place(home).parent.iterdir() if path != place(home)]
    (before / "room.yaml").write_text("format: 1\n")
    refused = run("pack", "rollback", "harbour", "--yes")
    assert (refused.code, "cannot be taken back" in refused.err) == (4, True)
    assert installed(home)[0]["version"] == "1.1.0"


def test_where_there_is_none(source: Path, home: Path, run: Here) -> None:
    """After the first version, of an unknown pack, and after a removal, which keeps nothing."""
    run("pack", "add", source, "--yes")
    assert "no earlier version is kept" in run("pack", "rollback", "harbour", "--yes").err
    assert run("pack", "rollback", "nobody", "--yes").code == 4
    folder(source, room_yaml=SECOND, pack_yaml=NEWER)
    run("pack", "update", "--yes")
    run("pack", "remove", "harbour", "--yes")
    assert not (home / "data" / "packs" / "harbour").exists()
    run("pack", "add", source, "--yes")
    assert "no earlier version is kept" in run("pack", "rollback", "harbour", "--yes").err


def test_versions_before_that_cannot_be_read(updated: Path, home: Path, run: Here) -> None:
    """They count as none, and stop nothing else."""
    [file] = home.rglob("earlier.json")
    file.write_text("{")
    assert "no earlier version is kept" in run("pack", "rollback", "harbour", "--yes").err
    assert run("pack", "verify").code == 0
