"""The device page in browsers that fail it: what could not be looked at is said, stops nothing, and is not fine."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pytest
from playwright.sync_api import Page

from presencecheck.messages import devices as devices_messages
from presencecheck.messages import probes as probes_messages
from presencecheck.messages import walk as walk_messages
from tests.support.browsers import opened, violations
from tests.support.device_page import Door, Studio, found, handed_over, started, turn_on
from tests.support.media import person, video
from tests.support.terminals import Terminal

pytestmark = pytest.mark.real


FIREFOX_SAYS = "NotSupportedError: Connecting AudioNodes from AudioContexts with different sample-rate"
REFUSE = f"throw new DOMException({FIREFOX_SAYS.partition(': ')[2]!r}, 'NotSupportedError');"
NO_SOURCE = f"AudioContext.prototype.createMediaStreamSource = () => {{ {REFUSE} }};"
NO_WEB_AUDIO = "delete window.AudioContext;"
OTHERS_FINE = {"camera": "ok", "light": "ok", "connection": "ok"}


@contextmanager
def broken(studio: Studio, check: Door, script: str) -> Iterator[Page]:
    """The page in a browser in which this script ran first, just after its start."""
    with studio.visit(check, script=script) as tab:
        turn_on(tab)
        yield tab


def hear(tab: Page) -> None:
    """Play the tone, and say that it was heard."""
    tab.click("#tone")
    tab.click("#tone-yes")
    found(tab, "speaker", "ok")


NO_PICTURES = "CanvasRenderingContext2D.prototype.drawImage = () => { throw 1; };"
MADE_UP = "CanvasRenderingContext2D.prototype.getImageData = (x, y, width, height) => new ImageData(width, height);"
NO_TRACK = "RTCPeerConnection.prototype.addTrack = () => { throw new Error('no track'); };"
NO_SPEAKER = "HTMLMediaElement.prototype.setSinkId = async () => { throw new DOMException('gone', 'NotFoundError'); };"
NO_STREAM = "MediaStream = class { constructor() { throw new Error('no stream'); } };"


@pytest.mark.parametrize(
    ("script", "reasons"),
    [
        (
            NO_SOURCE + NO_TRACK + NO_SPEAKER + MADE_UP,
            {"microphone": FIREFOX_SAYS, "connection": "no track", "speaker": "gone", "light": "DataError"},
        ),
        (NO_STREAM, {"camera": "Error: no stream", "microphone": "Error: no stream"}),
    ],
    ids=["all but the camera", "camera and microphone"],
)
def test_parts_throw(script: str, reasons: Mapping[str, str], studio: Studio) -> None:
    """A part that throws says so, with what helps; the others are looked at, and the whole is not fine."""
    with started("--no-open", "--json") as check, broken(studio, check, script) as tab:
        if "speaker" in reasons:
            tab.click("#tone")
        for part, reason in reasons.items():
            said = devices_messages.SAID[f"{part}.error"]
            found(tab, part, "unknown", said.sentence, said.remedy, reason)
        if "camera" not in reasons:
            found(tab, "camera", "ok")
        assert violations(tab) == []
        result, states = handed_over(tab, check)
    devices = result.data["devices"]
    assert devices["finding"] == "unknown"
    assert {name for name, state in states.items() if state == "error"} >= set(reasons)
    assert list(states) == ["camera", "light", "microphone", "speaker", "connection"]
    kinds = {part["name"]: part["reason"] for part in devices["parts"] if part["state"] == "error"}
    assert {name: kinds[name] for name in reasons} == {name: kind_of(reason) for name, reason in reasons.items()}


def kind_of(reason: str) -> str:
    """What the terminal is told of an error: its name, never its words."""
    names = {FIREFOX_SAYS: "NotSupportedError", "gone": "NotFoundError", "DataError": "DataError"}
    return names.get(reason, "Error")


def test_without_web_audio(studio: Studio) -> None:
    """As in a hardened browser: neither microphone nor tone can be looked at, all else is; the terminal says why."""
    with started("--no-open") as check, broken(studio, check, NO_WEB_AUDIO + NO_PICTURES) as tab:
        for part in ("camera", "connection"):
            found(tab, part, "ok")
        found(tab, "light", "unknown", devices_messages.SAID["light.error"].sentence, "1")
        tab.click("#tone")
        for part in ("microphone", "speaker"):
            found(tab, part, "unknown", devices_messages.SAID[f"{part}.error"].sentence, "AudioContext")
        assert tab.is_visible("#microphone-again")
        tab.click("#finish")
        tab.wait_for_selector("#done:visible")
        result = check.ended()
    assert result.code == 1
    said = devices_messages.SAID["light.error"].sentence
    names = ", ".join(devices_messages.NAMES[part].lower() for part in ("microphone", "speaker"))
    assert devices_messages.NOT_MEASURED.format(sentence=said, names=names) in result.out.replace("\n", " ")
    assert result.out.count(devices_messages.PAGE["reason"].format(reason="ReferenceError")) == 2


HEADSET = f"""{{
    const [Real, listen] = [AudioContext, AudioContext.prototype.createMediaStreamSource];
    window.AudioContext = class extends Real {{
        constructor(options) {{ super({{ sampleRate: 44100, ...JSON.parse(JSON.stringify(options ?? {{}})) }}); }}
        createMediaStreamSource(stream) {{
            if (this.sampleRate !== stream.getAudioTracks()[0].getSettings().sampleRate) {REFUSE}
            return listen.call(this, stream);
        }}
    }};
    MediaStreamTrack.prototype.getSettings = ((own) => function () {{
        return {{ ...own.call(this), sampleRate: 16000 }};
    }})(MediaStreamTrack.prototype.getSettings);
}}"""
"""A browser that takes a microphone only at the microphone's own rate, as Firefox that of a headset."""


NO_CHOICE = "navigator.mediaDevices.enumerateDevices = async () => { throw new Error('elsewhere'); };"


def test_an_error_elsewhere(studio: Studio) -> None:
    """What belongs to no part is shown, and keeps the whole from being fine although every part is."""
    with started("--no-open", "--json") as check, broken(studio, check, NO_CHOICE) as tab:
        said = devices_messages.SAID["page.error"]
        for words in (said.sentence, said.remedy, devices_messages.PAGE["reason"].format(reason="Error: elsewhere")):
            tab.locator("#fault", has_text=words).wait_for()
        for part, finding in (OTHERS_FINE | {"microphone": "ok"}).items():
            found(tab, part, finding)
        hear(tab)
        assert violations(tab) == []
        result, states = handed_over(tab, check)
    assert (result.data["devices"]["finding"], states.pop("page")) == ("unknown", "error")
    assert list(states.values()) == ["seen", "even", "clear", "heard", "sent"]


CONTEXTS = """{
    window.contexts = [];
    window.AudioContext = class extends AudioContext {
        constructor(...given) { super(...given); contexts.push(this); }
    };
}"""


def test_sound_that_is_suspended(studio: Studio) -> None:
    """A browser that stops listening, as for a call, is told as that; a key or a click wakes it."""
    with started("--no-open") as check, broken(studio, check, HEADSET + CONTEXTS) as tab:
        found(tab, "microphone", "ok")  # at the rate of the headset
        tab.evaluate("contexts.forEach((context) => context.suspend())")
        said = devices_messages.SAID["microphone.asleep"]
        found(tab, "microphone", "unknown", said.sentence, said.remedy)
        assert tab.is_visible("#microphone-again")
        assert violations(tab) == []
        tab.keyboard.press("Shift")
        found(tab, "microphone", "ok")
        assert not tab.is_visible("#microphone-again")


def test_a_picture_that_stands_still_or_is_black(tmp_path: Path, studio: Studio) -> None:
    """The same picture again and again, or a black one, is nobody seen, and says nothing of the light."""
    studio.show(video(tmp_path / "still.y4m", person(face=150, room=120), still=True))
    with started("--no-open", "--json") as check, studio.visit(check) as tab:
        turn_on(tab)
        tab.locator("[data-part=camera]:not([data-finding=pending])").wait_for()
        said = devices_messages.SAID["camera.frozen"]
        found(tab, "camera", "warn", said.sentence, said.remedy)  # and never fine before
        found(tab, "light", "unknown", devices_messages.SAID["light.untested"].sentence)
        studio.show(video(tmp_path / "black.y4m", lambda x, y: 17))
        tab.select_option("#camera", index=0)
        tab.dispatch_event("#camera", "change")
        said = devices_messages.SAID["camera.black"]
        found(tab, "camera", "fail", said.sentence, said.remedy)
        found(tab, "light", "unknown", devices_messages.SAID["light.covered"].sentence)
        result, states = handed_over(tab, check)
    assert (states["camera"], states["light"]) == ("black", "covered")
    assert result.data["devices"]["sentence"].startswith(said.sentence)


def test_a_script_that_does_not_load(studio: Studio) -> None:
    """The page does not stay empty: it says that it failed, and what helps; so with what is caught nowhere."""
    with started("--no-open") as check, opened(studio.browser) as tab:
        tab.route("**/judging.js", lambda route: route.abort())
        tab.goto(check.address)
        fault = tab.locator("#fault", has_text=devices_messages.SAID["page.error"].remedy)
        fault.wait_for()
        tab.unroute_all()
        tab.reload()
        tab.wait_for_selector("#start:visible")
        assert not fault.is_visible()
        tab.evaluate("() => { Promise.reject(new Error('elsewhere')); }")
        fault.filter(has_text="Error: elsewhere").wait_for()


def _wait_for_question(terminal: Terminal, number: int) -> None:
    terminal.wait_until(lambda: terminal.place == number, f"question {number}")


SEEN_AND_HEARD = "Were you well seen and heard in a test"
"""The question of the tech check that the device page is for."""


@pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal wants a POSIX system")
def test_in_a_walk(studio: Studio, tmp_path: Path) -> None:
    """In the walk nothing counts as measured, and the question is left to the person."""
    address, opener = tmp_path / "address", tmp_path / "opener"
    opener.write_text(f'#!/bin/sh\nprintf %s "$1" > {address}.new; mv {address}.new {address}\n')
    opener.chmod(0o700)
    with Terminal("run", "tech-check", env={"BROWSER": str(opener), "DISPLAY": ":0"}) as terminal:
        for number in count(1):
            _wait_for_question(terminal, number)
            if SEEN_AND_HEARD in terminal.screen:
                break
            terminal.press(number, "y")
        # The measurements begin a moment after the first question, which someone quick may have left behind by then.
        terminal.wait_for(probes_messages.PAGE_OFFER)
        terminal.press(number, "m")
        terminal.wait_until(address.exists, "the browser")
        with broken(studio, Door(address.read_text()), NO_SOURCE) as tab:
            found(tab, "microphone", "unknown")
            for part in ("camera", "light", "connection"):
                found(tab, part, "ok")
            hear(tab)
            tab.click("#finish")
            tab.wait_for_selector("#done:visible")
        terminal.wait_for(
            walk_messages.NOT_MEASURED.format(sentence=devices_messages.SAID["microphone.error"].sentence)
        )
        assert "fine" not in terminal.screen
        terminal.press(number, "q")
        assert terminal.ended() == 3
