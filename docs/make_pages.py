"""Makes docs/report.png: a report as its owner sees it, from the real command in a real browser.

Run from the checkout: python docs/make_pages.py [FOLDER]
"""

import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.histories import write  # noqa: E402
from tests.support.browsers import page  # noqa: E402
from tests.support.commands import presencecheck  # noqa: E402

MOST_BYTES = 200_000
WINDOW = {"width": 760, "height": 1240}
DAYS = "--since", "2026-07-01", "--until", "2026-09-30"
LAST = 20_726
"""The last day of the history: 2026-09-30."""


def main() -> None:
    """Write the picture into the folder named, or into docs/."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs"
    picture = folder / "report.png"
    with tempfile.TemporaryDirectory() as home, page(viewport=WINDOW) as opened:
        os.environ |= {"PRESENCECHECK_HOME": f"{home}/presencecheck", "HOME": home}
        write(Path(home, "presencecheck", "data", "history.db"), 500, seed=5, until=LAST, a_day=3)
        file = Path(home, "report.html")
        made = presencecheck("report", *DAYS, "-o", str(file))
        if made.code:
            sys.exit(made.err)
        opened.goto(file.as_uri())
        opened.screenshot(path=picture)
    if picture.stat().st_size > MOST_BYTES:
        sys.exit(f"{picture} is larger than {MOST_BYTES} bytes")


if __name__ == "__main__":
    main()
