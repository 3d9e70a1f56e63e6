"""Packs in folders: what is taken, what is left out, and folders made to do harm."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from presencecheck.core.checklist import MOST_BYTES
from presencecheck.core.errors import PresenceCheckError
from presencecheck.packs.file_set import MANIFEST, MOST_MEMBERS
from presencecheck.packs.folder import read_folder, top_of
from tests.support.commands import Here
from tests.support.evidence import Evidence
from tests.support.packs import (
    FILES,
    NEWER,
    ROOM,
    folder,
    installed,
    said,
)


def test_a_folder_with_too_many_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that is no pack's, such as one of photographs, is not read through."""
    crowded = tmp_path / "photographs"
    crowded.mkdir()
    monkeypatch.setattr("presencecheck.packs.folder._MOST_ENTRIES", 100)
    for number in range(100):
        (crowded / str(number)).mkdir()
    assert len(read_folder(crowded).left_out) == 100
    (crowded / "more").mkdir()
    with pytest.raises(PresenceCheckError, match="holds more than 100 files") as caught:
        read_folder(crowded)
    assert caught.value.hint == "Name the folder of a pack."


def test_a_folder_is_read_in_the_order_of_its_names(tmp_path: Path) -> None:
    """Whatever order a disk gives, files are taken and left out in that of their names; slips name the folder."""
    source = tmp_path / "source"
    source.mkdir()
    for number in (*range(9, 0, -1), 0):
        (source / f"{number}.md").write_bytes(b"x" * MOST_BYTES)
        (source / f"{number}.txt").touch()
        (source / f"{number}").mkdir()
    found = read_folder(source)
    assert list(found.files) == [f"{number}.md" for number in range(10)]
    assert set(map(len, found.files.values())) == {MOST_BYTES}
    assert found.left_out == [name for number in range(10) for name in (f"{number}/", f"{number}.txt")]
    (source / "9.md").write_bytes(b"x" * (MOST_BYTES + 1))
    assert said(lambda: read_folder(source))[0] == f'{source}: "9.md" is larger than 256 KiB.'
    (source / "0.yml").touch()
    assert said(lambda: read_folder(source))[0] == f'{source}: "0.yml" cannot be the name of a checklist.'


@pytest.mark.skipif(os.name != "posix", reason="made with what POSIX systems have")
def test_links_in_a_folder(tmp_path: Path) -> None:
    """A link is left out or refused by its own name and as a link, whatever good thing it leads to."""
    source, other = tmp_path / "source", tmp_path / "other"
    source.mkdir()
    other.mkdir()
    (other / "a.md").touch()
    (source / "notes").symlink_to(other)
    assert read_folder(source).left_out == ["notes"]
    for target in (other, other / "a.md"):
        (source / "a.md").symlink_to(target)
        assert said(lambda: read_folder(source)) == (
            f"{source / 'a.md'} is a link or no plain file; a pack is made of plain files.",
            "Put a copy of the file in its place.",
        )
        (source / "a.md").unlink()


FOLDERS: dict[str, Callable[[Path], object]] = {
    "link to a file": lambda path: (path / "more.yaml").symlink_to("/etc/passwd"),
    "link to a folder": lambda path: (path / "more.yaml").symlink_to("/"),
    "dangling link": lambda path: (path / "more.yaml").symlink_to("nowhere"),
    "pipe": lambda path: os.mkfifo(path / "more.yaml"),
    "link to a device": lambda path: (path / "more.yaml").symlink_to("/dev/zero"),
    "huge": lambda path: os.truncate(os.open(path / "more.yaml", os.O_CREAT | os.O_RDWR), 10**9),
    "odd name": lambda path: (path / "My room.yaml").write_text(ROOM),
    "too many": lambda path: [(path / f"m{n}.yaml").write_text("") for n in range(MOST_MEMBERS)],
    "description is a link": lambda path: replace_by_link(path / "pack.yaml"),
}


def replace_by_link(path: Path) -> None:
    """Put a link to the same content in the place of a file."""
    path.symlink_to(path.rename(path.with_name("moved")))


@pytest.mark.skipif(os.name != "posix", reason="made with what POSIX systems have")
@pytest.mark.parametrize("name", FOLDERS)
def test_a_hostile_folder_is_refused(name: str, tmp_path: Path, home: Path, run: Here, evidence: Evidence) -> None:
    """No link is followed, nothing is waited for, and nothing is installed."""
    source = folder(tmp_path / "shared")
    FOLDERS[name](source)
    result = run("pack", "add", source, "--yes")
    assert (result.code, result.out, result.err.count("\n")) == (4, "", 1)
    assert "link" not in name or "is a link" in result.err
    assert "root:" not in result.err
    assert not installed(home)
    evidence("H", "folders made to do harm", 1, "followed", "installed")


def test_what_is_no_part_of_a_pack_stays_outside(tmp_path: Path, home: Path, run: Here) -> None:
    """Only checklists and their texts are taken; what is left out is said, and links elsewhere are not looked at."""
    source = folder(tmp_path / "shared")
    for name in ("run.sh", "logo.png", ".DS_Store", "._room.yaml", "setup.py", "notes.txt"):
        (source / name).write_text("x")
    (source / "deep").mkdir()
    (source / "deep" / "more.yaml").write_text(ROOM)
    (source / "elsewhere").symlink_to("/")
    (tmp_path / "link").symlink_to(source)
    result = run("pack", "add", tmp_path / "link", "--yes")
    assert result.code == 0
    for name in ("run.sh", "logo.png", "deep/", "elsewhere", "setup.py", "notes.txt"):
        assert name in result.out
    [entry] = installed(home)
    taken = {path.name for path in (home / "data" / "packs" / "harbour" / str(entry["folder"])).iterdir()}
    assert taken == {*FILES, MANIFEST}


def test_a_folder_in_a_folder(tmp_path: Path, home: Path, run: Here) -> None:
    """Unpacked by a desktop, a pack lies one folder deeper; it is found there, where nothing else could be meant."""
    source = tmp_path / "unpacked"
    folder(source / "harbour")
    (source / "__MACOSX").mkdir()
    (source / ".DS_Store").touch()
    assert top_of(source) == "harbour"
    assert top_of(source / "harbour") == ""
    result = run("pack", "add", source, "--yes")
    assert (result.code, "It lies in a folder there: harbour" in result.out) == (0, True)
    folder(source / "harbour", pack_yaml=NEWER, room_two_yaml=ROOM)
    (source / "harbour" / "hour~1.yaml").write_text(ROOM)
    taken = run("pack", "update", "--yes")
    assert taken.code == 0
    assert "second copies, as sync services make them: hour~1.yaml, room-two.yaml" in " ".join(taken.out.split())
    assert installed(home)[0]["version"] == "1.1.0"
    (source / "README.md").touch()
    assert top_of(source) == ""
    (source / "README.md").unlink()
    (source / "harbour" / "pack.yaml").unlink()
    assert top_of(source) == ""
