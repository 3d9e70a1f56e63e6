"""The practice's version of the report: how often something about the facilities was not yet so, and nothing else.

How somebody is, what they practise, what they skip, what a session was for and what verdict it had is nobody else's
business; `core.sharing` says what may be counted, `figures.facilities` how coarsely.
"""

from collections.abc import Iterator, Sequence

from presencecheck import __version__
from presencecheck.figures.facilities import FacilityFigures, SharedFigures
from presencecheck.messages import enumeration as enumeration_messages
from presencecheck.messages import report as report_messages
from presencecheck.messages import stats as stats_messages
from presencecheck.reports.html.page import Html, joined, page, tag
from presencecheck.reports.html.report import header
from presencecheck.reports.html.stylesheet import stylesheet
from presencecheck.reports.html.tables import counts_table, label, table
from presencecheck.system.clock import date_of


def contents(shared: SharedFigures) -> list[str]:
    """What the page holds, in words."""
    items = report_messages.ITEMS_COUNT.of(len(shared.items))
    return [part.format(items=items) for part in report_messages.SHARED_PARTS]


def shared_page(shared: SharedFigures) -> str:
    """The page."""
    titles = dict.fromkeys(item.title for item in shared.items)
    inside = [
        header(report_messages.SHARED_TITLE, report_messages.SHARED_LEAD, shared.since, shared.until, ""),
        _held(shared),
        *_runs(shared),
        *(_checklist(title, [item for item in shared.items if item.title == title]) for title in titles),
    ]
    said = (report_messages.SHARED_ASKED_FOR, report_messages.SHARED_FOOT.format(version=__version__))
    foot = tag("footer", *(tag("p", words, class_="quiet") for words in said))
    return page(
        report_messages.SHARED_TITLE,
        report_messages.LANGUAGE,
        stylesheet("report"),
        joined(tag("main", *inside, class_="narrow"), foot),
    )


def _held(shared: SharedFigures) -> Html:
    return tag(
        "div",
        tag("h2", report_messages.SHARED_IN),
        tag("ul", *(tag("li", part) for part in contents(shared)), class_="plain"),
        tag("h2", report_messages.SHARED_OUT),
        tag("ul", *(tag("li", part) for part in report_messages.SHARED_MISSING), class_="plain"),
        class_="held",
    )


def _runs(shared: SharedFigures) -> Iterator[Html]:
    if any(shared.runs.values()):
        yield tag("section", tag("h2", stats_messages.RUNS), counts_table(shared.unit, shared.runs, _number))


def _checklist(title: str, items: Sequence[FacilityFigures]) -> Html:
    rows = [(item.step.item.ask, *map(_number, (item.looked_at, item.not_yet, item.left))) for item in items]
    told = [
        tag("li", item.step.item.ask, " ", tag("span", _weeks(item), class_="quiet")) for item in items if item.weeks
    ]
    by_week = [tag("h3", report_messages.SHARED_WEEKS), tag("ul", *told, class_="plain")] if told else []
    return tag("section", tag("h2", title), table(report_messages.SHARED_COLUMNS, rows, numbers=range(1, 4)), *by_week)


def _number(count: int | None) -> str:
    """A coarse count in words."""
    if count is None:
        return report_messages.SHARED_NOT_TOLD
    return report_messages.SHARED_COUNT.format(count=count) if count else report_messages.SHARED_FEW


def _weeks(item: FacilityFigures) -> str:
    return enumeration_messages.join_with_commas(
        report_messages.SHARED_WEEK.format(week=label(date_of(week).isoformat()), count=_number(count))
        for week, count in item.weeks.items()
    )
