"""What a browser may use: each device is judged by itself, and by whom it is kept back is told."""

import json

import pytest

from presencecheck.devices.verdict import STATES
from presencecheck.messages import devices as devices_messages
from tests.support.browser_drivers import ALLOW, ASK, BLOCK, Tab
from tests.support.browsers import violations
from tests.support.device_page import Studio, found, handed_over, started, turn_on

pytestmark = pytest.mark.real


def test_both_are_refused(studio: Studio) -> None:
    """Each says so for itself, and works once it is allowed and tried again."""
    narrow = {"width": 320, "height": 640}
    with started("--no-open") as check, studio.visit(check, allowed=[], viewport=narrow) as tab:
        turn_on(tab)
        for part in ("camera", "microphone"):
            found(tab, part, "unknown", devices_messages.SAID[f"{part}.refused"].sentence)
        assert violations(tab) == []
        tab.context.grant_permissions(["camera"], origin=f"http://{check.host}")
        tab.click("#camera-again")
        found(tab, "camera", "ok")
        assert not tab.is_visible("#voice")
        found(tab, "microphone", "unknown", devices_messages.SAID["microphone.refused"].sentence)
        tab.context.clear_permissions()  # the person takes it back
        tab.context.grant_permissions([], origin=f"http://{check.host}")
        found(tab, "camera", "unknown", devices_messages.SAID["camera.refused"].sentence)
        assert tab.is_visible("#camera-again")
        tab.click("#finish")
        tab.wait_for_selector("#done:visible")
        result = check.ended()
    assert result.code == 1
    assert result.out.startswith(devices_messages.SAID["camera.refused"].sentence)
    assert devices_messages.WHAT_HELPS.partition(":")[0] in result.out


REFUSING = """() => {
    const media = navigator.mediaDevices, real = media.getUserMedia.bind(media);
    media.getUserMedia = (wishes) =>
        wishes.video ? Promise.reject(new DOMException(refusal[0], refusal[1])) : real(wishes);
    const query = navigator.permissions.query.bind(navigator.permissions);
    navigator.permissions.query = ({ name }) =>
        name === "camera" ? Promise.resolve({ state: refusal[2] }) : query({ name });
}"""
"""A camera that is kept from the page, with the words of the browsers for it."""

REFUSALS = [
    ("Permission denied by system", "NotAllowedError", "granted", "system"),
    ("Permission denied by system", "NotAllowedError", "prompt", "system"),
    # The page may, so that it is not the person who refuses: Firefox and Safari have one sentence for all.
    ("The request is not allowed by the user agent or the platform", "NotAllowedError", "granted", "system"),
    ("Permission denied", "NotAllowedError", "denied", "refused"),
    ("Could not start video source", "NotReadableError", "granted", "busy"),
    ("Requested device not found", "NotFoundError", "granted", "none"),
    ("Something new", "FutureError", "granted", "error"),
]
"""What a browser says, what the error is called, what the page may, and the state that follows."""


def test_by_whom_one_is_refused(studio: Studio) -> None:
    """Where one of two is kept back, the other is looked at; a person, the system, another program and a missing device
    are told apart, each with what helps there.
    """
    with started("--no-open", "--json") as check, studio.visit(check, allowed=["microphone"]) as tab:
        turn_on(tab)
        said = devices_messages.SAID["camera.refused"]
        found(tab, "camera", "unknown", said.sentence, said.remedy)
        found(tab, "microphone", "ok")
        found(tab, "connection", "ok")
        assert not tab.is_visible("#microphone-again")
        assert tab.is_visible("#voice")
        tab.evaluate(REFUSING)
        for words, name, allowed, state in REFUSALS:
            tab.evaluate("(next) => { window.refusal = next; }", [words, name, allowed])
            tab.click("#camera-again")
            said = devices_messages.SAID[f"camera.{state}"]
            found(tab, "camera", STATES["camera"][state], said.sentence, said.remedy)
        found(tab, "camera", "unknown", "FutureError: Something new")
        assert violations(tab) == []
        result, _ = handed_over(tab, check)
    devices = result.data["devices"]
    assert (devices["finding"], devices["sentence"].startswith(said.sentence)) == ("unknown", True)
    assert devices["parts"][0]["reason"] == "FutureError"


UNANSWERED = """{
    const media = navigator.mediaDevices, real = media.getUserMedia.bind(media);
    window.asked = 0;
    media.getUserMedia = (wishes) => window.asked++ ? real(wishes) : new Promise(() => {});
}"""


def test_a_question_that_nobody_answers(studio: Studio) -> None:
    """After eight seconds the page says where to look, and can be started once more."""
    with started("--no-open") as check, studio.visit(check, script=UNANSWERED) as tab:
        tab.clock.install()
        tab.click("#both")
        tab.clock.run_for(4_000)  # beside it time goes on by itself
        assert tab.inner_text("#asking") == devices_messages.PAGE["asking"]
        tab.click("#both", force=True)
        assert tab.evaluate("asked") == 1
        tab.clock.run_for(4_100)
        # The page may use both, so that no question waits.
        tab.locator("#asking", has_text=devices_messages.PAGE["asking.stuck"]).wait_for()
        assert violations(tab) == []
        tab.clock.resume()
        turn_on(tab)
        found(tab, "camera", "ok")
        assert tab.evaluate("asked") == 2


def test_questions_of_firefox(fox: Tab) -> None:
    """A real question that nobody answers is helped; where one of two is blocked, the other is looked at."""
    fox.prefer("permissions.default.camera", BLOCK)
    fox.prefer("permissions.default.microphone", ASK)
    with started("--no-open") as check:
        fox.go(check.address)
        fox.press("#both")
        help_said = json.dumps(devices_messages.PAGE["asking.help"])
        fox.until(f"document.getElementById('asking').textContent.includes({help_said})", "help")
    fox.prefer("permissions.default.microphone", ALLOW)
    with started("--no-open", "--json") as check:
        fox.go(check.address)
        fox.press("#both")
        fox.until("document.getElementById('check').checkVisibility()", "the check")
        finding = "document.querySelector('[data-part=microphone]').dataset.finding"
        fox.until(f"['ok', 'warn'].includes({finding})", "the microphone")
        fox.press("#finish")
        fox.until("document.getElementById('done').checkVisibility()", "the end")
        states = {part["name"]: part["state"] for part in check.ended().data["devices"]["parts"]}
    assert states["camera"] == "refused"
