"""The figures of `stats` as blocks for the terminal, with bars or in words alone. Pure."""

from collections.abc import Iterator, Mapping

from presencecheck.core.events import Outcome
from presencecheck.core.readiness import Readiness
from presencecheck.figures.all import Figures
from presencecheck.figures.before_after import Means, PairFigures
from presencecheck.figures.days import series
from presencecheck.figures.items import ItemFigures, items_to_repair
from presencecheck.figures.runs import RunFigures
from presencecheck.messages import stats as stats_messages
from presencecheck.messages import verdict as verdict_messages
from presencecheck.reports.figure_words import NONE_RETIRABLE, asked, retirement_lines, shares_in_words, time_row
from presencecheck.reports.terminal.blocks import Block, Grid, Heading, Row, Text, bar, levels, spark
from presencecheck.system.clock import date_words

TABLE_WIDTH = 60
"""In fewer columns than these, tables are told in words."""
MOST_MONTHS = 24
"""More months than these make no row of columns that could be read."""


def stats_blocks(
    figures: Figures,
    routine: str,
    width: int,
    retirable: Mapping[str, bool] = NONE_RETIRABLE,
    *,
    bars: bool,
    keeps_numbers: bool = True,
) -> Iterator[Block]:
    """The whole report.

    Args:
        figures: what is told.
        routine: the only routine looked at; empty for all.
        width: the columns there are.
        retirable: for the questions that are still asked, by their refs, whether they can be retired.
        bars: whether bars help; without them, everything is said in words.
        keeps_numbers: whether numbers are kept now; if not, and none are there, it says how they would be.
    """
    since, until = _date(figures.runs.since), _date(figures.runs.until)
    title = stats_messages.STATS_TITLE_DAY if since == until else stats_messages.STATS_TITLE
    yield Heading(title.format(since=since, until=until))
    if routine:
        yield Text(stats_messages.ROUTINE.format(routine=routine))
    yield from _runs(figures.runs, width, bars)
    yield from _verdicts(figures.runs, width, bars)
    tables = bars and width >= TABLE_WIDTH
    yield from _times(figures, tables)
    yield from _items(figures)
    yield from _listed(
        stats_messages.RETIRE,
        stats_messages.RETIRE_NOTE,
        [line for item in retirement_lines(figures.items, retirable) for line in _retire_lines(*item)],
    )
    yield from _listed(
        stats_messages.REPAIR,
        stats_messages.REPAIR_NOTE,
        [_repair_line(item) for item in items_to_repair(figures.items)],
    )
    for pair in figures.pairs:
        yield from _pairs(pair, bars, tables)
    if figures.asks_for_pairs and not (figures.pairs or keeps_numbers):
        yield Text("")
        yield Text(stats_messages.NUMBERS_NOT_KEPT)


def _runs(runs: RunFigures, width: int, bars: bool) -> Iterator[Block]:
    yield Heading(stats_messages.RUNS)
    if runs.runs == 1:
        yield Text(stats_messages.RUN_LINE, 2)
        return
    words = {"runs": runs.runs, "completed": runs.completed, "left": runs.left}
    yield Text(stats_messages.RUNS_LINE.format(often=stats_messages.often(runs.a_week), **words), 2)
    unit, counts = series(runs.days, runs.since, runs.until, most=min(width - 34, 30))
    low, high = min(counts.values()), max(counts.values())
    if len(counts) > 1 and bars:
        yield Row(
            "  " + stats_messages.SERIES_SPARK[unit].format(spark=spark(list(counts.values())), low=low, high=high)
        )
    elif len(counts) > 1:
        yield Text(stats_messages.SERIES_WORDS[unit].format(low=low, high=high), 2)


def _verdicts(runs: RunFigures, width: int, bars: bool) -> Iterator[Block]:
    if not runs.judged:
        return
    yield Heading(stats_messages.READINESS_FROM.format(runs=runs.judged))
    names = max(len(verdict_messages.NAMES[readiness.value]) for readiness in Readiness)
    digits = max(len(str(runs.judged)), 4)
    size = min(width - names - digits - 13, 30)
    for readiness, count in runs.readiness.items():
        share = count / runs.judged
        name, percent = verdict_messages.NAMES[readiness.value], stats_messages.percent(share)
        if bars and size > 2:
            drawn = bar(share, size)
            yield Row(f"  {name:<{names}}  {drawn}  {count:>{digits}}  {percent:>5}".rstrip())
        else:
            yield Text(stats_messages.VERDICT_WORDS.format(verdict=name, count=count, percent=percent), 2)
    if runs.judged < stats_messages.FEW_RUNS:
        yield Text(stats_messages.FEW.format(runs=stats_messages.runs_counted(runs.judged)), 2)


def _times(figures: Figures, tables: bool) -> Iterator[Block]:
    if not figures.times:
        return
    yield Heading(stats_messages.TIMES)
    yield Text(stats_messages.TIMES_NOTE, 2)
    yield Text("")
    rows = [time_row(time) for time in figures.times]
    if tables:
        yield Grid(stats_messages.TIME_COLUMNS, rows, numbers=(1, 2))
    for title, first, last, runs in () if tables else rows:
        template = stats_messages.TIME_WORDS if last else stats_messages.TIME_ONE
        yield Text(template.format(title=title, first=first, last=last, runs=runs), 2)


def _items(figures: Figures) -> Iterator[Block]:
    answered = [item for item in figures.items if item.runs]
    if not answered:
        return
    yield Heading(stats_messages.ITEMS)
    yield Text(stats_messages.ITEMS_NOTE, 2)
    for title in dict.fromkeys(item.title for item in answered):
        yield Text("")
        yield Text(title)
        for item in answered:
            if item.title == title:
                yield Text(asked(item), 2)
                runs = stats_messages.runs_counted(item.runs)
                yield Text(stats_messages.ITEM_WORDS.format(shares=shares_in_words(item), runs=runs), 4)


def _listed(title: str, note: str, lines: list[Text]) -> Iterator[Block]:
    if lines:
        yield Heading(title)
        yield Text(note, 2)
        yield from lines


def _retire_lines(item: ItemFigures, command: str) -> Iterator[Text]:
    yield Text(stats_messages.RETIRE_LINE.format(ask=asked(item), runs=item.outcomes[Outcome.DONE]), 4)
    if command:
        yield Text(stats_messages.RETIRE_HOW.format(command=command), 6)


def _repair_line(item: ItemFigures) -> Text:
    words = {"ask": asked(item), "accepted": item.outcomes[Outcome.ACCEPTED], "runs": item.single_runs}
    return Text(stats_messages.REPAIR_LINE.format(**words), 4)


def _pairs(pair: PairFigures, bars: bool, tables: bool) -> Iterator[Block]:
    scale = pair.scale
    yield Heading(stats_messages.PAIRS.format(title=pair.title))
    yield Text(stats_messages.PAIRS_NOTE, 2)
    yield Text("")
    ends = {"least": scale.min, "low": scale.low, "most": scale.max, "high": scale.high}
    yield Text(stats_messages.PAIRS_ASKED.format(ask=pair.before.item.ask, **ends), 2)
    pairs = stats_messages.pairs_counted(pair.overall.pairs)
    yield Text(stats_messages.PAIRS_LINE.format(pairs=pairs, **_numbers(pair.overall)), 2)
    if len(pair.months) < 2:
        return
    yield Text("")
    if tables:
        rows = [(month, *_numbers(means).values(), str(means.pairs)) for month, means in pair.months.items()]
        yield Grid(stats_messages.PAIR_COLUMNS, rows, numbers=(1, 2, 3))
    else:
        for month, means in pair.months.items():
            pairs = stats_messages.pairs_counted(means.pairs)
            words = stats_messages.PAIRS_MONTH.format(month=month, pairs=pairs, **_numbers(means))
            yield Text(words, 2)
    if bars and 2 < len(pair.months) <= MOST_MONTHS:
        for name in ("before", "after"):
            numbers = [float(getattr(means, name)) for means in pair.months.values()]
            drawn = levels([(number - scale.min) / (scale.max - scale.min) for number in numbers])
            yield Row(
                f"  {stats_messages.PAIR_ENDS[name]:<6}  {drawn}  "
                + stats_messages.RANGE.format(low=f"{min(numbers):.1f}", high=f"{max(numbers):.1f}")
            )


def _numbers(means: Means) -> dict[str, str]:
    return {"before": f"{means.before:.1f}", "after": f"{means.after:.1f}"}


def _date(day: int) -> str:
    return date_words(day, "short")
