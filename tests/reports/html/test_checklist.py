"""The page of `show --format html` in a real browser: alone, accessible, narrow, and whole on paper."""

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from presencecheck.core.checklist import Checklist, Routine
from presencecheck.core.plan import Section
from presencecheck.library.library import Library
from presencecheck.library.planning import sections
from presencecheck.reports.formats import FORMATS
from presencecheck.system.paths import user_paths
from tests.support.browsers import page, violations
from tests.support.builders import checklist, choice, confirm, exercise, scale, section, text
from tests.support.generated_checklists import HOSTILE, handed_out

Made = Callable[[], tuple[Checklist | Routine, tuple[Section, ...]]]
PAPER = ("A4", "Letter")


def shipped(name: str) -> tuple[Checklist | Routine, tuple[Section, ...]]:
    """What is shipped under a name."""
    library = Library.of(user_paths())
    loaded = library.load(library.find(name))
    return loaded.content, tuple(sections(library, loaded))


def handed() -> tuple[Checklist, tuple[Section, ...]]:
    """A list of every kind, written to the client."""
    items = confirm("door", why="It is yours."), exercise("rest"), scale("here"), choice("mood")
    what = handed_out(checklist("c", *items))
    return what, (section(what),)


def hostile() -> tuple[Checklist, tuple[Section, ...]]:
    """A list of long and hostile texts."""
    items = [confirm(f"i{n}", why=f"{words} {'x' * 90}", say=words) for n, words in enumerate(HOSTILE)]
    what = checklist("c", *items, text("word"))
    return what, (section(what),)


@pytest.fixture(scope="module")
def browser() -> Iterator[tuple[Page, list[str]]]:
    """One page, and the address of every request that it makes."""
    requests: list[str] = []
    with page(requests=requests) as opened:
        yield opened, requests


@pytest.mark.real
@pytest.mark.parametrize("make", [lambda: shipped("full"), handed, hostile], ids=["full", "handed out", "hostile"])
def test_on_screen(make: Made, browser: tuple[Page, list[str]], tmp_path: Path) -> None:
    """Nothing is asked of any other place, axe-core has nothing against it, and 320 pixels are wide enough."""
    opened, requests = browser
    requests.clear()
    errors: list[str] = []
    opened.on("console", lambda message: errors.append(message.text))
    file = tmp_path / "list.html"
    file.write_text(FORMATS["html"](*make()), encoding="utf-8")
    opened.goto(file.as_uri())
    assert requests == [file.as_uri()]
    for scheme in ("light", "dark"):
        opened.emulate_media(color_scheme=scheme)
        for width in (320, 1024):
            opened.set_viewport_size({"width": width, "height": 800})
            assert opened.evaluate("document.documentElement.scrollWidth") <= width
        assert violations(opened) == []
    assert errors == []
    assert opened.evaluate("getComputedStyle(document.body).maxWidth") != "none", "the policy let the style in"


@pytest.mark.real
def test_boxes_are_ticked_by_keyboard(browser: tuple[Page, list[str]], tmp_path: Path) -> None:
    """Boxes take the keyboard and a click on their question; no browser is asked to remember them."""
    opened, _ = browser
    file = tmp_path / "list.html"
    file.write_text(FORMATS["html"](*handed()), encoding="utf-8")
    opened.goto(file.as_uri())
    box = opened.get_by_role("checkbox", name="Is the door so?")
    opened.keyboard.press("Tab")
    opened.keyboard.press("Space")
    assert box.is_checked()
    opened.get_by_text("Is the door so?").click()
    assert not box.is_checked()
    assert box.get_attribute("autocomplete") == "off"


@pytest.mark.real
@pytest.mark.parametrize("paper", PAPER)
@pytest.mark.parametrize("name", ["full", "environment"])
def test_on_paper(name: str, paper: str, browser: tuple[Page, list[str]], tmp_path: Path) -> None:
    """Every word is on the paper, and no item is cut in two."""
    opened, _ = browser
    what, parts = shipped(name)
    file = tmp_path / "list.html"
    file.write_text(FORMATS["html"](what, parts), encoding="utf-8")
    opened.goto(file.as_uri())
    pages = [squeezed(sheet.extract_text()) for sheet in PdfReader(BytesIO(opened.pdf(format=paper))).pages]
    for part in parts:
        for item in part.checklist.items:
            texts = [item.ask, item.why, *(item.remedy.do if item.remedy else ())]
            on = [[squeezed(words) in sheet for sheet in pages] for words in texts]
            assert any(all(each) for each in zip(*on, strict=True)), f"{item.id} is on no page as a whole"
        for source in part.checklist.sources.values():
            assert any(squeezed(source) in sheet for sheet in pages)


@pytest.mark.real
def test_a_hand_out_is_one_page(browser: tuple[Page, list[str]], tmp_path: Path) -> None:
    """What the client gets is one sheet of paper, in either size."""
    opened, _ = browser
    file = tmp_path / "list.html"
    file.write_text(FORMATS["html"](*handed()), encoding="utf-8")
    opened.goto(file.as_uri())
    for paper in PAPER:
        assert len(PdfReader(BytesIO(opened.pdf(format=paper))).pages) == 1


def squeezed(words: str) -> str:
    """Words without what a line break or a ligature changes in a PDF's text."""
    for written, drawn in (("ﬁ", "fi"), ("ﬂ", "fl"), ("ﬀ", "ff"), ("ﬃ", "ffi")):
        words = words.replace(written, drawn)
    return "".join(words.split())
