"""Gives every test a home of its own: none can see or touch the person's files.

A plugin and no fixture that every test uses: setting up three of them takes longer than most tests.
"""

import os
import re
import sys
from collections.abc import Generator
from itertools import count
from pathlib import Path

import pytest

_SWITCHES = (
    *("PRESENCECHECK_PLAIN", "PRESENCECHECK_KEY_GUARD", "ACCESSIBLE", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES"),
    *("TTY_COMPATIBLE", "VTE_VERSION", "DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "WAYLAND_DISPLAY"),
    # Coverage is measured in the tests' own processes: a program that is measured starts more slowly, and imports more.
    "COVERAGE_PROCESS_CONFIG",
    # A program that may not keep what it compiled takes thrice as long to start.
    "PYTHONDONTWRITEBYTECODE",
)
_FAMILIES = ("XDG_", "SSH_", "MOSH")
"""How the names of others begin: folders of the desktop, and whether the terminal is far away."""


class Isolation:
    """The plugin: points PRESENCECHECK_HOME, and HOME, where others might look, to folders of the test's own."""

    _place = pytest.StashKey[Path]()

    def __init__(self, config: pytest.Config) -> None:
        self._config, self._numbers = config, count(1)

    @classmethod
    def place(cls, item: pytest.Item) -> Path:
        """Make the folder of this test; most tests need none, and making one takes longer than many of them."""
        place = item.stash[cls._place]
        (place / "home").mkdir(mode=0o700, parents=True, exist_ok=True)
        return place

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        """Set the environment before the fixtures are set up, and as it was after they are torn down."""
        name = re.sub(r"[^a-z0-9]+", "-", item.name)[:30]
        factory: pytest.TempPathFactory = self._config._tmp_path_factory  # type: ignore[attr-defined]
        place = item.stash[self._place] = factory.getbasetemp() / f"{next(self._numbers)}-{name}"
        with pytest.MonkeyPatch.context() as patch:
            _isolate(place, patch)
            if item.get_closest_marker("real"):
                self.place(item)  # other programs expect a HOME that is there
            return (yield)


def _isolate(place: Path, patch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith(_FAMILIES) or name in _SWITCHES]:
        patch.delenv(name)
    patch.setattr("presencecheck.cli.plain._asked", False)
    # As for most people: the shell finds the program, and hints name it by its plain name.
    patch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}")
    patch.setenv("HOME", str(place / "home"))
    patch.setenv("PRESENCECHECK_HOME", str(place / "presencecheck"))
    patch.setenv("TERM", "xterm-256color")
    # As for someone who was asked and keeps them; tests/walk/test_numbers.py has what others meet.
    patch.setenv("PRESENCECHECK_KEEP_NUMBERS", "true")
