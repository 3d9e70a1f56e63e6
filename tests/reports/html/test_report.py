"""The person's own page: its figures against those of `stats`, and the page in a real browser."""

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from benchmarks.histories import write
from playwright.sync_api import Page

from presencecheck.core.events import Outcome
from presencecheck.core.items import Range
from presencecheck.core.plan import Step
from presencecheck.core.readiness import Readiness
from presencecheck.core.standing import Status
from presencecheck.figures.all import Figures, figures
from presencecheck.figures.before_after import Means, PairFigures
from presencecheck.figures.items import ItemFigures
from presencecheck.figures.runs import RunFigures
from presencecheck.history.queries.selection import Selection
from presencecheck.history.queries.statistics import gather
from presencecheck.messages import report as report_messages
from presencecheck.reports.html.report import report_page
from presencecheck.reports.json.stats import stats_shape
from presencecheck.system.clock import day_of
from tests.support.browsers import violations
from tests.support.builders import confirm, scale
from tests.support.commands import own, presencecheck, walk
from tests.support.generated_checklists import HOSTILE
from tests.support.printed import PAPER, print_page, squeezed
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
        assert rows[f"{int(date)} {names[number]} {year}"] == [str(week["runs"]), ""]
    completed = stats["statuses"]["completed"]
    assert f"{stats['runs']} runs, about {stats['a-week']:.0f} a week: {completed} finished" in words.text
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


def one_run(folder: Path) -> str:
    """The page of a single run."""
    write(folder / "one.db", 1, seed=3, until=LAST)
    return own_page(folder / "one.db")


def longest() -> str:
    """The page whose first sheet has the most to hold: long questions that keep being left, and numbers of lists."""
    long = "What will go wrong here that went wrong the last time as well, and the times before, " * 4
    counts = dict.fromkeys(Outcome, 111_111)
    asks = [replace(confirm(f"i{n}"), ask=f"{long[:298]}?") for n in range(9)]
    items = [ItemFigures(Step(0, "c", item), long[:60], counts, 222_222) for item in asks]
    ends = Range(low=long[:40], high=long[40:80])
    before = Step(0, "c", replace(scale("here"), ask=long[:300], scale=ends))
    means = Means(111_111, 1.1, 9.9)
    pairs = [PairFigures(before, before, ends, long[:60], means, {"2026-10": means, "2026-11": means})] * 3
    runs = RunFigures(
        LAST - 80,
        LAST,
        111_111,
        dict.fromkeys(Status, 55_555),
        dict.fromkeys(Readiness, 11_111),
        {LAST: 111_111},
    )
    return report_page(Figures(runs, (), items, pairs, True), "w" * 40, LAST, {"c/i1": True})


def test_one_question_of_two_lists_is_told_apart() -> None:
    """On the first page, by the titles of the lists; a question that is there once stands alone."""
    counts = dict.fromkeys(Outcome, 10)
    door, lamp = confirm("door"), confirm("lamp")
    items = [
        ItemFigures(Step(0, "a", door), "Room", counts, 20),
        ItemFigures(Step(0, "b", door), "Office", counts, 20),
        ItemFigures(Step(0, "b", lamp), "Office", counts, 20),
    ]
    runs = RunFigures(LAST, LAST, 30, dict.fromkeys(Status, 10), dict.fromkeys(Readiness, 10), {LAST: 30})
    first = report_page(Figures(runs, (), items, (), False), "", LAST).partition("</div>")[0]
    shown = re.findall(r"<li><p>([^<]*)</p>", first)
    assert sorted(shown) == [f"{door.ask} (Office)", f"{door.ask} (Room)", lamp.ask]


@pytest.fixture(scope="module", params=["one run", "700 runs", "longest"])
def written(request: pytest.FixtureRequest, years: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A page that is little, much, or the most."""
    folder = tmp_path_factory.mktemp("written")
    made: dict[str, Callable[[], str]] = {
        "one run": lambda: one_run(folder),
        "700 runs": lambda: own_page(years),
        "longest": longest,
    }
    file = folder / "page.html"
    file.write_text(made[request.param](), encoding="utf-8")
    return file.as_uri()


@pytest.mark.real
def test_on_paper(written: str, browser: tuple[Page, list[str]], tmp_path: Path) -> None:
    """What is said in short fits on the first sheet, what follows begins the second, and nothing is cut off."""
    opened, _ = browser
    opened.goto(written)
    first = [squeezed(each) for each in opened.locator(".first :is(h1, h2, p, tbody th)").all_inner_texts()]
    after = [squeezed(each) for each in opened.locator("main > section :is(h2, h3, p, li, th)").all_inner_texts()]
    for paper in PAPER:
        sheets = print_page(opened, tmp_path, paper).sheets
        assert [words for words in first if words not in sheets[0]] == []
        assert sheets[1].startswith(after[0])
        assert [words for words in after if words not in "".join(sheets[1:])] == []


@pytest.mark.real
def test_what_a_screen_reader_gets_of_the_paper(written: str, browser: tuple[Page, list[str]], tmp_path: Path) -> None:
    """The PDF has a title, a language and tags; every figure is in it, as often as it stands on the page."""
    opened, _ = browser
    opened.goto(written)
    printed = print_page(opened, tmp_path)
    assert (printed.title, printed.language) == (report_messages.TITLE, "en")
    figure = re.compile(r"\d+(?:\.\d+)?")
    assert figure.findall(printed.spoken) == figure.findall(opened.inner_text("body"))
    assert not re.search(r"^\s*Figure", printed.structure, re.MULTILINE), "bars say nothing of their own"
    levels = re.findall(r"^\s*H(\d)\b", printed.structure, re.MULTILINE)
    assert levels[0] == "1"
    assert all(int(low) <= int(high) + 1 for high, low in pairwise(levels))


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
