"""The person's own page as it is heard: Orca in Chromium and Firefox, every word and every figure once, in order."""

import os
import re
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from benchmarks.histories import write

from tests.support.evidence import LONG, Evidence, amount
from tests.support.hearing import BROWSERS, orca_in_browser, until_heard
from tests.support.report_pages import LAST, own_page

pytestmark = [pytest.mark.real, pytest.mark.skipif(sys.platform != "linux", reason="a screen reader of Linux")]
RUNS = 60
"""So that every part of the page has something to say."""
_ROLES = re.compile(
    r" heading level \d| (?:row|column) header| caption| information|(?:leaving (?:\w+ )?\w+|main content)\."
    r"|\btable with \d+ rows? \d+ columns?|\bList with \d+ items?|[•●]"
)
"""What Orca says of a page besides its words."""
_CAPTION = re.compile(r"(\w[^.]*) table with \d+ rows? \d+ columns? \1 caption")
"""It says what a table is called before what it is, and again as it goes over the caption."""
_SIGNS = {" slash ": "/", " dash ": "-"}
"""What Orca says for signs in the names of commands."""


class Visible(HTMLParser):
    """The words of a page's body, but for what is hidden from readers."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self._hidden = 0
        self.feed(page.partition("<body")[2].partition(">")[2])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin what is hidden, or go deeper into it."""
        if self._hidden or ("aria-hidden", "true") in attrs:
            self._hidden += 1

    def handle_endtag(self, tag: str) -> None:
        """Come out again."""
        self._hidden -= bool(self._hidden)

    def handle_data(self, data: str) -> None:
        """Take the words."""
        if not self._hidden:
            self.words.append(data)


def as_words(text: str) -> list[str]:
    """Words and figures, one by one, without what stands between them."""
    for spoken, sign in _SIGNS.items():
        text = text.replace(spoken, sign)
    return re.findall(r"[\w/'.-]*\w|%", text)


@pytest.mark.parametrize("browser", BROWSERS if os.environ.get(LONG) else BROWSERS[:1])
@pytest.mark.parametrize("time", range(amount("HEARD_PAGES", 1, 3)))
def test_the_own_page(time: int, browser: str, tmp_path: Path, evidence: Evidence) -> None:
    """A screen reader reads it once, from its heading to its foot; no bar is spoken."""
    write(tmp_path / "history.db", RUNS, seed=3, until=LAST)
    file = tmp_path / "report.html"
    page = own_page(tmp_path / "history.db")
    file.write_text(page, encoding="utf-8")
    written = as_words(" ".join(Visible(page).words))
    assert sum(word.isdigit() for word in written) > RUNS

    def hear() -> None:
        with orca_in_browser(browser, file.as_uri()) as listener:
            said = listener.hear("It is no clinical record.")
        read = _CAPTION.sub(r"\1", said.partition("Page has")[2].partition(". ")[2])
        assert as_words(_ROLES.sub(" ", read)) == written

    until_heard(hear)
    evidence("A", f"reports heard with Orca in {browser.title()}", 1, "left unsaid", "said twice", "out of order")
