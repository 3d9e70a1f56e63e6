"""Pages of `report` made of a history, and their words."""

from html.parser import HTMLParser
from pathlib import Path

from presencecheck.figures.all import figures
from presencecheck.figures.facilities import shared_figures
from presencecheck.figures.items import items_to_retire, known_steps
from presencecheck.history.queries.run_outcomes import RunTable
from presencecheck.history.queries.selection import Selection
from presencecheck.history.queries.statistics import gather
from presencecheck.reports.html.report import report_page
from presencecheck.reports.html.shared import shared_page
from presencecheck.system.clock import day_of

LAST = day_of("2026-11-20")


class Words(HTMLParser):
    """The words of a page: its tables row by row, and all of it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.parts: list[str] = []
        self._cell = False
        self._styled = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a row or a cell."""
        self._styled = tag == "style"
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")
        self._cell = tag in ("td", "th") or (self._cell and tag in ("svg", "rect"))

    def handle_data(self, data: str) -> None:
        """Take the words, but not those of the style sheet."""
        if self._styled:
            return
        self.parts.append(data)
        if self._cell and self.rows and self.rows[-1]:
            self.rows[-1][-1] += data

    @property
    def text(self) -> str:
        """All words of the page but for its style."""
        return " ".join(" ".join(self.parts).split())


def own_page(path: Path, since: int | None = None, until: int = LAST) -> str:
    """The person's own report."""
    gathered = gather(path, Selection(since, until))
    found = figures(gathered.table, gathered.compared, until)
    return report_page(found, "", LAST, {item.step.ref: True for item in items_to_retire(found.items)})


def setup_refs(table: RunTable) -> list[str]:
    """Every question of the two lists about room and devices, whatever their files flag."""
    return [
        ref
        for ref, (step, _) in known_steps(table).items()
        if step.checklist in ("environment", "tech-check") and step.item.knows_not_yet
    ]


def shared(path: Path, since: int | None = None, until: int = LAST) -> str:
    """The practice's version, of every question about room and devices."""
    table = gather(path, Selection(since, until)).table
    return shared_page(shared_figures(table, setup_refs(table), since, until))
