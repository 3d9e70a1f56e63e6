"""`history`: the newest runs."""

from typing import TYPE_CHECKING, Annotated

from presencecheck.cli.commands.history.verdict import verdict_of
from presencecheck.cli.date_range import ReadinessName, RoutineName, Since, StatusName, Until, selection
from presencecheck.cli.options import Json, Plain
from presencecheck.cli.output import notice, print_json, print_line, print_paragraph, print_table, width
from presencecheck.cli.parameters import Option
from presencecheck.cli.plain import is_plain
from presencecheck.core.frozen import replace
from presencecheck.messages import durations as durations_messages
from presencecheck.messages import enumeration as enumeration_messages
from presencecheck.messages import history as history_messages
from presencecheck.system.clock import date_words, now

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from presencecheck.history.store.summary import Summary

_SHOWN = 20
_NARROW = 60
_VERDICT = 10
"""Columns for a verdict in a narrow window; a longer one gets a line of its own."""
"""In fewer columns than these, a run is told on one short line."""


def list_runs(
    json: Json = False,
    plain: Plain = False,
    number: Annotated[int, Option("--number", "-n", min=1, help=history_messages.OPTIONS["number"])] = _SHOWN,
    since: Since = "",
    until: Until = "",
    routine: RoutineName = "",
    readiness: Annotated[
        ReadinessName | None, Option("--readiness", help=history_messages.OPTIONS["readiness"])
    ] = None,
    status: Annotated[StatusName | None, Option("--status", help=history_messages.OPTIONS["status"])] = None,
) -> None:
    """List the newest runs."""
    from presencecheck.cli.maintenance import do_maintenance

    do_maintenance(asks=not json)
    from presencecheck.core.readiness import Readiness
    from presencecheck.core.standing import Status
    from presencecheck.history.queries.run_dates import future_runs
    from presencecheck.history.queries.runs import find_cards, summaries
    from presencecheck.history.queries.selection import EVERY
    from presencecheck.system.paths import user_paths

    wanted = replace(
        selection(since, until, routine),
        readiness=readiness and Readiness(readiness),
        status=status and Status(status),
    )
    path = user_paths().history
    found = summaries(path, number, wanted)
    if json:
        from presencecheck.reports.json.history import summary_shape

        cards = find_cards(path, found)
        print_json(runs=[summary_shape(summary, plan, cards[summary.id]) for summary, plan in found])
    elif not found:
        notice(history_messages.NO_RUNS if wanted == EVERY else history_messages.NO_MATCH)
    elif width() < _NARROW and not is_plain():
        for line in (line for summary, _ in found for line in _narrow(summary)):
            print_line(line)
    else:
        print_table(history_messages.COLUMNS, [_row(summary) for summary, _ in found], numbers=(3,), words=_words)
    if not json:
        for sentence in _remarks([summary for summary, _ in found]):
            print_paragraph(sentence)
        # Whichever are listed: the setting `keep` never lets go of runs that are dated in the future.
        future = future_runs(path, now().day)
        for sentence in future.words(now().day) if future.runs else ():
            notice(sentence)


def _remarks(summaries: "Sequence[Summary]") -> "Iterator[str]":
    """What the list has no room for."""
    cut_short = [summary.id for summary in summaries if summary.cut_short]
    revised = [summary.id for summary in summaries if summary.is_revised]
    if cut_short:
        yield history_messages.CUT_SHORT_RUNS.format(runs=enumeration_messages.join_with_commas(cut_short))
    if revised:
        yield history_messages.CHANGED_RUNS.format(runs=enumeration_messages.join_with_commas(revised))


def _row(summary: "Summary") -> tuple[str, ...]:
    begun = f"{date_words(summary.started.day, 'aligned')} {_time(summary)}"
    took = durations_messages.exact(summary.seconds)
    return begun, summary.routine, history_messages.VERDICTS[verdict_of(summary)], took, summary.id


def _words(cells: "Sequence[str]") -> str:
    begun, routine, verdict, took, run = (" ".join(cell.split()) for cell in cells)
    return history_messages.ROW.format(begun=begun, routine=routine, verdict=verdict, took=took, run=run)


def _time(summary: "Summary") -> str:
    """When the run began, as wide where that is not kept."""
    return f"{summary.started.clock_time}" if not summary.day_only else " " * 5


def _narrow(summary: "Summary") -> tuple[str, ...]:
    """The run in forty columns, a long verdict below it; the beginning of its id is enough to name it."""
    begun = summary.started.local()
    of_this_year = begun.year == now().local().year
    day = date_words(summary.started.day, "aligned-day" if of_this_year else "aligned")
    day += f" {_time(summary)}" if of_this_year else " "
    verdict = history_messages.VERDICTS[verdict_of(summary)]
    is_long = len(verdict) > _VERDICT
    line = f"{day} {'' if is_long else verdict:<{_VERDICT}} {summary.routine:<9.9} {summary.id[:6]}"
    return (line, f"{'':<{len(day)}} {verdict}") if is_long else (line,)
