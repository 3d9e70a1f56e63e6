"""The command that a starter runs."""

import os
import sys
from pathlib import Path

import pytest

from presencecheck.core.errors import PresenceCheckError, UsageError
from presencecheck.starters.command import open_walk_apart, terminal_command, walk_command


def test_this_very_installation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The program by its full path, or the interpreter where it was started by that."""
    called = tmp_path / "presencecheck"
    called.write_text("#!/bin/sh\n")
    called.chmod(0o755)
    monkeypatch.setattr(sys, "argv", [str(called)])
    assert walk_command() == (str(called),)
    assert walk_command(windowless=True) == (sys.executable, "-m", "presencecheck")
    monkeypatch.setattr(sys, "argv", [str(tmp_path / "__main__.py")])
    assert walk_command() == (sys.executable, "-m", "presencecheck")


def test_the_interpreter_without_a_console(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system has one beside the usual one."""
    (tmp_path / "pythonw.exe").touch()
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python.exe"))
    assert walk_command(windowless=True)[0] == str(tmp_path / "pythonw.exe")


def test_a_line_break_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """No file for an icon can hold one."""
    monkeypatch.setattr(sys, "executable", "/opt/a\nb/python")
    with pytest.raises(UsageError):
        walk_command()


@pytest.mark.skipif(os.name != "posix", reason="only there")
def test_a_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The one that the person has chosen, with the words before a command; none where none is known."""
    monkeypatch.setenv("PATH", str(tmp_path))
    assert terminal_command() == ()
    for name, words in (("x-terminal-emulator", ("-e",)), ("xdg-terminal-exec", ())):
        (tmp_path / name).touch(0o755)
        assert terminal_command() == (str(tmp_path / name), *words)


@pytest.mark.real
def test_a_walk_that_cannot_begin(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the program is gone, that is said; tests/end_to_end/test_reminder.py begins one."""
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(PresenceCheckError) as caught:
        open_walk_apart()
    assert "/nowhere/python" in caught.value.message
