"""Which files a folder of checklists holds."""

import os
from collections.abc import Iterator
from pathlib import Path

from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.names import SUFFIXES
from presencecheck.messages import check as check_messages
from presencecheck.system.files import failure

STDIN = Path("-")
"""In place of a path: standard input."""


def find_checklist_files(path: Path) -> list[Path]:
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
        raise failure("read", Path(error.filename), error) from error
    if not found:
        raise no_checklist_error(path)
    return [Path(name) for name in found]


def no_checklist_error(path: Path) -> PresenceCheckError:
    """That the folder holds no list: nothing checked is not the same as nothing wrong."""
    return PresenceCheckError(*check_messages.NO_CHECKLIST.format(path=path))


def _below(folder: str | Path) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _below(entry.path)
            elif entry.name.endswith(SUFFIXES) and not os.path.isdir(entry.path):  # noqa: PTH112 - a circle of links
                yield entry.path
