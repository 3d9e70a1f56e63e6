"""The device page in a real browser: what it sees and hears, what it hands over, and who can use it."""

import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from presencecheck.devices.verdict import STATES
from presencecheck.messages import devices as devices_messages
from tests.support import media as recordings
from tests.support.browsers import chromium, violations
from tests.support.device_page import FAKES, NO_CALLS, fed, found, started, visited

pytestmark = pytest.mark.real


LIT = recordings.person(face=150, room=120)


@pytest.fixture(scope="module")
def voice(tmp_path_factory: pytest.TempPathFactory) -> list[float]:
    """Somebody speaking, with pauses."""
    return recordings.speech(tmp_path_factory.mktemp("voice"))


@pytest.fixture(scope="module")
def driver() -> Iterator[Playwright]:
    """What drives the browsers."""
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="module")
def browser(driver: Playwright) -> Iterator[Browser]:
    """A browser with the camera and the microphone that it makes up."""
    with chromium(*FAKES, driver=driver) as started_once:
        yield started_once


def reach(tab: Page, name: str) -> None:
    """Press Tab until the focus is on what bears this name, and is to be seen there."""
    for _ in range(30):
        tab.keyboard.press("Tab")
        if tab.evaluate("(document.activeElement.labels?.[0] ?? document.activeElement).innerText") == name:
            assert tab.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
            return
    raise AssertionError(f"the keyboard does not reach {name!r}")


def accessible(tab: Page) -> None:
    """Nothing against it from axe-core in light and dark, and nothing beside a narrow window."""
    schemes: tuple[Literal["light", "dark"], ...] = ("light", "dark")
    for scheme in schemes:
        tab.emulate_media(color_scheme=scheme)
        assert violations(tab) == []
    assert tab.evaluate("document.documentElement.scrollWidth") == 320


def test_all_is_well(voice: list[float], tmp_path: Path, driver: Playwright) -> None:
    """By keyboard alone, in a narrow window: all is found fine, is handed over, and nothing else leaves the page."""
    film = recordings.video(tmp_path / "even.y4m", LIT)
    sound = recordings.sound(tmp_path / "quiet.wav", recordings.mixed(voice, 0.35, 0.0015))
    requests: list[str] = []
    narrow = {"width": 320, "height": 640}
    with started("--no-open", "--json") as check:
        with visited(check, *fed(film, sound), driver=driver, requests=requests, viewport=narrow) as tab:
            faults: list[str] = []
            tab.on("console", lambda message: faults.append(message.text))
            accessible(tab)
            reach(tab, devices_messages.PAGE["start.both"])
            tab.keyboard.press("Enter")
            found(tab, "camera", "ok", "320 by 240")
            found(tab, "light", "ok")
            found(tab, "microphone", "ok")
            found(tab, "connection", "ok")
            assert tab.evaluate("document.activeElement.id") == "check-heading"
            assert tab.locator("#microphone option").all_inner_texts() != []
            meter = tab.get_by_role("meter", name=devices_messages.PAGE["level"])
            assert "dBFS" in (meter.get_attribute("aria-valuetext") or "")
            reach(tab, devices_messages.PAGE["choose.camera"])
            reach(tab, devices_messages.PAGE["choose.microphone"])
            reach(tab, devices_messages.PAGE["choose.speaker"])
            reach(tab, devices_messages.PAGE["tone"])
            tab.keyboard.press("Enter")
            tab.get_by_role("group", name=devices_messages.PAGE["tone.question"]).wait_for()
            accessible(tab)
            reach(tab, devices_messages.PAGE["tone.yes"])
            tab.keyboard.press(" ")
            found(tab, "speaker", "ok")
            tab.locator("#announcer", has_text=devices_messages.SAID["speaker.heard"].sentence).wait_for()
            reach(tab, devices_messages.PAGE["finish"])
            tab.keyboard.press("Enter")
            tab.get_by_role("heading", name=devices_messages.PAGE["done.heading"]).wait_for()
            assert tab.evaluate("document.activeElement.id") == "done-heading"
            assert tab.evaluate("document.getElementById('mirror').srcObject") is None
            told = tab.locator("#told").inner_text()
            accessible(tab)
            assert faults == []
        result = check.ended()
    assert [address for address in requests if not address.startswith(check.address)] == []
    devices = result.data["devices"]
    assert (result.code, devices["finding"], devices["sentence"]) == (0, "ok", told)
    parts = {part["name"]: part for part in devices["parts"]}
    assert list(parts) == ["camera", "light", "microphone", "speaker", "connection"]
    assert {part["finding"] for part in parts.values()} == {"ok"}
    assert parts["camera"]["values"] == {"width": 320, "height": 240}
    # A browser that comes to its turn late stutters, which is louder than the room's -62.
    assert -65 <= parts["microphone"]["values"]["room"] <= -48
    assert parts["light"]["values"]["centre"] == pytest.approx(156, abs=3)  # luma 150 of 16 to 235, stretched
    assert "even.y4m" not in result.out  # the fake camera is called by its file


@pytest.mark.parametrize(
    ("picture", "light", "gain", "noise", "sound", "online", "sending"),
    [
        (recordings.person(face=40, room=40), "dark", 0.35, 0.03, "noisy", "true", "blocked"),
        (recordings.person(face=70, room=220), "behind", 3.0, 0.0015, "clipping", "false", "offline"),
    ],
    ids=["dark and noisy", "backlit and clipping"],
)
def test_what_it_sees_and_hears(
    picture: recordings.Luma,
    light: str,
    gain: float,
    noise: float,
    sound: str,
    online: str,
    sending: str,
    voice: list[float],
    tmp_path: Path,
    driver: Playwright,
) -> None:
    """Bad light and bad sound are told apart, each with what helps, and the first of them stands for the whole."""
    film = recordings.video(tmp_path / "film.y4m", picture)
    heard = recordings.sound(tmp_path / "sound.wav", recordings.mixed(voice, gain, noise))
    with started("--no-open", "--json") as check:
        with visited(check, *fed(film, heard), *NO_CALLS, driver=driver) as tab:
            tab.evaluate(f"Object.defineProperty(navigator, 'onLine', {{ value: {online} }})")
            tab.click("#both")
            for part, state in (("light", light), ("microphone", sound), ("connection", sending)):
                said = devices_messages.SAID[f"{part}.{state}"]
                found(tab, part, STATES[part][state], said.sentence.partition(":")[0], said.remedy)
            tab.click("#finish")
            tab.wait_for_selector("#done:visible")
        devices = check.ended().data["devices"]
    states = {part["name"]: part["state"] for part in devices["parts"]}
    del states["camera"]
    assert list(states.values()) == [light, sound, "untested", sending]
    assert (devices["finding"], devices["remedy"]) == ("warn", devices_messages.SAID[f"light.{light}"].remedy)


def test_no_camera_and_a_faint_voice(voice: list[float], tmp_path: Path, driver: Playwright) -> None:
    """Without a camera the microphone is still listened to, and the page can be asked to try again."""
    faint = recordings.sound(tmp_path / "faint.wav", recordings.mixed(voice, 0.008, 0.00005))
    with started("--no-open", "--json") as check:
        with visited(check, *fed(None, faint), driver=driver, viewport={"width": 320, "height": 640}) as tab:
            tab.click("#both")
            found(
                tab,
                "camera",
                "warn",
                devices_messages.SAID["camera.none"].sentence,
                devices_messages.SAID["camera.none"].remedy,
            )
            found(tab, "microphone", "warn", devices_messages.SAID["microphone.faint"].remedy)
            found(tab, "connection", "ok")
            found(tab, "light", "unknown", devices_messages.SAID["light.untested"].sentence)
            tab.get_by_role("button", name=devices_messages.PAGE["again"]).click()
            found(tab, "camera", "warn", devices_messages.SAID["camera.none"].sentence)
            accessible(tab)
            tab.click("#finish")
            tab.wait_for_selector("#done:visible")
        devices = check.ended().data["devices"]
    assert devices["finding"] == "warn"
    assert devices["sentence"].startswith(devices_messages.SAID["camera.none"].sentence)


def test_permission_refused(driver: Playwright) -> None:
    """Where the browser refuses both, it says so and how to allow them; the result is that nothing is known."""
    with started("--no-open") as check:
        with visited(
            check, FAKES[0], "--deny-permission-prompts", driver=driver, viewport={"width": 320, "height": 640}
        ) as tab:
            tab.click("#both")
            for part in ("camera", "microphone"):
                said = devices_messages.SAID[f"{part}.refused"]
                found(tab, part, "unknown", said.sentence, said.remedy)
            accessible(tab)
            tab.click("#finish")
            tab.wait_for_selector("#done:visible")
        result = check.ended()
    assert result.code == 0
    assert result.out.startswith(devices_messages.SAID["camera.refused"].sentence)
    assert devices_messages.WHAT_HELPS.partition(":")[0] in result.out


def test_microphone_only(tmp_path: Path, driver: Playwright) -> None:
    """For a session by telephone the camera stays off; a microphone that gives nothing is told, and so is no tone."""
    silence = recordings.sound(tmp_path / "silence.wav", [0.0] * recordings.RATE)
    with started("--no-open", "--json") as check:
        with visited(check, *fed(Path("none.y4m"), silence), driver=driver) as tab:
            tab.click("#sound-only")
            found(tab, "connection", "ok")
            tab.click("#tone")
            tab.click("#tone-no")
            found(tab, "speaker", "fail", devices_messages.SAID["speaker.unheard"].remedy)
            found(tab, "microphone", "fail", devices_messages.SAID["microphone.muted"].remedy)
            tab.click("#finish")
            tab.wait_for_selector("#done:visible")
        devices = check.ended().data["devices"]
    assert {part["name"]: part["state"] for part in devices["parts"]} == {
        "camera": "off",
        "microphone": "muted",
        "speaker": "unheard",
        "connection": "sent",
    }
    assert (devices["finding"], devices["remedy"]) == ("fail", devices_messages.SAID["microphone.muted"].remedy)
    assert devices["sentence"].endswith(devices_messages.ALSO.format(sentence="", names="speaker"))


def test_tabs(browser: Browser) -> None:
    """A second tab is sent to the first; reloading goes on; closing the tab is the end, and says so."""
    with started("--no-open", "--json") as check, visited(check, browser=browser) as tab:
        second = tab.context.new_page()
        second.goto(check.address)
        second.wait_for_selector("#elsewhere:visible")
        assert violations(second) == []
        second.close()
        tab.reload()
        tab.wait_for_selector("#both:visible")
        assert check.waits
        tab.close()
        result = check.ended()
    assert result.code == 0
    assert result.data["devices"] == {
        "finding": "unknown",
        "sentence": devices_messages.CLOSED.message,
        "remedy": devices_messages.CLOSED.hint,
        "parts": [],
    }


def test_ended_from_outside(browser: Browser) -> None:
    """Ending the command closes the port, and the tab turns everything off and says that it is over."""
    with started("--no-open") as check, visited(check, browser=browser, viewport={"width": 320, "height": 640}) as tab:
        tab.click("#both")
        found(tab, "camera", "ok")
        check.signal(signal.SIGTERM)
        tab.wait_for_selector("#over:visible")
        assert tab.evaluate("document.getElementById('mirror').srcObject") is None
        accessible(tab)
        assert check.ended().code == 143


LIGHTS = [
    ((120, 90, 200), "even"),
    ((60, 90, 200), "even"),  # dark skin where there is light
    ((30, 40, 90), "dark"),
    ((240, 90, 255), "bright"),
    ((60, 190, 255), "behind"),
    ((2, 3, 8), "covered"),
]
SOUNDS = [
    ([-60] * 39, None),
    ([-60] * 80, "unheard"),
    ([-30] * 80, "noisy"),
    ([-45, -35] * 40, "noisy"),
    ([-60, -30] * 40, "clear"),
    ([-60, -50] * 40, "faint"),
    ([-120] * 80, "muted"),
]


def test_judging_numbers(browser: Browser) -> None:
    """Each brightness and each course of levels has its word; too short a time has none yet."""
    with started("--no-open") as check, visited(check, browser=browser) as tab:
        judged = tab.evaluate(
            """async ([lights, sounds]) => {
                const { judgeLight, judgeSound } = await import("./judging.js");
                const { limits } = await import("./words.js");
                const sound = (levels) => levels.map((level) => ({ level, peak: level + 3, clipped: 0 }));
                return [
                    lights.map(([centre, surround, brightest]) => judgeLight({ centre, surround, brightest }, limits)),
                    sounds.map((levels) => judgeSound(sound(levels), levels.length / 20, limits)?.state ?? null),
                ];
            }""",
            [[light for light, _ in LIGHTS], [sound for sound, _ in SOUNDS]],
        )
    assert judged == [[state for _, state in LIGHTS], [state for _, state in SOUNDS]]
