"""The starter of this system and of others."""

import plistlib
import stat
from pathlib import Path

import pytest

from presencecheck.starters.mac_files import MARK
from presencecheck.starters.starter import starter
from presencecheck.starters.writer import write

COMMAND = ("/opt/a b/presencecheck", "open")


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
