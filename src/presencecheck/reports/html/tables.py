"""Tables of the pages of `report`; bars that stand in them repeat a number of their row."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from presencecheck.figures.days import Unit
from presencecheck.messages import report as report_messages
from presencecheck.reports.html.charts import bar
from presencecheck.reports.html.page import Html, tag
from presencecheck.system.clock import date_words, day_of

MOST_ROWS = 14
"""More weeks than these, a quarter, are shown as months, more months as years."""


def table(
    headings: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    numbers: Sequence[int],
    drawn: str = "",
    caption: str = "",
) -> Html:
    """A table whose first column names the rows.

    Args:
        headings: one for each column; the last is empty where it holds charts.
        rows: the cells.
        numbers: the places of the columns that hold numbers.
        drawn: the class of the last column's cells.
        caption: what stands above it; nothing where it is empty.
    """
    last = len(headings) - 1

    def kind(place: int) -> str:
        return "number" if place in numbers else drawn if place == last else ""

    def cell(place: int, content: str) -> Html:
        if place == 0:
            return tag("th", content, scope="row")
        look = {"class_": kind(place)} if kind(place) else {}
        # In a narrow window rows are stacked, and each cell says what it is.
        return tag("td", content, data_label=headings[place], **look)

    def heading(place: int, words: str) -> Html:
        look = {"class_": kind(place)} if kind(place) else {}
        return tag("th", words, scope="col", **look) if words else tag("td", **look)

    above = tag("caption", caption) if caption else Html()
    head = tag("thead", tag("tr", *(heading(place, words) for place, words in enumerate(headings))))
    body = tag("tbody", *(tag("tr", *(cell(place, one) for place, one in enumerate(row))) for row in rows))
    return tag("table", above, head, body)


def counts_table(unit: Unit, counts: Mapping[str, int], number: Callable[[int], str] = str) -> Html:
    """Counts by week, month or year, one a row, each with a bar.

    Args:
        unit: what is counted by.
        counts: the counts, by the names of the units; one or more.
        number: how a count is written.
    """
    highest = max(counts.values()) or 1
    rows = [(label(first), number(count), bar(count / highest)) for first, count in counts.items()]
    headings = (report_messages.SERIES_COLUMNS[unit], report_messages.COUNT, "")
    return table(headings, rows, numbers=(1,), drawn="drawn", caption=report_messages.SERIES[unit])


def label(name: str) -> str:
    """A week's Monday as 2 Nov 2026, a month as Nov 2026, a year as it is."""
    year, _, rest = name.partition("-")
    if not rest:
        return name
    day = rest.partition("-")[2]
    return date_words(day_of(f"{year}-{rest}" if day else f"{year}-{rest}-01"), "short" if day else "month")
