"""The JSON of `history list`; part of the interface."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from presencecheck.core.plan import Plan
from presencecheck.reports.json.envelope import Shape
from presencecheck.reports.json.run import RunFacts, run_head

if TYPE_CHECKING:
    from presencecheck.history.store.recalls import ShownCard
    from presencecheck.history.store.summary import Summary


def summary_shape(summary: "Summary", plan: Plan, cards: "Sequence[ShownCard]") -> Shape:
    """A run without its items."""
    return run_head(facts_of(summary, cards), plan, summary.seconds)


def facts_of(summary: "Summary", cards: "Sequence[ShownCard]") -> RunFacts:
    """What the history has of a run beside its answers."""
    return RunFacts(
        summary.id,
        summary.started,
        summary.finished,
        summary.readiness,
        summary.status,
        summary.day_only,
        summary.cut_short,
        cards,
    )
