"""`remind`: installed, printed, and taken away; what one look does is in `tests/cli/test_show_reminder.py`."""

import os
from pathlib import Path

import pytest

from presencecheck.messages import remind as remind_messages
from presencecheck.system.paths import user_paths
from tests.support.commands import presencecheck
from tests.support.units import environment, exec_start

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the places are those of freedesktop's desktops")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the units of this person's systemd stand; there is a calendar."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    config = user_paths().config
    config.parent.mkdir(parents=True)
    config.write_text(f'calendar = "{tmp_path}/sessions.ics"\n')
    return tmp_path / "config" / "systemd" / "user"


@pytest.mark.real
def test_installed_and_taken_away(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each says where; nothing is left, and a second removal finds nothing."""
    systemctl = tmp_path / "bin" / "systemctl"
    systemctl.parent.mkdir()
    systemctl.write_text(f"#!/bin/sh\ntest -e {tmp_path}/is-there\n")
    systemctl.chmod(0o755)
    monkeypatch.setenv("PATH", f"{systemctl.parent}{os.pathsep}{os.environ['PATH']}")
    first = presencecheck("remind", "--install", "--before", "10", "--after-run", "0")
    service = folder / "presencecheck-remind.service"
    assert (first.code, first.out) == (0, "")
    assert remind_messages.WRITTEN.format(path=service) in first.err
    assert remind_messages.AT_LOGIN.format(program="systemctl") in first.err
    assert exec_start(service.read_text())[-5:] == ["remind", "--before", "10", "--after-run", "0"]
    assert environment(service.read_text()) == {"PRESENCECHECK_HOME": os.environ["PRESENCECHECK_HOME"]}
    (tmp_path / "is-there").touch()
    assert "login" not in presencecheck("remind", "--install").err
    assert "5" in exec_start(service.read_text())
    gone = presencecheck("remind", "--remove")
    assert remind_messages.REMOVED.format(path=service) in gone.err
    assert not (tmp_path / "config").exists() or list((tmp_path / "config").iterdir()) == []
    assert remind_messages.NOTHING_THERE in presencecheck("remind", "--remove").err


def test_printed_alone(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each file, the link, and what is asked of the system; nothing is written."""
    result = presencecheck("remind", "--print")
    assert result.out.startswith(f"# {folder}/presencecheck-remind.service\n[Unit]\n")
    assert "\nOnCalendar=*:0/5\n" in result.out
    assert "../presencecheck-remind.timer" in result.out
    assert "systemctl --user start presencecheck-remind.timer\n" in result.out
    assert not folder.exists()
    for system, words in (("macos", "<key>StartCalendarInterval</key>"), ("windows", "<Interval>PT5M</Interval>")):
        monkeypatch.setattr("presencecheck.starters.starter.this_system", lambda system=system: system)
        assert words in presencecheck("remind", "--print").out


def test_of_others(folder: Path) -> None:
    """It stays, and the person is told what to do."""
    folder.mkdir(parents=True)
    service = folder / "presencecheck-remind.service"
    service.write_text("[Unit]\nDescription=mine\n")
    for option in ("--install", "--remove"):
        result = presencecheck("remind", option)
        assert (result.code, remind_messages.NOT_OURS.format(path=service).message in result.err) == (4, True)
    assert [path.name for path in folder.iterdir()] == [service.name]


@pytest.mark.parametrize("options", [("--install", "--remove"), ("--print", "--remove"), ("--print", "--install")])
def test_one_at_a_time(options: tuple[str, str]) -> None:
    """What is meant by two of them nobody knows."""
    result = presencecheck("remind", *options)
    assert (result.code, remind_messages.ONE_ONLY.message in result.err) == (2, True)


@pytest.mark.parametrize("option", [("--before", "0"), ("--before", "61"), ("--after-run", "121"), ("--before", "x")])
def test_minutes_have_limits(option: tuple[str, str]) -> None:
    """Outside them it is a usage error."""
    assert presencecheck("remind", *option).code == 2
