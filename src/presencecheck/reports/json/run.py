"""The JSON of a run with its items; part of the interface."""

from collections.abc import Sequence

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


def value_shape(value: Value) -> int | str | list[str]:
    """The value of an answer: a number, a text, or a list of options."""
    return list(value) if isinstance(value, tuple) else value


def run_head(facts: RunFacts, plan: Plan, seconds: int) -> Shape:
    """What `run`, `history list` and `history show` tell of every run."""
    return {
        "id": facts.id,
        "routine": plan.routine,
        "status": facts.status.value,
        "readiness": facts.readiness.value if facts.readiness else None,
        "cut-short": facts.cut_short,
        "waived": [{"by": each.by, "what": list(each.refs)} for each in plan.waived],
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
