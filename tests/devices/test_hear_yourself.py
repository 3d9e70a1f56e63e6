"""One's own voice through the speaker of one's choice, and devices that are chosen before they are tried."""

import re

import pytest
from playwright.sync_api import Page

from presencecheck.messages import devices as devices_messages
from tests.support.browsers import violations
from tests.support.device_page import Studio, found, handed_over, started, until

pytestmark = pytest.mark.real

LISTENING_IN = """{
    window.players = [];
    window.Audio = class extends Audio { constructor(...given) { super(...given); players.push(this); } };
    const real = AudioContext.prototype.createMediaStreamDestination;
    AudioContext.prototype.createMediaStreamDestination = function () {
        const out = real.call(this), analyser = new AnalyserNode(this, { fftSize: 2048 });
        this.createMediaStreamSource(out.stream).connect(analyser);
        const samples = new Float32Array(2048);
        window.loudest = 0;
        setInterval(() => {
            analyser.getFloatTimeDomainData(samples);
            window.loudest = Math.max(window.loudest, ...samples.map(Math.abs));
        }, 50);
        return out;
    };
    window.kept = [];
    const upload = Blob;
    window.Blob = function (...given) { kept.push(given); return new upload(...given); };
}"""
"""Hears what the page plays, and notices if it makes anything that could be kept."""


def test_hear_yourself(studio: Studio) -> None:
    """Devices are chosen before they are tried; then one's own voice comes through that speaker, and is not kept."""
    requests: list[str] = []
    with (
        started("--no-open", "--json") as check,
        studio.visit(check, script=LISTENING_IN, requests=requests) as tab,
    ):
        tab.click("#both")
        tab.wait_for_selector("#choose:visible")
        assert not tab.is_visible("#check")
        assert tab.evaluate("document.getElementById('mirror').srcObject") is None
        microphone, speaker = (last_of(tab, part) for part in ("microphone", "speaker"))
        tab.select_option("#microphone", microphone)
        tab.select_option("#speaker", speaker)
        assert not tab.is_visible("#check")
        tab.click("#chosen")
        found(tab, "microphone", "ok")
        assert tab.evaluate("document.getElementById('microphone').value") == microphone
        rows = tab.locator(".parts .choice select").evaluate_all("all => all.map(({ id }) => id)")
        assert rows == ["microphone", "speaker"]
        assert tab.locator(".stage .choice select").count() == 1
        before = len(requests)
        tab.click("#voice")
        tab.locator("[data-part=speaker] .sentence", has_text=re.compile(r"… [345]$")).wait_for()
        assert not tab.is_visible("#answer")
        tab.wait_for_selector("#answer:visible")
        assert tab.inner_text("#tone-question") == devices_messages.PAGE["voice.question"]
        assert tab.evaluate("players[0].sinkId") == speaker
        until(lambda: tab.evaluate("loudest") > 0.05, "the voice")
        assert violations(tab) == []
        tab.click("#tone-yes")
        found(tab, "speaker", "ok", devices_messages.SAID["speaker.heard"].sentence)
        assert tab.evaluate("document.activeElement.id") == "voice"
        # Another speaker is another question.
        tab.select_option("#speaker", index=0)
        found(tab, "speaker", "pending", devices_messages.PAGE["tone.try"])
        assert {address.removeprefix(check.address) for address in requests[before:]} <= {"keeper.js"}
        assert tab.evaluate("[kept, localStorage.length, sessionStorage.length]") == [[], 0, 0]
        _, states = handed_over(tab, check)
    assert states["speaker"] == "untested"


def last_of(tab: Page, part: str) -> str:
    """The last device of a part that is offered: not the one that is used where nobody chooses."""
    offered: list[str] = tab.evaluate(f"[...document.getElementById('{part}').options].map(({{ value }}) => value)")
    assert len(offered) > 1
    return offered[-1]
