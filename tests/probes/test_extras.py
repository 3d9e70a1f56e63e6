"""Libraries that are not installed."""

import os
import shlex
import sys
from pathlib import Path
from typing import Any

import pytest

from presencecheck.messages import probes as probes_messages
from presencecheck.probes.extras import EXTRAS, install_command, is_installed
from tests.support.commands import spawn


@pytest.mark.real
def test_a_probe_without_its_library(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    """Where a library is missing, the line says how to bring it into this installation; nothing is held against it."""
    for name in ("psutil", "sounddevice"):
        (tmp_path / f"{name}.py").write_text("raise ImportError")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    result = spawn("probe", "power", "microphone", "--json")
    assert result.code == 0
    assert [(found["finding"], found["sentence"], found["remedy"]) for found in result.data["probes"]] == [
        ("unknown", *probes_messages.NO_LIBRARY.format(library=library, command=install_command(library)))
        for library in ("psutil", "sounddevice")
    ]


@pytest.mark.skipif(os.name != "posix", reason="shells of POSIX systems")
def test_the_command_is_for_this_installation(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The Python that runs the program is asked to install it, whatever its path is; where pip is missing, uv is."""
    assert install_command("psutil") == f"{shlex.quote(sys.executable)} -m pip install psutil"
    monkeypatch.setattr(sys, "executable", "/home/an na/it's/bin/python")
    assert shlex.split(install_command("psutil"))[0] == sys.executable
    monkeypatch.setattr("presencecheck.probes.extras.find_spec", lambda name: None)
    assert shlex.split(install_command("psutil"))[:4] == ["uv", "pip", "install", "--python"]


def test_no_line_names_what_cannot_be_installed() -> None:
    """The program itself is on no index, so that no advice names it as something to install."""
    for library in EXTRAS.values():
        assert "presencecheck" not in install_command(library).replace(sys.executable, "")


def test_what_is_there_is_found_without_an_import() -> None:
    """Whether a library is there is looked up by its name alone."""
    before = set(sys.modules)
    assert is_installed("system")
    assert "sounddevice" not in set(sys.modules) - before
