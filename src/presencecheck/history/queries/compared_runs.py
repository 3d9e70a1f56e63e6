"""The runs whose times are compared: of each checklist the first and the last ones. Pure."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from presencecheck.core.events import Outcome
from presencecheck.core.plan import Plan
from presencecheck.core.standing import Status
from presencecheck.history.queries.run_outcomes import RunTable

_NOT_ASKED = frozenset({Outcome.STILL_SO, Outcome.UNANSWERED})
COMPARED_RUNS = 10
"""Number of the first runs, and of the last ones, that are compared at most."""


class ChecklistForm(NamedTuple):
    """A checklist as it is asked: item by item, or as a card with one question, as version 1 of the history had it."""

    checklist: str
    card: bool


class FirstAndLast(NamedTuple):
    """The number of comparable runs, and the keys of the first and of the last ones; none is in both."""

    runs: int
    first: Sequence[int]
    last: Sequence[int]


class ComparedRuns(NamedTuple):
    """The runs whose times are compared.

    Attributes:
        picked: which they are, for each checklist.
        seconds: what each spent on each checklist, by the run's key.
    """

    picked: Mapping[ChecklistForm, FirstAndLast]
    seconds: Mapping[int, Mapping[str, int]]


def pick_compared(table: RunTable) -> dict[ChecklistForm, FirstAndLast]:
    """For each checklist the first and last runs to compare: completed, and with each of its items asked singly.

    A checklist of which some items are hidden, confirmed together or never reached is shorter by that alone, and
    would say nothing about habit.
    """
    forms = {key: _complete_forms(plan) for key, plan in table.plans.items()}
    found: dict[ChecklistForm, list[int]] = {}
    for run in table.runs:
        if run.status is not Status.COMPLETED:
            continue
        shortened = {ref.partition("/")[0] for ref, outcome in run.pattern.outcomes.items() if outcome in _NOT_ASKED}
        for form in forms[run.plan]:
            if form.checklist not in shortened:
                found.setdefault(form, []).append(run.key)
    return {form: _first_and_last(keys) for form, keys in found.items()}


def _complete_forms(plan: Plan) -> Collection[ChecklistForm]:
    shortened = {ref.partition("/")[0] for ref in plan.already}
    walked = {step.checklist for step in plan.steps}
    once_carded = bool(plan.card_question)
    forms = (ChecklistForm(section.checklist.id, section.as_card and once_carded) for section in plan.sections)
    return [form for form in forms if form.checklist in walked - shortened]


def _first_and_last(keys: Sequence[int]) -> FirstAndLast:
    each = min(COMPARED_RUNS, len(keys) // 2)
    return FirstAndLast(len(keys), keys[: each or 1], keys[-each:] if each else [])
