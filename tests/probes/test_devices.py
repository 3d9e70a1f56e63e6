"""The device page as a measurement of a walk."""

import json
from pathlib import Path

import pytest

from presencecheck.core.thresholds import ProbeSettings
from presencecheck.devices.verdict import judge
from presencecheck.probes import devices as probe
from tests.support.device_page import WELL, Door, browser_called, until

pytestmark = pytest.mark.real


@pytest.fixture
def browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A browser with a window."""
    return browser_called("browser", tmp_path, monkeypatch)


def test_the_page_of_a_walk(browser: Path) -> None:
    """Asked after without waiting: nothing while the page is open, then what was found; another walk opens another."""
    page = probe.DevicePage(ProbeSettings())
    assert page.poll() is None
    until(lambda: browser.exists() and browser.read_text(), "the browser")
    first = Door(browser.read_text())
    assert page.poll() is None
    assert first.post("result", json.dumps(WELL).encode()).status == 200
    until(page.poll, "the finding")
    found = page.poll()
    assert found is not None
    assert (found.finding, found.sentence) == ("ok", judge(WELL).sentence)
    assert not first.listens
    page = probe.DevicePage(ProbeSettings())
    browser.unlink()
    assert page.poll() is None
    until(lambda: browser.exists() and browser.read_text(), "the browser")
    second = Door(browser.read_text())
    assert second.token != first.token
    assert second.listens
    page.stop()
    assert not second.listens
