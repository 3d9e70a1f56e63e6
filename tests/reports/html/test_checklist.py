"""The page of `show --format html` in a real browser: alone, accessible, narrow, and whole on paper."""

import re
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from presencecheck.core.checklist import Checklist, Include, Routine
from presencecheck.core.plan import Section
from presencecheck.library.library import Library
from presencecheck.library.planning import sections
from presencecheck.reports.checklist_view import view_of
from presencecheck.reports.formats import FORMATS
from presencecheck.reports.html.checklist import checklist_page
from presencecheck.reports.letterhead import letterhead
from presencecheck.system.paths import user_paths
from tests.support.browsers import violations
from tests.support.builders import checklist, choice, confirm, exercise, scale, section, several, text
from tests.support.generated_checklists import HOSTILE, handed_out
from tests.support.printed import PAPER, print_page, squeezed

Made = Callable[[], tuple[Checklist | Routine, tuple[Section, ...]]]
LARGE = 24
"""Pixels of the smallest letters of large print: 18 points."""


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
    items = [confirm(f"i{n}", why=f"{words} {'x' * 90}", say=words, section=words) for n, words in enumerate(HOSTILE)]
    what = checklist("c", *items, text("word"))
    return what, (section(what),)


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
def test_what_looks_like_a_box_is_one(browser: tuple[Page, list[str]], tmp_path: Path) -> None:
    """Of options one can be chosen, of several any; each is named by its question, and no source is in a name."""
    opened, _ = browser
    file = tmp_path / "list.html"
    what = handed_out(checklist("c", scale("here"), choice("mood"), several("with")))
    file.write_text(FORMATS["html"](what, (section(what),)), encoding="utf-8")
    opened.goto(file.as_uri())
    mood = opened.get_by_role("group", name="Which?")
    for name in ("little", "hurry"):
        mood.get_by_text(name).click()
    assert [mood.get_by_label(name).is_checked() for name in ("little", "hurry")] == [False, True]
    marks = opened.get_by_role("group", name="Which of these?").get_by_role("checkbox")
    marks.nth(0).check()
    marks.nth(2).check()
    assert [marks.nth(place).is_checked() for place in range(3)] == [True, False, True]
    assert opened.get_by_role("group", name="How much?").get_by_role("radio").count() == 11
    file.write_text(FORMATS["html"](*shipped("environment")), encoding="utf-8")
    opened.goto(file.as_uri())
    named = opened.get_by_role("checkbox", name=re.compile("Sources"))
    assert (opened.get_by_role("checkbox").count() > 5, named.count()) == (True, 0)


def test_lines_are_as_long_as_what_may_be_written() -> None:
    """By the item's `max`: whole lines, and a part of one in quarters."""
    for most, looks in {1: ["write w1"], 16: ["write w2"], 60: ["write"], 200: [*["write"] * 3, "write w2"]}.items():
        what = handed_out(checklist("c", text("word", max=most)))
        page_text = FORMATS["html"](what, (section(what),))
        assert re.findall('<p class="(write[^"]*)">', page_text) == looks


HARBOUR = {"name": "Praxis Hafenstraße", "phone": "030 1234", "emergency": "112", "link": "https://h.example/x"}


def german() -> Checklist:
    """A list of every kind, in German, for the client."""
    items = confirm("door", why="Es ist Ihre."), exercise("rest"), scale("here"), choice("mood"), text("word")
    return replace(handed_out(checklist("vorher", *items)), language="de", title="Bevor wir uns sehen")


@pytest.mark.real
@pytest.mark.parametrize("form", ["html", "large-print"])
def test_a_hand_out_is_the_practice_s(form: str, browser: tuple[Page, list[str]], tmp_path: Path) -> None:
    """Facts and labels are in the list's language, on the screen and in the tagged PDF; that has no form."""
    opened, _ = browser
    what, file = german(), tmp_path / "list.html"
    head = letterhead({**HARBOUR, "date": "2026-03-08"}, what.language, 0)
    file.write_text(FORMATS[form](what, (section(what),), head), encoding="utf-8")
    opened.goto(file.as_uri())
    assert violations(opened) == []
    shown = " ".join(opened.inner_text("body").split())
    for words in (*HARBOUR.values(), "8. März 2026", "Telefon", "Im Notfall", "Was hilft", "Schritt für Schritt"):
        assert words in shown
    assert "vorher" not in opened.content()
    printed = print_page(opened, tmp_path)
    assert (printed.title, printed.language) == (what.title, "de")
    assert re.findall(r"\d+", printed.spoken) == re.findall(r"\d+", shown)
    assert not re.search(r"^\s*(Form|Figure)\b", printed.structure, re.MULTILINE)
    sizes = opened.evaluate(
        "[...document.querySelectorAll('main p')].map(p => parseFloat(getComputedStyle(p).fontSize))"
    )
    assert (min(sizes) >= LARGE) == (form == "large-print")


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
    head = letterhead({**HARBOUR, "date": "today"}, "en", 0)
    file.write_text(FORMATS["html"](*shipped("client-preparation"), head), encoding="utf-8")
    opened.goto(file.as_uri())
    for paper in PAPER:
        assert len(PdfReader(BytesIO(opened.pdf(format=paper))).pages) == 1


def test_headings_stand_between_the_items() -> None:
    """Each above a list of its own, whose name it is."""
    what = checklist("c", confirm("a"), confirm("b", section="Room"), confirm("d"))
    made = checklist_page(view_of(what, [what]))
    assert '<section class="part" aria-labelledby="p1-2"><h2 id="p1-2">Room</h2>' in made
    assert made.count('<ol role="list">') == 2
    routine = Routine(format=1, id="r", title="R", include=(Include(checklist="c"),))
    assert '<h3 id="p1-2">Room</h3>' in checklist_page(view_of(routine, [what]))


def test_an_address_is_seen() -> None:
    """It stands as it is, beside its question, and only on what is handed out."""
    address = "https://example.org/meet?a=1&b=2"
    what = handed_out(checklist("c", confirm("door", link=address)))
    shown = FORMATS["html"](what, (section(what),))
    escaped = address.replace("&", "&amp;")
    assert f'<a href="{escaped}" rel="noopener">{escaped}</a>' in shown
    assert f"`{address}`" in FORMATS["markdown"](what, (section(what),))
    walked = replace(what, style="do-confirm")
    assert "example.org" not in FORMATS["html"](walked, (section(walked),))
