"""What can be read of damaged histories, put into a new one: every run that is as it was written."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, suppress
from pathlib import Path
from typing import NamedTuple

from presencecheck.history.format.identify import own_schema, own_schemas
from presencecheck.history.store.database import connect, limit_values, transaction
from presencecheck.history.store.migrate import stop_old_runs
from presencecheck.history.store.plan_store import UnreadableError
from presencecheck.history.store.transfer import RunReader, RunRecord, RunWriter, progress

_LEAST_ROW = 32
"""No run takes fewer bytes of the file: how many there can be at most."""
_HEADER, _FIRST_PAGE = 100, 4096


class _Found(NamedTuple):
    """Where a run is, and how far it goes there."""

    source: RunReader
    place: int
    progress: tuple[int, int, int]


def salvaged(copies: Sequence[Path], new: Path) -> int:
    """Make a history at `new` of the runs that are whole in one of these; how many.

    Args:
        copies: states of one history, the likeliest first; they may be changed. Of a run that stands in several, the
            one that goes furthest counts.
        new: where nothing is yet.
    """
    with ExitStack() as stack:
        target = stack.enter_context(closing(connect(new)))
        return _put(_best(list(_sources(stack, copies, new))), target, new)


def loses(copy: Path, other: Path, new: Path) -> bool:
    """Whether a run that is whole in `other` is missing in `copy` or goes less far there; as `salvaged` otherwise."""
    with ExitStack() as stack:
        stack.enter_context(closing(connect(new)))
        sources = list(_sources(stack, (copy, other), new))
        first = sources[0][0] if sources else None
        return any(found.source is not first for found in _best(sources))


def _sources(stack: ExitStack, copies: Sequence[Path], new: Path) -> Iterator[tuple[RunReader, list[int]]]:
    """Each of them that has a run, opened, with the places at which runs may be."""
    for copy in copies:
        for patch in (0, _HEADER, _FIRST_PAGE):
            _patched(copy, new, patch)
            connection = stack.enter_context(closing(sqlite3.connect(copy, isolation_level=None)))
            limit_values(connection)
            with suppress(sqlite3.Error):
                connection.execute("PRAGMA trusted_schema = OFF")
                connection.execute("PRAGMA cell_size_check = ON")
            _migrate_leniently(connection)
            source = RunReader(connection)
            places = _places(connection, copy.stat().st_size) if _has_runs(connection) else []
            if any(_taken(source, place) for place in places):
                yield source, places
                break
            connection.close()


def _has_runs(connection: sqlite3.Connection) -> bool:
    """Whether the declarations say where runs are; if not, each of many thousand places would fail in the same way."""
    try:
        connection.execute("EXPLAIN SELECT seq FROM run")  # nothing of the table itself is read
    except (sqlite3.Error, UnicodeDecodeError):
        return False
    return True


def _migrate_leniently(connection: sqlite3.Connection) -> None:
    """Have a copy that may be of an earlier version read as one of this version, whatever of it is damaged.

    A migration looks through whole tables and refuses one in which anything is wrong. Here the declarations alone are
    exchanged: rows that lack the later columns have their defaults.
    """
    before, after = ({row[1]: row[3] for row in schema} for schema in (own_schemas()[0], own_schema()))
    with suppress(sqlite3.Error, UnicodeDecodeError):
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA writable_schema = ON")
        for name, declaration in after.items():
            connection.execute(
                "UPDATE sqlite_schema SET sql = ? WHERE name = ? AND sql = ?", (declaration, name, before.get(name))
            )
        connection.execute("PRAGMA writable_schema = RESET")
    with suppress(sqlite3.Error, UnicodeDecodeError):
        stop_old_runs(connection)


def _patched(damaged: Path, new: Path, length: int) -> None:
    """Give a copy whose beginning is lost that of an empty history: the rest may be found again by it."""
    if length:
        beginning = bytearray(new.read_bytes()[:length])
        beginning[28:40] = (damaged.stat().st_size // _FIRST_PAGE).to_bytes(4, "big") + bytes(8)  # pages; none free
        with damaged.open("r+b") as file:
            file.write(beginning)


def _best(sources: Sequence[tuple[RunReader, list[int]]]) -> list[_Found]:
    """Of each run the state that goes furthest, in the order in which they began."""
    best: dict[str, _Found] = {}
    for source, places in sources:
        for place in places:
            run = _taken(source, place)
            if run is not None and (run.id not in best or progress(run) > best[run.id].progress):
                best[run.id] = _Found(source, place, progress(run))
    return sorted(best.values(), key=lambda found: found.place)


def _put(runs: Sequence[_Found], target: sqlite3.Connection, new: Path) -> int:
    put, saved = RunWriter(target), 0
    with transaction(target, new):
        for found in runs:
            run = _taken(found.source, found.place)
            if run is not None:  # pragma: no branch - a disk that could be read a moment ago
                saved += 1
                put.write(saved, run)
        target.execute("UPDATE ledger SET runs = ?", (saved,))
    return saved


def _taken(source: RunReader, place: int) -> RunRecord | None:
    try:
        return source.read(place)
    except (sqlite3.Error, UnreadableError, TypeError, ValueError, OverflowError):
        return None


def _places(connection: sqlite3.Connection, size: int) -> list[int]:
    """The places at which a run may be: those that can be listed from either end, and, where neither
    reaches the other, as many below those listed from the last one as the file can have runs."""
    found: set[int] = set()
    most = size // _LEAST_ROW
    for order in ("ASC", "DESC"):
        below = most + 1  # a guess for when nothing can be listed: where many were forgotten, they stand far behind it
        with suppress(sqlite3.Error, UnicodeDecodeError):
            query = f"SELECT seq FROM run NOT INDEXED ORDER BY seq {order}"  # noqa: S608 - ours
            for (below,) in connection.execute(query):
                found.add(below)
            return sorted(found)
    return sorted({*found, *range(max(1, below - most), below)})
