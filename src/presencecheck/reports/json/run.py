"""The JSON of a run with its items; part of the interface."""

from collections.abc import Iterator
from dataclasses import replace

from presencecheck.core.events import Answer, Answered, Outcome
from presencecheck.core.items import Value
from presencecheck.core.plan import Plan, Step
from presencecheck.core.readiness import Readiness
from presencecheck.core.run import Run
from presencecheck.core.standing import Status
from presencecheck.reports.json.envelope import Shape
from presencecheck.system.clock import Moment


def run_shape(
    run_id: str,
    run: Run,
    started: Moment,
    finished: Moment | None,
    readiness: Readiness | None,
    status: Status,
) -> Shape:
    """A run with its items, as the history has them."""
    head = run_head(run_id, run.plan, started, finished, readiness, status, round(run.kept.seconds))
    return head | {"items": [_item_shape(run.kept, step) for step in run.kept.visible]}


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


def run_head(
    run_id: str,
    plan: Plan,
    started: Moment,
    finished: Moment | None,
    readiness: Readiness | None,
    status: Status,
    seconds: int,
) -> Shape:
    """What `run`, `history list` and `history show` tell of every run."""
    return {
        "id": run_id,
        "routine": plan.routine,
        "status": status.value,
        "readiness": readiness.value if readiness else None,
        "modality": plan.context.modality,
        "started": started.iso(),
        "finished": finished.iso() if finished else None,
        "seconds": seconds,
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


def _item_shape(run: Run, step: Step) -> Shape:
    response = run.response(step.ref)
    shape: Shape = {
        "checklist": step.checklist,
        "item": step.item.id,
        "kind": getattr(step.item, "kind", ""),
        "outcome": response.outcome.value,
        "by": response.by,
        "seconds": round(response.seconds),
    }
    if step.item.stores_value and response.value is not None:
        shape["value"] = value_shape(response.value)
    return shape
