"""Forgetting runs: taken out of the history, of our backups of it, and of every other file of ours that knew of them.

A person's own wish goes so far. The setting leaves backups as they are: a person made them, and no clock undoes that.

What is to be forgotten is written down first. Whatever ends the work in the middle, `finish` does the rest: all of it
can be done again. What is overwritten or deleted here may still be found on the disk itself, in snapshots of the
system and in copies that others made; that is out of our reach, and said.
"""

import json
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import NamedTuple

from presencecheck.core.errors import PresenceCheckError
from presencecheck.history.format import start_cache as bookmark
from presencecheck.history.format.file_header import DiskFullError, HistoryChangedError, HistoryError, read_header
from presencecheck.history.operations.forget_scope import ForgetScope, matching
from presencecheck.history.operations.recover import revert_changes
from presencecheck.history.operations.residue import find_residue
from presencecheck.history.queries.runs import translate_row_errors
from presencecheck.history.store import copies
from presencecheck.history.store.database import connect, transaction, translate_errors
from presencecheck.history.store.delete_runs import delete_runs, unused_rows
from presencecheck.history.store.installation import installation_path
from presencecheck.history.store.put_aside import PARTS, part_of
from presencecheck.history.store.strays import strays
from presencecheck.messages import forget as forget_messages
from presencecheck.system.clock import now
from presencecheck.system.files import empty_folder, failure, read_bytes, sync_folder, write_private

RESERVE_BYTES = 64 * 1024
"""Kept free for this work, so that a full disk cannot keep anybody from forgetting."""
ASIDE_DAYS = 30
"""Days for which the setting leaves a damaged history that was put aside; forgetting by hand deletes it at once."""
_REWRITE_ONLY = ForgetScope(before=0, by_rule=True)
"""A scope that deletes no run and only has the files rewritten; it names no deleted run."""
_MOST_BYTES = 64 * 1024


class ForgetResult(NamedTuple):
    """What forgetting did.

    Attributes:
        runs: how many runs were taken out of the history.
        backups: how many backups were cleaned of them.
        deleted: how many files were deleted as a whole: backups, damaged histories and the logs of other
            programs, which cannot be cleaned in part.
        shrunk: whether the file was rewritten; if not, the deleted rows are overwritten, and the file shrinks once
            there is room.
        beside: files in the history's folder that this program did not make, and that still have such runs.
        unsearched: files that are too large to be searched to their end, so that they may still have such runs.
    """

    runs: int
    backups: int
    deleted: int
    shrunk: bool
    beside: tuple[Path, ...] = ()
    unsearched: tuple[Path, ...] = ()


def forget(path: Path, wish: ForgetScope, cache: Path) -> ForgetResult:
    """Forget what is wished for.

    Args:
        path: the history.
        wish: what.
        cache: the folder of validated checklists, which can be made again: it is emptied.

    Raises:
        HistoryError: not all of it could be done; the next start goes on with it.
    """
    finish(path, cache)
    _reserve(path).unlink(missing_ok=True)
    _note(path, wish)
    return _carry_out(path, wish, cache, rewrite=False)


def pending(path: Path) -> bool:
    """Whether some forgetting was cut short."""
    return _marker(path).exists()


def finish(path: Path, cache: Path) -> ForgetResult | None:
    """Do what is left of a forgetting that was cut short, if one was.

    Raises:
        HistoryError: it cannot be done now either.
    """
    if not pending(path):
        return None
    try:
        wish = ForgetScope(**json.loads(read_bytes(_marker(path), _MOST_BYTES)))
    except (ValueError, TypeError):
        _marker(path).unlink(missing_ok=True)  # it was not written to its end, so nothing was begun
        return None
    _reserve(path).unlink(missing_ok=True)
    return _carry_out(path, wish, cache, rewrite=True)


class AffectedBackups(NamedTuple):
    """The backups of ours that a wish touches.

    Attributes:
        readable: those that hold a run of those meant.
        unreadable: those of which that cannot be told; a person's own wish deletes them.
    """

    readable: list[Path]
    unreadable: list[Path]


def affected_backups(path: Path, wish: ForgetScope) -> AffectedBackups:
    """The backups of the history at `path` that hold what is wished for, or may hold it."""
    readable, unreadable = [], []
    for backup in copies.backups(path):
        try:
            with closing(connect(backup, write=False)) as connection, translate_row_errors(backup):
                if matching(connection, wish, live=False).places:
                    readable.append(backup)
        except HistoryError:
            unreadable.append(backup)
    return AffectedBackups(readable, unreadable)


def has_outdated(path: Path) -> bool:
    """Whether a damaged history was put aside so long ago that the setting deletes it."""
    return bool(_old(copies.put_aside(path)))


def keep_reserve(path: Path) -> None:
    """See that there is room for forgetting; where there is none now, later."""
    with suppress(PresenceCheckError):
        if not _reserve(path).exists():
            write_private(_reserve(path), b"\1" * RESERVE_BYTES)


def _carry_out(path: Path, wish: ForgetScope, cache: Path, *, rewrite: bool) -> ForgetResult:
    """All of it, whatever of it was done before.

    The order frees room first, and leaves the history itself for last: while it still has the runs, it is known what
    to look for in the rest.
    """
    try:
        backups = _fit_backups(path) if _cleans_backups(wish) else []
        deleted = _delete_whole(path, wish, cache)
        cleaned = 0
        for backup in backups:
            outcome = _clean_backup(backup, wish, rewrite=rewrite)
            cleaned, deleted = cleaned + (outcome == "cleaned"), deleted + (outcome == "deleted")
        ids, shrunk = _purge(path, wish, live=True, rewrite=True) if path.exists() else ([], True)
        for file in (bookmark.start_cache_path(path), *copies.drafts(path)):
            file.unlink(missing_ok=True)
        # No power cut may bring a deleted file back once the note that says what is to go is gone.
        for folder in filter(Path.is_dir, (path.parent, copies.folder(path))):
            sync_folder(folder)
        ours = find_residue([path, *backups], ids)
        if shrunk and not ours.found:
            _marker(path).unlink(missing_ok=True)
            sync_folder(path.parent)
            keep_reserve(path)
        elif not ours.found:
            _note(path, _REWRITE_ONLY if _cleans_backups(wish) else wish)
    except OSError as error:
        raise failure("forget in", Path(error.filename or path), error) from error
    if ours.found:
        raise HistoryError(*forget_messages.RESIDUE.format(path=ours.found[0]))
    beside = find_residue(strays(path), ids)
    unsearched = (*ours.unsearched, *beside.unsearched)
    return ForgetResult(len(ids), cleaned, deleted, shrunk, tuple(beside.found), unsearched)


def _cleans_backups(wish: ForgetScope) -> bool:
    return not wish.by_rule or wish == _REWRITE_ONLY


def _delete_whole(path: Path, wish: ForgetScope, cache: Path) -> int:
    """Delete what cannot be cleaned in part; how many files that anyone would miss."""
    bookmark.start_cache_path(path).unlink(missing_ok=True)
    for draft in copies.drafts(path):
        draft.unlink(missing_ok=True)
    if wish.upto is not None:
        installation_path(path).unlink(missing_ok=True)  # it stood in every run; the next one gets another
    aside = copies.put_aside(path)
    if wish.by_rule:
        aside = _old(aside)
    else:
        empty_folder(cache)
    aside = [file for file in aside if not file.is_dir() or file.is_symlink()]  # a folder is nothing that was ours
    for file in aside:
        file.unlink(missing_ok=True)
    return len({file.with_name(file.name.rpartition(path.suffix)[0]) for file in aside})


def _fit_backups(path: Path) -> list[Path]:
    """The backups in our own folder; what another program left beside one does not keep it from being cleaned."""
    backups = copies.backups(path)
    for backup in backups:
        try:
            read_header(backup)
        except HistoryChangedError:
            with suppress(PresenceCheckError, OSError):
                revert_changes(backup)
        except HistoryError:
            continue
    return backups


def _old(aside: list[Path]) -> list[Path]:
    """Those put aside so long ago that nobody has looked into them."""
    return [file for file in aside if (copies.day_put_aside(file) or 0) < now().day - ASIDE_DAYS]


def _clean_backup(backup: Path, wish: ForgetScope, *, rewrite: bool) -> str:
    """Take the runs out of a backup; or delete it, where all are to go or it cannot be cleaned."""
    if wish.upto is None:
        try:
            ids, _ = _purge(backup, wish, live=False, rewrite=rewrite)
            return "cleaned" if ids else ""
        except HistoryError:
            if wish.by_rule:
                return ""
    for part in PARTS:
        part_of(backup, part).unlink(missing_ok=True)
    return "deleted"


def _purge(path: Path, wish: ForgetScope, *, live: bool, rewrite: bool) -> tuple[list[str], bool]:
    """Take the runs out of one file: their ids, and whether it could be rewritten without them."""
    with closing(connect(path)) as connection, translate_row_errors(path):
        found = matching(connection, wish, live=live)
        if not found.places and not rewrite:
            return [], True
        try:
            _delete(connection, path, found.places, at_once=True)
        except DiskFullError:
            _delete(connection, path, matching(connection, wish, live=live).places, at_once=False)
        return found.ids, _rewrite(connection, path)


def _delete(connection: sqlite3.Connection, path: Path, places: list[int], *, at_once: bool) -> None:
    """Delete runs and what only they needed, each in a transaction of its own where all at once has no room."""
    with transaction(connection, path) if at_once else translate_errors(path):
        for some in [places] if at_once else [[place] for place in places]:
            with transaction(connection, path):
                delete_runs(connection, some)
        for statement in unused_rows(connection):
            with transaction(connection, path):
                connection.execute(*statement)


def _rewrite(connection: sqlite3.Connection, path: Path) -> bool:
    """Rewrite the file without the free space that deleted rows left in its pages."""
    try:
        with translate_errors(path):
            connection.execute("PRAGMA temp_store = MEMORY")  # no copy of it in another folder
            connection.execute("VACUUM")
    except DiskFullError:
        return False  # what was deleted is zeros already; the next start tries again
    return True


def _note(path: Path, wish: ForgetScope) -> None:
    write_private(_marker(path), json.dumps(vars(wish)).encode())
    sync_folder(path.parent)


def _marker(path: Path) -> Path:
    return path.with_suffix(".forgetting")


def _reserve(path: Path) -> Path:
    return path.with_suffix(".reserve")
