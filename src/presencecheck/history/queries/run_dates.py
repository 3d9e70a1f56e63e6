"""The days on which runs began: what is said of old runs, and of runs that are dated in the future, rests on them."""

from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from presencecheck.core.retention import last_day
from presencecheck.history.format.file_header import is_empty
from presencecheck.history.format.schema import LOCAL_DAY
from presencecheck.history.store.database import connect, translate_errors


class FutureRuns(NamedTuple):
    """Runs that are dated in the future.

    Attributes:
        runs: how many there are.
        all: how many runs there are at all.
        after: the last day that is none of theirs; whatever began after it is one of them.
    """

    runs: int
    all: int
    after: int


def start_days(path: Path) -> list[int]:
    """The local day on which each run began, counted from 1970-01-01, in the order in which they were begun.

    Raises:
        HistoryError: the history cannot be read.
    """
    if is_empty(path):
        return []
    with closing(connect(path, write=False)) as connection, translate_errors(path):
        return [day for (day,) in connection.execute(f"SELECT {LOCAL_DAY} FROM run ORDER BY seq")]  # noqa: S608 - ours


def future_runs(path: Path, today: int) -> FutureRuns:
    """How many runs are dated in the future, as the clock shows `today`.

    Raises:
        HistoryError: the history cannot be read.
    """
    after = last_day(today)
    if is_empty(path):
        return FutureRuns(0, 0, after)
    # The first part can use the index; no local day is further from UTC's than the two days.
    query = f"""
        SELECT (SELECT count(*) FROM run WHERE started >= ? AND {LOCAL_DAY} > ?), (SELECT count(*) FROM run)
    """  # noqa: S608 - ours
    with closing(connect(path, write=False)) as connection, translate_errors(path):
        runs, every = connection.execute(query, ((after - 1) * 86_400, after)).fetchone()
    return FutureRuns(runs, every, after)
