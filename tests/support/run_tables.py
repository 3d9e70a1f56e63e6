"""Tables of runs made in memory, for tests of figures."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from presencecheck.core.events import Outcome
from presencecheck.core.plan import Plan
from presencecheck.core.run import Readiness, Status
from presencecheck.history.queries.run_outcomes import OutcomePattern, RunEnd, RunTable

UNSEEN = Outcome.UNANSWERED


class Row(NamedTuple):
    """One run: its day, the outcomes of its items by their names, and what else counts of it."""

    day: int
    outcomes: Mapping[str, Outcome]
    not_yet: tuple[str, ...] = ()
    numbers: Mapping[str, int] = {}
    status: Status = Status.COMPLETED
    readiness: Readiness | None = Readiness.READY
    plan: int = 1


def table_of(plans: Plan | Mapping[int, Plan], rows: Sequence[Row]) -> RunTable:
    """The runs with the keys 1, 2, … of one plan, whose key is 1, or of several; its checklist is `c`."""
    patterns = [
        OutcomePattern(
            RunEnd(row.plan, row.status, row.readiness),
            {f"c/{name}": outcome for name, outcome in row.outcomes.items()},
            {},
            frozenset(f"c/{name}" for name in row.not_yet),
        )
        for row in rows
    ]
    return RunTable(
        {1: plans} if isinstance(plans, Plan) else plans,
        patterns,
        range(1, len(rows) + 1),
        [row.day for row in rows],
        range(len(rows)),
        [{f"c/{name}": number for name, number in row.numbers.items()} for row in rows],
    )
