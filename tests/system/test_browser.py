"""The browser that the page is opened in."""

import json
import subprocess
from pathlib import Path

import pytest

from presencecheck.core.thresholds import ProbeSettings
from presencecheck.messages import devices as devices_messages
from presencecheck.probes import devices as probe
from presencecheck.probes.measurement import Measurement
from presencecheck.system.browser import open_address
from tests.support.commands import presencecheck
from tests.support.device_page import WELL, browser_called, started, until

pytestmark = pytest.mark.real


@pytest.fixture
def browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A browser with a window."""
    return browser_called("browser", tmp_path, monkeypatch)


def test_opens_the_persons_browser(browser: Path) -> None:
    """The browser is sent to the page, which is also told in case it does not come; what it says stays unseen."""
    with started() as check:
        until(lambda: browser.exists() and browser.read_text(), "the browser")
        check.post("result", json.dumps(WELL).encode())
        result = check.ended()
    assert browser.read_text() == check.address
    assert devices_messages.OPENING.format(address=check.address) in result.err
    assert "noise" not in result.out + result.err
    assert "Camera" in result.out


@pytest.mark.parametrize("installed", [True, False])
def test_without_a_browser(installed: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without one, or with one that would take the terminal, it is told at once, with what helps."""
    visited = browser_called("w3m", tmp_path, monkeypatch)
    if not installed:
        monkeypatch.setenv("BROWSER", "/nowhere/browser")
    result = presencecheck("devices", "--json")
    assert (result.code, result.err) == (1, "")
    assert result.data["devices"] == {
        "finding": "unknown",
        "sentence": devices_messages.NO_BROWSER.message,
        "remedy": devices_messages.NO_BROWSER.hint,
        "parts": [],
    }
    assert probe.DevicePage(ProbeSettings()).poll() == Measurement("unknown", *devices_messages.NO_BROWSER)
    assert not visited.exists()


@pytest.mark.parametrize(("ends_with", "opened"), [(0, True), (1, False)])
def test_a_browser_that_ends_at_once(
    ends_with: int, opened: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that hands the address to the browser that is open has ended before anybody looks, and has opened it."""
    browser_called("browser", tmp_path, monkeypatch)
    (tmp_path / "browser").write_text(f"#!/bin/sh\nexit {ends_with}\n")

    class EndedWhenLookedAt(subprocess.Popen[bytes]):
        def poll(self) -> int | None:
            return self.wait()

    monkeypatch.setattr(subprocess, "Popen", EndedWhenLookedAt)
    assert open_address("http://127.0.0.1:1/") is opened
