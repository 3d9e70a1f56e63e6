"""The JSON of `history list`; part of the interface."""

from presencecheck.core.plan import Plan
from presencecheck.history.store.store import Summary
from presencecheck.reports.json.envelope import Shape
from presencecheck.reports.json.run import run_head


def summary_shape(summary: Summary, plan: Plan) -> Shape:
    """A run without its items."""
    return run_head(
        summary.id,
        plan,
        summary.started,
        summary.finished,
        summary.readiness,
        summary.status,
        summary.seconds,
    )
