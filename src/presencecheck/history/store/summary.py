"""One run without its answers, as a list of runs shows it."""

from typing import Any

from presencecheck.core.events import Revised
from presencecheck.core.expiry import Instant
from presencecheck.core.frozen import Frozen
from presencecheck.core.readiness import Readiness
from presencecheck.core.standing import Status
from presencecheck.history.format.schema import READINESSES, STATE_COLUMNS, STATUSES, How, RunState, plausible
from presencecheck.history.store import lease
from presencecheck.history.store.current_status import CURRENT_STATUS
from presencecheck.system.clock import Moment

SUMMARIES = f"""
    SELECT run.seq, id, routine, plan, started, utc_offset,
        (SELECT coalesce(sum(seconds), 0) FROM answer WHERE answer.run = run.seq),
        EXISTS (SELECT 1 FROM answer WHERE answer.run = run.seq AND how >= {How(Revised).number}),
        {CURRENT_STATUS}, {STATE_COLUMNS}
    FROM run LEFT JOIN plan ON plan.key = run.plan
"""  # noqa: S608 - columns of our own
"""The runs, each as `summary_of` takes it; a clause follows."""


class Summary(Frozen):
    """One run.

    Attributes:
        status: where it stands now; one that can no longer go on has stopped.
        last_answer: when it was last answered, while nobody has written down that it ended.
        cut_short: the client came before its last question.
        cards: how many cards were shown after it.
        day_only: of its times only the day is kept.
        is_revised: an answer was changed after the verdict.
        plan: the key of its plan.
        lease: the mark of the process that walks it.
    """

    key: int
    id: str
    routine: str
    status: Status
    readiness: Readiness | None
    started: Moment
    finished: Moment | None
    seconds: int
    plan: int
    lease: str | None
    last_answer: Instant | None
    cut_short: bool
    cards: int
    day_only: bool
    is_revised: bool

    @property
    def is_open_elsewhere(self) -> bool:
        """Whether another process is walking it."""
        return self.lease != lease.own_lease() and lease.is_alive(self.lease)


def summary_of(row: tuple[Any, ...]) -> Summary:
    """The run of a row of `SUMMARIES`.

    Raises:
        IndexError, TypeError, ValueError: its values can mean no run.
    """
    key, name, routine, plan, started, offset, seconds, is_revised, status, *rest = row
    state = RunState(*rest)
    if routine is None or not plausible(started, offset, state):
        raise ValueError(name)
    return Summary(
        key,
        name,
        routine,
        STATUSES[status],
        None if state.readiness is None else READINESSES[state.readiness],
        Moment(started, offset),
        None if state.finished is None else Moment(state.finished, offset),
        seconds,
        plan,
        state.lease,
        None if state.answered is None else Instant(state.answered, state.uptime),
        bool(state.cut_short),
        state.cards,
        bool(state.day_only),
        bool(is_revised),
    )
