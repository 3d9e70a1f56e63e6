"""The starter of freedesktop's desktops."""

import os
import subprocess
from pathlib import Path

import pytest

from presencecheck.starters.desktop_entry import desktop_entry
from tests.support.device_page import until
from tests.support.real_parts import program

HOSTILE = (
    "plain",
    "with blank",
    " leading",
    "two  blanks",
    'quote"',
    "apostrophe'",
    "50%",
    "%f",
    "%%",
    "$HOME",
    "`id`",
    "back\\slash",
    "\\\\",
    "ümlaut",
    "日本",
    "a;b",
    "a&b|c",
    "(a)",
    "~tilde",
    "#hash",
    "<a>",
    "tab\tbed",
    "*?",
    "!bang",
)
"""Names of folders that quoting must survive."""
_PROGRAM = """\
#!/bin/sh
here=$(dirname "$0")
printf %s "$*" > "$here/part"
mv "$here/part" "$here/started"
"""
"""Says with which arguments it was started."""
pytestmark = [pytest.mark.real, pytest.mark.skipif(os.name != "posix", reason="only there")]


def test_it_is_valid_for_every_path(tmp_path: Path) -> None:
    """The validator of freedesktop finds nothing, whatever the path of the program holds."""
    files = []
    for number, name in enumerate(HOSTILE):
        files.append(tmp_path / f"{number}.desktop")
        files[-1].write_text(desktop_entry((f"/opt/{name}/presencecheck", "open")), encoding="utf-8")
    done = subprocess.run([program("desktop-file-validate"), *files], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


def test_it_starts_that_very_program(tmp_path: Path) -> None:
    """Without a terminal, with its argument, by the desktop's own launcher."""
    launcher = program("gio")
    for name in HOSTILE:
        folder = tmp_path / name
        folder.mkdir()
        started = folder / "started"
        (folder / "run").write_text(_PROGRAM)
        (folder / "run").chmod(0o755)
        entry = tmp_path / "walk.desktop"
        entry.write_text(desktop_entry((str(folder / "run"), "open")), encoding="utf-8")
        done = subprocess.run([launcher, "launch", str(entry)], capture_output=True, text=True, check=False, timeout=30)
        assert (name, done.returncode, done.stderr) == (name, 0, "")
        until(started.exists, name)
        assert (name, started.read_text()) == (name, "open")
