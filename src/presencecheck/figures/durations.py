"""How long a checklist takes, and whether that shrinks: the first runs beside the last ones. Pure."""

from collections.abc import Mapping, Sequence

from presencecheck.core.frozen import Frozen
from presencecheck.history.queries.compared_runs import ChecklistForm, ComparedRuns
from presencecheck.history.queries.run_outcomes import RunTable


class TimeFigures(Frozen):
    """The time that a checklist took.

    Attributes:
        form: the checklist, and whether it was asked as a card.
        title: its title in the newest run.
        runs: the number of runs that can be compared: completed, with each of its items asked singly.
        each: the number of the first ones, and of the last ones, that each median is of; 0 if there is only one run.
        first: the median of the first ones, in seconds.
        last: the median of the last ones, in seconds.
    """

    form: ChecklistForm
    title: str
    runs: int
    each: int
    first: float
    last: float


def time_figures(table: RunTable, compared: ComparedRuns) -> list[TimeFigures]:
    """The time of every checklist.

    Args:
        table: the runs.
        compared: those that are compared, with the time that each took.
    """
    picked, seconds = compared
    titles = {part.checklist.id: part.checklist.title for plan in table.plans.values() for part in plan.sections}
    found = []
    for form, (runs, first, last) in picked.items():
        before, after = (_median(keys, form, seconds) for keys in (first, last or first))
        found.append(TimeFigures(form, titles[form.checklist], runs, len(last), before, after))
    return found


def _median(keys: Sequence[int], form: ChecklistForm, seconds: Mapping[int, Mapping[str, int]]) -> float:
    spent = sorted(seconds.get(key, {}).get(form.checklist, 0) for key in keys)
    middle = len(spent) // 2
    return float(spent[middle]) if len(spent) % 2 else (spent[middle - 1] + spent[middle]) / 2
