"""The starter of this system and of others."""

import plistlib
import stat
from pathlib import Path

import pytest

from presencecheck.core.errors import PresenceCheckError
from presencecheck.messages import shortcut as shortcut_messages
from presencecheck.starters.mac_files import MARK
from presencecheck.starters.places import WHERE, Where
from presencecheck.starters.starter import System, remove, starter, write

COMMAND = ("/opt/a b/presencecheck", "open")
WRITABLE: tuple[System, ...] = ("freedesktop", "macos")


@pytest.mark.parametrize("where", WHERE)
@pytest.mark.parametrize("system", WRITABLE)
@pytest.mark.parametrize("in_terminal", [False, True])
def test_written_once_and_removed_whole(
    system: System, where: Where, in_terminal: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second call changes nothing; what was removed leaves no file, and takes nothing with it."""
    monkeypatch.setenv("HOME", str(tmp_path))
    files = starter(system, where, COMMAND, in_terminal=in_terminal)
    other = files[0].path.parent / "other"
    other.parent.mkdir(parents=True)
    other.write_text("x")
    assert write(files)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path.is_file()}
    assert not write(files)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path.is_file()} == before
    assert remove(files)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [other]
    assert not remove(files)


@pytest.mark.parametrize("system", WRITABLE)
def test_what_is_of_others_stays(system: System, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file, a folder or a link that we did not write is neither replaced nor removed, and is named."""
    monkeypatch.setenv("HOME", str(tmp_path))
    files = starter(system, "menu", COMMAND, in_terminal=True)
    path = files[0].path
    path.parent.mkdir(parents=True)
    for make in (lambda: path.write_text("mine"), path.mkdir, lambda: path.symlink_to(tmp_path / "nowhere")):
        make()
        for act in (write, remove):
            with pytest.raises(PresenceCheckError) as caught:
                act(files)
            assert caught.value.message == shortcut_messages.NOT_OURS.format(path=path).message
        path.rmdir() if path.is_dir() else path.unlink()


def test_an_application_of_macos(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its description names the program in it, which can be run; untried on macOS itself."""
    monkeypatch.setenv("HOME", str(tmp_path))
    write(starter("macos", "menu", COMMAND, in_terminal=False))
    inside = tmp_path / "Applications" / "presencecheck.app" / "Contents"
    info = plistlib.loads((inside / "Info.plist").read_bytes())
    program = inside / "MacOS" / info["CFBundleExecutable"]
    assert (info["CFBundleIdentifier"], stat.S_IMODE(program.stat().st_mode)) == (MARK, 0o755)
    assert program.read_text() == f"#!/bin/sh\n# {MARK}\nexec '/opt/a b/presencecheck' open\n"


def test_at_login(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The words of the command stay apart."""
    monkeypatch.setenv("HOME", str(tmp_path))
    [agent] = starter("macos", "login", COMMAND, in_terminal=False)
    said = plistlib.loads(agent.content)
    assert (said["ProgramArguments"], said["RunAtLoad"]) == (list(COMMAND), True)
    assert starter("freedesktop", "login", COMMAND, in_terminal=False)[0].path.parent.name == "autostart"


def test_a_link_of_windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The script that makes it; untried on Windows itself."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("APPDATA", raising=False)
    [link] = starter(
        "windows", "desktop", ("C:\\it's here\\pythonw.exe", "-m", "presencecheck", "open"), in_terminal=False
    )
    assert link.is_script
    assert link.content.decode().splitlines() == [
        f"$link = (New-Object -ComObject WScript.Shell).CreateShortcut('{tmp_path}/Desktop/presencecheck.lnk')",
        "$link.TargetPath = 'C:\\it''s here\\pythonw.exe'",
        "$link.Arguments = '-m presencecheck open'",
        "$link.Description = 'presencecheck starter'",
        "$link.Save()",
    ]
