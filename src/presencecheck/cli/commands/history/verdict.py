"""The word for how a run ended, or where it stands."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from presencecheck.history.store.summary import Summary


def verdict_of(summary: "Summary") -> str:
    """The verdict, or where the run stands."""
    # Of a run for after a session there is no verdict, only that it was completed.
    left = summary.readiness is None or summary.status.value == "stopped"
    return summary.status.value if left or summary.readiness is None else summary.readiness.value
