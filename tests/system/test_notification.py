"""A notification on each system: what is asked of it; on those of others untried."""

import sys
from pathlib import Path

import pytest

from presencecheck.system import notification
from presencecheck.system.bus_notification import NoNotificationsError


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the only programs there are."""
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def _put(folder: Path, name: str, script: str) -> None:
    (folder / name).write_text(f"#!/bin/sh\n{script}\n")
    (folder / name).chmod(0o755)


@pytest.mark.real
@pytest.mark.parametrize(("printed", "expected"), [("begin", True), ("closed", False), ("", False)])
@pytest.mark.parametrize(("system", "name"), [("darwin", "osascript"), ("win32", "powershell")])
def test_of_others(
    system: str, name: str, printed: str, expected: bool, programs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sentence is an argument of its own, never a part of the script."""
    monkeypatch.setattr(sys, "platform", system)
    _put(programs, name, f'for word; do echo "$word"; done > {programs}/said; echo {printed}')
    assert notification.notify("14:00 in 5 minutes", "Begin", 5) is expected
    lines = (programs / "said").read_text().splitlines()
    assert "14:00 in 5 minutes" in lines


@pytest.mark.real
@pytest.mark.parametrize("system", ["darwin", "win32"])
def test_a_program_that_is_missing_or_fails(system: str, programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing was shown, and that is known."""
    monkeypatch.setattr(sys, "platform", system)
    for script in ("", "exit 1"):
        if script:
            _put(programs, "osascript", script)
            _put(programs, "powershell", script)
        with pytest.raises(NoNotificationsError):
            notification.notify("14:00 in 5 minutes", "Begin", 5)


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({}, ""),
        ({"XDG_RUNTIME_DIR": "/run/user/5"}, "unix:path=/run/user/5/bus"),
        ({"XDG_RUNTIME_DIR": "/run/user/5", "DBUS_SESSION_BUS_ADDRESS": "unix:path=/b"}, "unix:path=/b"),
    ],
)
def test_where_the_bus_is(variables: dict[str, str], expected: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A timer's process may know its folder alone."""
    for name in ("XDG_RUNTIME_DIR", "DBUS_SESSION_BUS_ADDRESS"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(notification, "show_and_wait", lambda address, *_: address == expected)
    assert notification.notify("14:00 in 5 minutes", "Begin", 5)
