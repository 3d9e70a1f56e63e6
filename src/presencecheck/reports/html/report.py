"""The person's own report as one page: calm, for a month, a quarter, or to take along to supervision."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from presencecheck import __version__
from presencecheck.core.events import Outcome
from presencecheck.figures.all import Figures
from presencecheck.figures.before_after import Means, PairFigures
from presencecheck.figures.days import Unit, series
from presencecheck.figures.durations import TimeFigures
from presencecheck.figures.items import ANSWERED, ItemFigures, items_to_repair
from presencecheck.figures.runs import RunFigures
from presencecheck.messages import enumeration as enumeration_messages
from presencecheck.messages import report as report_messages
from presencecheck.messages import stats as stats_messages
from presencecheck.reports.figure_words import NONE_RETIRABLE, asked, outcome_word, retirement_lines, time_row
from presencecheck.reports.html.charts import columns, patterns, shares, step, swatch
from presencecheck.reports.html.page import Html, joined, page, tag
from presencecheck.reports.html.stylesheet import stylesheet
from presencecheck.system.clock import date_words, day_of

MOST_COLUMNS = 27
"""More weeks than these, half a year, are shown as months, more months as years."""
FEW_COLUMNS = 14
"""Columns, at most, whose numbers also fit on a narrow screen."""


def report_page(
    figures: Figures,
    routine: str,
    today: int,
    retirable: Mapping[str, bool] = NONE_RETIRABLE,
    *,
    keeps_numbers: bool = True,
) -> str:
    """The page.

    Args:
        figures: what is told.
        routine: the only routine looked at; empty for all.
        today: the day on which it is made.
        retirable: for the questions that are still asked, by their refs, whether they can be retired.
        keeps_numbers: whether numbers are kept now; if not, and none are there, it says how they would be.
    """
    runs = figures.runs
    inside = [
        header(report_messages.TITLE, report_messages.LEAD, runs.since, runs.until, routine),
        _runs_section(runs),
        *_verdicts(runs),
        *_items(figures.items),
        *_advice(
            report_messages.REPAIR,
            stats_messages.REPAIR_NOTE,
            [(asked(item), _repair(item), "") for item in items_to_repair(figures.items)],
        ),
        *_advice(
            stats_messages.RETIRE,
            report_messages.RETIRE_LINE,
            [(asked(item), _retire(item), command) for item, command in retirement_lines(figures.items, retirable)],
        ),
        *_times(figures.times),
        *(_pairs(pair) for pair in figures.pairs),
    ]
    words = [report_messages.FOOT.format(version=__version__, day=date_words(today))]
    if figures.asks_for_pairs and not (figures.pairs or keeps_numbers):
        words.insert(0, stats_messages.NUMBERS_NOT_KEPT)
    foot = tag("footer", *(tag("p", said, class_="quiet") for said in words))
    return page(
        report_messages.TITLE,
        report_messages.LANGUAGE,
        stylesheet("report"),
        joined(patterns(), tag("main", *inside), foot),
    )


def header(title: str, lead: str, since: int, until: int, routine: str) -> Html:
    """The head of the page: what it is, and of which days."""
    period = report_messages.PERIOD.format(since=date_words(since), until=date_words(until))
    only = tag("p", stats_messages.ROUTINE.format(routine=routine)) if routine else Html()
    return tag("header", tag("h1", title), tag("p", period, class_="period"), tag("p", lead, class_="quiet"), only)


def _runs_section(runs: RunFigures) -> Html:
    """How many runs there were, and when."""
    words = {"completed": runs.completed, "left": runs.left, "a_week": f"{runs.a_week:.1f}"}
    said = tag("p", report_messages.RUNS_LINE.of(runs.runs, **words))
    unit, counts = series(runs.days, runs.since, runs.until, most=MOST_COLUMNS)
    return _section(stats_messages.RUNS, said, counts_figure(unit, counts, report_messages.SERIES_WORDS, str))


def counts_figure(
    unit: Unit, counts: Mapping[str, int], words: Mapping[str, str], number: Callable[[int], str]
) -> Html:
    """Counts by week, month or year as columns, with their numbers.

    Args:
        unit: what is counted by.
        counts: the counts, by the names of the units; one or more.
        words: for each unit what is said of it to those who do not see the columns.
        number: how a count is written.
    """
    rows = [(label(first), number(count)) for first, count in counts.items()]
    values = list(counts.values())
    title = report_messages.SERIES[unit]
    ends = {"low": number(min(values)), "high": number(max(values)), "first": rows[0][0], "last": rows[-1][0]}
    drawn = columns(values, title, words[unit].format(**ends))
    look = "under" if len(values) <= FEW_COLUMNS else "under many"
    numbers = tag("p", *(tag("span", cell) for _, cell in rows), class_=look, aria_hidden="true")
    names = tag("p", tag("span", rows[0][0]), tag("span", rows[-1][0]), class_="ends", aria_hidden="true")
    # The numbers stand below the columns; for those who hear the page, they stand in a table.
    listed = table((report_messages.SERIES_COLUMNS[unit], report_messages.COUNT), rows, numbers=(1,))
    return tag("figure", tag("figcaption", title), drawn, numbers, names, tag("div", listed, class_="unseen"))


def _verdicts(runs: RunFigures) -> Iterator[Html]:
    if not runs.completed:
        return
    rows = []
    for readiness, count in runs.readiness.items():
        share = count / runs.completed
        shown = report_messages.VERDICT_NAMES[readiness.value]
        drawn = shares(
            {readiness.value: share},
            report_messages.VERDICT_SHARE.format(verdict=shown, percent=stats_messages.percent(share)),
        )
        rows.append((shown, str(count), stats_messages.percent(share), drawn))
    listed = table(report_messages.VERDICT_COLUMNS, rows, numbers=(1, 2), drawn="drawn")
    few = [tag("p", stats_messages.FEW.format(runs=stats_messages.runs_counted(runs.completed)), class_="quiet")]
    inside = (*(few if runs.completed < stats_messages.FEW_RUNS else ()), listed)
    yield _section(
        report_messages.VERDICTS, tag("p", report_messages.VERDICTS_LINE.format(runs=runs.completed)), *inside
    )


def _items(items: Sequence[ItemFigures]) -> Iterator[Html]:
    answered = [item for item in items if item.runs]
    if not answered:
        return
    named = report_messages.OUTCOMES | {Outcome.DONE.value: report_messages.LEGEND_DONE}
    legend = [tag("li", swatch(outcome.value), named[outcome.value]) for outcome in ANSWERED]
    inside: list[Html] = [tag("p", report_messages.ITEMS_LINE), tag("ul", *legend, class_="legend")]
    for title in dict.fromkeys(item.title for item in answered):
        listed = (_item(item) for item in answered if item.title == title)
        inside += [tag("h3", title), tag("ul", *listed, class_="items")]
    yield _section(report_messages.ITEMS, *inside)


def _item(item: ItemFigures) -> Html:
    parts = {outcome.value: item.share(outcome) for outcome in ANSWERED}
    words = enumeration_messages.join_with_commas(
        [
            stats_messages.SHARE.format(
                outcome=outcome_word(item, outcome, report_messages.OUTCOMES),
                percent=stats_messages.percent(item.share(outcome)),
            )
            for outcome in ANSWERED
            if item.outcomes[outcome]
        ]
    )
    told = report_messages.SHARES.format(shares=words, runs=stats_messages.runs_counted(item.runs))
    return tag("li", tag("p", asked(item)), shares(parts, words), tag("p", told, class_="quiet"))


def _advice(title: str, line: str, listed: Sequence[tuple[str, str, str]]) -> Iterator[Html]:
    """What wants a second look: of each the question, the reason, and a command where there is one."""
    if listed:
        entries = (
            tag("li", ask, " ", tag("span", why, class_="quiet"), *_command(command)) for ask, why, command in listed
        )
        yield _section(title, tag("p", line), tag("ul", *entries, class_="plain"))


def _command(command: str) -> Iterator[Html]:
    if command:
        before, after = stats_messages.RETIRE_HOW.split("{command}")
        yield tag("p", before, tag("code", command), after, class_="quiet")


def _repair(item: ItemFigures) -> str:
    return report_messages.REPAIR_ITEM.format(accepted=item.outcomes[Outcome.ACCEPTED], runs=item.single_runs)


def _retire(item: ItemFigures) -> str:
    return report_messages.RETIRE_ITEM.format(runs=item.outcomes[Outcome.DONE])


def _times(times: Sequence[TimeFigures]) -> Iterator[Html]:
    if times:
        listed = table(stats_messages.TIME_COLUMNS, map(time_row, times), numbers=(1, 2))
        yield _section(report_messages.TIMES, tag("p", report_messages.TIMES_LINE), listed)


def _pairs(pair: PairFigures) -> Html:
    scale = pair.scale
    words = {
        "ask": pair.before.item.ask,
        "title": pair.title,
        "pairs": stats_messages.pairs_counted(pair.overall.pairs),
    }
    ends = {"least": scale.min, "low": scale.low, "most": scale.max, "high": scale.high}
    rows = [_pair_row(pair, label(month), means) for month, means in pair.months.items()]
    if len(rows) > 1:
        rows.append(_pair_row(pair, report_messages.PAIR_ALL, pair.overall))
    question = tag("p", report_messages.PAIRS_ASKED.format(**words, **ends))
    listed = table(report_messages.PAIR_COLUMNS, rows, numbers=(1, 2, 3), drawn="stepped")
    return _section(report_messages.PAIRS, tag("p", report_messages.PAIRS_LINE, class_="quiet"), question, listed)


def _pair_row(pair: PairFigures, label: str, means: Means) -> tuple[str, ...]:
    before, after = f"{means.before:.1f}", f"{means.after:.1f}"
    title = report_messages.PAIR_DRAWN.format(before=before, after=after)
    drawn = step(means.before, means.after, pair.scale.min, pair.scale.max, title)
    return label, before, after, str(means.pairs), drawn


def table(headings: Sequence[str], rows: Iterable[Sequence[str]], *, numbers: Sequence[int], drawn: str = "") -> Html:
    """A table whose first column names the rows.

    Args:
        headings: one for each column; the last is empty where it holds charts.
        rows: the cells.
        numbers: the places of the columns that hold numbers.
        drawn: the class of the last column's cells.
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

    head = tag("thead", tag("tr", *(heading(place, words) for place, words in enumerate(headings))))
    body = tag("tbody", *(tag("tr", *(cell(place, one) for place, one in enumerate(row))) for row in rows))
    return tag("table", head, body)


def label(name: str) -> str:
    """A week's Monday as 2 Nov 2026, a month as Nov 2026, a year as it is."""
    year, _, rest = name.partition("-")
    if not rest:
        return name
    day = rest.partition("-")[2]
    return date_words(day_of(f"{year}-{rest}" if day else f"{year}-{rest}-01"), "short" if day else "month")


def _section(title: str, *inside: str) -> Html:
    return tag("section", tag("h2", title), *inside)
