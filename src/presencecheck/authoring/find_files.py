"""Which files a folder of checklists holds."""

import os
from collections.abc import Iterator
from pathlib import Path

from presencecheck.core.errors import PresenceCheckError
from presencecheck.library.library import SUFFIXES

STDIN = Path("-")
"""In place of a path: standard input."""


def gathered(path: Path) -> list[Path]:
    """The files of checklists and packs in the folder `path` and below it, in their order; `path` if it is none.

    Names that begin with a dot belong to other programs. Links are listed, as files, and not entered.

    Raises:
        PresenceCheckError: the folder holds none, or cannot be read.
    """
    if not path.is_dir():
        return [path]
    try:
        found = sorted(_below(path))
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise PresenceCheckError(f"Cannot read {error.filename}: {reason}.", "Look at who may read it.") from error
    if not found:
        raise PresenceCheckError(f"There is no checklist file in {path}.", "Their names end in .yaml.")
    return [Path(name) for name in found]


def _below(folder: str | Path) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _below(entry.path)
            elif entry.name.endswith(SUFFIXES) and not entry.is_dir():
                yield entry.path
