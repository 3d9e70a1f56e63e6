"""The outcomes of each item by week; nothing about a run, a day or an hour. Pure."""

from collections import Counter
from collections.abc import Mapping

from presencecheck.core.events import Outcome
from presencecheck.figures.days import week_of
from presencecheck.history.queries.run_outcomes import RunTable, tally


def item_weeks(table: RunTable) -> dict[str, Mapping[int, Mapping[Outcome, int]]]:
    """For each item the number of runs with each outcome, by the Monday of their week, in order."""
    weeks: dict[int, Counter[int]] = {}
    for day, pattern in zip(table.days, table.pattern_of, strict=True):
        weeks.setdefault(week_of(day), Counter())[pattern] += 1
    found: dict[str, dict[int, Mapping[Outcome, int]]] = {}
    for week in sorted(weeks):
        for ref, counts in tally(table, weeks[week].items()).items():
            found.setdefault(ref, {})[week] = counts
    return dict(found)
