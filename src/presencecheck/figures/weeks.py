"""What became of each item week by week; nothing about a run, a day or an hour. Pure."""

from collections import Counter
from collections.abc import Mapping

from presencecheck.core.events import Outcome
from presencecheck.figures.days import week_of
from presencecheck.figures.run_outcomes import Walks, tally


def item_weeks(walks: Walks) -> dict[str, Mapping[int, Mapping[Outcome, int]]]:
    """In how many runs of each week each item had which outcome; weeks by their Monday, in their order."""
    weeks: dict[int, Counter[int]] = {}
    for day, way in zip(walks.days, walks.went, strict=True):
        weeks.setdefault(week_of(day), Counter())[way] += 1
    found: dict[str, dict[int, Mapping[Outcome, int]]] = {}
    for week in sorted(weeks):
        for ref, counts in tally(walks, weeks[week].items()).items():
            found.setdefault(ref, {})[week] = counts
    return dict(found)
