"""How long a checklist takes, and whether that shrinks: the first runs beside the last ones. Pure."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from presencecheck.core.frozen import Frozen
from presencecheck.core.plan import Plan
from presencecheck.core.run import Status
from presencecheck.figures.run_outcomes import Walks

MOST = 10
"""So many of the first runs, and of the last ones, are looked at."""


class Part(NamedTuple):
    """A checklist as part of runs: item by item, or as a card, which takes another time."""

    checklist: str
    card: bool


class Ends(NamedTuple):
    """The runs at the beginning and at the end, by their keys; none is in both."""

    runs: int
    first: Sequence[int]
    last: Sequence[int]


class Compared(NamedTuple):
    """The runs whose times are compared.

    Attributes:
        ends: which they are, for each checklist.
        seconds: what each spent on each checklist, by the run's key.
    """

    ends: Mapping[Part, Ends]
    seconds: Mapping[int, Mapping[str, int]]


class TimeFigures(Frozen):
    """The time that a checklist took.

    Attributes:
        part: the checklist.
        title: its title in the newest run.
        runs: how many runs could be compared: completed, with none of its items hidden as done before.
        each: how many of the first of them, and as many of the last, the medians are of; 0 where there is one alone.
        first: the median of the first ones, in seconds.
        last: the median of the last ones, in seconds.
    """

    part: Part
    title: str
    runs: int
    each: int
    first: float
    last: float


def ends(walks: Walks) -> dict[Part, Ends]:
    """For each checklist the first and last runs to compare: completed, and with nothing of it hidden.

    A checklist of which some items are hidden is shorter by that alone, and would tell nothing of habit.
    """
    completed = [way.end.plan if way.end.status is Status.COMPLETED else None for way in walks.ways]
    places: dict[int, list[int]] = {}
    for place, way in enumerate(walks.went):
        if (plan := completed[way]) is not None:
            places.setdefault(plan, []).append(place)
    parts: dict[Part, list[list[int]]] = {}
    for plan, runs in places.items():
        for part in _whole_parts(walks.plans[plan]):
            parts.setdefault(part, []).append(runs)
    return {part: _ends(walks, lists) for part, lists in parts.items()}


def _ends(walks: Walks, lists: Sequence[Sequence[int]]) -> Ends:
    """The ends of several lists of places together, each of them in order."""
    count = sum(map(len, lists))
    each = min(MOST, count // 2)
    first = sorted(place for places in lists for place in places[:MOST])[: each or 1]
    last = sorted(place for places in lists for place in places[-MOST:])[-each:] if each else ()
    return Ends(count, [walks.runs[place] for place in first], [walks.runs[place] for place in last])


def time_figures(walks: Walks, compared: Compared) -> list[TimeFigures]:
    """The time of every checklist.

    Args:
        walks: the runs.
        compared: what `ends` picked of them, with the time that each took.
    """
    found_ends, seconds = compared
    titles = {part.checklist.id: part.checklist.title for plan in walks.plans.values() for part in plan.sections}
    found = []
    for part, (runs, first, last) in found_ends.items():
        before, after = (_median(keys, part, seconds) for keys in (first, last or first))
        found.append(TimeFigures(part, titles[part.checklist], runs, len(last), before, after))
    return found


def _whole_parts(plan: Plan) -> Collection[Part]:
    short = {ref.partition("/")[0] for ref in plan.already}
    walked = {step.checklist for step in plan.steps}
    parts = (Part(part.checklist.id, part.as_card) for part in plan.sections)
    return [part for part in parts if part.checklist in walked - short]


def _median(keys: Sequence[int], part: Part, seconds: Mapping[int, Mapping[str, int]]) -> float:
    spent = sorted(seconds.get(key, {}).get(part.checklist, 0) for key in keys)
    middle = len(spent) // 2
    return float(spent[middle]) if len(spent) % 2 else (spent[middle - 1] + spent[middle]) / 2
