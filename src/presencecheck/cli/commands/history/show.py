"""`history show`: one run."""

from typing import TYPE_CHECKING, Annotated

from presencecheck.cli.commands.history.verdict import verdict_of
from presencecheck.cli.options import Json, Plain, known_runs
from presencecheck.cli.output import print_json, print_line, print_paragraph
from presencecheck.cli.parameters import Argument
from presencecheck.messages import durations as durations_messages
from presencecheck.messages import enumeration as enumeration_messages
from presencecheck.messages import help as help_messages
from presencecheck.messages import history as history_messages

if TYPE_CHECKING:
    from presencecheck.core.plan import Step
    from presencecheck.core.run import Run
    from presencecheck.history.store.recalls import ShownCard


def show(
    run: Annotated[
        str,
        Argument(metavar=help_messages.METAVARS["run"], help=history_messages.OPTIONS["run"], complete=known_runs),
    ],
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Show one run: every item and how it was answered."""
    from presencecheck.cli.maintenance import do_maintenance
    from presencecheck.history.queries.runs import find_cards, find_run
    from presencecheck.reports.json.history import facts_of
    from presencecheck.reports.json.run import run_shape
    from presencecheck.system.clock import date_words
    from presencecheck.system.paths import user_paths

    do_maintenance(asks=not json)
    path = user_paths().history
    summary, walked = find_run(path, run)
    cards = find_cards(path, [(summary, walked.plan)])[summary.id]
    if json:
        print_json(run=run_shape(facts_of(summary, cards), walked))
        return
    time = "" if summary.day_only else f" {summary.started.clock_time}"
    words = {
        "begun": f"{date_words(summary.started.day)}{time}",
        "verdict": history_messages.VERDICTS[verdict_of(summary)],
        "time": durations_messages.exact(summary.seconds),
    }
    print_paragraph(history_messages.RUN.format(title=walked.plan.title, **words))
    names = [f"{part.checklist.id} {part.checklist.version}" for part in walked.plan.sections]
    print_paragraph(history_messages.VERSIONS.format(names=enumeration_messages.join_with_commas(names)))
    if summary.cut_short:
        print_paragraph(history_messages.CUT_SHORT)
    if cards:
        names = [_card(card) for card in cards]
        print_paragraph(history_messages.CARDS.format(names=enumeration_messages.join_with_commas(names)))
    _print_items(walked)
    _print_changes(walked)


def _card(card: "ShownCard") -> str:
    """The card's checklist, and how many of its lines were left open where that was said."""
    if card.recalled is None:
        return card.checklist
    items = enumeration_messages.join_with_commas(card.recalled.items)
    said = history_messages.CARD_RECALLED_ITEMS if items else history_messages.CARD_RECALLED
    return said.of(card.recalled.left_open, card=card.checklist, items=items)


def _print_items(walked: "Run") -> None:
    section, above = None, ""
    for step in walked.visible:
        heading = walked.plan.heading_of(step)
        if step.section != section:
            print_line()
            print_line(walked.plan.sections[step.section].checklist.title)
            section, above = step.section, ""
        if heading != above:
            print_paragraph(heading, 2)
            above = heading
        print_paragraph(f"{step.item.ask} {_answer(walked, step)}", 4 if heading else 2)


def _print_changes(walked: "Run") -> None:
    """What was changed after the verdict, and what the verdict was before."""
    from presencecheck.surfaces.presentation import outcome_words

    if not walked.revised:
        return
    before = walked.before_revision
    print_line()
    print_line(history_messages.CHANGED)
    if before.readiness is not walked.readiness and before.readiness is not None:
        verdict = history_messages.VERDICTS[before.readiness.value]
        print_paragraph(history_messages.FIRST_VERDICT.format(verdict=verdict), 2)
    for step in walked.visible:
        if step.ref in walked.revised:
            words = {"before": outcome_words(before, step), "after": outcome_words(walked, step)}
            print_paragraph(history_messages.CHANGED_ITEM.format(ask=step.item.ask, **words), 2)


def _answer(run: "Run", step: "Step") -> str:
    """How the item was answered, who or what said so, and how long it was in view."""
    from presencecheck.core.events import Outcome
    from presencecheck.surfaces.presentation import outcome_words

    response, outcome = run.response(step.ref), outcome_words(run, step)
    if response.outcome is Outcome.UNANSWERED:
        return outcome
    by = history_messages.BY_PROBE if response.by == "probe" else history_messages.BY_PERSON
    by = history_messages.AGAINST_FINDING.format(by=by) if response.is_contradicted else by
    return history_messages.ANSWER.format(outcome=outcome, by=by, seconds=durations_messages.exact(response.seconds))
