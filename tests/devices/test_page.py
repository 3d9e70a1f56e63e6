"""The device page in a real browser: what it sees and hears, what it hands over, and who can use it."""

import re
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page, Playwright, expect

from presencecheck.devices.verdict import STATES
from presencecheck.messages import devices as devices_messages
from tests.support import media as recordings
from tests.support.browsers import chromium, violations
from tests.support.device_page import NO_CALLS, Studio, fed, found, handed_over, started, turn_on

pytestmark = pytest.mark.real


NARROW = {"width": 320, "height": 640}


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


def test_all_is_well(studio: Studio) -> None:
    """By keyboard alone, in a narrow window: all is found fine, is handed over, and nothing else leaves the page."""
    requests: list[str] = []
    with (
        started("--no-open", "--json") as check,
        studio.visit(check, requests=requests, viewport=NARROW) as tab,
    ):
        faults: list[str] = []
        tab.on("console", lambda message: faults.append(message.text))
        accessible(tab)
        reach(tab, devices_messages.PAGE["start.both"])
        tab.keyboard.press("Enter")
        tab.wait_for_selector("#choose:visible")
        expect(tab.locator("#choose-heading")).to_be_focused()
        accessible(tab)
        reach(tab, devices_messages.PAGE["choose.microphone"])
        reach(tab, devices_messages.PAGE["choose.go"])
        tab.keyboard.press("Enter")
        for part, state in (("camera", "seen"), ("light", "even"), ("microphone", "clear"), ("connection", "sent")):
            found(tab, part, "ok", devices_messages.SAID[f"{part}.{state}"].sentence)
        expect(tab.locator("#check-heading")).to_be_focused()
        assert tab.locator("#microphone option").all_inner_texts() != []
        meter = tab.get_by_role("meter", name=devices_messages.PAGE["level"])
        levels = {devices_messages.PAGE[f"level.{name}"] for name in ("silent", "faint", "quiet", "good", "loud")}
        assert meter.get_attribute("aria-valuetext") in levels
        said = tab.locator(".parts .sentence, .parts .remedy").all_inner_texts()
        assert [text for text in said if re.search(r"\d|dBFS", text)] == []
        reach(tab, devices_messages.PAGE["choose.camera"])
        reach(tab, devices_messages.PAGE["choose.microphone"])
        reach(tab, devices_messages.PAGE["choose.speaker"])
        reach(tab, devices_messages.PAGE["tone"])
        tab.keyboard.press("Enter")
        tab.get_by_role("group", name=devices_messages.PAGE["tone.question"]).wait_for()
        reach(tab, devices_messages.PAGE["tone.yes"])
        tab.keyboard.press(" ")
        found(tab, "speaker", "ok")
        tab.locator("#announcer", has_text=devices_messages.SAID["speaker.heard"].sentence).wait_for()
        reach(tab, devices_messages.PAGE["numbers"])
        tab.keyboard.press("Enter")
        assert {"320 pixels wide", "240 high"} <= set(re.split(": |, |\n", tab.inner_text("#numbers-list")))
        accessible(tab)
        reach(tab, devices_messages.PAGE["finish"])
        tab.keyboard.press("Enter")
        tab.get_by_role("heading", name=devices_messages.PAGE["done.heading"]).wait_for()
        expect(tab.locator("#done-heading")).to_be_focused()
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
    assert studio.picture.name not in result.out  # the fake camera is called by its file


@pytest.mark.parametrize(
    ("picture", "light", "gain", "noise", "sound"),
    [
        (recordings.person(face=40, room=40), "dark", 0.35, 0.03, "noisy"),
        (recordings.person(face=70, room=220), "behind", 3.0, 0.0015, "clipping"),
    ],
    ids=["dark and noisy", "backlit and clipping"],
)
def test_what_it_sees_and_hears(
    picture: recordings.Luma,
    light: str,
    gain: float,
    noise: float,
    sound: str,
    voice: list[float],
    tmp_path: Path,
    studio: Studio,
) -> None:
    """Bad light and bad sound are told apart, each with what helps, and the first of them stands for the whole."""
    film = recordings.video(tmp_path / "film.y4m", picture)
    studio.show(film, recordings.sound(tmp_path / "sound.wav", recordings.mixed(voice, gain, noise)))
    with started("--no-open", "--json") as check, studio.visit(check) as tab:
        turn_on(tab)
        for part, state in (("light", light), ("microphone", sound)):
            said = devices_messages.SAID[f"{part}.{state}"]
            found(tab, part, STATES[part][state], said.sentence, said.remedy)
        result, states = handed_over(tab, check)
    assert (states["light"], states["microphone"], states["speaker"]) == (light, sound, "untested")
    devices = result.data["devices"]
    assert (devices["finding"], devices["remedy"]) == ("warn", devices_messages.SAID[f"light.{light}"].remedy)


@pytest.fixture(scope="module")
def bare(driver: Playwright, voice: list[float], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    """A browser without a camera, with somebody far from its microphone, in which an add-on blocks calls."""
    faint = tmp_path_factory.mktemp("bare") / "faint.wav"
    recordings.sound(faint, recordings.mixed(voice, 0.008, 0.00005))
    with chromium(*fed(None, faint), *NO_CALLS, driver=driver, whole=True) as browser:
        yield Studio(browser, faint, faint)


def test_no_camera_and_a_faint_voice(bare: Studio) -> None:
    """Without a camera the microphone is still listened to, and the page can be asked to try again."""
    with started("--no-open", "--json") as check, bare.visit(check, viewport=NARROW) as tab:
        turn_on(tab)
        said = devices_messages.SAID["camera.none"]
        found(tab, "camera", "warn", said.sentence, said.remedy)
        found(tab, "microphone", "warn", devices_messages.SAID["microphone.faint"].remedy)
        found(tab, "light", "unknown", devices_messages.SAID["light.untested"].sentence)
        found(tab, "connection", "warn", devices_messages.SAID["connection.blocked"].sentence)
        tab.evaluate("Object.defineProperty(navigator, 'onLine', { value: false })")
        tab.get_by_role("button", name=devices_messages.PAGE["again"]).click()
        found(tab, "connection", "unknown", devices_messages.SAID["connection.offline"].sentence)
        found(tab, "camera", "warn", said.sentence)
        accessible(tab)
        result, _ = handed_over(tab, check)
    devices = result.data["devices"]
    assert devices["finding"] == "warn"
    assert devices["sentence"].startswith(said.sentence)
    missing = [devices_messages.NAMES[part].lower() for part in ("light", "speaker", "connection")]
    assert devices["sentence"].endswith(devices_messages.NOT_MEASURED.format(sentence="", names=", ".join(missing)))


def test_microphone_only(tmp_path: Path, studio: Studio) -> None:
    """For a session by telephone the camera stays off; a microphone that gives nothing is told, and so is no tone."""
    studio.show(sound=recordings.sound(tmp_path / "silence.wav", [0.0] * recordings.RATE))
    with started("--no-open", "--json") as check, studio.visit(check) as tab:
        turn_on(tab, "#sound-only")
        found(tab, "connection", "ok")
        tab.click("#tone")
        tab.click("#tone-no")
        found(tab, "speaker", "fail", devices_messages.SAID["speaker.unheard"].remedy)
        found(tab, "microphone", "fail", devices_messages.SAID["microphone.muted"].remedy)
        tab.click("#voice")  # there is nothing to play, which says nothing of the speaker
        found(tab, "speaker", "fail", devices_messages.PAGE["voice.silent"])
        assert not tab.is_visible("#answer")
        result, states = handed_over(tab, check)
    assert states == {"camera": "off", "microphone": "muted", "speaker": "unheard", "connection": "sent"}
    devices = result.data["devices"]
    assert (devices["finding"], devices["remedy"]) == ("fail", devices_messages.SAID["microphone.muted"].remedy)
    said = (devices_messages.SAID[state].sentence for state in ("microphone.muted", "speaker.unheard"))
    assert devices["sentence"] == " ".join(said)


def test_tabs(studio: Studio) -> None:
    """A second tab is sent to the first; reloading goes on; closing the tab is the end, and says so."""
    with started("--no-open", "--json") as check, studio.visit(check) as tab:
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
    assert result.code == 1  # nothing was measured
    assert result.data["devices"] == {
        "finding": "unknown",
        "sentence": devices_messages.CLOSED.message,
        "remedy": devices_messages.CLOSED.hint,
        "parts": [],
    }


def test_ended_from_outside(studio: Studio) -> None:
    """Ending the command closes the port, and the tab turns everything off and says that it is over."""
    with started("--no-open") as check, studio.visit(check, viewport=NARROW) as tab:
        turn_on(tab)
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


WATCHED = [
    ([(500, False)], [None]),
    ([(6100, False)], ["black"]),
    ([(400, "new"), (800, "new")], ["seen", "seen"]),
    ([(400, "same"), (3900, "same"), (4100, "same"), (4500, "new")], [None, None, "frozen", "seen"]),
    ([(400, "black"), (1800, "black"), (2000, "black"), (2400, "new")], [None, None, "black", "seen"]),
    ([(400, "new"), (800, "same"), (4500, "same")], ["seen", "seen", "frozen"]),
]
"""Pictures with their milliseconds, and what the camera is then said to do: black noise is black, too."""


def test_judging_numbers(studio: Studio) -> None:
    """Each brightness and each course of levels has its word; too short a time has none yet."""
    with started("--no-open") as check, studio.visit(check) as tab:
        judged = tab.evaluate(
            """async ([lights, sounds, pictures]) => {
                const { judgeLight, judgeSound, watcher } = await import("./judging.js");
                const { limits } = await import("./words.js");
                const sound = (levels) => levels.map((level) => ({ level, peak: level + 3, clipped: 0 }));
                const picture = (is) => ({ isThere: Boolean(is), isBlack: is === "black", isNew: is !== "same" });
                const seen = (watch) => ([time, is]) => watch(time, picture(is));
                return [
                    lights.map(([centre, surround, brightest]) => judgeLight({ centre, surround, brightest }, limits)),
                    sounds.map((levels) => judgeSound(sound(levels), levels.length / 20, limits)?.state ?? null),
                    pictures.map((row) => row.map(seen(watcher(0)))),
                ];
            }""",
            [[given for given, _ in rows] for rows in (LIGHTS, SOUNDS, WATCHED)],
        )
    assert judged == [[wanted for _, wanted in rows] for rows in (LIGHTS, SOUNDS, WATCHED)]
