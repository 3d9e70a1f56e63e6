"""The history: what was run, read back and added to."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from presencecheck.clock import Moment
from presencecheck.errors import PresenceCheckError
from presencecheck.events import Answer, Answered, Outcome, Stopped
from presencecheck.frozen import Frozen, frozen
from presencecheck.history import lease
from presencecheck.history.bookmark import Bookmark, keep
from presencecheck.history.database import connect, speaking, transaction
from presencecheck.history.header import HistoryTrouble, peek
from presencecheck.history.ids import new_id
from presencecheck.history.schema import OUTCOMES, READINESSES, STATUSES
from presencecheck.history.stored import read_plan, store_plan
from presencecheck.plan import Plan
from presencecheck.run import Readiness, Run, Status

FRESH_SECONDS = 4 * 3600
"""For so long after its start an unfinished run is offered: it belongs to the hour it was begun for."""

DAYS_BACK = 7
"""How far back an item that is in place can matter: `repeat: weekly`."""
_IN_PLACE = (OUTCOMES.index(Outcome.DONE), OUTCOMES.index(Outcome.FIXED))
_ANSWERS = {
    Outcome.UNANSWERED: Answer.NOT_YET,
    Outcome.DONE: Answer.YES,
    Outcome.FIXED: Answer.YES,
    Outcome.ACCEPTED: Answer.ACCEPT,
    Outcome.SKIPPED: Answer.SKIP,
    Outcome.NOT_APPLICABLE: Answer.NOT_APPLICABLE,
}


@frozen
class Summary(Frozen):
    """One run, as a list of runs shows it."""

    key: int
    id: str
    routine: str
    status: Status
    readiness: Readiness | None
    started: Moment
    finished: Moment | None
    seconds: int
    plan: int
    lease: str | None

    @property
    def open_elsewhere(self) -> bool:
        """Whether another process is walking it."""
        return self.lease != lease.mine() and lease.alive(self.lease)


class RunNotFound(PresenceCheckError):
    """The history has no run of this name."""


class Recorder:
    """Writes one run down, answer by answer; the run exists from its first answer on."""

    def __init__(self, history: "History", run_id: str, started: Moment, key: int | None = None, seq: int = 0) -> None:
        self._history = history
        self._key = key
        self._seq = seq
        self._ended = False
        self._viewed = 0.0
        self.id = run_id
        self.started = started

    def record(self, run: Run, event: Answered, now: Moment) -> None:
        """Make `event`, which led to `run`, durable.

        Raises:
            HistoryTrouble: it could not be written; all earlier answers are.
        """
        connection = self._history.connection
        # An answer that leaves no trace leaves no gap in the sequence either.
        leaves_trace = event.ref not in run.plan.traceless
        with transaction(connection, self._history.path):
            key = self._key if self._key is not None else self._begin(run.plan)
            if leaves_trace:
                self._insert(key, run, event)
            if run.status is Status.COMPLETED:
                self._history.end(key, run, now)
        self._key = key
        self._ended = run.status is Status.COMPLETED
        self._seq += leaves_trace

    def finish(self, run: Run, now: Moment) -> None:
        """Write the end of a run that turned out to have no question left when it was gone on with."""
        if self._key is not None:
            with transaction(self._history.connection, self._history.path):
                self._history.end(self._key, run, now)
            self._ended = True

    def leave(self) -> None:
        """Let another window go on with the run; for whatever ends the walk, so it never raises."""
        if self._key is not None and not self._ended:
            try:
                with transaction(self._history.connection, self._history.path):
                    self._history.connection.execute("UPDATE run SET lease = NULL WHERE seq = ?", (self._key,))
            except HistoryTrouble:
                return  # the mark of a process that is gone counts for nothing

    def _begin(self, plan: Plan) -> int:
        connection = self._history.connection
        row = (self.id, store_plan(connection, plan), self.started.utc, self.started.offset, lease.mine())
        query = "INSERT INTO run (id, plan, status, started, utc_offset, lease) VALUES (?, ?, 0, ?, ?, ?)"
        return int(connection.execute(query, row).lastrowid or 0)

    def _insert(self, key: int, run: Run, event: Answered) -> None:
        connection = self._history.connection
        connection.execute("INSERT OR IGNORE INTO item (ref) VALUES (?)", (event.ref,))
        keeps = run.plan.by_ref[event.ref].item.stores_value
        # What rounding takes from one answer, the next one gets: quick answers take time too.
        before, self._viewed = self._viewed, self._viewed + max(event.seconds, 0.0)
        seconds = round(self._viewed) - round(before)
        row = (
            key,
            self._seq,
            OUTCOMES.index(run.response(event.ref).outcome),
            event.value if keeps else None,
            event.by == "probe",
            seconds,
            event.ref,
        )
        connection.execute(
            "INSERT INTO answer SELECT ?, ?, key, ?, ?, ?, ? FROM item WHERE ref = ?",
            row,
        )


class History:
    """An open history.

    Raises (every method): HistoryTrouble, with the path and what to do.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self.connection = connection
        self._plans: dict[int, Plan] = {}

    @classmethod
    def open(cls, path: Path, *, write: bool = True) -> "History":
        """The history at `path`; made if it is to be written and is not there."""
        return cls(path, connect(path, write=write))

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()

    def begin(self, started: Moment, run_id: str = "") -> Recorder:
        """A recorder for a new run; nothing is written before its first answer."""
        return Recorder(self, run_id or new_id(), started)

    def resume(self, summary: Summary) -> tuple[Run, Recorder]:
        """Go on with a run: as it stands, and the recorder for what comes.

        Raises:
            HistoryTrouble: another window is walking it, or it has ended meanwhile.
        """
        with transaction(self.connection, self.path):
            fresh = self.find(summary.id)
            if fresh.status is not Status.IN_PROGRESS:
                raise HistoryTrouble(
                    f"The run {summary.id} has ended meanwhile.", "Start anew: presencecheck run --fresh."
                )
            if fresh.open_elsewhere:
                raise HistoryTrouble(
                    f"The run {summary.id} is open in another window.",
                    "Go on there, or: presencecheck run --fresh.",
                )
            self.connection.execute("UPDATE run SET lease = ? WHERE seq = ?", (lease.mine(), fresh.key))
        run = self.run(fresh)
        [last] = self.connection.execute("SELECT max(seq) FROM answer WHERE run = ?", (fresh.key,)).fetchone()
        return run, Recorder(self, fresh.id, fresh.started, fresh.key, 0 if last is None else last + 1)

    def give_up(self, summary: Summary, now: Moment) -> None:
        """Mark an unfinished run as stopped, so that it is not offered again; not one that another window walks."""
        with transaction(self.connection, self.path):
            fresh = self.find(summary.id)
            if fresh.status is Status.IN_PROGRESS and not fresh.open_elsewhere:
                run = self.run(fresh)
                self.end(fresh.key, run.apply(Stopped()) if run.current else run, now)

    def end(self, key: int, run: Run, now: Moment) -> None:
        """Write the end of a run; inside the caller's transaction."""
        self.connection.execute(
            "UPDATE run SET status = ?, readiness = ?, finished = ?, lease = NULL WHERE seq = ?",
            (STATUSES.index(run.status), READINESSES.index(run.readiness), now.utc, key),
        )

    def unfinished(self) -> Iterator[Summary]:
        """The runs in progress, the newest first."""
        return self.summaries("WHERE status = 0 ORDER BY run.seq DESC")

    def runs(self, limit: int = -1) -> Iterator[Summary]:
        """All runs, the newest first, at most `limit` of them."""
        return self.summaries("ORDER BY run.seq DESC LIMIT ?", limit)

    def find(self, name: str) -> Summary:
        """The run whose id is or begins with `name`; "last" is the newest.

        Raises:
            RunNotFound: there is none, or there are several.
        """
        if name == "last":
            found = list(self.runs(1))
        else:
            found = list(self.summaries("WHERE substr(id, 1, length(?)) = ? LIMIT 2", name, name))
        if len(found) != 1 or not name:
            what = f'Several runs begin with "{name}".' if found else f'There is no run "{name}".'
            raise RunNotFound(what, "List them: presencecheck history.")
        return found[0]

    def run(self, summary: Summary) -> Run:
        """The run as its stored answers lead to it."""
        with speaking(self.path):
            run = Run.replay(self.plan(summary), self._answers(summary.key))
        return run.apply(Stopped()) if summary.status is Status.STOPPED else run

    def plan(self, summary: Summary) -> Plan:
        """What the run was to walk, with its checklists as they were."""
        if summary.plan not in self._plans:
            with speaking(self.path):
                self._plans[summary.plan] = read_plan(self.connection, summary.plan)
        return self._plans[summary.plan]

    def days_in_place(self, today: int) -> dict[str, int]:
        """The local day on which each item was last in place, by its ref, for the last seven days."""
        # Two days more in the index's range than any offset needs; the exact day is compared then.
        since = (today - DAYS_BACK - 2) * 86_400
        query = """
            SELECT ref, outcome, (started + utc_offset * 60) / 86400, max(answer.seq)
            FROM run JOIN answer ON answer.run = run.seq JOIN item ON item.key = item
            WHERE started >= ? GROUP BY run.seq, item
        """
        days: dict[str, int] = {}
        with speaking(self.path):
            rows = self.connection.execute(query, (since,)).fetchall()
        for ref, outcome, day, _ in rows:
            if outcome in _IN_PLACE and today - DAYS_BACK < day <= today:
                days[ref] = max(day, days.get(ref, day))
        return days

    def bookmark(self, today: int) -> None:
        """Keep what the next start must know; never raises."""
        # The counter is read first: a change that comes meanwhile makes the bookmark void, never wrong. And it is read
        # outside any transaction: closing the file, which that takes, would drop this process's locks on it.
        changes = peek(self.path).changes
        try:
            unfinished = next(self.unfinished(), None) is not None
            keep(self.path, Bookmark(unfinished, self.days_in_place(today)), changes)
        except HistoryTrouble:
            return  # the next start asks the history itself

    def _answers(self, key: int) -> Iterator[Answered]:
        query = """
            SELECT ref, outcome, value, by_probe, seconds FROM answer JOIN item ON item.key = item
            WHERE run = ? ORDER BY answer.seq
        """
        for ref, outcome, value, by_probe, seconds in self.connection.execute(query, (key,)):
            answer = _ANSWERS[OUTCOMES[outcome]]
            yield Answered(ref, answer, value, "probe" if by_probe else "person", seconds)

    def summaries(self, rest: str, *words: object) -> Iterator[Summary]:
        """The runs that a clause of this package's own SQL picks."""
        query = f"""
            SELECT run.seq, id, routine, status, readiness, started, utc_offset, finished,
                (SELECT coalesce(sum(seconds), 0) FROM answer WHERE answer.run = run.seq), plan, lease
            FROM run JOIN plan ON plan.key = run.plan {rest}
        """  # noqa: S608 - `rest` is one of this package's own clauses
        with speaking(self.path):
            rows = self.connection.execute(query, words).fetchall()
        return map(_summary, rows)


def _summary(row: tuple[Any, ...]) -> Summary:
    seq, name, routine, status, readiness, started, offset, finished, seconds, plan, mark = row
    return Summary(
        seq,
        name,
        routine,
        STATUSES[status],
        None if readiness is None else READINESSES[readiness],
        Moment(started, offset),
        None if finished is None else Moment(finished, offset),
        seconds,
        plan,
        mark,
    )
