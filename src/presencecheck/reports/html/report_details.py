"""The numbers that follow the first page of a report."""

from collections.abc import Iterator, Sequence

from presencecheck.core.events import Outcome
from presencecheck.figures.all import Figures
from presencecheck.figures.before_after import Means, PairFigures
from presencecheck.figures.days import series
from presencecheck.figures.items import ANSWERED, ItemFigures
from presencecheck.messages import report as report_messages
from presencecheck.messages import stats as stats_messages
from presencecheck.reports.figure_words import asked, shares_in_words, time_row
from presencecheck.reports.html.charts import shares, step, swatch
from presencecheck.reports.html.page import Html, tag
from presencecheck.reports.html.tables import MOST_ROWS, counts_table, label, table


def details(figures: Figures, retired: Sequence[tuple[ItemFigures, str]], shown_pairs: int) -> Iterator[Html]:
    """The sections after the first page.

    Args:
        figures: what is told.
        retired: the questions that were never "not yet", each with the command that leaves it out, if one does.
        shown_pairs: the number of pairs of scales, at most, that the first page has; of those, months are left to tell.
    """
    runs = figures.runs
    yield _section(stats_messages.RUNS, counts_table(*series(runs.days, runs.since, runs.until, most=MOST_ROWS)))
    yield from _items(figures.items)
    yield from _retired(retired)
    if figures.times:
        listed = table(stats_messages.TIME_COLUMNS, map(time_row, figures.times), numbers=(1, 2))
        yield _section(report_messages.TIMES, tag("p", report_messages.TIMES_LINE), listed)
    pairs = [pair for place, pair in enumerate(figures.pairs) if place >= shown_pairs or len(pair.months) > 1]
    if pairs:
        yield _section(report_messages.PAIRS_BY_MONTH, *(part for pair in pairs for part in _pair(pair)))


def _section(title: str, *inside: str) -> Html:
    return tag("section", tag("h2", title), *inside)


def _items(items: Sequence[ItemFigures]) -> Iterator[Html]:
    answered = [item for item in items if item.runs]
    if not answered:
        return
    named = stats_messages.OUTCOME_WORDS | {Outcome.DONE.value: report_messages.LEGEND_DONE}
    legend = (tag("li", swatch(outcome.value), named[outcome.value]) for outcome in ANSWERED)
    inside: list[Html] = [
        tag("p", report_messages.ITEMS_LINE),
        tag("ul", *legend, class_="legend", aria_hidden="true"),
    ]
    for title in dict.fromkeys(item.title for item in answered):
        listed = (_item(item) for item in answered if item.title == title)
        inside += [tag("h3", title), tag("ul", *listed, class_="items")]
    yield _section(report_messages.ITEMS, *inside)


def _item(item: ItemFigures) -> Html:
    drawn = shares({outcome.value: item.share(outcome) for outcome in ANSWERED})
    runs = stats_messages.runs_counted(item.runs)
    told = report_messages.SHARES.format(shares=shares_in_words(item), runs=runs)
    return tag("li", tag("p", asked(item)), tag("p", told, class_="quiet"), drawn)


def _retired(retired: Sequence[tuple[ItemFigures, str]]) -> Iterator[Html]:
    if retired:
        listed = (
            tag("li", asked(item), " ", tag("span", _in_place(item), class_="quiet"), *_command(command))
            for item, command in retired
        )
        yield _section(stats_messages.RETIRE, tag("p", report_messages.RETIRE_LINE), tag("ul", *listed, class_="plain"))


def _in_place(item: ItemFigures) -> str:
    return report_messages.RETIRE_ITEM.format(runs=item.outcomes[Outcome.DONE])


def _command(command: str) -> Iterator[Html]:
    if command:
        before, after = stats_messages.RETIRE_HOW.split("{command}")
        yield tag("p", before, tag("code", command), after, class_="quiet")


def _pair(pair: PairFigures) -> Iterator[Html]:
    scale = pair.scale
    ends = {"least": scale.min, "low": scale.low, "most": scale.max, "high": scale.high}
    yield tag("p", report_messages.PAIRS_ASKED.format(ask=pair.before.item.ask, title=pair.title, **ends))
    rows = [_pair_row(pair, label(month), means) for month, means in pair.months.items()]
    if len(rows) > 1:
        rows.append(_pair_row(pair, report_messages.PAIR_ALL, pair.overall))
    yield table(report_messages.PAIR_COLUMNS, rows, numbers=(1, 2, 3), drawn="stepped")


def _pair_row(pair: PairFigures, name: str, means: Means) -> tuple[str, ...]:
    drawn = step(means.before, means.after, pair.scale.min, pair.scale.max)
    return name, f"{means.before:.1f}", f"{means.after:.1f}", str(means.pairs), drawn
