"""The page of `card --print` in a real browser: alone, accessible, large, narrow, and whole on paper."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from presencecheck.core.checklist import Checklist, Routine
from presencecheck.core.context import Context
from presencecheck.core.plan import CardSheet
from presencecheck.library.library import Library
from presencecheck.library.planning import cards
from presencecheck.messages import verdict as verdict_messages
from presencecheck.reports.html.card import card_page
from presencecheck.reports.letterhead import letterhead
from presencecheck.system.paths import user_paths
from tests.support.browsers import violations
from tests.support.builders import checklist, confirm, plan, section
from tests.support.generated_checklists import HOSTILE

LARGE = 20
"""Pixels of the smallest letters on a screen: larger than those of other pages."""


def shipped(name: str) -> tuple[CardSheet, ...]:
    """The cards of what is shipped under a name."""
    return cards(Library.of(user_paths()), name, Context())[1]


def openings() -> list[str]:
    """The shipped lists for the opening of a session, and the routines that show a card."""
    library = Library.of(user_paths())
    contents = [library.load(entry).content for entry in library.entries()]
    lists = [what.id for what in contents if isinstance(what, Checklist) and what.moment == "open"]
    return [*lists, *(what.id for what in contents if isinstance(what, Routine) and shipped(what.id))]


def hostile() -> tuple[CardSheet, ...]:
    """Two cards of long and hostile texts."""
    items = [confirm(f"i{n}", "stop", say=f"{words} {'x' * 90}", section=words) for n, words in enumerate(HOSTILE)]
    return tuple(sheet_of(checklist(name, *items)) for name in ("one", "two"))


def sheet_of(what: Checklist) -> CardSheet:
    """A list as a card."""
    [sheet] = replace(plan(section(what, card=True)), card_question="").cards
    return sheet


def written(sheets: tuple[CardSheet, ...], folder: Path) -> str:
    """The address of the page."""
    file = folder / "card.html"
    facts = {"name": "Harbour Street", "phone": "030 1234", "emergency": "112", "link": "https://harbour.example/start"}
    file.write_text(card_page("A card", "en", sheets, letterhead(facts, "en", 0)), encoding="utf-8")
    return file.as_uri()


def test_each_line_has_its_words() -> None:
    """The first line says who may see it; what must not begin without says so; what a file says comes out literally."""
    items = confirm("sober", "stop", say="How <b>are</b> you?"), confirm("leave")
    text = card_page("A & B", "en", [sheet_of(checklist("opening", *items))])
    assert "<title>A &amp; B</title>" in text
    first, sober, leave = (text.index(words) for words in (verdict_messages.NOT_SHARED, "sober so", "leave so"))
    assert first < sober < text.index("“How &lt;b&gt;are&lt;/b&gt; you?”") < text.index(verdict_messages.IF_NOT) < leave
    assert text.count(verdict_messages.IF_NOT) == 1


def test_in_the_language_of_the_list() -> None:
    """What the program says on it; in a language that is not known, it is marked as English."""
    sheets = [sheet_of(checklist("opening", confirm("sober", "stop", say="Ça va ?")))]
    french = card_page("Une carte", "fr-CA", sheets)
    assert all(words in french for words in ("<p>Pas sur un écran", "« Ça va ? »", '<p class="stop">Sinon : '))
    assert f'<p lang="en">{verdict_messages.NOT_SHARED}' in card_page("Karta", "pl", sheets)


@pytest.mark.real
@pytest.mark.parametrize("name", ["client-orientation", "hostile"])
def test_on_screen(name: str, browser: tuple[Page, list[str]], tmp_path: Path) -> None:
    """Nothing is asked of any other place, axe-core has nothing against it, 320 pixels are enough, and it is large."""
    opened, requests = browser
    requests.clear()
    address = written(hostile() if name == "hostile" else shipped(name), tmp_path)
    opened.goto(address)
    assert requests == [address]
    for scheme in ("light", "dark"):
        opened.emulate_media(color_scheme=scheme)
        for width in (320, 1024):
            opened.set_viewport_size({"width": width, "height": 800})
            assert opened.evaluate("document.documentElement.scrollWidth") <= width
        assert violations(opened) == []
    paragraphs = "[...document.querySelectorAll('main p')]"
    assert min(opened.evaluate(f"{paragraphs}.map(p => parseFloat(getComputedStyle(p).fontSize))")) >= LARGE


@pytest.mark.real
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_on_paper(paper: str, browser: tuple[Page, list[str]], tmp_path: Path) -> None:
    """Each card that is shipped is one sheet of paper; of two, the second begins a new one."""
    opened, _ = browser
    names = openings()
    assert {"client-orientation", "full"} <= set(names)
    for name in names:
        sheets = shipped(name)
        opened.goto(written(sheets, tmp_path))
        pages = PdfReader(BytesIO(opened.pdf(format=paper))).pages
        assert (name, len(pages)) == (name, len(sheets))
    opened.goto(written((*shipped("client-orientation"), *shipped("couples")), tmp_path))
    assert len(PdfReader(BytesIO(opened.pdf(format=paper))).pages) == 2


def test_headings_stand_between_the_lines() -> None:
    """Each above a list of its own."""
    what = checklist("c", confirm("a"), confirm("b", section="Room"), confirm("d"))
    made = card_page("C", "en", [sheet_of(what)])
    assert "<h2>Room</h2>" in made
    assert made.count('<ul role="list">') == 2
