"""The person's own numbers before and after an exercise, within the same run. A mirror for them alone. Pure."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from presencecheck.events import Outcome
from presencecheck.figures.days import month_of
from presencecheck.figures.walks import Walks
from presencecheck.frozen import Frozen, frozen
from presencecheck.items import Exercise, Range, Scale
from presencecheck.plan import Plan, Step

Pair = tuple[int, int, int]
"""The day, the number before and the number after."""


class Ends(NamedTuple):
    """The refs of two scales of one checklist that have the same ends, with an exercise between them."""

    before: str
    after: str
    scale: Range


@frozen
class Means(Frozen):
    """The mean number before and after, over pairs of the same runs."""

    pairs: int
    before: float
    after: float


@frozen
class PairFigures(Frozen):
    """The numbers before and after of one checklist.

    Attributes:
        before: the item asked first.
        after: the item asked last.
        scale: the ends of both.
        title: the title of their checklist.
        overall: over all pairs.
        months: the same for each month that has any, by its name as 2026-11.
    """

    before: Step
    after: Step
    scale: Range
    title: str
    overall: Means
    months: Mapping[str, Means]


def ends_of(plan: Plan) -> Iterator[Ends]:
    """In each checklist the first and the last scale that ask for the same, where an exercise stands between."""
    for number, _ in enumerate(plan.sections):
        steps = [step for step in plan.steps if step.section == number]
        for first, before in enumerate(steps):
            if not isinstance(before.item, Scale):
                continue
            rest = steps[first + 1 :]
            places = [place for place, step in enumerate(rest) if _alike(before, step)]
            if places and any(isinstance(step.item, Exercise) for step in rest[: places[-1]]):
                yield Ends(before.ref, rest[places[-1]].ref, before.item.scale)
                break


def pair_figures(walks: Walks) -> list[PairFigures]:
    """The numbers before and after, of every checklist that asks for both."""
    ends = {key: list(ends_of(plan)) for key, plan in walks.plans.items()}
    found: dict[Ends, list[Pair]] = {pair: [] for pairs in ends.values() for pair in pairs}
    lists = {key: [(pair.before, pair.after, found[pair]) for pair in pairs] for key, pairs in ends.items()}
    counting: dict[int, list[tuple[str, str, list[Pair]]]] = {}
    for run in walks.runs:
        if run.numbers and run.way not in counting:
            way = walks.ways[run.way]
            # A scale that was answered and then skipped after all has no number.
            counting[run.way] = [
                (before, after, pairs)
                for before, after, pairs in lists[way.plan]
                if way.outcome(before) is way.outcome(after) is Outcome.DONE
            ]
        for before, after, pairs in counting[run.way] if run.numbers else ():
            if before in run.numbers and after in run.numbers:
                pairs.append((run.day, run.numbers[before], run.numbers[after]))
    newest = {pair: walks.plans[key] for key, pairs in sorted(ends.items()) for pair in pairs}
    return [_figures(newest[pair], pair, pairs) for pair, pairs in found.items() if pairs]


def _figures(plan: Plan, ends: Ends, pairs: list[Pair]) -> PairFigures:
    before, after = plan.by_ref[ends.before], plan.by_ref[ends.after]
    title = plan.sections[before.section].checklist.title
    months = {month: _means(entries) for month, entries in _by_month(pairs).items()}
    return PairFigures(before, after, ends.scale, title, _means(pairs), months)


def _alike(one: Step, other: Step) -> bool:
    return isinstance(one.item, Scale) and isinstance(other.item, Scale) and one.item.scale == other.item.scale


def _by_month(numbers: list[Pair]) -> dict[str, list[Pair]]:
    names = {day: month_of(day) for day in {day for day, _, _ in numbers}}
    found: dict[str, list[Pair]] = {month: [] for month in sorted(set(names.values()))}
    for entry in numbers:
        found[names[entry[0]]].append(entry)
    return found


def _means(numbers: list[Pair]) -> Means:
    count = len(numbers)
    return Means(count, sum(before for _, before, _ in numbers) / count, sum(after for _, _, after in numbers) / count)
