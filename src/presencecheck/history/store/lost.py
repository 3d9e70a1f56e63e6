"""A history that was there and is not: never taken for a first start, and said with what its runs can be had from."""

from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from presencecheck.history.format.file_header import HistoryError, is_empty
from presencecheck.history.format.traces import has_traces, is_evicted
from presencecheck.history.store import copies
from presencecheck.history.store.database import connect, translate_errors
from presencecheck.messages import lost as lost_messages
from presencecheck.system.clock import Moment, date_words
from presencecheck.system.program_name import typed_word

_MOST_TRIED = 5
"""Backups that are looked into at most, the newest first."""


class Backup(NamedTuple):
    """A backup that can be read: how many runs it holds, and the local day of the newest of them."""

    path: Path
    runs: int
    day: int


class LostHistory(NamedTuple):
    """A history that is gone or was emptied.

    Attributes:
        path: where it was.
        is_there: whether a file is there, an empty one.
        backup: the newest backup of ours that can be read and holds a run.
    """

    path: Path
    is_there: bool
    backup: Backup | None

    @property
    def sentence(self) -> str:
        """What is wrong."""
        said = lost_messages.EMPTY if self.is_there else lost_messages.GONE
        return said.format(path=self.path)

    @property
    def hint(self) -> str:
        """What helps."""
        if is_evicted(self.path):
            return lost_messages.EVICTED.format(folder=self.path.parent)
        if self.backup is None:
            return lost_messages.NO_BACKUP
        words = {"date": date_words(self.backup.day), "typed": typed_word(self.backup.path)}
        return lost_messages.BACKUP.of(self.backup.runs, **words)


class HistoryLostError(HistoryError):
    """The history is gone or empty, and was not."""


def is_new(path: Path) -> bool:
    """Whether no history was begun at `path` yet; for those who only read it.

    Raises:
        HistoryLostError: one was, and it is gone or empty.
        HistoryError: that cannot be seen.
    """
    if not is_empty(path):
        return False
    if lost := find_lost(path):
        raise HistoryLostError(lost.sentence, lost.hint)
    return True


def find_lost(path: Path) -> LostHistory | None:
    """The history that was at `path` and is not; None where there is one, or never was.

    Raises:
        HistoryError: that cannot be seen.
    """
    if not is_empty(path) or not has_traces(path):
        return None
    return LostHistory(path, path.exists(), _newest_backup(path))


def _newest_backup(path: Path) -> Backup | None:
    try:
        backups = copies.backups(path)
    except HistoryError:
        return None
    for backup in backups[: -1 - _MOST_TRIED : -1]:
        try:
            with closing(connect(backup, write=False)) as connection, translate_errors(backup):
                query = "SELECT started, utc_offset, (SELECT count(*) FROM run) FROM run ORDER BY seq DESC LIMIT 1"
                row = connection.execute(query).fetchone()
        except HistoryError:
            continue
        if row is not None:
            return Backup(backup, row[2], Moment(row[0], row[1]).day)
    return None
