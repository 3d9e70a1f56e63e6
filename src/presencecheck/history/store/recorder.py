"""Recording one run, answer by answer."""

import sqlite3
from pathlib import Path
from typing import Protocol

from presencecheck.core.events import Answered, Revised, StoredEvent
from presencecheck.core.items import stored_value
from presencecheck.core.numbers import is_kept_number
from presencecheck.core.plan import Plan
from presencecheck.core.run import Run
from presencecheck.core.standing import Status
from presencecheck.history.format.file_header import HistoryDamagedError, HistoryError, SupersededError
from presencecheck.history.format.hash_chain import first_link, next_link, verified_link, write_seal
from presencecheck.history.format.schema import OUTCOMES, READINESSES, STATUSES
from presencecheck.history.store import lease
from presencecheck.history.store.database import transaction, translate_errors
from presencecheck.history.store.plan_store import store_plan
from presencecheck.messages import history_file as history_file_messages
from presencecheck.system.clock import Moment, clamp


class OpenHistory(Protocol):
    """What a recorder needs of an open history."""

    path: Path
    connection: sqlite3.Connection


class RunDeletedError(HistoryError):
    """The run that was being written is no longer in the history."""


class Recorder:
    """Records one run, which exists from its first answer on.

    Attributes:
        keeps_numbers: whether the numbers given on scales are recorded; their items' files can also forbid it.

    The run is looked up by its id each time, since its place may change, as when histories are merged. An answer whose
    writing failed can be recorded again, even if it reached the disk although an error was reported.
    """

    def __init__(self, history: OpenHistory, run_id: str, started: Moment, link: bytes = b"", seq: int = 0) -> None:
        self._connection = history.connection
        self._path = history.path
        self._link = link
        self._seq = seq
        self._ended = False
        self._viewed = 0.0
        self.keeps_numbers = True
        self.id = run_id
        self.started = clamp(started.utc, started.offset)

    def attach(self, history: OpenHistory) -> None:
        """Continue in the same history, opened again."""
        self._connection, self._path = history.connection, history.path

    def record(self, run: Run, event: StoredEvent, now: Moment, *, ends: bool = True) -> None:
        """Make `event`, which led to `run`, durable.

        Args:
            run: the run after it.
            event: what happened.
            now: the end of the run, where it is completed.
            ends: whether it can be the last one; false if later answers are known.

        Raises:
            HistoryError: it could not be written; all earlier answers are.
            SupersededError: it changes a verdict, and a newer run has begun.
        """
        # An answer that leaves no trace leaves no gap in the sequence either.
        answer = event if run.noted and isinstance(event, Answered) else None
        viewed = self._viewed + (max(answer.seconds, 0.0) if answer else 0.0)
        completed = ends and run.status is Status.COMPLETED
        with transaction(self._connection, self._path):
            if isinstance(event, Revised) and self.has_newer():
                raise SupersededError(history_file_messages.RUN_ENDED.format(id=self.id))
            key, link = self._place() if self._link else self._begin(run.plan)
            if answer:
                link = self._insert(key, link, run, answer, viewed)
            if self._ended:
                write_verdict(self._connection, key, run)
            elif completed:
                write_end(self._connection, key, run, now)
            write_seal(self._connection, key, link)
        self._link, self._viewed = link, viewed
        self._ended = self._ended or completed
        self._seq += answer is not None

    def has_newer(self) -> bool:
        """Whether another run was begun after this one.

        Raises:
            HistoryError: the history cannot be read.
        """
        with translate_errors(self._path):
            query = "SELECT EXISTS (SELECT 1 FROM run WHERE seq > (SELECT seq FROM run WHERE id = ?))"
            return bool(self._connection.execute(query, (self.id,)).fetchone()[0])

    def finish(self, run: Run, now: Moment) -> None:
        """Write the end of a run that no answer ends: one that was given up, or resumed with no question left."""
        if self._link:
            with transaction(self._connection, self._path):
                key, link = self._place()
                write_end(self._connection, key, run, now)
                write_seal(self._connection, key, link)
            self._ended = True

    def leave(self) -> None:
        """Release the run, so that another window can continue it; never raises, since a walk may end in any way."""
        if self._link and not self._ended:
            try:
                with transaction(self._connection, self._path):
                    key, _ = self._place()
                    # Asked of the file: it may have an answer of which the disk said that it could not be written.
                    link = verified_link(self._connection, key)
                    if link is not None:
                        self._connection.execute("UPDATE run SET lease = NULL WHERE seq = ?", (key,))
                        write_seal(self._connection, key, link)
            except HistoryError:
                return  # the mark of a process that is gone counts for nothing

    def _place(self) -> tuple[int, bytes]:
        row = self._row()
        if row is None:
            raise RunDeletedError(
                history_file_messages.RUN_GONE.format(id=self.id, path=self._path), history_file_messages.START_AGAIN
            )
        return row[0], self._link

    def _row(self) -> tuple[int] | None:
        found: tuple[int] | None = self._connection.execute("SELECT seq FROM run WHERE id = ?", (self.id,)).fetchone()
        return found

    def _begin(self, plan: Plan) -> tuple[int, bytes]:
        connection = self._connection
        # The place of a run that was forgotten is never given again.
        query = "SELECT max(coalesce((SELECT max(seq) FROM run), 0), coalesce((SELECT runs FROM ledger), 0)) + 1"
        [key] = self._row() or connection.execute(query).fetchone()
        stored = store_plan(connection, plan)
        row = (key, self.id, stored, self.started.utc, self.started.offset, lease.own_lease())
        columns = "seq, id, plan, status, started, utc_offset, lease"
        connection.execute(f"INSERT OR REPLACE INTO run ({columns}) VALUES (?, ?, ?, 0, ?, ?, ?)", row)  # noqa: S608
        connection.execute("UPDATE ledger SET runs = ?", (key,))
        [plan_hash] = connection.execute("SELECT hash FROM plan WHERE key = ?", (stored,)).fetchone()
        return key, first_link(self.id, plan_hash, self.started.utc, self.started.offset)

    def _insert(self, key: int, link: bytes, run: Run, event: Answered, viewed: float) -> bytes:
        connection = self._connection
        connection.execute("INSERT OR IGNORE INTO item (ref) VALUES (?)", (event.ref,))
        step = run.plan.by_ref[event.ref]
        keeps = step.item.stores_value and (self.keeps_numbers or not is_kept_number(step))
        rest = (
            OUTCOMES.index(run.response(event.ref).outcome),
            stored_value(event.value) if keeps else None,
            int(event.by == "probe"),
            # What rounding takes from one answer, the next one gets: quick answers take time too.
            round(viewed) - round(self._viewed),
        )
        query = "INSERT OR REPLACE INTO answer SELECT ?, ?, key, ?, ?, ?, ? FROM item WHERE ref = ?"
        if connection.execute(query, (key, self._seq, *rest, event.ref)).rowcount != 1:
            raise HistoryDamagedError(self._path)  # the names of items are there and cannot be found
        return next_link(link, (self._seq, event.ref, *rest))


def write_end(connection: sqlite3.Connection, key: int, run: Run, now: Moment) -> None:
    """Write the end of a run, inside the caller's transaction; the caller writes the seal afterwards."""
    connection.execute(
        "UPDATE run SET status = ?, finished = ?, lease = NULL WHERE seq = ?",
        (STATUSES.index(run.status), clamp(now.utc, 0).utc, key),
    )
    write_verdict(connection, key, run)


def write_verdict(connection: sqlite3.Connection, key: int, run: Run) -> None:
    """Write the verdict of a run that has ended, as `write_end` does."""
    readiness = run.kept.readiness
    verdict = None if readiness is None else READINESSES.index(readiness)
    connection.execute("UPDATE run SET readiness = ? WHERE seq = ?", (verdict, key))
