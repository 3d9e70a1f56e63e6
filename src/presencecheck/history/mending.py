"""A damaged history: kept as it is under another name, and what can be read of it put into a new one."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from itertools import count
from pathlib import Path
from typing import NamedTuple

from presencecheck.clock import now
from presencecheck.files import copy_private, discard, failure, settle
from presencecheck.history import bookmark
from presencecheck.history.carrying import Source, Target
from presencecheck.history.copies import draft_of, journal_of
from presencecheck.history.database import connect, transaction
from presencecheck.history.header import HistoryTrouble
from presencecheck.history.inspecting import inspect
from presencecheck.history.stored import Unreadable

_LEAST_ROW = 32
"""No run takes fewer bytes of the file: how many there can be at most."""
_HEADER, _FIRST_PAGE = 100, 4096


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


def mend(path: Path) -> Mended:
    """Put the damaged history at `path` aside and begin a new one with what can be read of it.

    Raises:
        HistoryTrouble: it is not damaged after all, or there is no room; it is as it was.
    """
    faults = inspect(path).faults
    if not faults:
        # Never called damaged before a second look: a disk that could not be read once may be read now.
        raise HistoryTrouble(
            f"The history {path} could not be read just now.", "Try again; if it stays so, see to the disk."
        )
    draft, copy = draft_of(path, "new"), draft_of(path, "copy")
    try:
        _copied(path, copy)
        saved = _salvaged(copy, draft)
        kept = _put_aside(path)
        draft.replace(path)
        settle(path.parent)
    except OSError as error:
        raise failure("put aside", path, error) from error
    finally:
        discard(copy, journal_of(copy), draft, journal_of(draft))
    bookmark.place(path).unlink(missing_ok=True)
    return Mended(faults[0], kept, saved)


def _put_aside(path: Path) -> Path:
    """Give the file its other name, and its journal with it: without that, it would not be the same."""
    stem = f"{path.stem}.damaged-{now().local():%Y-%m-%d}"
    names = (f"{stem}{f'-{number}' if number > 1 else ''}{path.suffix}" for number in count(1))
    kept = next(place for name in names if not (place := path.with_name(name)).exists())
    journal = journal_of(path)
    if journal.exists():
        _linked(journal, journal_of(kept))
        journal.unlink(missing_ok=True)
    _linked(path, kept)
    if os.name == "posix":  # pragma: no branch - Windows
        kept.chmod(0o600)
    settle(path.parent)  # a power cut must find it under one name or the other
    return kept


def _linked(path: Path, other: Path) -> None:
    """A second name, so that at no moment there is none; a plain new name where a disk knows no such thing."""
    try:
        os.link(path, other)
    except OSError:
        path.replace(other)


def _copied(path: Path, copy: Path) -> None:
    copy_private(path, copy)
    if journal_of(path).exists():
        copy_private(journal_of(path), journal_of(copy))


def _salvaged(damaged: Path, new: Path) -> int:
    """Make a history at `new` of the runs in `damaged` that are as they were written; how many."""
    with closing(connect(new)) as target:
        saved = 0
        for patch in (0, _HEADER, _FIRST_PAGE):
            _patched(damaged, new, patch)
            with closing(sqlite3.connect(damaged)) as connection:
                saved = _carried(connection, damaged.stat().st_size, target, new)
            if saved:
                break
        return saved


def _patched(damaged: Path, new: Path, length: int) -> None:
    """Give a copy whose beginning is lost that of an empty history: the rest may be found again by it."""
    if length:
        beginning = bytearray(new.read_bytes()[:length])
        beginning[28:40] = (damaged.stat().st_size // _FIRST_PAGE).to_bytes(4, "big") + bytes(8)  # pages; none free
        with damaged.open("r+b") as file:
            file.write(beginning)


def _carried(damaged: sqlite3.Connection, size: int, target: sqlite3.Connection, new: Path) -> int:
    source, put, place, names = Source(damaged), Target(target), 0, set()
    damaged.execute("PRAGMA trusted_schema = OFF")
    damaged.execute("PRAGMA cell_size_check = ON")
    with transaction(target, new):
        for old in _places(damaged, size):
            try:
                run = source.take(old)
            except (sqlite3.Error, Unreadable, TypeError, ValueError, OverflowError):
                continue
            if run.id not in names:
                place += 1
                put.put(place, run)
                names.add(run.id)
        target.execute("UPDATE ledger SET runs = ?", (place,))
    return place


def _places(connection: sqlite3.Connection, size: int) -> list[int]:
    """The places at which a run may be: those that can be listed from either end, and, where neither
    reaches the other, so many below those listed from the last one as the file can have runs."""
    found: set[int] = set()
    most = size // _LEAST_ROW
    for order in ("ASC", "DESC"):
        below = most + 1  # a guess for when nothing can be listed: where many were forgotten, they stand far behind it
        with suppress(sqlite3.Error, UnicodeDecodeError):
            for below in _listed(connection, order):
                found.add(below)
            return sorted(found)
    return sorted({*found, *range(max(1, below - most), below)})


def _listed(connection: sqlite3.Connection, order: str) -> Iterator[int]:
    for (place,) in connection.execute(f"SELECT seq FROM run NOT INDEXED ORDER BY seq {order}"):  # noqa: S608
        yield place
