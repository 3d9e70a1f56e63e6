"""The practice's version of the report: counts by week and item, and nothing that is a person's own.

Only what can be put in place is in it - questions answered by a state, measurements, cards. How somebody is, what they
practise, what they choose and what verdict their runs had is nobody else's business.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from presencecheck import __version__
from presencecheck.core.events import Outcome
from presencecheck.figures.items import ItemFigures, item_figures
from presencecheck.figures.runs import RunFigures, run_figures
from presencecheck.figures.weeks import item_weeks
from presencecheck.history.queries.run_outcomes import RunTable
from presencecheck.messages import enumeration as enumeration_messages
from presencecheck.messages import report as report_messages
from presencecheck.reports.figure_words import asked
from presencecheck.reports.html.page import Html, joined, page, tag
from presencecheck.reports.html.report import header, label, runs_section, table
from presencecheck.reports.html.stylesheet import stylesheet
from presencecheck.system.clock import date_of


class SharedItem(NamedTuple):
    """One item: its counts, and in how many runs of which week it was not yet so."""

    item: ItemFigures
    weeks: Mapping[int, int]


class Shared(NamedTuple):
    """All that the practice gets to see."""

    runs: RunFigures
    items: Sequence[SharedItem]


def shared_of(table_of_runs: RunTable, until: int) -> Shared:
    """What may be shared of these runs, one or more."""
    weeks = item_weeks(table_of_runs)
    items = [
        SharedItem(item, {week: count for week, counts in weeks[item.step.ref].items() if (count := _not_yet(counts))})
        for item in item_figures(table_of_runs)
        if item.step.item.knows_not_yet and item.runs
    ]
    return Shared(run_figures(table_of_runs, until), items)


def contents(shared: Shared) -> list[str]:
    """What the page holds, in words."""
    counted = {
        "weeks": report_messages.WEEKS.of(len(shared.runs.weeks)),
        "items": report_messages.ITEMS_COUNT.of(len(shared.items)),
    }
    return [part.format(**counted) for part in report_messages.SHARED_PARTS]


def shared_page(shared: Shared, routine: str) -> str:
    """The page."""
    runs = shared.runs
    held = tag(
        "div",
        tag("h2", report_messages.SHARED_IN),
        tag("ul", *(tag("li", part) for part in contents(shared)), class_="plain"),
        tag("h2", report_messages.SHARED_OUT),
        tag("ul", *(tag("li", part) for part in report_messages.SHARED_MISSING), class_="plain"),
        class_="held",
    )
    titles = dict.fromkeys(entry.item.title for entry in shared.items)
    inside = [
        header(
            report_messages.SHARED_TITLE, report_messages.SHARED_LEAD, min(runs.weeks), max(runs.weeks) + 6, routine
        ),
        held,
        runs_section(runs, ended=False),
        *(_checklist(title, [entry for entry in shared.items if entry.item.title == title]) for title in titles),
    ]
    foot = tag("footer", tag("p", report_messages.SHARED_FOOT.format(version=__version__), class_="quiet"))
    return page(
        report_messages.SHARED_TITLE,
        report_messages.LANGUAGE,
        stylesheet("report"),
        joined(tag("main", *inside, class_="narrow"), foot),
    )


def _checklist(title: str, entries: Sequence[SharedItem]) -> Html:
    rows = [_row(entry.item) for entry in entries]
    told = [
        tag("li", asked(entry.item), " ", tag("span", _weeks(entry), class_="quiet"))
        for entry in entries
        if entry.weeks
    ]
    by_week = [tag("h3", report_messages.SHARED_WEEKS), tag("ul", *told, class_="plain")] if told else []
    return tag("section", tag("h2", title), table(report_messages.SHARED_COLUMNS, rows, numbers=range(1, 7)), *by_week)


def _row(item: ItemFigures) -> tuple[str, ...]:
    listed = (Outcome.STILL_SO, Outcome.ACCEPTED, Outcome.SKIPPED, Outcome.NOT_APPLICABLE)
    counts = (item.runs, _not_yet(item.outcomes), *(item.outcomes[outcome] for outcome in listed))
    return asked(item), *map(str, counts)


def _weeks(entry: SharedItem) -> str:
    return enumeration_messages.join_with_commas(
        report_messages.SHARED_WEEK.format(week=label(date_of(week).isoformat()), count=count)
        for week, count in entry.weeks.items()
    )


def _not_yet(counts: Mapping[Outcome, int]) -> int:
    return counts[Outcome.FIXED] + counts[Outcome.ACCEPTED]
