"""Makes docs/report.png and docs/walk.png: a report as its owner sees it and a question of the walk, in a real browser.

Run from the checkout: python docs/make_pages.py [FOLDER]
"""

import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.histories import write  # noqa: E402
from tests.support.browser_walk import press, walking  # noqa: E402
from tests.support.browsers import page  # noqa: E402
from tests.support.commands import presencecheck  # noqa: E402

MOST_BYTES = 200_000
REPORT = {"width": 760, "height": 1240}
WALK = {"width": 760, "height": 640}
DAYS = "--since", "2026-07-01", "--until", "2026-09-30"
LAST = 20_726
"""The last day of the history: 2026-09-30."""


def main() -> None:
    """Write the pictures into the folder named, or into docs/."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs"
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {
            "PRESENCECHECK_HOME": f"{home}/presencecheck",
            "HOME": home,
            "PRESENCECHECK_KEEP_NUMBERS": "true",
        }
        draw_report(Path(home), folder / "report.png")
        draw_walk(folder / "walk.png")
    for picture in (folder / "walk.png", folder / "report.png"):
        if picture.stat().st_size > MOST_BYTES:
            sys.exit(f"{picture} is larger than {MOST_BYTES} bytes")


def draw_walk(picture: Path) -> None:
    """Draw the second question of the usual routine, answered with a "not yet"."""
    with walking(command=("open", "--no-open")) as walk, page(viewport=WALK) as opened:
        opened.goto(walk.address)
        press(opened, "y")
        press(opened, "n")
        opened.screenshot(path=picture)


def draw_report(home: Path, picture: Path) -> None:
    """Draw the first page of a report on three months."""
    write(home / "presencecheck" / "data" / "history.db", 500, seed=5, until=LAST, a_day=3)
    made = presencecheck("report", *DAYS, "-o", str(home / "report.html"))
    if made.code:
        sys.exit(made.err)
    with page(viewport=REPORT) as opened:
        opened.goto((home / "report.html").as_uri())
        opened.screenshot(path=picture)


if __name__ == "__main__":
    main()
