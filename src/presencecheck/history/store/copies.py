"""The places of copies of the history: those in our own folder, and those that were written elsewhere."""

import json
import os
import re
from contextlib import suppress
from fnmatch import fnmatchcase
from pathlib import Path

from presencecheck.core.errors import PresenceCheckError
from presencecheck.history.format.file_header import HistoryError
from presencecheck.history.store import lease
from presencecheck.system.clock import day_of
from presencecheck.system.files import failure, read_json, write_private
from presencecheck.system.paths import real_path

_MOST_BYTES = 256 * 1024
_CLOCK = 6
"""Digits of a time of day in the name of a backup; a number that tells two of one second apart has fewer."""

DAMAGED, FOREIGN = "damaged", "foreign"
"""The reason why a file was put aside, as its name tells."""
_ASIDE = re.compile(rf"\.(?:{DAMAGED}|{FOREIGN})-(\d{{4}}-\d\d-\d\d)")


def folder(history: Path) -> Path:
    """The default folder for backups."""
    return history.parent / "backups"


def backups(history: Path) -> list[Path]:
    """The backups in that folder, the oldest first: their names tell when they were made.

    Raises:
        HistoryError: the folder cannot be looked into, so that nobody can say that there are none.
    """
    place = folder(history)
    try:
        names = os.listdir(place)  # noqa: PTH208 - a glob takes what it may not read for empty
    except PermissionError as error:
        refused = failure("read", place, error)
        raise HistoryError(refused.message, refused.hint) from error
    except OSError:
        return []  # there is no such folder
    return sorted((place / name for name in names if fnmatchcase(name, f"{history.stem}-*{history.suffix}")), key=_made)


def _made(backup: Path) -> tuple[str, int]:
    """The second in its name, and of several of one second the number behind that."""
    *when, number = backup.stem.split("-")
    return ("-".join(when), int(number)) if number.isdecimal() and len(number) < _CLOCK else (backup.stem, 1)


def put_aside(history: Path) -> list[Path]:
    """The damaged histories that were put aside, with their journals, and the logs that other programs left."""
    patterns = (f"{history.stem}.{DAMAGED}-*", f"{history.stem}.{FOREIGN}-*")
    found = {place for home in _homes(history) for pattern in patterns for place in home.glob(pattern)}
    return sorted({*found, *folder(history).glob(f"{history.stem}-*.{FOREIGN}-*")})


def _homes(history: Path) -> set[Path]:
    """The folder of the history, and of the file itself where that is a link."""
    return {history.parent, real_path(history).parent}


def day_put_aside(file: Path) -> int | None:
    """The day on which something was put aside, as its name tells."""
    found = _ASIDE.search(file.name)
    try:
        return day_of(found[1]) if found else None
    except ValueError:
        return None


def has_other_name(history: Path) -> bool:
    """Whether the file of the history has a name that this program did not give it: SQLite's journal may lie there.

    Raises:
        OSError: the system does not say.
    """
    file = real_path(history)
    state = file.stat()
    ours = [kept for kept in put_aside(history) if os.path.samestat(kept.lstat(), state)]
    return state.st_nlink > 1 + len(ours)


def draft_of(path: Path, what: str) -> Path:
    """The path of a draft that will replace the file at `path`."""
    return path.with_name(f".{path.name}.{os.getpid()}.{what}.tmp")


def drafts(history: Path) -> list[Path]:
    """Drafts left by processes that were killed; not those that others are writing now."""
    places = [*history.parent.glob(f".{history.stem}*.tmp*"), *folder(history).glob(f".{history.stem}*.tmp*")]
    return [place for place in places if not _in_use(place)]


def elsewhere(history: Path) -> list[Path]:
    """The copies that this program wrote elsewhere and that still exist."""
    return [path for path in map(Path, _noted(history)) if path.exists()]


def note_elsewhere(history: Path, copy: Path) -> None:
    """Remember that a copy was written elsewhere; nothing fails if that cannot be saved."""
    names = dict.fromkeys([*(name for name in _noted(history) if Path(name).exists()), str(copy.absolute())])
    with suppress(PresenceCheckError):
        write_private(_list(history), json.dumps(list(names)).encode())


def _noted(history: Path) -> list[str]:
    return read_json(_list(history), _MOST_BYTES, lambda names: [str(name) for name in names]) or []


def _list(history: Path) -> Path:
    return history.with_suffix(".copies")


def _in_use(draft: Path) -> bool:
    number = next((part for part in draft.name.split(".") if part.isdecimal()), "")
    return number != str(os.getpid()) and lease.is_running(int(number or 0))
