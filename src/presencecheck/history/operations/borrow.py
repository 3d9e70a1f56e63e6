"""A history that somebody names, as it can be opened: it and what lies beside it are only read."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from presencecheck.history.format.file_header import SIZE, has_write_ahead_log
from presencecheck.history.format.parts import logs_beside
from presencecheck.history.operations.recover import merge_log
from presencecheck.history.operations.repair import copy_parts, discard_drafts
from presencecheck.history.store.copies import draft_of
from presencecheck.system.files import copy_private, read_bytes
from presencecheck.system.paths import real_path


@contextmanager
def borrowed(other: Path, history: Path) -> Iterator[Path]:
    """The file at `other`; where SQLite would write to it or take in a log, a private copy beside our history.

    A log counts where the file says that it is kept with one, and is left out of the copy otherwise.

    Raises:
        PresenceCheckError: it cannot be copied.
    """
    logged = other.is_file() and has_write_ahead_log(read_bytes(other, SIZE - 1))
    if not other.is_file() or not (logged or logs_beside(other)):
        yield other
        return
    copy = draft_of(history, "other")
    try:
        copy_private(other, copy)
        if logged:
            copy_parts(real_path(other), copy, ("-wal",))
            merge_log(copy)  # where that cannot be, looking it over finds the fault
        yield copy
    finally:
        discard_drafts(copy)
