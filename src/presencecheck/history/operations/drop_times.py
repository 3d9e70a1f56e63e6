"""Dropping the times of day of runs that have ended, for a person who wants to keep their days alone."""

from contextlib import closing, suppress
from pathlib import Path

from presencecheck.history.format.file_header import HistoryError
from presencecheck.history.format.hash_chain import verified_link, write_seal
from presencecheck.history.format.start_cache import start_cache_path
from presencecheck.history.store import copies
from presencecheck.history.store.database import connect, transaction, translate_errors
from presencecheck.history.store.end_run import drop_times
from presencecheck.history.store.lost import is_new

_TIMED = "FROM run WHERE status != 0 AND day_only = 0"


def count_timed(path: Path) -> int:
    """The number of runs that have ended and keep their times of day.

    Raises:
        HistoryError: the history cannot be read.
    """
    if is_new(path):
        return 0
    with closing(connect(path, write=False)) as connection, translate_errors(path):
        [count] = connection.execute(f"SELECT count(*) {_TIMED}").fetchone()
    return int(count)


def drop_all_times(path: Path) -> int:
    """Keep of the times of all runs that have ended the day alone, here and in our own backups; of how many here.

    A backup that cannot be read, and a run that is not as it was written, are left as they are.

    Raises:
        HistoryError: the history cannot be written; nothing of it was changed.
    """
    for backup in copies.backups(path):
        with suppress(HistoryError):
            _drop(backup)
    count = _drop(path)
    start_cache_path(path).unlink(missing_ok=True)
    return count


def _drop(path: Path) -> int:
    with closing(connect(path)) as connection, transaction(connection, path):
        count = 0
        for (place,) in connection.execute(f"SELECT seq {_TIMED}").fetchall():
            link = verified_link(connection, place)
            if link is not None:
                write_seal(connection, place, drop_times(connection, place, link))
                count += 1
    return count
