"""`history` and `history show`: what was done."""

from typing import Annotated

import typer

from presencecheck import messages as say
from presencecheck.cli.options import Json
from presencecheck.cli.output import emit, line, paragraphs, table, tell

app = typer.Typer(help="Look back at your runs; without a command, list the newest.", invoke_without_command=True)

_SHOWN = 20


@app.callback()
def history(
    context: typer.Context,
    json: Json = False,
    number: Annotated[int, typer.Option("--number", "-n", min=1, help="How many runs to list.")] = _SHOWN,
) -> None:
    """List the newest runs."""
    if context.invoked_subcommand is not None:
        return
    from presencecheck.history.reading import summaries
    from presencecheck.paths import locate
    from presencecheck.reports import shapes

    found = summaries(locate().history, number)
    if json:
        emit(shapes.enveloped(runs=[shapes.summary_shape(summary, plan) for summary, plan in found]))
    elif not found:
        tell(say.NO_RUNS)
    else:
        rows = [
            (
                f"{summary.started.local():%d %b %Y %H:%M}",
                summary.routine,
                summary.readiness.value if summary.readiness else summary.status.value,
                say.exact(summary.seconds),
                summary.id,
            )
            for summary, _ in found
        ]
        table(("begun", "routine", "verdict", "took", "run"), rows, numbers=(3,))


@app.command("show")
def show(
    run: Annotated[str, typer.Argument(metavar="RUN", help='A run\'s id or its beginning, or "last".')],
    json: Json = False,
) -> None:
    """Show one run: every item and what became of it."""
    from presencecheck.history.reading import one
    from presencecheck.paths import locate
    from presencecheck.reports import shapes
    from presencecheck.surfaces.script import outcome_words

    summary, walked = one(locate().history, run)
    if json:
        shape = shapes.run_shape(
            summary.id, walked, summary.started, summary.finished, summary.readiness, summary.status
        )
        emit(shapes.enveloped(run=shape))
        return
    verdict = summary.readiness.value if summary.readiness else summary.status.value
    line(f"{walked.plan.title}, {summary.started.local():%d %B %Y %H:%M}: {verdict}, {say.exact(summary.seconds)}")
    section = None
    for step in walked.visible:
        if step.section != section:
            line()
            line(walked.plan.sections[step.section].checklist.title)
            section = step.section
        paragraphs(f"{step.item.ask} {outcome_words(walked, step)}", 2)
