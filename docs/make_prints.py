"""Makes docs/client-preparation.png: the page that a client gets, from the real command in a real browser.

Run from the checkout: python docs/make_prints.py [FOLDER]
"""

import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.support.browsers import page  # noqa: E402
from tests.support.commands import presencecheck  # noqa: E402

NAME = "client-preparation"
MOST_BYTES = 200_000
"""The most that a page should have to load for a picture; how large it gets differs a little with the fonts."""
PRACTICE = {
    "name": "Harbour Street Practice",
    "phone": "030 1234567",
    "emergency": "112, or the crisis line 030 7654321",
    "link": "https://harbour.example",
}
"""Whose page it is."""
WINDOW = {"width": 720, "height": 600}


def main() -> None:
    """Write the picture into the folder named, or into docs/."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs"
    picture = folder / f"{NAME}.png"
    with tempfile.TemporaryDirectory() as home, page(viewport=WINDOW) as opened:
        os.environ |= {"PRESENCECHECK_HOME": f"{home}/presencecheck", "HOME": home}
        for fact, text in PRACTICE.items():
            presencecheck("config", "set", f"practice.{fact}", text)
        file = Path(home, f"{NAME}.html")
        shown = presencecheck("show", NAME, "--format", "html", "-o", str(file))
        if shown.code:
            sys.exit(shown.err)
        opened.goto(file.as_uri())
        opened.screenshot(path=picture, full_page=True)
    if picture.stat().st_size > MOST_BYTES:
        sys.exit(f"{picture} is larger than {MOST_BYTES} bytes")


if __name__ == "__main__":
    main()
