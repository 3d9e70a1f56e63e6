"""A history that cannot be opened as it is, put right: the one way back from all that others did to it.

SQLite takes in any log that bears the right name, whether or not it belongs to the file. So none is ever opened where
it lies: one beside a history that keeps none is put aside unread, and a history that another program keeps with a log
is taken back in a copy, which takes its place where it is whole. What cannot be taken back so is mended.
"""

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from presencecheck.history.format import start_cache as bookmark
from presencecheck.history.format.file_header import (
    LOGS,
    SIZE,
    HistoryChangedError,
    HistoryDamagedError,
    HistoryError,
    HistoryNewerError,
    HistoryUnfitError,
    has_write_ahead_log,
    is_half_created,
    logs_beside,
    parse_header,
)
from presencecheck.history.operations.repair import Mended, copy_parts, discard_drafts, mend
from presencecheck.history.operations.salvage import loses
from presencecheck.history.operations.verify import inspect
from presencecheck.history.store.copies import FOREIGN, draft_of
from presencecheck.history.store.exclusive import Held, sole
from presencecheck.history.store.put_aside import is_plain, move_aside, part_of, parts_there
from presencecheck.messages import repair as repair_messages
from presencecheck.system.files import discard, sync_folder


class PutAside(NamedTuple):
    """What another program left beside a history, under its new names."""

    kept: tuple[Path, ...]


class TakenBack(NamedTuple):
    """A history that another program kept otherwise is kept as ever, with so many runs."""

    runs: int


Righted = Mended | PutAside | TakenBack


def put_right(trouble: HistoryUnfitError) -> Righted | None:
    """Make a history fit to be opened: what became of it; None where another window has just done so.

    Raises:
        HistoryError: another program has it open, it is not damaged after all, or it cannot be done; it is as it was.
    """
    if not isinstance(trouble, HistoryChangedError):
        return mend(trouble.path)
    try:
        return settled(trouble.path)
    except HistoryDamagedError:
        return mend(trouble.path, repair_messages.NOT_TAKEN_BACK)


def settled(path: Path) -> PutAside | TakenBack | None:
    """The same of a history or a backup that another program changed; what is damaged is left as it is.

    Raises:
        HistoryDamagedError: it cannot be taken back whole.
        HistoryError: as `put_right`.
    """
    real = path.resolve()
    if not real.exists():
        return _logs_aside(real)
    with sole(real) as held:
        head = held.read(SIZE)
        if not held.is_at(real):
            return None
        if has_write_ahead_log(head):
            return _taken_back(real, held, bookmark.start_cache_path(path))
        is_ours = not head or is_half_created(real) or parse_header(head) is not None
        return _logs_aside(real) if is_ours else None


def _logs_aside(path: Path) -> PutAside | None:
    parts = [part for part in parts_there(path) if part in LOGS]
    if not parts:
        return None
    kept = move_aside(path, FOREIGN, parts)
    return PutAside(tuple(part_of(kept, part) for part in parts))


def _taken_back(path: Path, held: Held, notes: Path) -> TakenBack:
    copy, alone, new = (draft_of(path, what) for what in ("copy", "alone", "new"))
    try:
        held.copy(copy)
        copy_parts(path, copy, ("-journal", "-wal"))
        held.copy(alone)
        copy_parts(path, alone, ("-journal",))
        runs = _whole_runs(path, copy)
        # A log of another time can leave a history that is whole, and has not the runs that were in it before.
        if runs is None or not _is_log_plain(path) or loses(copy, alone, new):
            raise HistoryDamagedError(path)
        with copy.open("r+b") as file:
            os.fsync(file.fileno())
        held.make_way()
        copy.replace(path)
        sync_folder(path.parent)
        # What they say stands in the history now; and where they are not gone yet, they say nothing else.
        for part in parts_there(path)[1:]:
            part_of(path, part).unlink(missing_ok=True)
        sync_folder(path.parent)
    finally:
        discard_drafts(copy, alone, new)
    discard(notes)
    return TakenBack(runs)


def _is_log_plain(path: Path) -> bool:
    return all(map(is_plain, logs_beside(path)))


def _whole_runs(path: Path, copy: Path) -> int | None:
    """How many runs a copy has once its log is taken in and it keeps none any more; None where it is not whole."""
    try:
        if not merged_in(copy):
            return None
        found = inspect(copy)
    except HistoryNewerError as error:
        raise HistoryNewerError(path, error.version) from error
    except HistoryError:
        return None
    return None if found.faults else found.runs


def merged_in(copy: Path) -> bool:
    """Take the log beside a copy into it, and have it keep none any more; whether that could be done."""
    try:
        with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
            connection.execute("PRAGMA trusted_schema = OFF")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            return bool(connection.execute("PRAGMA journal_mode = DELETE").fetchone()[0] == "delete")
    except (sqlite3.Error, UnicodeDecodeError):
        return False
