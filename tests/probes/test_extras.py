"""Libraries that are not installed."""

import sys
from typing import Any

import pytest

from presencecheck.messages import probes as probes_messages
from presencecheck.probes.extras import EXTRAS, is_installed
from presencecheck.system.install_command import install_command
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


def test_no_line_names_what_cannot_be_installed() -> None:
    """The program itself is on no index, so that no advice names it as something to install."""
    for library in EXTRAS.values():
        assert "presencecheck" not in install_command(library).replace(sys.executable, "")


def test_what_is_there_is_found_without_an_import() -> None:
    """Whether a library is there is looked up by its name alone."""
    before = set(sys.modules)
    assert is_installed("system")
    assert "sounddevice" not in set(sys.modules) - before
