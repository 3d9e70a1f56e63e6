"""The browser that the page is opened in."""

import json
from pathlib import Path

import pytest

from presencecheck.core.thresholds import ProbeSettings
from presencecheck.messages import devices as devices_messages
from presencecheck.probes import devices as probe
from presencecheck.probes.measurement import Measurement
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
