"""`shortcut`: made, told, and taken away."""

import os
from pathlib import Path

import pytest

from presencecheck.messages import examples as examples_messages
from presencecheck.messages import shortcut as shortcut_messages
from tests.support.commands import presencecheck

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the places are those of freedesktop's desktops")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the menu's starter stands."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    return tmp_path / ".local" / "share" / "applications" / "presencecheck.desktop"


def test_made_and_taken_away(place: Path) -> None:
    """Each says where; a second time nothing changes, and nothing is left."""
    said = [presencecheck("shortcut") for _ in range(2)]
    assert [result.code for result in said] == [0, 0]
    assert shortcut_messages.WRITTEN.format(path=place) in said[0].err
    assert shortcut_messages.UNCHANGED.format(path=place) in said[1].err
    assert "Exec=" in place.read_text()
    assert " open\n" in place.read_text()
    assert presencecheck("shortcut", "--remove").code == 0
    assert not place.exists()
    assert shortcut_messages.NOTHING_THERE in presencecheck("shortcut", "--remove").err


def test_taken_away_from_wherever_it_stands(place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From all places at once, or from one; what others put there stays, and hinders nothing."""
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    desktop, login = tmp_path / "Desktop" / place.name, tmp_path / ".config" / "autostart" / place.name
    for where in ("menu", "desktop", "login"):
        assert presencecheck("shortcut", "--where", where).code == 0
    assert presencecheck("shortcut", "--remove", "--where", "login").code == 0
    assert [path.exists() for path in (place, desktop, login)] == [True, True, False]
    place.write_text("[Desktop Entry]\nName=mine\n")
    done = presencecheck("shortcut", "--remove")
    assert (done.code != 0, place.exists(), desktop.exists()) == (True, True, False)
    assert shortcut_messages.REMOVED.format(path=desktop) in done.err


def test_the_help_says_what_it_does(place: Path) -> None:
    """The example without a place names the one that is used."""
    shown = presencecheck("shortcut", "--help").out
    assert "menu, as without this" in " ".join(shown.split())
    assert dict(examples_messages.EXAMPLES["shortcut"])["shortcut"] == "an icon in the menu"


def test_printed_alone(place: Path) -> None:
    """Nothing is written."""
    result = presencecheck("shortcut", "--print")
    assert result.out.startswith(f"# {place}\n[Desktop Entry]\n")
    assert not place.exists()


def test_of_others(place: Path) -> None:
    """It stays, and the person is told what to do."""
    place.parent.mkdir(parents=True)
    place.write_text("[Desktop Entry]\nName=mine\n")
    result = presencecheck("shortcut")
    assert (result.code != 0, shortcut_messages.NOT_OURS.hint in result.err) == (True, True)
    assert place.read_text() == "[Desktop Entry]\nName=mine\n"


def test_in_a_terminal(place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It runs the walk in the one that the system names, and in the browser where a screen reader is on by then."""
    opener = tmp_path / "xdg-terminal-exec"
    opener.write_text("#!/bin/sh\n")
    opener.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert presencecheck("shortcut", "--terminal").code == 0
    [line] = [line for line in place.read_text().splitlines() if line.startswith("Exec=")]
    assert line.startswith(f"Exec={opener} ")
    assert line.endswith(" run --heard-in-browser")


def test_without_a_terminal(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no program is known that opens one, the browser is offered."""
    monkeypatch.setenv("PATH", "/nowhere")
    result = presencecheck("shortcut", "--terminal")
    assert (result.code, shortcut_messages.NO_TERMINAL.hint in result.err) == (2, True)
