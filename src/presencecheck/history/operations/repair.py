"""Repair of a damaged history: it is kept under another name, and a new one gets all runs that can be read."""

from pathlib import Path
from typing import NamedTuple

from presencecheck.history.format import start_cache as bookmark
from presencecheck.history.format.file_header import HistoryError, is_empty
from presencecheck.history.operations.salvage import salvaged
from presencecheck.history.operations.verify import inspect
from presencecheck.history.store.copies import DAMAGED, draft_of, has_other_name
from presencecheck.history.store.put_aside import PARTS, is_plain, move_aside, part_of, parts_there
from presencecheck.messages import repair as repair_messages
from presencecheck.system.files import copy_private, discard, failure, sync_folder
from presencecheck.system.paths import real_path


class Repaired(NamedTuple):
    """How a damaged history was repaired.

    Attributes:
        fault: what was wrong with it.
        kept: where it is now, byte for byte.
        saved: number of runs in the new one.
    """

    fault: str
    kept: Path
    saved: int


def repair(path: Path, fault: str = "") -> Repaired:
    """Put the damaged history at `path` aside and begin a new one with all runs that can be read.

    Args:
        path: the history.
        fault: what is wrong with it, if known.

    Raises:
        HistoryError: it is not damaged after all, it has another name, the new one is no better, or the disk is full;
            it stays as it was.
    """
    if not fault and (is_empty(path) or not (faults := inspect(path).faults)):
        # Inspect again before calling it damaged: a read error may not last. An empty history cannot be damaged.
        raise HistoryError(*repair_messages.NOT_READ.format(path=path))
    fault = fault or faults[0]
    if has_other_name(path):
        # A change that was cut short may be the fault, and what takes it back lie beside the other name.
        raise HistoryError(*repair_messages.OTHER_NAME.format(path=path))
    notes, path = bookmark.start_cache_path(path), real_path(path)
    new = draft_of(path, "new")
    states = [draft_of(path, "copy"), draft_of(path, "alone")]
    try:
        saved = salvaged(_copy_states(path, *states), new)
        if left := inspect(new).faults:
            raise HistoryError(*repair_messages.NOT_MENDED.format(path=path, fault=left[0]))
        kept = move_aside(path, DAMAGED, parts_there(path))
        new.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        raise failure("put aside", path, error) from error
    finally:
        discard_drafts(new, *states)
    discard(notes)
    return Repaired(fault, kept, saved)


def _copy_states(path: Path, with_log: Path, alone: Path) -> list[Path]:
    """Copy the history with the log that lies beside it, and without."""
    states = [with_log, alone] if is_plain(part_of(path, "-wal")) else [with_log]
    for state in states:
        copy_private(path, state)
        copy_parts(path, state, ("-journal", "-wal") if state == with_log else ("-journal",))
    return states


def copy_parts(path: Path, copy: Path, parts: tuple[str, ...]) -> None:
    """Copy what lies beside a history, as far as it is regular files."""
    for part in parts:
        if is_plain(part_of(path, part)):
            copy_private(part_of(path, part), part_of(copy, part))


def discard_drafts(*drafts: Path) -> None:
    """Delete drafts with all that SQLite put beside them."""
    discard(*(part_of(draft, part) for draft in drafts for part in PARTS))
