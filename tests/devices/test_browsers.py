"""The device page from start to end in Firefox and WebKitGTK, with the camera and microphone that each makes up.

Chromium, which is also given a voice and a picture, is in test_page.py.
"""

import pytest

from presencecheck.devices.verdict import STATES
from tests.support.browser_drivers import ALLOW, Tab, webkit
from tests.support.device_page import started
from tests.support.sound_server import Sound

pytestmark = pytest.mark.real


TAB = "\ue004"
"""The key, as WebDriver writes it."""
SHOWN = "document.getElementById('{}').checkVisibility()"
LOOKED_AT = "document.querySelectorAll('[data-part]:not([data-finding=pending])').length"

HEARD = "['ok', 'warn'].includes(document.querySelector('[data-part=microphone]').dataset.finding)"


def test_in_firefox(fox: Tab) -> None:
    """It may use both, as where the person has said so before."""
    for device in ("camera", "microphone"):
        fox.prefer(f"permissions.default.{device}", ALLOW)
    goes_from_start_to_end(fox, "sent")


def test_in_webkit(sound: Sound) -> None:
    """WebKitGTK is built without WebRTC."""
    with webkit(sound.environment) as tab:
        goes_from_start_to_end(tab, "unsupported")


def goes_from_start_to_end(tab: Tab, sending: str) -> None:
    """Camera, light, microphone, tone, one's own voice and sending; what was found is handed over and told."""
    with started("--no-open", "--json") as check:
        tab.go(check.address)
        tab.press("#both")
        tab.until(f"{SHOWN.format('choose')} || {SHOWN.format('check')}", "what comes next")
        if tab.evaluate(SHOWN.format("choose")):
            tab.press("#chosen")
        tab.until(f"{LOOKED_AT} === 4 && {HEARD}", "all but the speaker")
        tab.type("#check-heading", TAB)
        assert tab.evaluate("document.activeElement.id") != "mirror", "it is looked at, and nothing can be done with it"
        tab.press("#tone")
        tab.press("#tone-yes")
        tab.until(f"{LOOKED_AT} === 5", "the speaker")
        tab.press("#voice")
        tab.until("document.getElementById('answer').checkVisibility()", "one's own voice")
        tab.press("#tone-yes")
        tab.press("#finish")
        tab.until("document.getElementById('done').checkVisibility()", "the end")
        told = tab.evaluate("document.getElementById('told').textContent")
        tab.until("document.activeElement?.id === 'done-heading'", "the focus there")
        assert tab.evaluate("document.getElementById('mirror').srcObject === null")
        assert tab.evaluate("document.getElementById('fault').hidden")
        result = check.ended()
    devices = result.data["devices"]
    states = {part["name"]: part["state"] for part in devices["parts"]}
    unmeasured = [part for part in devices["parts"] if part["finding"] == "unknown"]
    assert (result.code, devices["sentence"]) == (1 if unmeasured else 0, told)
    assert (states["camera"], states["speaker"], states["connection"]) == ("seen", "heard", sending)
    # What they make up is bright or dark, and hums or beeps, as their makers like.
    assert states["light"] in {"even", "dark", "bright", "behind"}
    assert states["microphone"] in {"clear", "noisy", "faint", "clipping"}
    findings = [STATES[name][state] for name, state in states.items()]
    assert devices["finding"] == min(findings, key=["fail", "warn", "unknown", "ok"].index)
