"""The days on which runs began, for what is done about old runs and about runs dated in the future."""

from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from presencecheck.core.retention import last_day
from presencecheck.history.format.schema import LOCAL_DAY
from presencecheck.history.store.database import connect, translate_errors
from presencecheck.history.store.lost import is_new
from presencecheck.messages import retention as retention_messages
from presencecheck.system.clock import date_of, date_words


class FutureRuns(NamedTuple):
    """Runs that are dated in the future.

    Attributes:
        runs: their number.
        all: the number of all runs.
        after: the last day that is not in the future; every run that began after it is one of them.
    """

    runs: int
    all: int
    after: int

    def words(self, today: int) -> tuple[str, str]:
        """What is said of them when the clock shows `today`, and what to do."""
        sentence = retention_messages.AHEAD.of(self.runs, all=self.all, today=date_words(today))
        return sentence, retention_messages.AHEAD_HINT.format(date=date_of(self.after).isoformat())


def start_days(path: Path) -> list[int]:
    """The local day on which each run began, counted from 1970-01-01, in the order in which they were begun.

    Raises:
        HistoryError: the history cannot be read.
    """
    if is_new(path):
        return []
    with closing(connect(path, write=False)) as connection, translate_errors(path):
        return [day for (day,) in connection.execute(f"SELECT {LOCAL_DAY} FROM run ORDER BY seq")]  # noqa: S608 - ours


def future_runs(path: Path, today: int) -> FutureRuns:
    """Count the runs dated in the future, when the clock shows `today`.

    Raises:
        HistoryError: the history cannot be read.
    """
    after = last_day(today)
    if is_new(path):
        return FutureRuns(0, 0, after)
    # The first part can use the index; no local day is further from UTC's than the two days.
    query = f"""
        SELECT (SELECT count(*) FROM run WHERE started >= ? AND {LOCAL_DAY} > ?), (SELECT count(*) FROM run)
    """  # noqa: S608 - ours
    with closing(connect(path, write=False)) as connection, translate_errors(path):
        runs, every = connection.execute(query, ((after - 1) * 86_400, after)).fetchone()
    return FutureRuns(runs, every, after)
