"""The device page in browsers that fail it: what could not be looked at is said, stops nothing, and is not fine."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from presencecheck.messages import devices as devices_messages
from presencecheck.messages import probes as probes_messages
from presencecheck.messages import walk as walk_messages
from tests.support.browsers import chromium, opened, violations
from tests.support.device_page import Check, fed, found, started
from tests.support.media import mixed, person, speech, video
from tests.support.media import sound as recorded
from tests.support.terminals import Terminal

pytestmark = pytest.mark.real


FIREFOX_SAYS = "NotSupportedError: Connecting AudioNodes from AudioContexts with different sample-rate"
REFUSE = f"throw new DOMException({FIREFOX_SAYS.partition(': ')[2]!r}, 'NotSupportedError');"
NO_SOURCE = f"AudioContext.prototype.createMediaStreamSource = () => {{ {REFUSE} }};"
NO_WEB_AUDIO = "delete window.AudioContext;"
OTHERS_FINE = {"camera": "ok", "light": "ok", "connection": "ok"}


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A browser in which all would be fine."""
    folder = tmp_path_factory.mktemp("devices")
    heard = recorded(folder / "voice.wav", mixed(speech(folder), 0.35, 0.0015))
    with chromium(*fed(video(folder / "even.y4m", person(face=150, room=120)), heard)) as started_once:
        yield started_once


@contextmanager
def broken(browser: Browser, address: str, script: str) -> Iterator[Page]:
    """The page in a browser in which this script ran first, just after its start."""
    with opened(browser) as tab:
        tab.add_init_script(script)
        tab.goto(address)
        tab.click("#both")
        yield tab


def handed_over(tab: Page, check: Check) -> tuple[str, dict[str, str]]:
    """The finding of the whole, and the state of each part; the page says the same and never that all is fine."""
    tab.click("#finish")
    tab.wait_for_selector("#done:visible")
    told = tab.inner_text("#told")
    devices = check.ended().data["devices"]
    assert devices["sentence"] == told
    assert "fine" not in told
    return devices["finding"], {part["name"]: part["state"] for part in devices["parts"]}


def hear(tab: Page) -> None:
    """Play the tone, and say that it was heard."""
    tab.click("#tone")
    tab.click("#tone-yes")
    found(tab, "speaker", "ok")


@pytest.mark.parametrize(
    ("script", "part", "reason"),
    [
        (NO_SOURCE, "microphone", FIREFOX_SAYS),
        ("MediaStream = class { constructor() { throw new Error('no stream'); } };", "camera", "Error: no stream"),
        ("CanvasRenderingContext2D.prototype.drawImage = () => { throw 1; };", "light", "1"),
        ("RTCPeerConnection.prototype.addTrack = () => { throw new Error('no track'); };", "connection", "no track"),
        ("AudioContext.prototype.createMediaStreamDestination = () => { throw 2; };", "speaker", "2"),
        (
            "CanvasRenderingContext2D.prototype.getImageData = (x, y, width, height) => new ImageData(width, height);",
            "light",
            "DataError",
        ),
    ],
    ids=["microphone", "camera", "light", "connection", "speaker", "made-up pixels"],
)
def test_one_part_throws(script: str, part: str, reason: str, browser: Browser) -> None:
    """The part that throws says so, with what helps; the others are looked at, and the whole is not fine."""
    with started("--no-open", "--json") as check, broken(browser, check.address, script) as tab:
        if part == "speaker":
            tab.click("#tone")
        elif part != "camera":  # without a stream there is nothing to play or to hear either
            hear(tab)
        said = devices_messages.SAID[f"{part}.error"]
        found(tab, part, "unknown", said.sentence, said.remedy, reason)
        for other, finding in (OTHERS_FINE | {"microphone": "ok"}).items():
            if part not in (other, "camera"):
                found(tab, other, finding)
        assert violations(tab) == []
        finding, states = handed_over(tab, check)
    assert finding == "unknown"
    assert states[part] == "error"
    assert list(states) == ["camera", "light", "microphone", "speaker", "connection"]


def test_without_web_audio(browser: Browser) -> None:
    """As in a hardened browser: neither microphone nor tone can be looked at, and all else is."""
    with started("--no-open", "--json") as check, broken(browser, check.address, NO_WEB_AUDIO) as tab:
        for part, finding in OTHERS_FINE.items():
            found(tab, part, finding)
        tab.click("#tone")
        for part in ("microphone", "speaker"):
            found(tab, part, "unknown", devices_messages.SAID[f"{part}.error"].sentence, "AudioContext")
        assert tab.is_visible("#microphone-again")
        finding, states = handed_over(tab, check)
    assert finding == "unknown"
    assert (states["microphone"], states["speaker"], states["connection"]) == ("error", "error", "sent")


def test_a_headset_of_another_rate(browser: Browser) -> None:
    """A browser that takes a microphone only at the microphone's own rate is given that rate."""
    script = f"""{{
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
    with started("--no-open") as check, broken(browser, check.address, script) as tab:
        found(tab, "microphone", "ok")


@pytest.mark.parametrize(
    "script",
    [
        "setTimeout(() => { throw new Error('elsewhere'); });",
        "Promise.reject(new Error('elsewhere'));",
        "navigator.mediaDevices.enumerateDevices = async () => { throw new Error('elsewhere'); };",
    ],
    ids=["thrown", "rejected", "choosing"],
)
def test_an_error_elsewhere(script: str, browser: Browser) -> None:
    """What is caught nowhere is shown, and keeps the whole from being fine although every part is."""
    later = f"addEventListener('DOMContentLoaded', () => {{ {script} }});"
    with started("--no-open", "--json") as check, broken(browser, check.address, later) as tab:
        said = devices_messages.SAID["page.error"]
        for words in (said.sentence, said.remedy, devices_messages.PAGE["reason"].format(reason="Error: elsewhere")):
            tab.locator("#fault", has_text=words).wait_for()
        for part, finding in (OTHERS_FINE | {"microphone": "ok"}).items():
            found(tab, part, finding)
        hear(tab)
        assert violations(tab) == []
        finding, states = handed_over(tab, check)
    assert (finding, states.pop("page")) == ("unknown", "error")
    assert list(states.values()) == ["seen", "even", "clear", "heard", "sent"]


def test_a_script_that_does_not_load(browser: Browser) -> None:
    """The page does not stay empty: it says that it failed, and what helps."""
    with started("--no-open") as check, opened(browser) as tab:
        tab.route("**/judging.js", lambda route: route.abort())
        tab.goto(check.address)
        tab.locator("#fault", has_text=devices_messages.SAID["page.error"].remedy).wait_for()


def _wait_for_question(terminal: Terminal, number: int) -> None:
    terminal.wait_until(lambda: terminal.place == number, f"question {number}")


SEEN_AND_HEARD = "Were you well seen and heard in a test"
"""The question of the tech check that the device page is for."""


@pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal wants a POSIX system")
def test_in_a_walk(browser: Browser, tmp_path: Path) -> None:
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
        with broken(browser, address.read_text(), NO_SOURCE) as tab:
            found(tab, "microphone", "unknown")
            found(tab, "connection", "ok")
            hear(tab)
            tab.click("#finish")
            tab.wait_for_selector("#done:visible")
        terminal.wait_for(
            walk_messages.NOT_MEASURED.format(sentence=devices_messages.SAID["microphone.error"].sentence)
        )
        assert "fine" not in terminal.screen
        terminal.press(number, "q")
        assert terminal.ended() == 3
