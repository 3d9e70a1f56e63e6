"""Back up the history while others may write to it, verify the copy, and restore one."""

import sqlite3
from contextlib import closing
from itertools import count
from pathlib import Path

from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.standing import Status
from presencecheck.history.format import start_cache as bookmark
from presencecheck.history.format.file_header import HistoryDamagedError, HistoryError, HistoryNewerError, is_empty
from presencecheck.history.format.parts import has_journal, journal_of
from presencecheck.history.format.schema import STATUSES
from presencecheck.history.operations.borrow import borrowed
from presencecheck.history.operations.verify import Inspection, inspect_twice
from presencecheck.history.store import copies, lease
from presencecheck.history.store.current_status import CURRENT_STATUS
from presencecheck.history.store.database import connect, translate_errors
from presencecheck.history.store.lost import is_new
from presencecheck.messages import backup as backup_messages
from presencecheck.messages import history as history_messages
from presencecheck.messages import history_file as history_file_messages
from presencecheck.messages import restore as restore_messages
from presencecheck.system.clock import now
from presencecheck.system.files import create_private, discard, failure, make_private_folder, sync_folder

KEPT = 10
"""Number of backups kept in our own folder, the newest; copies that the person put elsewhere are never deleted."""
_PATIENCE = 60.0
"""Seconds to wait for other writers: a late backup is better than none."""


class DamagedCopyError(HistoryError):
    """A copy of a history is not as it was written; nothing was changed by it."""


def write_backup(history: Path, to: Path | None = None) -> tuple[Path, Inspection]:
    """Copy the history, and look the copy over: where it is, and what is in it.

    Args:
        history: the history.
        to: a folder that is there, or the name of a file that is not; None for our own folder.

    Raises:
        HistoryError: there is none, it or the copy is damaged, or there is no room; no half of a copy is left.
        PresenceCheckError: the place cannot be written, or something is there.
    """
    if is_new(history):
        raise HistoryError(history_messages.NO_HISTORY, history_messages.NO_HISTORY_HINT)
    place = _free_name(make_private_folder(copies.folder(history)) if to is None else to, history)
    if place.exists():
        raise PresenceCheckError(*backup_messages.PLACE_TAKEN.format(place=place))
    draft = copies.draft_of(place, "copy")
    try:
        create_private(draft, b"")
        _copy(history, draft)
        found = _verify_draft(history, draft)
        draft.replace(place)
        sync_folder(place.parent)
    except OSError as error:
        raise failure("write", place, error) from error
    finally:
        discard(draft, journal_of(draft))
    if to is not None:
        copies.note_elsewhere(history, place)
    return place, found


def _verify_draft(history: Path, copy: Path) -> Inspection:
    """Verify the copy; if it is damaged, find out whether the history was damaged already."""
    found = inspect_twice(copy)
    if found.faults:
        if inspect_twice(history).faults:
            raise HistoryDamagedError(history)
        words = {"history": history, "fault": found.faults[0]}
        raise DamagedCopyError(*backup_messages.COPY_DAMAGED.format(**words))
    return found


def thin_out(history: Path, made: Path) -> int:
    """Delete the oldest backups in our own folder, down to the number that is kept; how many.

    Args:
        history: the history.
        made: the backup that was just made. It stays, also where the clock went back and its name says that it is old.
    """
    older = [backup for backup in copies.backups(history) if backup != made][: 1 - KEPT]
    for backup in older:
        backup.unlink(missing_ok=True)
    return len(older)


def verify_copy(copy: Path, history: Path) -> Inspection:
    """Verify a copy that is to take the history's place.

    Raises:
        DamagedCopyError, HistoryError: as `verify_opened`.
    """
    with borrowed(copy, history) as file:
        return verify_opened(copy, file)


def verify_opened(copy: Path, file: Path) -> Inspection:
    """Verify a copy.

    Args:
        copy: where it is.
        file: as it can be opened, see `borrowed`.

    Raises:
        DamagedCopyError: it is not as it was written.
        HistoryError: it is of a newer version, or no history.
    """
    if not copy.is_file() or is_empty(file):
        raise HistoryError(*restore_messages.NO_COPY.format(copy=copy))
    if has_journal(copy):
        raise HistoryError(*restore_messages.COPIED_HALFWAY.format(copy=copy))
    try:
        found = inspect_twice(file)
    except HistoryNewerError as error:
        raise HistoryNewerError(copy, error.version) from error
    if found.faults:
        words = {"copy": copy, "fault": found.faults[0]}
        raise DamagedCopyError(restore_messages.COPY_DAMAGED.format(**words), restore_messages.TRY_ANOTHER_COPY)
    return found


def restore(history: Path, copy: Path) -> tuple[Path | None, Inspection]:
    """Put a copy in the history's place, where the present one is kept as a backup: that, and what is in the copy.

    Raises:
        HistoryError: the copy is damaged, newer or none, or a run is being walked; nothing was changed.
    """
    with borrowed(copy, history) as file:
        found = verify_opened(copy, file)
        if history.exists() and history.samefile(copy):
            raise HistoryError(*restore_messages.ITSELF.format(copy=copy))
        present = None
        if not is_empty(history):
            require_none_open(history)
            present, _ = write_backup(history)
        _copy(file, history, make=True)
    bookmark.start_cache_path(history).unlink(missing_ok=True)
    if present is not None:
        thin_out(history, present)
    return present, found


def require_none_open(history: Path) -> None:
    """See that no window walks a run.

    Raises:
        HistoryError: one does.
    """
    with closing(connect(history, write=False)) as connection, translate_errors(history):
        query = f"SELECT id, lease, {CURRENT_STATUS} FROM run WHERE status = 0 AND lease IS NOT NULL"  # noqa: S608 - ours
        rows = connection.execute(query).fetchall()
    for name, mark, status in rows:
        # One that cannot be asked for from here is believed as long as its run can go on.
        if lease.is_alive(mark) and (lease.is_here(mark) or STATUSES[status] is Status.IN_PROGRESS):
            raise HistoryError(
                history_file_messages.RUN_OPEN.format(id=name), history_file_messages.RUN_OPEN_UNCHANGED_HINT
            )


def _copy(source: Path, target: Path, *, make: bool = False) -> None:
    """Copy one database over another, all of it or nothing, while others may read or write."""
    with (
        translate_errors(target),
        closing(connect(source, write=False, patience=_PATIENCE)) as origin,
        closing(_opened(target, make)) as copy,
    ):
        origin.backup(copy)


def _opened(path: Path, make: bool) -> sqlite3.Connection:
    if make:
        return connect(path)
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, isolation_level=None)


def _free_name(to: Path, history: Path) -> Path:
    if not to.is_dir():
        if not to.parent.is_dir():
            raise PresenceCheckError(*backup_messages.NO_FOLDER.format(folder=to.parent))
        return to
    stem = f"{history.stem}-{now().local():%Y-%m-%d-%H%M%S}"
    names = (f"{stem}{f'-{number}' if number > 1 else ''}{history.suffix}" for number in count(1))
    return next(place for name in names if not (place := to / name).exists())
