"""Bringing the runs of another history into this one, by their ids: none twice, in any order, as often as one likes.

A run that is here and there is one and the same: where one log goes on where the other ends, the longer counts. Logs
that contradict each other, as when a run was continued on two computers, are for the person to decide: then nothing
is changed. Two clocks cannot be put in sequence, so afterwards the runs stand in the order in which they say they
began.
"""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from presencecheck.history.format import start_cache as bookmark
from presencecheck.history.format.file_header import HistoryDamagedError, HistoryError
from presencecheck.history.format.hash_chain import ledger_seal, next_chain, write_seal
from presencecheck.history.operations.backup import DamagedCopyError, verify_opened
from presencecheck.history.operations.borrow import borrowed
from presencecheck.history.operations.forget_scope import is_held
from presencecheck.history.store.database import connect, transaction, translate_errors
from presencecheck.history.store.plan_store import UnreadableError
from presencecheck.history.store.transfer import RunReader, RunRecord, RunWriter, progress
from presencecheck.messages import enumeration as enumeration_messages
from presencecheck.messages import history_file as history_file_messages
from presencecheck.messages import merge as merge_messages
from presencecheck.messages import restore as restore_messages


class Merged(NamedTuple):
    """What a merging came to.

    Attributes:
        new: how many runs came in.
        longer: how many that were here go on further now.
        known: how many were here already.
        old: how many were left out, as they are older than what is kept.
    """

    new: int
    longer: int
    known: int
    old: int


_ORDER = "started, day_only, origin, CASE day_only WHEN 0 THEN id ELSE seq END"
"""The order in which runs began; those of one day and one installation that keep no time of day stay in theirs."""


def merge(history: Path, other: Path, since: int | None = None, *, day_only: bool = False) -> Merged:
    """Bring the runs of `other` into `history`; `other` is only read.

    Args:
        history: ours; made if there is none yet.
        other: another computer's history, or a backup.
        since: the local day before which runs are no longer kept; None where all are.
        day_only: whether of the times of the runs that come in the day alone is kept.

    Raises:
        HistoryError: `other` is damaged, newer or none, contradicts what is here, or a run that would change is
            being walked; nothing was changed.
    """
    with borrowed(other, history) as file:
        verify_opened(other, file)
        if history.exists() and history.samefile(other):
            raise HistoryError(*merge_messages.ITSELF.format(other=other))
        with closing(connect(file, write=False)) as theirs, closing(connect(history)) as ours:
            merging = _Merging(history, ours, other, theirs, day_only=day_only)
            with transaction(ours, history):
                merged = merging.all(since)
    bookmark.start_cache_path(history).unlink(missing_ok=True)
    return merged


class _Merging:
    """One merging, inside a transaction of ours."""

    def __init__(
        self, path: Path, ours: sqlite3.Connection, other: Path, theirs: sqlite3.Connection, *, day_only: bool
    ) -> None:
        self._path, self._ours, self._other, self._theirs = path, ours, other, theirs
        self._day_only = day_only
        self._here, self._there = RunReader(ours), RunReader(theirs)
        self._target = RunWriter(ours)
        self._contradicting: list[str] = []

    def all(self, since: int | None) -> Merged:
        """Every run of theirs."""
        places: dict[str, int] = dict(self._ours.execute("SELECT id, seq FROM run").fetchall())
        [newest] = self._ours.execute(
            "SELECT max(runs, coalesce((SELECT max(seq) FROM run), 0)) FROM ledger"
        ).fetchone()
        new = longer = known = old = 0
        for there in self._listed():
            run = self._taken(self._there, there, self._other).detached()
            run = run.without_times() if self._day_only else run
            if since is not None and (run.started + run.offset * 60) // 86_400 < since:
                old += 1
            elif run.id not in places:
                new += 1
                self._target.write(newest + new, run)
            elif self._goes_further(places[run.id], run):
                longer += 1
            else:
                known += 1
        if self._contradicting:
            runs = enumeration_messages.join_with_commas(self._contradicting)
            raise HistoryError(*merge_messages.CONTRADICTION.format(other=self._other, runs=runs))
        self._ours.execute("UPDATE ledger SET runs = ?", (newest + new,))
        _put_in_order(self._ours)
        return Merged(new, longer, known, old)

    def _listed(self) -> list[int]:
        with translate_errors(self._other):
            rows = self._theirs.execute(f"SELECT seq FROM run ORDER BY {_ORDER}").fetchall()  # noqa: S608 - ours
        return [place for (place,) in rows]

    def _goes_further(self, place: int, run: RunRecord) -> bool:
        """Put their log in the place of ours where it goes further."""
        mine = self._taken(self._here, place, self._path)
        further = _is_further(run, mine)
        if further is None:
            self._contradicting.append(run.id)
        if not further:
            return False
        if is_held(mine.state.lease, mine.started):
            raise HistoryError(
                history_file_messages.RUN_OPEN.format(id=run.id), history_file_messages.RUN_OPEN_UNCHANGED_HINT
            )
        self._ours.execute("DELETE FROM run WHERE seq = ?", (place,))
        self._target.write(place, run)
        return True

    def _taken(self, source: RunReader, place: int, path: Path) -> RunRecord:
        try:
            return source.read(place)
        except (sqlite3.Error, UnreadableError, TypeError, ValueError, OverflowError) as error:
            if path == self._path:
                raise HistoryDamagedError(path) from error
            raise DamagedCopyError(
                merge_messages.OTHER_DAMAGED.format(other=path), restore_messages.TRY_ANOTHER_COPY
            ) from error


def _is_further(one: RunRecord, other: RunRecord) -> bool | None:
    """Whether the log of `one` goes on where that of `other` ends; of equal logs, the one that ended, and first.

    None if neither begins with the other.
    """
    if one.state.day_only or other.state.day_only:
        one, other = one.without_times(), other.without_times()
    common = min(len(one.answers), len(other.answers))
    if _identity(one) != _identity(other) or one.answers[:common] != other.answers[:common]:
        return None
    return progress(one) > progress(other)


def _identity(run: RunRecord) -> tuple[bytes, int, int]:
    return run.plan.hash, run.started, run.offset


def _put_in_order(connection: sqlite3.Connection) -> None:
    """Give the runs their places by the moments they began, if they do not stand so already."""
    old = [place for (place,) in connection.execute(f"SELECT seq FROM run ORDER BY {_ORDER}")]  # noqa: S608 - ours
    if old == sorted(old):
        return
    _, place, chain = connection.execute("SELECT key, forgotten, hash FROM ledger").fetchone()
    for (seal_of_gone,) in connection.execute("SELECT seal FROM forgotten ORDER BY seq"):
        place, chain = place + 1, next_chain(chain, seal_of_gone)
    connection.execute("DELETE FROM forgotten")
    moved = [(before, after) for after, before in enumerate(old, place + 1) if before != after]
    connection.execute("PRAGMA defer_foreign_keys = ON")  # until the end of this transaction
    # By way of places that nobody has.
    connection.executemany("UPDATE answer SET run = -? WHERE run = ?", [(after, before) for before, after in moved])
    connection.executemany("UPDATE run SET seq = -? WHERE seq = ?", [(after, before) for before, after in moved])
    connection.execute("UPDATE answer SET run = -run WHERE run < 0")
    connection.execute("UPDATE run SET seq = -seq WHERE seq < 0")
    for _, after in moved:
        write_seal(connection, after)
    connection.execute(
        "UPDATE ledger SET runs = ?, forgotten = ?, hash = ?, seal = ?",
        (place + len(old), place, chain, ledger_seal(place, chain, ())),
    )
