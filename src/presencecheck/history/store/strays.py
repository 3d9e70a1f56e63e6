"""Files in the history's folder that this program did not put there, as sync services and people leave them.

Names tell little: each service has its own, in many languages. So whatever is not ours by its place and name is one,
and its first bytes tell whether it is a history.
"""

import os
from collections.abc import Iterator
from pathlib import Path

from presencecheck.core.errors import PresenceCheckError
from presencecheck.history.format.file_header import APPLICATION_ID, MAGIC, SIZE
from presencecheck.history.format.traces import NOTES
from presencecheck.history.store import copies
from presencecheck.history.store.put_aside import PARTS, is_plain
from presencecheck.system.files import read_bytes

_MOST = 1_000
"""Files that are looked at."""
_OTHERS = ("packs", "bases")
"""Folders beside the history that hold none of it."""
_PLACE = slice(68, 72)


def strays(history: Path) -> list[Path]:
    """Regular files in the history's folder, however deep, that are not ours."""
    known = _known(history)
    found = []
    for number, file in enumerate(_files(history.parent)):
        if number >= _MOST:
            break
        if os.fspath(file) not in known and not _is_draft(file, history) and is_plain(file):
            found.append(file)
    return sorted(found)


def is_history(file: Path) -> bool:
    """Whether a file begins like a history of this program."""
    try:
        head = read_bytes(file, SIZE - 1, follow=False)
    except PresenceCheckError:
        return False
    return head.startswith(MAGIC) and head[_PLACE] == APPLICATION_ID.to_bytes(4, "big")


def _known(history: Path) -> set[str]:
    stem = os.fspath(history.with_suffix(""))
    wholes = [history, *copies.backups(history)]
    return {
        *(f"{whole}{part}" for whole in wholes for part in PARTS),
        *(stem + suffix for suffix in (*NOTES, ".installation")),
        *map(os.fspath, copies.put_aside(history)),
    }


def _is_draft(file: Path, history: Path) -> bool:
    """Whether it is a draft of ours, which goes by itself."""
    return file.name.startswith(f".{history.stem}") and ".tmp" in file.name


def _files(folder: Path) -> Iterator[Path]:
    for place, folders, files in os.walk(folder):
        if Path(place) == folder:
            folders[:] = [name for name in folders if name not in _OTHERS]
        for name in files:
            yield Path(place, name)
