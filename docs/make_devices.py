"""Makes docs/devices.png and docs/devices-dark.png: the device page from the real command in a real browser.

Run from the checkout: python docs/make_devices.py [FOLDER]
"""

import os
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.support.browsers import chromium  # noqa: E402
from tests.support.device_page import Studio, fed, found, started, turn_on  # noqa: E402
from tests.support.media import Luma, mixed, person, sound, speech, video  # noqa: E402

NAMES = """{
    const media = navigator.mediaDevices, real = media.enumerateDevices.bind(media);
    const names = { videoinput: "Built-in camera", audioinput: "Headset", audiooutput: "Headset" };
    media.enumerateDevices = async () => {
        const first = new Map((await real()).reverse().map((device) => [device.kind, device]));
        return [...first.values()].map(({ kind, deviceId }) => ({ kind, deviceId, label: names[kind] }));
    };
}"""
"""The devices that are offered, by names that people know."""


def main() -> None:
    """Write the pictures into the folder named, or into docs/."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs"
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {"PRESENCECHECK_HOME": f"{home}/presencecheck", "HOME": home}
        place = Path(home)
        picture = place / "picture.y4m"
        heard = sound(place / "voice.wav", mixed(speech(place), 0.35, 0.0015))
        with chromium(*fed(picture, heard), whole=True) as browser:
            studio = Studio(browser, picture, heard)
            light = {"viewport": {"width": 1100, "height": 880}, "color_scheme": "light"}
            _make(studio, folder / "devices.png", person(face=150, room=90), "ok", light)
            dark = {"viewport": {"width": 400, "height": 1120}, "color_scheme": "dark"}
            _make(studio, folder / "devices-dark.png", person(face=70, room=220), "warn", dark)


def _make(studio: Studio, picture: Path, seen: Luma, light: str, context: dict[str, object]) -> None:
    studio.show(video(studio.picture.with_name(f"{picture.stem}.y4m"), seen))
    with started("--no-open") as check, studio.visit(check, script=NAMES, **context) as tab:
        turn_on(tab)
        _try_out(tab, light)
        tab.screenshot(path=picture)


def _try_out(tab: Page, light: str) -> None:
    tab.click("#tone")
    tab.click("#tone-yes")
    found(tab, "light", light)
    found(tab, "microphone", "ok")
    found(tab, "connection", "ok")
    tab.evaluate("document.activeElement.blur(); scrollTo(0, 0)")


if __name__ == "__main__":
    main()
