"""The command that brings a library into this installation."""

import os
import shlex
import sys
from pathlib import Path

import pytest

from presencecheck.system.install_command import are_installed, install_command


@pytest.mark.skipif(os.name != "posix", reason="shells of POSIX systems")
def test_the_command_is_for_this_installation(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The Python that runs the program is asked to install it, whatever its path is; where pip is missing, uv is."""
    assert install_command("psutil") == f"{shlex.quote(sys.executable)} -m pip install psutil"
    monkeypatch.setattr(sys, "executable", "/home/an na/it's/bin/python")
    assert shlex.split(install_command("psutil"))[0] == sys.executable
    monkeypatch.setattr("presencecheck.system.install_command.find_spec", lambda name: None)
    assert shlex.split(install_command("psutil"))[:4] == ["uv", "pip", "install", "--python"]
    assert shlex.split(install_command("icalendar", "psutil"))[-3:] == [sys.executable, "icalendar", "psutil"]


def test_whether_modules_are_there() -> None:
    """All of them."""
    assert are_installed("json", "sys")
    assert not are_installed("json", "there_is_no_such_module")
