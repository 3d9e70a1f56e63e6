"""`history` and `history show`: what was done."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from presencecheck.cli.date_range import ReadinessName, RoutineName, Since, StatusName, Until, selection
from presencecheck.cli.options import Json
from presencecheck.cli.output import notice, print_json, print_line, print_paragraph, print_table, width
from presencecheck.messages import history as history_messages
from presencecheck.messages import walk as say

if TYPE_CHECKING:
    from pathlib import Path

    from presencecheck.core.plan import Step
    from presencecheck.core.run import Run
    from presencecheck.history.store.store import Summary

app = typer.Typer(help="Look back at your runs; without a command, list the newest.", invoke_without_command=True)

_SHOWN = 20
_NARROW = 60
"""In fewer columns than these, a run is told on one short line."""


@app.callback()
def history(
    context: typer.Context,
    json: Json = False,
    number: Annotated[int, typer.Option("--number", "-n", min=1, help="How many runs to list.")] = _SHOWN,
    since: Since = "",
    until: Until = "",
    routine: RoutineName = "",
    readiness: Annotated[ReadinessName | None, typer.Option("--readiness", help="Only runs of this verdict.")] = None,
    status: Annotated[StatusName | None, typer.Option("--status", help="Only runs that stand so.")] = None,
) -> None:
    """List the newest runs."""
    if context.invoked_subcommand is not None:
        return
    from presencecheck.cli.maintenance import do_maintenance

    do_maintenance(asks=not json)
    from presencecheck.core.run import Readiness, Status
    from presencecheck.history.queries.runs import summaries
    from presencecheck.history.queries.selection import EVERY
    from presencecheck.reports.json import shapes
    from presencecheck.system.paths import locate

    wanted = replace(
        selection(since, until, routine),
        readiness=readiness and Readiness(readiness),
        status=status and Status(status),
    )
    path = locate().history
    found = summaries(path, number, wanted)
    if json:
        print_json(shapes.enveloped(runs=[shapes.summary_shape(summary, plan) for summary, plan in found]))
    elif not found:
        notice(history_messages.NO_RUNS if wanted == EVERY else history_messages.NO_MATCH)
    elif width() < _NARROW:
        for summary, _ in found:
            print_line(_narrow(summary))
    else:
        rows = [
            (
                f"{summary.started.local():%d %b %Y %H:%M}",
                summary.routine,
                _verdict(summary),
                say.exact(summary.seconds),
                summary.id,
            )
            for summary, _ in found
        ]
        print_table(("begun", "routine", "verdict", "took", "run"), rows, numbers=(3,))
    if not json:
        _tell_ahead(path)


@app.command("show")
def show(
    run: Annotated[str, typer.Argument(metavar="RUN", help='A run\'s id or its beginning, or "last".')],
    json: Json = False,
) -> None:
    """Show one run: every item and what became of it."""
    from presencecheck.cli.maintenance import do_maintenance
    from presencecheck.history.queries.runs import one
    from presencecheck.reports.json import shapes
    from presencecheck.system.paths import locate

    do_maintenance(asks=not json)
    summary, walked = one(locate().history, run)
    if json:
        shape = shapes.run_shape(
            summary.id, walked, summary.started, summary.finished, summary.readiness, summary.status
        )
        print_json(shapes.enveloped(run=shape))
        return
    begun = f"{summary.started.local():%d %B %Y %H:%M}"
    print_paragraph(f"{walked.plan.title}, {begun}: {_verdict(summary)}, {say.exact(summary.seconds)}")
    names = [f"{part.checklist.id} {part.checklist.version}" for part in walked.plan.sections]
    print_paragraph(history_messages.VERSIONS.format(names=", ".join(names)))
    section = None
    for step in walked.visible:
        if step.section != section:
            print_line()
            print_line(walked.plan.sections[step.section].checklist.title)
            section = step.section
        print_paragraph(f"{step.item.ask} {_answer(walked, step)}", 2)


def _tell_ahead(path: "Path") -> None:
    """Say that runs are dated in the future, whichever are listed: the setting `keep` never lets them go."""
    from presencecheck.history.queries.run_dates import ahead
    from presencecheck.messages import retention as retention_messages
    from presencecheck.system.clock import date_of, date_words, now

    today = now().day
    found = ahead(path, today)
    if found.runs:
        notice(retention_messages.AHEAD.of(found.runs, all=found.all, today=date_words(today)))
        notice(retention_messages.AHEAD_HINT.format(date=date_of(found.after).isoformat()))


def _answer(run: "Run", step: "Step") -> str:
    """What became of the item, who or what said so, and how long it was in view."""
    from presencecheck.core.events import Outcome
    from presencecheck.surfaces.presentation import outcome_words

    response, outcome = run.response(step.ref), outcome_words(run, step)
    if response.outcome is Outcome.UNANSWERED:
        return outcome
    by = history_messages.BY_PROBE if response.by == "probe" else history_messages.BY_PERSON
    return history_messages.ANSWER.format(outcome=outcome, by=by, seconds=say.exact(response.seconds))


def _verdict(summary: "Summary") -> str:
    """The verdict, or where the run stands."""
    left = summary.readiness is None or summary.status.value == "stopped"
    return summary.status.value if left or summary.readiness is None else summary.readiness.value


def _narrow(summary: "Summary") -> str:
    """The run on one line of forty columns; the beginning of its id is enough to name it."""
    from presencecheck.system.clock import now

    begun = summary.started.local()
    day = f"{begun:%d %b %H:%M}" if begun.year == now().local().year else f"{begun:%d %b %Y} "
    verdict = history_messages.SHORT_VERDICTS[_verdict(summary)]
    return f"{day} {verdict:<10} {summary.routine:<9.9} {summary.id[:6]}"
