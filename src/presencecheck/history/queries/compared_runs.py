"""The runs whose times are compared: of each checklist the first and the last ones. Pure."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from presencecheck.core.plan import Plan
from presencecheck.core.run import Status
from presencecheck.history.queries.run_outcomes import RunTable

COMPARED_RUNS = 10
"""Number of the first runs, and of the last ones, that are compared at most."""


class ChecklistForm(NamedTuple):
    """A checklist as it is asked: item by item, or as a card, which takes another time."""

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
    """For each checklist the first and last runs to compare: completed, and with none of its items hidden.

    A checklist of which some items are hidden is shorter by that alone, and would say nothing about habit.
    """
    completed = [pattern.end.plan if pattern.end.status is Status.COMPLETED else None for pattern in table.patterns]
    rows: dict[int, list[int]] = {}
    for row, pattern in enumerate(table.pattern_of):
        if (plan := completed[pattern]) is not None:
            rows.setdefault(plan, []).append(row)
    lists: dict[ChecklistForm, list[list[int]]] = {}
    for plan, of_plan in rows.items():
        for form in _complete_forms(table.plans[plan]):
            lists.setdefault(form, []).append(of_plan)
    return {form: _first_and_last(table, of_form) for form, of_form in lists.items()}


def _complete_forms(plan: Plan) -> Collection[ChecklistForm]:
    shortened = {ref.partition("/")[0] for ref in plan.already}
    walked = {step.checklist for step in plan.steps}
    forms = (ChecklistForm(section.checklist.id, section.as_card) for section in plan.sections)
    return [form for form in forms if form.checklist in walked - shortened]


def _first_and_last(table: RunTable, lists: Sequence[Sequence[int]]) -> FirstAndLast:
    """The first and last rows of several lists together, each of them in order."""
    count = sum(map(len, lists))
    each = min(COMPARED_RUNS, count // 2)
    first = sorted(row for rows in lists for row in rows[:COMPARED_RUNS])[: each or 1]
    last = sorted(row for rows in lists for row in rows[-COMPARED_RUNS:])[-each:] if each else ()
    return FirstAndLast(count, [table.runs[row] for row in first], [table.runs[row] for row in last])
