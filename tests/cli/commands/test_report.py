"""`report`: its figures against the runs themselves, its pages in a real browser, and what a practice may see."""

import os
import re
import stat
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

import pytest
from benchmarks.histories import write
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page
from pypdf import PdfReader

from presencecheck.cli.date_range import month, quarter
from presencecheck.core.events import Outcome
from presencecheck.figures.all import figures
from presencecheck.figures.weeks import item_weeks
from presencecheck.history.queries.selection import Selection
from presencecheck.history.queries.statistics import gather
from presencecheck.reports.html.charts import columns
from presencecheck.reports.html.report import report_page
from presencecheck.reports.html.shared import shared_of, shared_page
from presencecheck.reports.json.stats import stats_shape
from presencecheck.system.clock import day_of
from tests.support.browsers import page, violations
from tests.support.commands import READY, SMALL, own, presencecheck, walk
from tests.support.generated_checklists import HOSTILE
from tests.support.generated_histories import FIRST, day, live
from tests.support.slow_figures import runs_of
from tests.support.terminals import Terminal

LAST = day_of("2026-11-20")


class Words(HTMLParser):
    """The words of a page: its tables row by row, and all of it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.parts: list[str] = []
        self._cell = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a row or a cell."""
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")
        self._cell = tag in ("td", "th") or (self._cell and tag in ("svg", "rect"))

    def handle_data(self, data: str) -> None:
        """Take the words."""
        self.parts.append(data)
        if self._cell and self.rows and self.rows[-1]:
            self.rows[-1][-1] += data

    @property
    def text(self) -> str:
        """All words of the page but for its style."""
        return " ".join(" ".join(self.parts).split())


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A year of three runs a day, with summer time, a journey and new versions."""
    path = tmp_path_factory.mktemp("years") / "history.db"
    write(path, 700, seed=3, until=LAST, a_day=3)
    return path


def own_page(path: Path, since: int | None = None, until: int = LAST) -> str:
    """The person's own report."""
    gathered = gather(path, Selection(since, until))
    return report_page(figures(gathered.table, gathered.compared, until), "", LAST)


def shared(path: Path, since: int | None = None, until: int = LAST) -> str:
    """The practice's version."""
    return shared_page(shared_of(gather(path, Selection(since, until)).table, until), "")


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
    assert rows["something essential open"][0] == str(stats["readiness"]["not-ready"])
    for item in stats["items"]:
        done = item["outcomes"]["done"] / item["runs"] if item["runs"] else 0
        if 0.01 < done < 0.99:
            assert re.search(rf"in place {round(done * 100)} %[^;]*; {item['runs']} runs", words.text), item
    for item in stats["never-not-yet"]:
        assert f"In place in {item['runs']} runs, never “not yet”." in words.text
    [pair] = stats["before-after"]
    assert f"{pair['pairs']} pairs" in words.text
    for entry in pair["months"]:
        found = next(row for row in words.rows if len(row) == 5 and row[3] == str(entry["pairs"]))
        assert [float(cell) for cell in found[1:3]] == pytest.approx([entry["before"], entry["after"]], abs=0.051)


@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_weeks_are_counted_rightly(data: st.DataObject, tmp_path_factory: pytest.TempPathFactory) -> None:
    """In each week, each item counts once for each run that began in it, by the person's own clock."""
    path = tmp_path_factory.mktemp("life") / "history.db"
    live(data.draw, path)
    since = data.draw(st.integers(FIRST - 1, FIRST + 40))
    expected: Counter[tuple[str, int, Outcome]] = Counter()
    for told in runs_of(path, day(since)):
        monday = day_of((told.day - timedelta(days=told.day.weekday())).isoformat())
        expected.update((ref, monday, Outcome(outcome)) for ref, outcome in told.outcomes.items())
    got = {
        (ref, week, outcome): count
        for ref, weeks in item_weeks(gather(path, Selection(since=since)).table).items()
        for week, counts in weeks.items()
        for outcome, count in counts.items()
        if count
    }
    assert got == expected


def test_what_a_practice_sees_is_counted_rightly(years: Path) -> None:
    """The counts are those of the runs; only what can be put in place is there."""
    since = "2026-09-01"
    runs = runs_of(years, day(day_of(since)), day(LAST))
    text = shared(years, day_of(since))
    words = Words(text)
    rows = {row[0]: row[1:] for row in words.rows if len(row) == 6}
    asked: dict[str, str] = {}
    outcomes: dict[str, Counter[str]] = {}
    for told in runs:
        for step in told.run.visible:
            card = step.item.id == "card"
            title = told.run.plan.sections[step.section].checklist.title
            asked[step.ref] = f"The card “{title}”." if card else step.item.ask
            if step.item.knows_not_yet:
                outcomes.setdefault(step.ref, Counter())[told.outcomes[step.ref]] += 1
            else:
                assert step.item.ask not in words.text
    for ref, counts in outcomes.items():
        answered = sum(counts.values()) - counts["unanswered"]
        not_yet = counts["fixed"] + counts["accepted"]
        cells = (answered, not_yet, counts["accepted"], counts["skipped"], counts["not-applicable"])
        same = [other for other in outcomes if asked[other] == asked[ref]]
        if len(same) == 1:
            assert rows[asked[ref]] == [str(count) for count in cells]
    assert len(rows) > 15


def test_what_a_practice_does_not_see(years: Path) -> None:
    """No rating, no time, no verdict, no run, no single day but Mondays."""
    since = "2026-09-01"
    words = Words(shared(years, day_of(since))).text
    for told in runs_of(years, day(day_of(since)), day(LAST)):
        assert told.id not in words
    assert not re.search(r"\d\d:\d\d|\d+ s\b|\d+ min\b", words)
    assert not re.search(r"here right now|breath|How they ended|ready,|before, ", words)
    for found in re.findall(r"\b(\d{1,2} [A-Z][a-z]{2} 2026)\b", words):
        number, name, year = found.split()
        months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        assert day(day_of(f"{year}-{months.index(name) + 1:02}-{int(number):02}")).weekday() == 0


@pytest.fixture(scope="module")
def browser() -> Iterator[tuple[Page, list[str]]]:
    """One page, and the address of every request that it makes."""
    requests: list[str] = []
    with page(requests=requests) as opened:
        yield opened, requests


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


@pytest.fixture
def small(home: Path) -> Path:
    """A run of a list of the person's own."""
    own(home, "small", SMALL)
    walk("small", [("small/door", "not-yet"), *READY])
    return home


def test_the_file(small: Path, tmp_path: Path) -> None:
    """Named after its days, in this folder, private, and never over another one unasked."""
    done = presencecheck("report", cwd=tmp_path)
    assert done.code == 0
    [file] = tmp_path.glob("presencecheck-report-*-to-*.html")
    assert str(file) in done.err
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    again = presencecheck("report", cwd=tmp_path)
    assert again.code == 2
    assert "--yes" in again.err
    assert presencecheck("report", "--yes", cwd=tmp_path).code == 0
    assert "steady" not in file.read_text()


def test_sharing_asks(small: Path, tmp_path: Path) -> None:
    """What the file will hold is shown before it is written, and nothing is written without a yes."""
    refused = presencecheck("report", "--share", cwd=tmp_path)
    assert refused.code == 2
    assert "--yes" in refused.err
    assert "small/door, small/water, small/lamp" in " ".join(refused.out.split())
    assert "small/here" not in refused.out
    assert "ratings, choices, exercises and verdicts" in refused.out
    assert list(tmp_path.glob("*.html")) == []
    given = presencecheck("report", "--share", "--yes", "-o", "shared.html", cwd=tmp_path)
    assert given.code == 0
    assert "Is the door shut?" in (tmp_path / "shared.html").read_text()


@pytest.mark.real
@pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal wants a POSIX system")
@pytest.mark.parametrize(("key", "written"), [("y\n", True), ("\n", False), ("n\n", False)])
def test_sharing_in_a_terminal(small: Path, tmp_path: Path, key: str, written: bool) -> None:
    """A yes writes it; anything else leaves everything as it was."""
    file = tmp_path / "shared.html"
    with Terminal("report", "--share", "-o", str(file)) as terminal:
        terminal.wait_for("Type y to write it")
        terminal.send(key)
        assert terminal.ended() == 0
    assert file.exists() == written


@pytest.mark.parametrize(
    "options",
    [["--month", "2026-13"], ["--quarter", "2026-Q5"], ["--month", "2026-11", "--quarter", "2026-Q4"]],
)
def test_days_that_are_none(options: list[str], tmp_path: Path) -> None:
    """What is no month, or says twice which days are meant, is refused in one line."""
    result = presencecheck("report", *options, cwd=tmp_path)
    assert (result.code, result.err.count("\n")) == (2, 1)


def test_months_and_quarters() -> None:
    """From their first day to their last, leap years and the turn of the year among them."""
    for text, first, last in (
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2026-12", "2026-12-01", "2026-12-31"),
    ):
        assert month(text) == (day_of(first), day_of(last))
    assert quarter("2026-Q4") == (day_of("2026-10-01"), day_of("2026-12-31"))
    assert quarter("2026-q1") == (day_of("2026-01-01"), day_of("2026-03-31"))


def test_without_a_run(tmp_path: Path) -> None:
    """One kind line, and no file."""
    result = presencecheck("report", cwd=tmp_path)
    assert (result.code, result.err) == (0, "No run yet. Start one: presencecheck\n")
    assert list(tmp_path.glob("*.html")) == []


def test_columns_of_nothing() -> None:
    """A week without a run has a column without height, and a title that is escaped."""
    drawn = columns([0, 2], "<a>", "words")
    assert 'height="0"' in drawn
    assert "<a>" not in drawn
