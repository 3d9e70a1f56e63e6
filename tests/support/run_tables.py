"""Tables of runs made in memory, for tests of figures."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from presencecheck.core.events import Outcome
from presencecheck.core.plan import Plan
from presencecheck.core.readiness import Readiness
from presencecheck.core.standing import Status
from presencecheck.history.queries.run_outcomes import OutcomePattern, RunOutcomes, RunTable

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
    runs = [
        RunOutcomes(key, row.day, row.plan, row.status, row.readiness, _pattern(row)) for key, row in enumerate(rows, 1)
    ]
    return RunTable({1: plans} if isinstance(plans, Plan) else plans, runs)


def _pattern(row: Row) -> OutcomePattern:
    return OutcomePattern(
        {f"c/{name}": outcome for name, outcome in row.outcomes.items()},
        frozenset(f"c/{name}" for name in row.not_yet),
        {f"c/{name}": number for name, number in row.numbers.items()},
    )
