"""A damaged history: kept as it is under another name, and what can be read of it put into a new one."""

from pathlib import Path
from typing import NamedTuple

from presencecheck.history.format import start_cache as bookmark
from presencecheck.history.format.file_header import HistoryError, is_empty
from presencecheck.history.operations.salvage import salvaged
from presencecheck.history.operations.verify import inspect
from presencecheck.history.store.copies import DAMAGED, draft_of
from presencecheck.history.store.put_aside import PARTS, is_plain, move_aside, part_of, parts_there
from presencecheck.messages import repair as repair_messages
from presencecheck.system.files import copy_private, discard, failure, sync_folder


class Mended(NamedTuple):
    """What became of a damaged history.

    Attributes:
        fault: what was the matter with it.
        kept: where it is now, byte for byte.
        saved: how many runs stand in the new one.
    """

    fault: str
    kept: Path
    saved: int


def mend(path: Path, fault: str = "") -> Mended:
    """Put the damaged history at `path` aside and begin a new one with what can be read of it.

    Args:
        path: the history.
        fault: what is the matter with it, where that is known.

    Raises:
        HistoryError: it is not damaged after all, the new one is no better, or there is no room; it is as it was.
    """
    if not fault and (is_empty(path) or not (faults := inspect(path).faults)):
        # Never called damaged before a second look: a disk that could not be read once may be read now. And where
        # nothing was written yet, nothing can be damaged.
        raise HistoryError(
            f"The history {path} could not be read just now.", "Try again; if it stays so, see to the disk."
        )
    fault = fault or faults[0]
    notes, path = bookmark.start_cache_path(path), path.resolve()
    new = draft_of(path, "new")
    states = [draft_of(path, "copy"), draft_of(path, "alone")]
    try:
        saved = salvaged(_copied(path, *states), new)
        if left := inspect(new).faults:
            raise HistoryError(
                repair_messages.NOT_MENDED.format(path=path, fault=left[0]), repair_messages.NOT_MENDED_HINT
            )
        kept = move_aside(path, DAMAGED, parts_there(path))
        new.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        raise failure("put aside", path, error) from error
    finally:
        discard_drafts(new, *states)
    discard(notes)
    return Mended(fault, kept, saved)


def _copied(path: Path, with_log: Path, alone: Path) -> list[Path]:
    """The history with the log that lies beside it, and without."""
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
