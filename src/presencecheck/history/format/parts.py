"""The files beside a history that SQLite reads as parts of it, and whether each is a file at all.

A pipe in the place of one would be waited at without end, a link leads to what belongs to others.
"""

import os
import stat
from pathlib import Path

LOGS = ("-wal", "-shm")
"""What SQLite adds to a file's name for the two files of a write-ahead log."""
JOURNAL = "-journal"
"""What it adds for the rollback journal."""
_KINDS = (
    (stat.S_ISDIR, "folder"),
    (stat.S_ISLNK, "link"),
    (stat.S_ISFIFO, "pipe"),
    (stat.S_ISSOCK, "socket"),
    (stat.S_ISCHR, "device"),
    (stat.S_ISBLK, "device"),
)


def beside(path: Path, suffix: str) -> Path:
    """The file of this suffix that SQLite reads with a history: beside the file itself, never beside a link to it."""
    return Path(_real_name(path) + suffix)


def journal_of(path: Path) -> Path:
    """SQLite's rollback journal of the file at `path`."""
    return beside(path, JOURNAL)


def has_journal(path: Path) -> bool:
    """Whether a change of the history is under way, or was when something stopped it."""
    return os.path.lexists(_real_name(path) + JOURNAL)


def logs_beside(path: Path) -> list[Path]:
    """The write-ahead log and its index beside a file; SQLite reads any files with these names.

    Ours never has any, so they came from elsewhere, or another program changed the journal mode.
    """
    # In plain strings: this is done before every answer.
    name = _real_name(path)
    return [Path(name + suffix) for suffix in LOGS if os.path.lexists(name + suffix)]


def strange_part(path: Path) -> tuple[Path, str] | None:
    """The history or its journal where it is no regular file, with what it is; None where both are, or are not there.

    Raises:
        OSError: the system does not say.
    """
    journal = _real_name(path) + JOURNAL
    kind = _kind(os.fspath(path), follow=True)
    if kind:
        return path, kind
    kind = _kind(journal, follow=False)
    return (Path(journal), kind) if kind else None


def _kind(name: str, *, follow: bool) -> str:
    """What is at a path, where that is no regular file; else empty."""
    try:
        mode = os.stat(name, follow_symlinks=follow).st_mode  # noqa: PTH116 - before every answer
    except (FileNotFoundError, NotADirectoryError):
        return ""
    if stat.S_ISREG(mode):
        return ""
    return next((kind for is_kind, kind in _KINDS if is_kind(mode)), "device")


def _real_name(path: Path) -> str:
    name = os.fspath(path)
    return os.path.realpath(name) if os.path.islink(name) else name  # noqa: PTH114 - before every answer
