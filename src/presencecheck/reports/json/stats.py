"""The JSON of `stats`; part of the interface. Pure."""

from collections.abc import Mapping

from presencecheck.core.events import Outcome
from presencecheck.figures.all import Figures
from presencecheck.figures.before_after import Means, PairFigures
from presencecheck.figures.durations import TimeFigures
from presencecheck.figures.items import ItemFigures, items_to_repair, items_to_retire
from presencecheck.reports.figure_words import NONE_RETIRABLE
from presencecheck.reports.json.envelope import Shape
from presencecheck.system.clock import date_of


def stats_shape(figures: Figures | None, routine: str, retirable: Mapping[str, bool] = NONE_RETIRABLE) -> Shape:
    """All figures, each with the number of runs it comes from; of no run at all, that there is none.

    Args:
        figures: what is told.
        routine: the only routine looked at; empty for all.
        retirable: for the questions that are still asked, by their refs, whether they can be retired.
    """
    if figures is None:
        return {"runs": 0, "routine": routine or None}
    runs = figures.runs
    return {
        "runs": runs.runs,
        "routine": routine or None,
        "since": _date(runs.since),
        "until": _date(runs.until),
        "statuses": {status.value: count for status, count in runs.statuses.items()},
        "readiness": {readiness.value: count for readiness, count in runs.readiness.items()},
        "a-week": round(runs.a_week, 2),
        "weeks": [{"week": _date(week), "runs": count} for week, count in runs.weeks.items()],
        "times": [_time(time) for time in figures.times],
        "items": [_item(item) for item in figures.items],
        "never-not-yet": [
            _named(item) | {"runs": item.outcomes[Outcome.DONE], "retirable": retirable.get(item.step.ref, False)}
            for item in items_to_retire(figures.items)
        ],
        "accepted": [
            _named(item) | {"runs": item.single_runs, "accepted": item.outcomes[Outcome.ACCEPTED]}
            for item in items_to_repair(figures.items)
        ],
        "before-after": [_pair(pair) for pair in figures.pairs],
    }


def _time(time: TimeFigures) -> Shape:
    return {
        **time.form._asdict(),
        "runs": time.runs,
        "each": time.each,
        "first": time.first,
        "last": time.last,
    }


def _item(item: ItemFigures) -> Shape:
    return {
        **_named(item),
        "kind": getattr(item.step.item, "kind", ""),
        "runs": item.runs,
        "outcomes": {outcome.value: count for outcome, count in item.outcomes.items()},
        "not-yet": item.not_yet,
    }


def _named(item: ItemFigures) -> Shape:
    return {"checklist": item.step.checklist, "item": item.step.item.id}


def _pair(pair: PairFigures) -> Shape:
    return {
        "checklist": pair.before.checklist,
        "before-item": pair.before.item.id,
        "after-item": pair.after.item.id,
        **_means(pair.overall),
        "months": [{"month": month} | _means(means) for month, means in pair.months.items()],
    }


def _means(means: Means) -> Shape:
    return {"pairs": means.pairs, "before": round(means.before, 2), "after": round(means.after, 2)}


def _date(day: int) -> str:
    return date_of(day).isoformat()
