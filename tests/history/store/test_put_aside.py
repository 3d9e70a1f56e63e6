"""Renaming of a history: nothing is deleted, nothing is kept twice, and nobody else can read it."""

import os
import stat
from pathlib import Path

import pytest

from presencecheck.history.store.put_aside import is_plain, move_aside, part_of, parts_there

posix = pytest.mark.skipif(os.name != "posix", reason="modes and pipes are those of POSIX systems")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file with a log beside it."""
    path = tmp_path / "history.db"
    path.write_bytes(b"one")
    part_of(path, "-wal").write_bytes(b"log")
    return path


def test_parts_get_the_new_name(path: Path) -> None:
    """The parts beside the file lose their old names; the file itself keeps it until another takes it."""
    kept = move_aside(path, "damaged", parts_there(path))
    assert kept.name.startswith("history.damaged-")
    assert kept.suffix == ".db"
    assert (kept.read_bytes(), part_of(kept, "-wal").read_bytes()) == (b"one", b"log")
    assert parts_there(path) == [""]


def test_the_same_is_kept_once(path: Path) -> None:
    """Put aside again with the same bytes it has the same name; with others another."""
    first = move_aside(path, "damaged", ["", "-wal"])
    part_of(path, "-wal").write_bytes(b"log")
    assert move_aside(path, "damaged", ["", "-wal"]) == first
    path.unlink()
    path.write_bytes(b"two")
    part_of(path, "-wal").write_bytes(b"log")
    second = move_aside(path, "damaged", ["", "-wal"])
    assert second != first
    assert (first.read_bytes(), second.read_bytes()) == (b"one", b"two")


@posix
def test_what_is_put_aside_is_private(path: Path) -> None:
    """Also where it was not before."""
    path.chmod(0o644)
    kept = move_aside(path, "damaged", ["", "-wal"])
    assert [stat.S_IMODE(part_of(kept, part).stat().st_mode) for part in ("", "-wal")] == [0o600, 0o600]


def test_a_disk_without_hard_links(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """There the file is renamed."""

    def refuse(*_: object, **__: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(os, "link", refuse)
    kept = move_aside(path, "damaged", ["", "-wal"])
    assert kept.read_bytes() == b"one"
    assert parts_there(path) == []


@posix
def test_only_regular_files_are_plain(tmp_path: Path, path: Path) -> None:
    """A folder, a link or a pipe is not read as a part."""
    link, pipe = tmp_path / "link", tmp_path / "pipe"
    link.symlink_to(path)
    os.mkfifo(pipe)
    found = [is_plain(each) for each in (path, tmp_path, link, pipe, tmp_path / "none")]
    assert found == [True, False, False, False, False]
