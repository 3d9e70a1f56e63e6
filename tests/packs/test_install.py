"""The folder of installed packs: one process changes it, what was interrupted is removed, obstacles are named."""

import os
import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from presencecheck.packs import lock
from presencecheck.packs.install import open_store
from presencecheck.packs.lock import LOCK
from presencecheck.packs.pack import examine
from tests.support.commands import Here
from tests.support.packs import NEWER, PLAIN, folder, installed, members, place, said
from tests.support.terminals import Terminal


def test_something_in_the_way_of_the_packs(source: Path, home: Path, run: Here) -> None:
    """A folder where the file should be that keeps windows apart is named, and nothing is installed."""
    (home / "data" / "packs" / ".busy").mkdir(parents=True)
    result = run("pack", "add", source, "--yes")
    assert (result.code, ".busy: is a directory" in result.err) == (4, True)
    assert installed(home) == []


def test_what_was_left_behind_is_swept_away(source: Path, home: Path, run: Here) -> None:
    """Drafts and versions of commands that ended suddenly go with the next one; what is not ours stays."""
    run("pack", "add", source, "--yes")
    packs = home / "data" / "packs"
    left = [packs / f".{LOCK}.4194305.tmp", packs / "harbour" / ("0" * 16), packs / "gone" / ("1" * 16)]
    left[0].write_text("half")
    for version in left[1:]:
        version.mkdir(parents=True)
    kept = [packs / "harbour" / "notes", packs / "Mine", packs / ".packs", place(home)]
    for path in kept[:3]:
        path.mkdir()
    (packs / "loose").write_text("a file of someone's")
    assert run("pack", "verify").code == 0
    assert all(path.exists() for path in left)  # looking changes nothing
    folder(source, pack_yaml=NEWER)
    old = kept.pop()
    run("pack", "update", "--yes")
    assert [path for path in (*left, left[2].parent) if path.exists()] == []
    assert all(path.exists() for path in (*kept, packs / "loose", place(home), old))  # the version before is kept
    folder(source, pack_yaml=NEWER.replace("1.1.0", "1.2.0"))
    run("pack", "update", "--yes")
    assert not old.exists()


def test_two_at_a_time(no_packs: Path) -> None:
    """Who comes second is told what to do, and may come again."""
    with open_store(no_packs):
        assert said(lambda: open_store(no_packs).__enter__()) == (
            "Another window is changing the packs.",
            "Finish there, then try again.",
        )
    with open_store(no_packs):
        pass


IN_THE_WAY: dict[str, tuple[Callable[[Path], object], tuple[str, str]]] = {
    "folder": (Path.mkdir, ("is a directory", "Move the folder away, or name a file.")),
    "link": (lambda path: path.symlink_to(path.with_name("elsewhere")), ("too many levels of symbolic links", "")),
}


@pytest.mark.skipif(os.name != "posix", reason="made with what POSIX systems have")
@pytest.mark.parametrize("what", IN_THE_WAY)
def test_something_in_the_way(what: str, no_packs: Path) -> None:
    """What keeps windows apart is a file of our own: no link is followed, and nothing is made where it leads."""
    no_packs.mkdir()
    make, (reason, hint) = IN_THE_WAY[what]
    make(no_packs / ".busy")
    assert said(lambda: open_store(no_packs).__enter__()) == (f"Cannot write {no_packs / '.busy'}: {reason}.", hint)
    assert [path.name for path in no_packs.iterdir()] == [".busy"]


@pytest.mark.skipif(os.name != "posix", reason="modes are those of POSIX systems")
def test_a_mask_that_takes_all(no_packs: Path) -> None:
    """Whatever the umask takes away, the next window can write what keeps windows apart, and nobody else."""
    before = os.umask(0o777)
    try:
        with open_store(no_packs):
            pass
    finally:
        os.umask(before)
    assert stat.S_IMODE((no_packs / ".busy").stat().st_mode) == 0o600


def test_what_cannot_be_swept_away(no_packs: Path, tmp_path: Path) -> None:
    """What is called like a version or a draft and is none stays, with all that it leads to, and stops nobody."""
    elsewhere = tmp_path / "elsewhere" / "mine"
    elsewhere.mkdir(parents=True)
    with open_store(no_packs) as store:
        store.put(examine(members()), "y", None, "t")
    odd = [no_packs / "harbour" / ("0" * 16), no_packs / "harbour" / ("1" * 16), no_packs / f".{LOCK}.1.tmp"]
    odd[0].write_text("a file")
    odd[1].symlink_to(elsewhere.parent)
    odd[2].mkdir()
    with open_store(no_packs) as store:
        store.drop("harbour")
    assert all(path.exists() for path in (*odd, elsewhere))
    assert lock.installed(no_packs) == ()


@pytest.mark.skipif(not hasattr(os, "sync"), reason="this system has no such thing")
def test_a_version_is_on_the_disk_before_the_lock_names_it(no_packs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One wait for all files of a version and its folder, then one for the lock: not one for each."""
    waits: list[object] = []
    sync, fsync = os.sync, os.fsync

    def all_files() -> None:
        waits.append((sorted(path.name for path in no_packs.glob("harbour/*/*")), (no_packs / LOCK).exists()))
        sync()

    def one_file(descriptor: int) -> None:
        if stat.S_ISREG(os.fstat(descriptor).st_mode):
            waits.append(os.fstat(descriptor).st_size)
        elif sys.platform == "linux":
            waits.append("a folder")
        fsync(descriptor)

    with open_store(no_packs) as store:
        monkeypatch.setattr(os, "sync", all_files)
        monkeypatch.setattr(os, "fsync", one_file)
        store.put(examine(members()), "y", None, "t")
    assert waits == [(sorted([*PLAIN, "SHA256SUMS"]), False), (no_packs / LOCK).stat().st_size]


def test_a_folder_that_may_not_be_looked_into(packs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sweeping passes over what cannot be read; nothing else fails by it."""
    real = Path.iterdir

    def refused(path: Path) -> Iterator[Path]:
        if path.name == "harbour":
            raise PermissionError
        return real(path)

    left = packs / "harbour" / ("0" * 16)
    left.mkdir()
    monkeypatch.setattr(Path, "iterdir", refused)
    with open_store(packs) as store:
        assert store.find("harbour") is not None
    monkeypatch.undo()
    assert left.exists()
    with open_store(packs):
        assert not left.exists()


@pytest.mark.real
def test_two_windows(source: Path, home: Path, run: Here) -> None:
    """While one window asks, another is told so and changes nothing."""
    with Terminal("pack", "add", str(source)) as terminal:
        terminal.wait_for("Add it? [y/N]")
        result = run("pack", "add", source, "--yes")
        assert (result.code, "Another window" in result.err) == (4, True)
        assert installed(home) == []
        terminal.send("y\r")
        assert terminal.ended() == 0
    assert len(installed(home)) == 1


@pytest.mark.skipif(os.name != "posix", reason="modes are those of POSIX systems")
def test_a_folder_that_cannot_be_written(source: Path, home: Path, run: Here) -> None:
    """What stands in the way is named; nothing is half installed."""
    (home / "data").mkdir(parents=True)
    (home / "data" / "packs").write_text("in the way")
    result = run("pack", "add", source, "--yes")
    assert (result.code, "packs" in result.err) == (4, True)
