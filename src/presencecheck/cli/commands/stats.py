"""`stats`: what many runs say together, to the person alone."""

import sys
from typing import Annotated

from presencecheck.cli.date_range import DEFAULT_DAYS, RoutineName, Since, Until, selection
from presencecheck.cli.options import Json, Plain
from presencecheck.cli.output import notice, print_json, print_line, print_paragraph, print_table, width
from presencecheck.cli.parameters import Option
from presencecheck.cli.plain import is_plain
from presencecheck.messages import history as history_messages
from presencecheck.messages import stats as stats_messages
from presencecheck.reports.terminal.blocks import Block, Grid, Heading, Row, Text

All = Annotated[bool, Option("--all", help=stats_messages.OPTIONS["all"])]


def stats(
    since: Since = "",
    until: Until = "",
    routine: RoutineName = "",
    every: All = False,
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Show how often you checked, how it ended, and which items want a second look."""
    from presencecheck.cli.maintenance import do_maintenance
    from presencecheck.cli.practice_names import table_as_read
    from presencecheck.cli.present_ids import retirable_refs, under_present_ids
    from presencecheck.history.queries.statistics import gather
    from presencecheck.system.clock import now
    from presencecheck.system.paths import user_paths
    from presencecheck.system.settings import load

    paths = user_paths()
    wanted = selection(since or ("" if every or until else f"{DEFAULT_DAYS}d"), until, routine)
    do_maintenance(asks=not json)
    from presencecheck.figures.all import figures
    from presencecheck.figures.items import items_to_retire
    from presencecheck.reports.json.stats import stats_shape
    from presencecheck.reports.terminal.stats import stats_blocks

    usual = load(paths.config)
    gathered = gather(paths.history, wanted)
    last = now().day if wanted.until is None else wanted.until
    table = under_present_ids(gathered.table, paths)
    table = table if json else table_as_read(paths, table)
    found = figures(table, gathered.compared, last) if table.runs else None
    retirable = retirable_refs([item.step.ref for item in items_to_retire(found.items)], paths) if found else {}
    if json:
        print_json(stats=stats_shape(found, routine, retirable))
    elif found is None:
        notice(stats_messages.NO_RUNS_IN_SPAN if gathered.has_runs else history_messages.NO_RUNS)
    else:
        shown = {"bars": _bars_help(), "keeps_numbers": usual.keep_numbers}
        for block in stats_blocks(found, routine, width(), retirable, **shown):
            _show(block)


def _bars_help() -> bool:
    """Whether to draw: not for a screen reader, nor where the signs are missing."""
    return not is_plain() and (sys.stdout.encoding or "").lower().startswith("utf")


def _show(block: Block) -> None:
    match block:
        case Heading(text):
            print_line()
            print_paragraph(text)
        case Text(text, indent):
            print_paragraph(text, indent)
        case Row(text):
            print_line(text)
        case Grid(headings, rows, numbers):
            print_table(headings, rows, numbers=numbers)
