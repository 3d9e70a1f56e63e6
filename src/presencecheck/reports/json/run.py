"""The JSON of a run with its items; part of the interface."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from presencecheck.core.events import Answer, Answered, Outcome
from presencecheck.core.frozen import Frozen
from presencecheck.core.items import Value
from presencecheck.core.plan import Plan, Step
from presencecheck.core.readiness import Readiness
from presencecheck.core.run import Run
from presencecheck.core.standing import Status
from presencecheck.history.store.recalls import ShownCard
from presencecheck.reports.json.envelope import Shape
from presencecheck.system.clock import Moment


class RunFacts(Frozen):
    """What is known of a run beside its answers.

    Attributes:
        day_only: of its times the day alone is kept.
        cut_short: the client came before its last question.
        cards: those that were shown after it.
    """

    id: str
    started: Moment
    finished: Moment | None
    readiness: Readiness | None
    status: Status
    day_only: bool = False
    cut_short: bool = False
    cards: Sequence[ShownCard] = ()


def run_shape(facts: RunFacts, run: Run) -> Shape:
    """A run with its items, as the history has them."""
    kept = run.kept
    items = [_item_shape(kept, step) for step in kept.visible]
    return run_head(facts, run.plan, round(kept.seconds)) | {"revised": list(kept.revised), "items": items}


def answers_shape(run: Run) -> list[Shape]:
    """The answers of a run as lines that `--answers` takes; what is not kept is left out."""
    lines: list[Shape] = []
    again = Run(run.plan)
    for event in run.kept.events:
        if not isinstance(event, Answered):
            continue
        if again.current is None:
            # Only a question that left no trace was open then; a script that does not have it would be over.
            return list(_last_answers(run.kept))
        if event.ref not in again.places:
            continue  # only a number that is not kept had added it
        # A script cannot go on with an answer kept; it goes back no further than to what is answered again.
        while again.current and again.current.ref != event.ref and (back := again.back()):
            lines.append({"item": again.current.ref, "answer": "back"})
            again = again.apply(back)
        value = event.value if run.plan.by_ref[event.ref].item.stores_value else None
        lines.append({"item": event.ref, "answer": event.answer.value if value is None else value_shape(value)})
        again = again.apply(replace(event, value=value))
    return lines


def value_shape(value: Value) -> int | str | list[str]:
    """The value of an answer: a number, a text, or a list of options."""
    return list(value) if isinstance(value, tuple) else value


def _last_answers(run: Run) -> Iterator[Shape]:
    """What was last answered to each item, in their order, up to the first that is open."""
    for step in run.visible:
        response = run.response(step.ref)
        # Where "not yet" is an answer that lets go on, there is no saying it and then yes without a way back.
        once_not_yet = response.outcome is Outcome.FIXED and step.item.remedy and step.item.remedy.then != "accept"
        if once_not_yet or run.asked_again(step.ref):
            yield {"item": step.ref, "answer": Answer.NOT_YET.value}
        if response.outcome is Outcome.UNANSWERED:
            return
        last = _LAST[response.outcome].value
        yield {"item": step.ref, "answer": last if response.value is None else value_shape(response.value)}


_LAST = {
    Outcome.DONE: Answer.YES,
    Outcome.FIXED: Answer.YES,
    Outcome.ACCEPTED: Answer.ACCEPT,
    Outcome.SKIPPED: Answer.SKIP,
    Outcome.NOT_APPLICABLE: Answer.NOT_APPLICABLE,
}
"""The answer that makes each of an item."""


def run_head(facts: RunFacts, plan: Plan, seconds: int) -> Shape:
    """What `run`, `history list` and `history show` tell of every run."""
    return {
        "id": facts.id,
        "routine": plan.routine,
        "status": facts.status.value,
        "readiness": facts.readiness.value if facts.readiness else None,
        "cut-short": facts.cut_short,
        "modality": plan.context.modality,
        "started": facts.started.iso(),
        "finished": facts.finished.iso() if facts.finished else None,
        "times": "day" if facts.day_only else "exact",
        "seconds": seconds,
        "cards": [card_shape(card) for card in facts.cards],
        "checklists": [
            {
                "id": part.checklist.id,
                "version": part.checklist.version,
                "sha256": part.source.sha256,
                "layer": part.source.layer,
            }
            for part in plan.sections
        ],
    }


def card_shape(card: ShownCard) -> Shape:
    """A card that was shown, and how many of its lines were left open; which, where that is kept."""
    recalled = card.recalled
    shape: Shape = {"checklist": card.checklist, "left-open": recalled.left_open if recalled else None}
    return shape | ({"items": list(recalled.items)} if recalled and recalled.items else {})


def _item_shape(run: Run, step: Step) -> Shape:
    response = run.response(step.ref)
    shape: Shape = {
        "checklist": step.checklist,
        "item": step.item.id,
        "kind": getattr(step.item, "kind", ""),
        "outcome": response.outcome.value,
        "finding": response.finding,
        "by": response.by,
        "seconds": round(response.seconds),
    }
    if step.item.stores_value and response.value is not None:
        shape["value"] = value_shape(response.value)
    return shape
