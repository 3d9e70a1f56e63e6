"""`stats`: what many runs say together, to the person alone."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from presencecheck import messages
from presencecheck.cli.options import Json
from presencecheck.cli.output import emit, line, paragraphs, prepare_tables, table, tell, width
from presencecheck.cli.periods import DEFAULT_DAYS, RoutineName, Since, Until, selection
from presencecheck.messages import reading as say

if TYPE_CHECKING:
    from pathlib import Path

    from presencecheck.reports.blocks import Block

All = Annotated[bool, typer.Option("--all", help="All runs, not only those of the last 90 days.")]


def stats(
    since: Since = "", until: Until = "", routine: RoutineName = "", every: All = False, json: Json = False
) -> None:
    """Show how often you checked, how it ended, and which items want a second look."""
    from presencecheck.ahead import Ahead
    from presencecheck.cli.tidying import tidy
    from presencecheck.clock import now
    from presencecheck.history.statistics import gather
    from presencecheck.paths import locate

    paths = locate()
    wanted = selection(since or ("" if every or until else f"{DEFAULT_DAYS}d"), until, routine)
    tidy(asks=not json)
    asked = Ahead(lambda: gather(paths.history, wanted))
    from presencecheck.figures.everything import figures
    from presencecheck.reports.shapes import enveloped
    from presencecheck.reports.statistics import blocks
    from presencecheck.reports.stats_shape import stats_shape

    bars = not json and _bars_help(paths.config)
    if not json:
        prepare_tables()
    gathered = asked.result()
    last = now().day if wanted.until is None else wanted.until
    found = figures(gathered.walks, gathered.compared, last) if gathered.walks.runs else None
    if json:
        emit(enveloped(stats=stats_shape(found, routine)))
    elif found is None:
        tell(say.NO_RUNS_IN_SPAN if gathered.others else messages.NO_RUNS)
    else:
        for block in blocks(found, routine, width(), bars=bars):
            _show(block)


def _bars_help(config: "Path") -> bool:
    """Whether to draw: not for a screen reader, nor where the signs are missing."""
    from presencecheck.settings import load

    return not load(config).plain and (sys.stdout.encoding or "").lower().startswith("utf")


def _show(block: "Block") -> None:
    from presencecheck.reports.blocks import Grid, Heading, Row, Text

    match block:
        case Heading(text):
            line()
            paragraphs(text)
        case Text(text, indent):
            paragraphs(text, indent)
        case Row(text):
            line(text)
        case Grid(headings, rows, numbers):
            table(headings, rows, numbers=numbers)
