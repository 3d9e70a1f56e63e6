"""`history show`: one run."""

from typing import TYPE_CHECKING, Annotated

import typer

from presencecheck.cli.commands.history.verdict import verdict_of
from presencecheck.cli.options import Json
from presencecheck.cli.output import print_json, print_line, print_paragraph
from presencecheck.messages import durations as durations_messages
from presencecheck.messages import enumeration as enumeration_messages
from presencecheck.messages import help as help_messages
from presencecheck.messages import history as history_messages

if TYPE_CHECKING:
    from presencecheck.core.plan import Step
    from presencecheck.core.run import Run


def show(
    run: Annotated[str, typer.Argument(metavar=help_messages.METAVARS["run"], help=history_messages.OPTIONS["run"])],
    json: Json = False,
) -> None:
    """Show one run: every item and how it was answered."""
    from presencecheck.cli.maintenance import do_maintenance
    from presencecheck.history.queries.runs import find_run
    from presencecheck.reports.json.run import run_shape
    from presencecheck.system.clock import date_words
    from presencecheck.system.paths import user_paths

    do_maintenance(asks=not json)
    summary, walked = find_run(user_paths().history, run)
    if json:
        shape = run_shape(summary.id, walked, summary.started, summary.finished, summary.readiness, summary.status)
        print_json(run=shape)
        return
    words = {
        "begun": f"{date_words(summary.started.day)} {summary.started.local():%H:%M}",
        "verdict": history_messages.VERDICTS[verdict_of(summary)],
        "time": durations_messages.exact(summary.seconds),
    }
    print_paragraph(history_messages.RUN.format(title=walked.plan.title, **words))
    names = [f"{part.checklist.id} {part.checklist.version}" for part in walked.plan.sections]
    print_paragraph(history_messages.VERSIONS.format(names=enumeration_messages.join_with_commas(names)))
    section = None
    for step in walked.visible:
        if step.section != section:
            print_line()
            print_line(walked.plan.sections[step.section].checklist.title)
            section = step.section
        print_paragraph(f"{step.item.ask} {_answer(walked, step)}", 2)


def _answer(run: "Run", step: "Step") -> str:
    """How the item was answered, who or what said so, and how long it was in view."""
    from presencecheck.core.events import Outcome
    from presencecheck.surfaces.presentation import outcome_words

    response, outcome = run.response(step.ref), outcome_words(run, step)
    if response.outcome is Outcome.UNANSWERED:
        return outcome
    by = history_messages.BY_PROBE if response.by == "probe" else history_messages.BY_PERSON
    return history_messages.ANSWER.format(outcome=outcome, by=by, seconds=durations_messages.exact(response.seconds))
