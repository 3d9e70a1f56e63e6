"""The device page from start to end in every browser that runs here, with the camera and microphone each makes up.

What Chromium is played besides, a voice and a picture, is in test_devices_page.py.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import pytest

from presencecheck.devices.verdict import STATES
from tests.support.browser_drivers import Tab, firefox, webkit
from tests.support.browsers import page
from tests.support.device_page import FAKES, started
from tests.support.sound_server import Sound, sound_server

pytestmark = pytest.mark.real


LOOKED_AT = "document.querySelectorAll('[data-part]:not([data-finding=pending])').length"

HEARD = "['ok', 'warn'].includes(document.querySelector('[data-part=microphone]').dataset.finding)"


@contextmanager
def chromium(environment: Mapping[str, str]) -> Iterator[Tab]:
    """Chromium, driven as the other two are."""
    with page(*FAKES, environment=environment) as opened:

        def command(name: str, given: Mapping[str, Any]) -> Any:
            match name:
                case "Navigate":
                    return opened.goto(given["url"])
                case "ExecuteScript":
                    return opened.evaluate(f"() => {{ {given['script']} }}")
                case "FindElement":
                    return {"element": given["value"]}
            return opened.locator(given["id"]).press("Enter")

        yield Tab(command)


@pytest.fixture(scope="module")
def sound() -> Iterator[Sound]:
    """Somewhere for the tone to go: where nothing takes it, Firefox's Web Audio stands still."""
    with sound_server() as server:
        yield server


@pytest.mark.parametrize(
    ("browser", "sending"),
    # WebKitGTK is built without WebRTC.
    [(chromium, "sent"), (firefox, "sent"), (webkit, "unsupported")],
    ids=["chromium", "firefox", "webkit"],
)
def test_from_start_to_end(
    browser: Callable[[Mapping[str, str]], AbstractContextManager[Tab]], sending: str, sound: Sound
) -> None:
    """Camera, light, microphone, tone and sending are looked at, and what was found is handed over and told."""
    with started("--no-open", "--json") as check, browser(sound.environment) as tab:
        tab.go(check.address)
        tab.press("#both")
        tab.until(f"{LOOKED_AT} === 4 && {HEARD}", "all but the speaker")
        tab.press("#tone")
        tab.press("#tone-yes")
        tab.until(f"{LOOKED_AT} === 5", "the speaker")
        tab.press("#finish")
        tab.until("document.getElementById('done').checkVisibility()", "the end")
        told = tab.evaluate("document.getElementById('told').textContent")
        assert tab.evaluate("document.activeElement.id") == "done-heading"
        assert tab.evaluate("document.getElementById('mirror').srcObject === null")
        assert tab.evaluate("document.getElementById('fault').hidden")
        result = check.ended()
    devices = result.data["devices"]
    states = {part["name"]: part["state"] for part in devices["parts"]}
    assert (result.code, devices["sentence"]) == (0, told)
    assert (states["camera"], states["speaker"], states["connection"]) == ("seen", "heard", sending)
    # What they make up is bright or dark, and hums or beeps, as their makers like.
    assert states["light"] in {"even", "dark", "bright", "behind"}
    assert states["microphone"] in {"clear", "noisy", "faint", "clipping"}
    findings = [STATES[name][state] for name, state in states.items()]
    assert devices["finding"] == min(findings, key=["fail", "warn", "unknown", "ok"].index)
