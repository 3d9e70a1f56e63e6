"""What the page for the practice may count, in numbers that tell of no single run. Pure."""

from collections import Counter
from collections.abc import Mapping, Sequence

from presencecheck.core.events import Outcome
from presencecheck.core.frozen import Frozen
from presencecheck.core.plan import Step
from presencecheck.figures.days import WEEK, Unit, series, week_of
from presencecheck.figures.items import ItemFigures, item_figures
from presencecheck.figures.weeks import item_weeks
from presencecheck.history.queries.run_outcomes import RunOutcomes, RunTable
from presencecheck.system.clock import day_of

LEAST = 5
"""Runs; what happened in fewer is not told, and numbers are rounded down to multiples of it."""
MOST_UNITS = 27
"""More weeks than these, half a year, are told as months, more months as years."""

_LOOKED_AT = frozenset({Outcome.DONE, Outcome.FIXED, Outcome.STILL_SO, Outcome.ACCEPTED})
_NOT_YET = frozenset({Outcome.FIXED, Outcome.ACCEPTED})


class FacilityFigures(Frozen):
    """How often a question about the facilities was not yet so; all numbers are coarse, 0 where below `LEAST`.

    Attributes:
        step: the question, as the newest run had it.
        title: the title of its checklist.
        looked_at: the runs in which it was in place or not; skipped ones are not counted anywhere.
        not_yet: those of them in which it was not yet so at first.
        left: those in which it was left so; None of an essential question, where that is nobody else's business.
        weeks: those in which it was not yet so at first, by the Monday of the week, where there are any.
    """

    step: Step
    title: str
    looked_at: int
    not_yet: int
    left: int | None
    weeks: Mapping[int, int]


class SharedFigures(Frozen):
    """All that a practice may see.

    Attributes:
        since: the first day of the first week that is told.
        until: the last day of the last one.
        unit: what the runs are counted by.
        runs: the runs that looked at any of the questions, by week, month or year; coarse.
        items: those that were looked at often enough, in the order in which they were asked for.
    """

    since: int
    until: int
    unit: Unit
    runs: Mapping[str, int]
    items: Sequence[FacilityFigures]


def coarse(count: int) -> int:
    """The count rounded down to 5, 10, 15, …; 0 where it is below 5, so that one run more or less is hardly seen."""
    return count // LEAST * LEAST


def shared_figures(table: RunTable, refs: Sequence[str], since: int | None, until: int) -> SharedFigures:
    """The figures of these questions; runs that looked at none of them are as if they had never been.

    Args:
        table: the runs.
        refs: the questions that may be shared, by LIST/ITEM.
        since: the first day looked at; None for that of the first run.
        until: the last day looked at.
    """
    wanted = frozenset(refs)
    runs = [run for run in table.runs if run.day <= until and (since is None or run.day >= since)]
    kept = [run for run in runs if any(_looked_at(run, ref) for ref in wanted)]
    counted = RunTable(table.plans, kept)
    weeks = item_weeks(counted)
    known = {item.step.ref: item for item in item_figures(counted)}
    items = [_figures(known[ref], weeks[ref]) for ref in dict.fromkeys(refs) if ref in known]
    days = Counter(run.day for run in kept)
    unit, counts = series(days, min(days, default=until) if since is None else since, until, most=MOST_UNITS)
    told = {name: coarse(count) for name, count in counts.items()}
    if since is None:
        told = _from_first(told)
        since = _first_day(told, until)
    shown = [item for item in items if item.looked_at]
    return SharedFigures(week_of(since), week_of(until) + WEEK - 1, unit, told, shown)


def _looked_at(run: RunOutcomes, ref: str) -> bool:
    return run.pattern.outcomes.get(ref) in _LOOKED_AT


def _from_first(counts: Mapping[str, int]) -> dict[str, int]:
    """The counts from the first that is told on: what stands before it would tell when there were few runs."""
    first = min((name for name, count in counts.items() if count), default="")
    return {name: count for name, count in counts.items() if first and name >= first}


def _first_day(counts: Mapping[str, int], until: int) -> int:
    """The first day of the first week, month or year that is told; the last one where none is."""
    first = next(iter(counts), "")
    return day_of(f"{first}-01-01"[: len("2026-01-01")]) if first else until


def _figures(item: ItemFigures, weeks: Mapping[int, Mapping[Outcome, int]]) -> FacilityFigures:
    by_week = {week: coarse(_count(counts, _NOT_YET)) for week, counts in weeks.items()}
    is_essential = item.step.item.importance == "essential"
    return FacilityFigures(
        item.step,
        item.title,
        coarse(_count(item.outcomes, _LOOKED_AT)),
        coarse(_count(item.outcomes, _NOT_YET)),
        None if is_essential else coarse(item.outcomes[Outcome.ACCEPTED]),
        {week: count for week, count in by_week.items() if count},
    )


def _count(counts: Mapping[Outcome, int], outcomes: frozenset[Outcome]) -> int:
    return sum(counts[outcome] for outcome in outcomes)
