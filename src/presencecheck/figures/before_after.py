"""The person's own numbers before and after an exercise in the same run, for them alone. Pure."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from presencecheck.core.frozen import Frozen
from presencecheck.core.items import Exercise, Range, Scale
from presencecheck.core.plan import Plan, Step
from presencecheck.figures.days import month_of
from presencecheck.history.queries.run_outcomes import RunTable

Pairs = Counter[tuple[str, int, int]]
"""How often each number before and number after occurred together, by month."""


class ScalePair(NamedTuple):
    """The refs of two scales of one checklist with the same range, and an exercise between them."""

    before: str
    after: str
    scale: Range


class Means(Frozen):
    """The mean number before and after, over pairs of the same runs."""

    pairs: int
    before: float
    after: float


class PairFigures(Frozen):
    """The numbers before and after of one checklist.

    Attributes:
        before: the item asked first.
        after: the item asked last.
        scale: the range of both.
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


def scale_pairs(plan: Plan) -> Iterator[ScalePair]:
    """The first and the last scale of each checklist that ask for the same, if there is an exercise between them."""
    for number, _ in enumerate(plan.sections):
        steps = [step for step in plan.steps if step.section == number]
        for first, before in enumerate(steps):
            if not isinstance(before.item, Scale):
                continue
            rest = steps[first + 1 :]
            places = [place for place, step in enumerate(rest) if _alike(before, step)]
            if places and any(isinstance(step.item, Exercise) for step in rest[: places[-1]]):
                yield ScalePair(before.ref, rest[places[-1]].ref, before.item.scale)
                break


def pair_figures(table: RunTable) -> list[PairFigures]:
    """The numbers before and after, of every checklist that asks for both."""
    by_plan = {key: list(scale_pairs(plan)) for key, plan in table.plans.items()}
    found: dict[ScalePair, Pairs] = {pair: Counter() for pairs in by_plan.values() for pair in pairs}
    for run in table.runs:
        numbers = run.pattern.numbers
        for pair in by_plan[run.plan]:
            if pair.before in numbers and pair.after in numbers:
                found[pair][month_of(run.day), numbers[pair.before], numbers[pair.after]] += 1
    newest = {pair: table.plans[key] for key, pairs in sorted(by_plan.items()) for pair in pairs}
    return [_figures(newest[pair], pair, pairs) for pair, pairs in found.items() if pairs]


def _figures(plan: Plan, scales: ScalePair, pairs: Pairs) -> PairFigures:
    before, after = plan.by_ref[scales.before], plan.by_ref[scales.after]
    title = plan.sections[before.section].checklist.title
    months: dict[str, Pairs] = {month: Counter() for month in sorted({month for month, _, _ in pairs})}
    for pair, count in pairs.items():
        months[pair[0]][pair] = count
    means = {month: _means(part) for month, part in months.items()}
    return PairFigures(before, after, scales.scale, title, _means(pairs), means)


def _alike(one: Step, other: Step) -> bool:
    return isinstance(one.item, Scale) and isinstance(other.item, Scale) and one.item.scale == other.item.scale


def _means(pairs: Pairs) -> Means:
    count = pairs.total()
    before = sum(before * times for (_, before, _), times in pairs.items())
    return Means(count, before / count, sum(after * times for (_, _, after), times in pairs.items()) / count)
