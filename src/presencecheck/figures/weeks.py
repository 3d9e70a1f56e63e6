"""The outcomes of each item by week; nothing about a run, a day or an hour. Pure."""

from collections.abc import Mapping

from presencecheck.core.events import Outcome
from presencecheck.figures.days import week_of
from presencecheck.history.queries.run_outcomes import RunOutcomes, RunTable, tally


def item_weeks(table: RunTable) -> dict[str, Mapping[int, Mapping[Outcome, int]]]:
    """For each item the number of runs with each outcome, by the Monday of their week, in order."""
    weeks: dict[int, list[RunOutcomes]] = {}
    for run in table.runs:
        weeks.setdefault(week_of(run.day), []).append(run)
    found: dict[str, dict[int, Mapping[Outcome, int]]] = {}
    for week in sorted(weeks):
        for ref, counts in tally(weeks[week]).items():
            found.setdefault(ref, {})[week] = counts
    return dict(found)
