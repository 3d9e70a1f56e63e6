"""Makes the pictures of our pages in docs/ by opening the real pages in a real browser.

Run from the checkout: python docs/make_pages.py [FOLDER]
"""

import os
import sys
import tempfile
from math import hypot
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests import recordings  # noqa: E402
from tests.device_checks import fed, found, started, visited  # noqa: E402

MOST_BYTES = 150_000
SOMEBODY = recordings.person(face=168, room=0)


def main() -> None:
    """Write the pictures into the folder named, or into docs/."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs"
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {"PRESENCECHECK_HOME": f"{home}/presencecheck", "HOME": home}
        devices(folder, Path(home))
    too_large = [path.name for path in folder.glob("*.png") if path.stat().st_size > MOST_BYTES]
    if too_large:
        sys.exit(f"larger than {MOST_BYTES} bytes: {', '.join(too_large)}")


def devices(folder: Path, work: Path) -> None:
    """The device page with a wide window in light, and with a narrow one in dark and a window behind the person."""
    voice = recordings.mixed(recordings.speech(work), 0.35, 0.0015)
    sound = recordings.sound(work / "voice.wav", voice)
    film = recordings.video(work / "lit.y4m", lit)
    with (
        started("--no-open") as check,
        visited(check, *fed(film, sound), viewport={"width": 1100, "height": 800}) as tab,
    ):
        tab.click("#both")
        for part in ("camera", "light", "microphone", "connection"):
            found(tab, part, "ok")
        tab.click("#tone")
        tab.click("#tone-yes")
        for part, name in (("camera", "Built-in camera"), ("microphone", "Headset"), ("speaker", "Headset")):
            tab.evaluate("([id, name]) => { document.getElementById(id).selectedOptions[0].text = name }", [part, name])
        tab.mouse.move(0, 0)
        tab.screenshot(path=folder / "devices.png", full_page=True)
    film = recordings.video(work / "backlit.y4m", recordings.person(face=70, room=220))
    with (
        started("--no-open") as check,
        visited(check, *fed(film, sound), viewport={"width": 400, "height": 1040}, color_scheme="dark") as tab,
    ):
        tab.click("#both")
        found(tab, "light", "warn")
        found(tab, "microphone", "ok")
        found(tab, "connection", "ok")
        tab.evaluate("document.querySelector('#camera').selectedOptions[0].text = 'Built-in camera'")
        tab.screenshot(path=folder / "devices-dark.png")


def lit(x: float, y: float) -> int:
    """Somebody before a wall on which a lamp throws some light."""
    return SOMEBODY(x, y) or round(128 - 60 * min(hypot(x - 0.25, y - 0.2), 1))


if __name__ == "__main__":
    main()
