"""Selection of runs by day, routine, verdict and status, as a clause of the history's SQL."""

from typing import Any

from presencecheck.core.frozen import Frozen
from presencecheck.core.readiness import Readiness
from presencecheck.core.standing import Status
from presencecheck.history.format.schema import LOCAL_DAY, READINESSES, STATUSES
from presencecheck.history.store.current_status import CURRENT_STATUS


class Selection(Frozen):
    """The runs to select; what is left out selects all."""

    since: int | None = None
    """The first local day, counted from 1970-01-01."""
    until: int | None = None
    """The last local day."""
    routine: str = ""
    readiness: Readiness | None = None
    status: Status | None = None

    def clause(self) -> tuple[str, list[Any]]:
        """A WHERE clause over the table `run`, and its values."""
        terms: list[tuple[str, list[Any]]] = []
        if self.since is not None:
            # The index knows UTC; two days more than any offset needs are read, and the local day is compared then.
            terms.append((f"run.started >= ? AND {LOCAL_DAY} >= ?", [(self.since - 2) * _DAY, self.since]))
        if self.until is not None:
            terms.append((f"run.started < ? AND {LOCAL_DAY} <= ?", [(self.until + 3) * _DAY, self.until]))
        if self.routine:
            terms.append(("run.plan IN (SELECT key FROM plan WHERE routine = ?)", [self.routine]))
        if self.readiness is not None:
            terms.append(("run.readiness = ?", [READINESSES.index(self.readiness)]))
        if self.status is not None:
            terms.append((f"{CURRENT_STATUS} = ?", [STATUSES.index(self.status)]))
        where = " AND ".join(term for term, _ in terms)
        return f"WHERE {where}" if where else "", [value for _, values in terms for value in values]


_DAY = 86_400
EVERY = Selection()
