"""Renaming of a history, or of the files beside it: nothing is deleted, nothing is kept twice."""

import os
import stat
from collections.abc import Iterator, Sequence
from filecmp import cmp
from itertools import count
from pathlib import Path

from presencecheck.history.format.parts import JOURNAL, LOGS
from presencecheck.system.clock import now
from presencecheck.system.files import sync_folder

PARTS = ("", JOURNAL, *LOGS)
"""Suffixes of all the files that SQLite may read as parts of one; the file itself comes first."""


def part_of(path: Path, part: str) -> Path:
    """The file of this part."""
    return path.with_name(f"{path.name}{part}")


def parts_there(path: Path) -> list[str]:
    """The parts that lie at and beside `path`, whatever they are."""
    return [part for part in PARTS if os.path.lexists(part_of(path, part))]


def is_plain(path: Path) -> bool:
    """Whether there is a regular file of just this name, so that reading it ends and leads nowhere else."""
    return os.path.lexists(path) and stat.S_ISREG(path.lstat().st_mode)


def move_aside(path: Path, why: str, parts: Sequence[str]) -> Path:
    """Rename these parts of a history, with private permissions; return the new name of the file itself.

    The file itself keeps its old name too, until another takes it. If the same was put aside before, that is enough.

    Raises:
        OSError: it cannot be done; parts that were not renamed yet are where they were.
    """
    kept = next((name for name in _kept(path, why) if _is_same(path, name, parts)), None)
    if kept is None:
        kept = next(name for name in _names(path, why) if not parts_there(name))
        for part in reversed(parts):  # the file itself last: without its journal it would not be the same
            _link(part_of(path, part), part_of(kept, part))
            if os.name == "posix" and is_plain(part_of(kept, part)):  # pragma: no branch - Windows
                part_of(kept, part).chmod(0o600)
        sync_folder(path.parent)  # a power cut must find it under one name or the other
    for part in parts:
        if part:
            part_of(path, part).unlink(missing_ok=True)
    sync_folder(path.parent)
    return kept


def _link(path: Path, other: Path) -> None:
    """Give a second name, so that at no moment there is none; rename on a disk that has no hard links."""
    try:
        os.link(path, other, follow_symlinks=False)
    except OSError:
        path.replace(other)


def _names(path: Path, why: str) -> Iterator[Path]:
    stem = f"{path.stem}.{why}-{now().local():%Y-%m-%d}"
    return (path.with_name(f"{stem}{f'-{number}' if number > 1 else ''}{path.suffix}") for number in count(1))


def _kept(path: Path, why: str) -> list[Path]:
    """The earlier names of what was put aside for this reason."""
    found = path.parent.glob(f"{path.stem}.{why}-*{path.suffix}*")
    return sorted({file.with_name(f"{file.name.rpartition(path.suffix)[0]}{path.suffix}") for file in found})


def _is_same(path: Path, kept: Path, parts: Sequence[str]) -> bool:
    if parts_there(kept) != list(parts):
        return False
    pairs = [(part_of(path, part), part_of(kept, part)) for part in parts]
    return all(is_plain(one) and is_plain(other) and cmp(one, other, shallow=False) for one, other in pairs)
