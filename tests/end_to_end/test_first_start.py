"""The first start without a terminal: set-up and walk in the browser, and the icon that leads there."""

import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from presencecheck.core.errors import ExitCode
from presencecheck.messages import browser as browser_messages
from presencecheck.messages import setup as setup_messages
from presencecheck.messages import walk as walk_messages
from presencecheck.surfaces.browser.open_walk import open_walk_path
from presencecheck.system import settings
from presencecheck.system.paths import user_paths
from tests.support.browser_walk import press, walking, words
from tests.support.browsers import opened, violations
from tests.support.commands import spawn
from tests.support.device_page import until
from tests.support.real_parts import program

pytestmark = pytest.mark.real
LINK = "https://meet.example.invalid/anna?pwd=geheim"
FIRST_STEP = "Is the room closed off"


@pytest.fixture(autouse=True)
def nobody_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """A new home of somebody who has set nothing."""
    monkeypatch.delenv("PRESENCECHECK_KEEP_NUMBERS")


def test_by_clicks_without_scripts(browser: Browser, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Plain forms do: four questions, an icon for the menu, and the walk on the same page."""
    monkeypatch.setenv("HOME", str(home.parent))
    with walking() as walk, opened(browser, java_script_enabled=False) as tab:
        tab.goto(walk.address)
        assert str(home / "data") in words(tab)
        tab.click("button[value='1']")
        tab.click("button[value='3']")
        tab.fill("input[type=text]", "no link")
        tab.click("button[value=take]")
        assert setup_messages.NO_HOST in words(tab)
        tab.fill("input[type=text]", LINK)
        tab.click("button[value=take]")
        assert setup_messages.HOST_TAKEN.format(host="meet.example.invalid") in words(tab)
        tab.click("button[value=back]")
        assert setup_messages.HOST_NOW.format(host="meet.example.invalid") in words(tab)
        tab.click("button[value=take]")
        tab.click("button[value='1']")
        tab.click("button[value='2']")
        icon = home.parent / ".local" / "share" / "applications" / "presencecheck.desktop"
        assert icon.exists()
        assert str(icon) in words(tab)
        assert FIRST_STEP in words(tab)
        tab.click("button[value=quit]")
        assert walk.end() == ExitCode.LEFT
    usual = settings.load(user_paths().config)
    assert (usual.modality, usual.setting, usual.probes.host) == ("video", "group", "meet.example.invalid")
    assert b"geheim" not in b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file())


def test_by_keys(browser: Browser) -> None:
    """Enter takes what is usual, b goes back, s goes to the check; no page has a barrier."""
    with walking() as walk, opened(browser, bypass_csp=True) as tab:
        tab.goto(walk.address)
        assert violations(tab) == []
        for key in ("2", "b", "1", "Enter"):
            press(tab, key)
        assert setup_messages.HOST in words(tab)
        assert violations(tab) == []
        press(tab, "Enter")
        assert walk_messages.PROGRESS.format(number=4, count=4) in tab.locator("header").inner_text()
        press(tab, "s")
        assert FIRST_STEP in words(tab)
        press(tab, "q")
        assert walk.end() == ExitCode.LEFT
    assert settings.load(user_paths().config).modality == "video"


def test_not_now(browser: Browser) -> None:
    """The last page says how the check begins, and stays."""
    with walking(command=("setup", "--browser", "--no-open")) as walk, opened(browser) as tab:
        tab.goto(walk.address)
        for key in ("2", "Enter", "Enter"):
            press(tab, key)
        assert setup_messages.BEGIN in words(tab)
        press(tab, "3")
        assert setup_messages.ENDED in words(tab)
        assert browser_messages.KEEP_OPEN in words(tab)
        assert walk.end() == ExitCode.FINE


def test_the_icon_leads_there(tmp_path: Path, browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    """`shortcut`, then the desktop's own launcher, with no terminal anywhere: the set-up, and the walk after it."""
    note, opener = tmp_path / "address", tmp_path / "opener"
    opener.write_text(f"#!/bin/sh\nprintf %s \"$1\" > '{note}.new' && mv '{note}.new' '{note}'\n")
    opener.chmod(0o755)
    monkeypatch.setenv("HOME", str(tmp_path))
    launcher = program("gio")
    assert spawn("shortcut").code == 0
    monkeypatch.setenv("BROWSER", f"{opener} %s")
    monkeypatch.setenv("PATH", "/bin")
    entry = tmp_path / ".local" / "share" / "applications" / "presencecheck.desktop"
    # The walk would hold on to what it inherits.
    launched = subprocess.run(
        [launcher, "launch", str(entry)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
        timeout=30,
    )
    assert launched.returncode == 0
    until(note.exists, "the browser")
    with opened(browser) as tab:
        tab.goto(note.read_text())
        assert setup_messages.MODALITY in words(tab)
        press(tab, "s")
        assert FIRST_STEP in words(tab)
        press(tab, "q")
        assert browser_messages.KEEP_OPEN in words(tab)
    until(lambda: not open_walk_path(user_paths().cache).exists(), "the program's end")
