"""Where a run stands now: one that can no longer go on has stopped, whether or not anybody has written that down."""

import sqlite3

from presencecheck.core.expiry import Freshness, Instant, freshness
from presencecheck.core.standing import Status
from presencecheck.history.format.schema import STATUSES
from presencecheck.system.clock import instant

_IN_PROGRESS, _STOPPED = STATUSES.index(Status.IN_PROGRESS), STATUSES.index(Status.STOPPED)
CURRENT_STATUS = (
    f"CASE run.status WHEN {_IN_PROGRESS} THEN current_status(run.answered, run.uptime) ELSE run.status END"
)
"""The number of a run's status now, as SQL for connections that know `add_current_status`."""


def add_current_status(connection: sqlite3.Connection) -> None:
    """Make the function of `CURRENT_STATUS` known to a connection."""
    connection.create_function("current_status", 2, _current_status)


def _current_status(answered: int | None, uptime: int | None) -> int:
    is_over = answered is None or freshness(Instant(answered, uptime), instant()) is Freshness.EXPIRED
    return _STOPPED if is_over else _IN_PROGRESS
