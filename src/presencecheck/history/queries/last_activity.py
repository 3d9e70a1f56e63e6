"""When the person last used the program, for what must not disturb them right after."""

from contextlib import closing
from pathlib import Path

from presencecheck.history.store.database import connect, translate_errors
from presencecheck.history.store.lost import is_new


def last_activity(path: Path) -> int | None:
    """When the newest run ended, or was last answered while it goes on; None where there is no run.

    In seconds since 1970-01-01 in UTC. Of a run that ended and of whose times only the day is kept, it is when the file
    was last written: not before its end.

    Raises:
        HistoryError: the history cannot be read.
    """
    if is_new(path):
        return None
    query = "SELECT coalesce(answered, finished, started), day_only AND status > 0 FROM run ORDER BY seq DESC LIMIT 1"
    with closing(connect(path, write=False)) as connection, translate_errors(path):
        newest = connection.execute(query).fetchone()
        if newest is None:
            return None
        seconds, is_day_only = newest
        return int(path.stat().st_mtime) if is_day_only else int(seconds)
