"""The one way to recover a history that cannot be opened as it is; every caller that meets one uses `recover`.

SQLite takes in any log that bears the right name, whether or not it belongs to the file. So none is ever opened where
it lies: one beside a history that keeps none is put aside unread, and a history that another program keeps with a log
is merged with it in a copy, which takes its place where it is whole. What cannot be recovered so is repaired.
"""

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from presencecheck.history.format import start_cache as bookmark
from presencecheck.history.format.file_header import (
    SIZE,
    HistoryChangedError,
    HistoryDamagedError,
    HistoryError,
    HistoryNewerError,
    HistoryUnfitError,
    has_write_ahead_log,
    is_half_created,
    parse_header,
)
from presencecheck.history.format.parts import LOGS, logs_beside
from presencecheck.history.operations.repair import Repaired, copy_parts, discard_drafts, repair
from presencecheck.history.operations.salvage import loses
from presencecheck.history.operations.verify import inspect
from presencecheck.history.store.copies import FOREIGN, draft_of
from presencecheck.history.store.exclusive import Held, sole
from presencecheck.history.store.lost import LostHistory, find_lost
from presencecheck.history.store.put_aside import is_plain, move_aside, part_of, parts_there
from presencecheck.messages import repair as repair_messages
from presencecheck.system.files import discard, sync_folder
from presencecheck.system.paths import real_path


class LogsPutAside(NamedTuple):
    """The logs that another program left beside a history, under their new names."""

    kept: tuple[Path, ...]


class Reverted(NamedTuple):
    """A history that another program had changed to use a log, changed back; `runs` is the number it holds."""

    runs: int


class Replaced(NamedTuple):
    """A history whose file another one took the place of, while it was open."""

    path: Path


Recovery = Repaired | LogsPutAside | Reverted | Replaced | LostHistory


def recover(trouble: HistoryUnfitError) -> Recovery | None:
    """Make a history fit to be opened; return how, or None if another window has just done so.

    Raises:
        HistoryError: another program has it open, it is not damaged after all, or this failed; it is left as it was.
    """
    if not isinstance(trouble, HistoryChangedError):
        return find_lost(trouble.path) or repair(trouble.path)
    try:
        return revert_changes(trouble.path)
    except HistoryDamagedError:
        return repair(trouble.path, repair_messages.NOT_TAKEN_BACK)


def revert_changes(path: Path) -> LogsPutAside | Reverted | None:
    """Undo what another program changed about a history or a backup; a damaged file is left as it is.

    Raises:
        HistoryDamagedError: it is not whole with that program's log.
        HistoryError: as `recover`.
    """
    real = real_path(path)
    if not real.exists():
        return _put_logs_aside(real)
    with sole(real) as held:
        head = held.read(SIZE)
        if not held.is_at(real):
            return None
        if has_write_ahead_log(head):
            return _revert(real, held, bookmark.start_cache_path(path))
        is_ours = not head or is_half_created(real) or parse_header(head) is not None
        return _put_logs_aside(real) if is_ours else None


def _put_logs_aside(path: Path) -> LogsPutAside | None:
    parts = [part for part in parts_there(path) if part in LOGS]
    if not parts:
        return None
    kept = move_aside(path, FOREIGN, parts)
    return LogsPutAside(tuple(part_of(kept, part) for part in parts))


def _revert(path: Path, held: Held, notes: Path) -> Reverted:
    copy, alone, new = (draft_of(path, what) for what in ("copy", "alone", "new"))
    try:
        held.copy(copy)
        copy_parts(path, copy, ("-journal", "-wal"))
        held.copy(alone)
        copy_parts(path, alone, ("-journal",))
        runs = _whole_runs(path, copy)
        # A log of another time can leave a history that is whole, and has not the runs that were in it before.
        if runs is None or not all(map(is_plain, logs_beside(path))) or loses(copy, alone, new):
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
    return Reverted(runs)


def _whole_runs(path: Path, copy: Path) -> int | None:
    """Merge a copy's log into it; return its number of runs, or None if it is not whole."""
    try:
        if not merge_log(copy):
            return None
        found = inspect(copy)
    except HistoryNewerError as error:
        raise HistoryNewerError(path, error.version) from error
    except HistoryError:
        return None
    return None if found.faults else found.runs


def merge_log(copy: Path) -> bool:
    """Merge the log beside a copy into it and stop keeping one; return whether that worked."""
    try:
        with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
            connection.execute("PRAGMA trusted_schema = OFF")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            return bool(connection.execute("PRAGMA journal_mode = DELETE").fetchone()[0] == "delete")
    except (sqlite3.Error, UnicodeDecodeError):
        return False
