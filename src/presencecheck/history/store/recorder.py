"""Recording one run, event by event."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from presencecheck.core.events import Revised, StoredEvent
from presencecheck.core.expiry import Instant
from presencecheck.core.plan import Plan
from presencecheck.core.run import Run
from presencecheck.core.standing import Status
from presencecheck.core.still_so import SingleAnswer
from presencecheck.history.format.file_header import HistoryDamagedError, HistoryError, SupersededError
from presencecheck.history.format.hash_chain import first_link, next_link, verified_link, write_seal
from presencecheck.history.format.recall import Recalled, recall_text
from presencecheck.history.store import lease
from presencecheck.history.store.answer_rows import AnswerRow, answer_rows
from presencecheck.history.store.database import transaction, translate_errors
from presencecheck.history.store.end_run import end_run, verdict_of
from presencecheck.history.store.installation import installation_of
from presencecheck.history.store.plan_store import store_plan
from presencecheck.history.store.single_answers import single_answers_of
from presencecheck.messages import history_file as history_file_messages
from presencecheck.system.clock import Moment, clamp


class OpenHistory(Protocol):
    """What a recorder needs of an open history.

    Attributes:
        day_only: whether of the times of a run that ends the day alone is kept.
        timed: single answers with their times, for which the history may have the day alone; added to.
    """

    path: Path
    connection: sqlite3.Connection
    day_only: bool
    timed: dict[str, SingleAnswer]


class RunDeletedError(HistoryError):
    """The run that was being written is no longer in the history."""


class Recorder:
    """Records one run, which exists from its first answer on.

    Attributes:
        keeps_numbers: whether the numbers given on scales are recorded; their items' files can also forbid it.

    The run is looked up by its id each time, since its place may change, as when histories are merged. An event whose
    writing failed can be recorded again, even if it reached the disk although an error was reported.
    """

    def __init__(self, history: OpenHistory, run_id: str, started: Moment, link: bytes = b"", seq: int = 0) -> None:
        self._history = history
        self._link = link
        self._seq = seq
        self._ended = False
        self._viewed = 0.0
        self.keeps_numbers = True
        self.id = run_id
        self.started = clamp(started.utc, started.offset)

    def attach(self, history: OpenHistory) -> None:
        """Continue in the same history, opened again."""
        self._history = history

    def record(
        self, run: Run, event: StoredEvent, now: Moment, *, ends: bool = True, at: Instant | None = None
    ) -> None:
        """Make `event`, which led to `run`, durable.

        Args:
            run: the run after it.
            event: what happened.
            now: the present: the end of the run, where it is completed.
            ends: whether it can be the last one; false if later events are known.
            at: the present on both clocks that decide whether the run can go on; its time of day is not set back.

        Raises:
            HistoryError: it could not be written; all earlier events are.
            SupersededError: it changes a verdict, and a newer run has begun.
        """
        # What leaves no trace leaves no gap in the sequence either.
        rows, viewed = self._rows(run) if run.noted else ([], self._viewed)
        if isinstance(event, Revised):
            self._revise(run, rows, viewed)
            return
        completed = ends and run.status is Status.COMPLETED
        with transaction(self._connection, self._path):
            key, link = self._place() if self._link else self._begin(run.plan, now)
            link = self._insert(key, link, rows)
            self._note_time(key, now, at)
            if completed:
                link = self._end(key, link, run, now)
            else:
                write_seal(self._connection, key, link)
        self._link, self._viewed, self._ended = link, viewed, completed
        self._seq += len(rows)

    def recall(self, plan: Plan, recalled: Sequence[Recalled], now: Moment, *, at: Instant | None = None) -> None:
        """Make durable what was said of the cards of an earlier run; it replaces what this run said before.

        Raises:
            HistoryError: it could not be written.
        """
        with transaction(self._connection, self._path):
            key, link = self._place() if self._link else self._begin(plan, now)
            self._connection.execute("UPDATE run SET recall = ? WHERE seq = ?", (recall_text(recalled), key))
            self._note_time(key, now, at)
            write_seal(self._connection, key, link)
        self._link = link

    def has_newer(self) -> bool:
        """Whether another run was begun after this one.

        Raises:
            HistoryError: the history cannot be read.
        """
        with translate_errors(self._path):
            query = "SELECT EXISTS (SELECT 1 FROM run WHERE seq > (SELECT seq FROM run WHERE id = ?))"
            return bool(self._connection.execute(query, (self.id,)).fetchone()[0])

    def finish(self, run: Run, now: Moment) -> None:
        """Write the end of a run that no event ends: one that was given up, or resumed with no question left.

        Raises:
            HistoryError: it could not be written.
        """
        if self._link:
            with transaction(self._connection, self._path):
                key, link = self._place()
                link = self._end(key, link, run, now)
            self._link, self._ended = link, True

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

    @property
    def _connection(self) -> sqlite3.Connection:
        return self._history.connection

    @property
    def _path(self) -> Path:
        return self._history.path

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

    def _begin(self, plan: Plan, now: Moment) -> tuple[int, bytes]:
        connection = self._connection
        # The place of a run that was forgotten is never given again.
        query = "SELECT max(coalesce((SELECT max(seq) FROM run), 0), coalesce((SELECT runs FROM ledger), 0)) + 1"
        [key] = self._row() or connection.execute(query).fetchone()
        stored = store_plan(connection, plan)
        origin = installation_of(self._path)
        row = (key, self.id, stored, self.started.utc, self.started.offset, lease.own_lease(), origin, now.utc)
        columns = "seq, id, plan, status, started, utc_offset, lease, origin, answered"
        connection.execute(f"INSERT OR REPLACE INTO run ({columns}) VALUES (?, ?, ?, 0, ?, ?, ?, ?, ?)", row)  # noqa: S608
        connection.execute("UPDATE ledger SET runs = ?", (key,))
        [plan_hash] = connection.execute("SELECT hash FROM plan WHERE key = ?", (stored,)).fetchone()
        return key, first_link(self.id, plan_hash, self.started.utc, self.started.offset)

    def _rows(self, run: Run) -> tuple[list[AnswerRow], float]:
        return answer_rows(run.kept, _kept_event(run), self._viewed, keeps_numbers=self.keeps_numbers)

    def _insert(self, key: int, link: bytes, rows: Sequence[AnswerRow]) -> bytes:
        connection = self._connection
        for seq, (ref, *rest) in enumerate(rows, self._seq):
            connection.execute("INSERT OR IGNORE INTO item (ref) VALUES (?)", (ref,))
            query = """
                INSERT OR REPLACE INTO answer (run, seq, item, outcome, value, how, seconds)
                SELECT ?, ?, key, ?, ?, ?, ? FROM item WHERE ref = ?
            """
            if connection.execute(query, (key, seq, *rest, ref)).rowcount != 1:
                raise HistoryDamagedError(self._path)  # the names of items are there and cannot be found
            link = next_link(link, (seq, ref, *rest))
        return link

    def _note_time(self, key: int, now: Moment, at: Instant | None) -> None:
        """Note when the run was last answered; by that it can go on or not."""
        last = at or Instant(now.utc)
        self._connection.execute(
            "UPDATE run SET answered = ?, uptime = ? WHERE seq = ?",
            (clamp(int(last.utc), 0).utc, None if last.uptime is None else int(last.uptime), key),
        )

    def _end(self, key: int, link: bytes, run: Run, now: Moment) -> bytes:
        if self._history.day_only:
            # Before their times go: whether something is still so is asked by them, today.
            self._history.timed.update(single_answers_of(self._connection, key, lambda _: run.plan.twins))
        return end_run(self._connection, key, link, run, now.utc, day_only=self._history.day_only)

    def _revise(self, run: Run, rows: Sequence[AnswerRow], viewed: float) -> None:
        """Change an answer of a run that is completed; its end stays what it was."""
        with transaction(self._connection, self._path):
            key, link = self._place()
            if self.has_newer():
                raise SupersededError(
                    history_file_messages.RUN_ENDED.format(id=self.id), history_file_messages.START_FRESH
                )
            link = self._insert(key, link, rows)
            self._connection.execute("UPDATE run SET readiness = ? WHERE seq = ?", (verdict_of(run), key))
            write_seal(self._connection, key, link)
        self._link, self._viewed = link, viewed
        self._seq += len(rows)


def _kept_event(run: Run) -> StoredEvent:
    """The last event as the history has it.

    Raises:
        TypeError: it is none that the history has.
    """
    event = run.kept.events[-1]
    if not isinstance(event, StoredEvent):
        raise TypeError(event)
    return event
