"""The person's own page: its figures against those of `stats`, and the page in a real browser."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from presencecheck.figures.all import figures
from presencecheck.history.queries.selection import Selection
from presencecheck.history.queries.statistics import gather
from presencecheck.reports.json.stats import stats_shape
from presencecheck.system.clock import day_of
from tests.support.browsers import violations
from tests.support.commands import own, presencecheck, walk
from tests.support.generated_checklists import HOSTILE
from tests.support.report_pages import LAST, Words, own_page, shared


def test_the_page_says_what_stats_says(years: Path) -> None:
    """Every figure of the page is one of those that `stats --json` gives, and those are held against the runs."""
    gathered = gather(years, Selection(day_of("2026-08-24"), LAST))
    stats = stats_shape(figures(gathered.table, gathered.compared, LAST), "")
    words = Words(own_page(years, day_of("2026-08-24")))
    rows = {row[0]: row[1:] for row in words.rows}
    for week in stats["weeks"]:
        year, number, date = week["week"].split("-")
        names = {"08": "Aug", "09": "Sep", "10": "Oct", "11": "Nov"}
        assert rows[f"{int(date)} {names[number]} {year}"] == [str(week["runs"])]
    completed = stats["statuses"]["completed"]
    assert f"{stats['runs']}, about {stats['a-week']:.1f} a week: {completed} walked to the end" in words.text
    assert rows["ready"][0] == str(stats["readiness"]["ready"])
    assert rows["not ready"][0] == str(stats["readiness"]["not-ready"])
    for item in stats["items"]:
        done = item["outcomes"]["done"] / item["runs"] if item["runs"] else 0
        if 0.01 < done < 0.99:
            word = {"confirm": "in place", "probe": "in place", "exercise": "done"}.get(item["kind"], "answered")
            assert re.search(rf"{word} {round(done * 100)} %[^;]*; {item['runs']} runs", words.text), item
    for item in stats["never-not-yet"]:
        assert f"In place in {item['runs']} runs, never “not yet”." in words.text
        assert f"presencecheck retire {item['checklist']}/{item['item']}" in words.text
    [pair] = stats["before-after"]
    assert "expectation alone can raise the second" in words.text
    assert f"{pair['pairs']} pairs" in words.text
    for entry in pair["months"]:
        found = next(row for row in words.rows if len(row) == 5 and row[3] == str(entry["pairs"]))
        assert [float(cell) for cell in found[1:3]] == pytest.approx([entry["before"], entry["after"]], abs=0.051)


@pytest.mark.real
@pytest.mark.parametrize("make", [own_page, shared], ids=["own", "shared"])
def test_in_a_browser(make: object, years: Path, browser: tuple[Page, list[str]], tmp_path: Path) -> None:
    """No request leaves the page, axe-core has nothing against it, and 320 pixels are wide enough."""
    opened, requests = browser
    requests.clear()
    file = tmp_path / "page.html"
    file.write_text(own_page(years) if make is own_page else shared(years), encoding="utf-8")
    assert "<script" not in file.read_text(encoding="utf-8")
    opened.goto(file.as_uri())
    for scheme in ("light", "dark"):
        opened.emulate_media(color_scheme=scheme)
        for width in (320, 1024):
            opened.set_viewport_size({"width": width, "height": 800})
            assert opened.evaluate("document.documentElement.scrollWidth") <= width
            assert violations(opened) == []
    assert requests == [file.as_uri()]
    assert opened.evaluate("getComputedStyle(document.body).maxWidth") != "none", "the policy let the style in"
    colours = opened.evaluate(
        "['done', 'fixed', 'accepted', 'skipped'].map(n => document.querySelector('.of.' + n))"
        ".filter(e => e).map(e => getComputedStyle(e).fill)"
    )
    assert len(set(colours)) == len(colours)
    # On paper: every heading and every item, none of it cut off.
    pages = [sheet.extract_text() for sheet in PdfReader(BytesIO(opened.pdf(format="A4"))).pages]
    printed = re.sub(r"\s+", "", "".join(pages)).replace("ﬁ", "fi").replace("ﬀ", "ff").replace("ﬂ", "fl")
    for element in opened.query_selector_all("h1, h2, h3, .items p, .plain li, tbody th"):
        if element.evaluate("e => !e.closest('.unseen')"):
            assert re.sub(r"\s+", "", element.inner_text()) in printed


@pytest.mark.real
def test_hostile_words_are_words(home: Path, browser: tuple[Page, list[str]], tmp_path: Path) -> None:
    """Whatever stands in a checklist is shown, and does nothing."""
    opened, requests = browser
    asked = "".join(
        f"  - {{id: a{number}, ask: '{words.replace(chr(39), chr(39) * 2)}', if-not-yet: {{do: [Do]}}}}\n"
        for number, words in enumerate(HOSTILE)
    )
    own(home, "hostile", f"format: 1\nid: hostile\ntitle: '<b>&lt;title>'\nitems:\n{asked}")
    assert walk("hostile", [(f"hostile/a{number}", "yes") for number in range(len(HOSTILE))]).code == 0
    done = presencecheck("report", "-o", str(tmp_path / "page.html"))
    assert done.code == 0
    requests.clear()
    opened.goto((tmp_path / "page.html").as_uri())
    assert len(requests) == 1
    shown = " ".join(opened.inner_text("main").split())
    assert all(" ".join(words.split()) in shown for words in HOSTILE if words.isascii())
