"""The reminder of each system: installed, and gone without a trace."""

from pathlib import Path

import pytest

from presencecheck.core.errors import PresenceCheckError
from presencecheck.messages import remind as remind_messages
from presencecheck.starters.reminder import Reminder, install, reminder, uninstall

pytestmark = pytest.mark.real
COMMAND = ("/opt/a b/presencecheck", "remind", "--before", "5")


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The systems' own programs, which write down what they are asked, in a home of its own."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("systemctl", "launchctl", "schtasks"):
        program = folder / name
        program.write_text(f'#!/bin/sh\necho "{name} $*" >> "{tmp_path}/asked"\n')
        program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/bin")
    home = tmp_path / "person"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    for name in ("XDG_CONFIG_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path / "asked"


def _tree(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*"))


def test_of_systemd(asked: Path, tmp_path: Path) -> None:
    """Enabled by its link, begun at once; the end takes all of it away, and what others have there stays."""
    theirs = tmp_path / "person" / ".config" / "theirs"
    theirs.mkdir(parents=True)
    before = _tree(tmp_path / "person")
    found = reminder("freedesktop", COMMAND, {})
    assert install(found)
    timer = tmp_path / "person/.config/systemd/user/timers.target.wants/presencecheck-remind.timer"
    assert timer.resolve().read_bytes() == found.files[1].content
    assert uninstall(found)
    assert _tree(tmp_path / "person") == before
    assert not uninstall(found)
    assert asked.read_text().splitlines() == [
        "systemctl --user stop presencecheck-remind.timer",
        "systemctl --user daemon-reload",
        "systemctl --user start presencecheck-remind.timer",
        "systemctl --user stop presencecheck-remind.timer",
        "systemctl --user daemon-reload",
    ]


@pytest.mark.parametrize(("system", "program"), [("macos", "launchctl"), ("windows", "schtasks")])
def test_of_others(asked: Path, tmp_path: Path, system: str, program: str) -> None:
    """Written, taken up, and gone; untried on the systems themselves."""
    found = reminder(system, COMMAND, {})  # type: ignore[arg-type]
    (tmp_path / "person" / "Library" / "LaunchAgents").mkdir(parents=True)
    (tmp_path / "person" / "AppData" / "Local").mkdir(parents=True)
    before = _tree(tmp_path / "person")
    assert install(found)
    assert found.files[0].path.read_bytes() == found.files[0].content
    assert uninstall(found)
    assert _tree(tmp_path / "person") == before
    said = [line.split()[:2] for line in asked.read_text().splitlines()]
    verbs = {"launchctl": ["bootout", "bootstrap", "bootout"], "schtasks": ["/Delete", "/Create", "/Delete"]}
    assert said == [[program, verb] for verb in verbs[program]]


def _refusing(found: Reminder) -> Reminder:
    return found._replace(begin=(("false",),), end=())


def test_a_system_that_does_not_take_it_up(asked: Path) -> None:
    """At the next login systemd does; a task of Windows would never begin, so it does not stay."""
    later = _refusing(reminder("freedesktop", COMMAND, {}))
    assert not install(later)
    assert later.files[0].path.exists()
    never = _refusing(reminder("windows", COMMAND, {}))
    with pytest.raises(PresenceCheckError) as caught:
        install(never)
    assert caught.value.message == remind_messages.NOT_TAKEN.format(program="false").message
    assert not never.files[0].path.exists()


def test_without_the_systems_program(asked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is written that nothing would run; the end of an earlier one works all the same."""
    found = reminder("freedesktop", COMMAND, {})
    install(found)
    monkeypatch.setenv("PATH", "/nowhere")
    assert uninstall(found)
    with pytest.raises(PresenceCheckError) as caught:
        install(found)
    assert caught.value.message == remind_messages.NO_SCHEDULER.format(program="systemctl").message
    assert not found.files[0].path.exists()
