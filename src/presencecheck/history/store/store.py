"""The history of runs, opened to read or to record."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.events import Answer, Answered, ClientArrived, Outcome, Stopped
from presencecheck.core.expiry import Instant
from presencecheck.core.frozen import Frozen
from presencecheck.core.plan import Plan
from presencecheck.core.readiness import Readiness
from presencecheck.core.run import IllegalEventError, Run
from presencecheck.core.standing import Status
from presencecheck.history.format.file_header import HistoryDamagedError, HistoryError, read_header
from presencecheck.history.format.hash_chain import verified_link, write_seal
from presencecheck.history.format.ids import new_id
from presencecheck.history.format.schema import OUTCOMES, READINESSES, STATUSES, plausible
from presencecheck.history.format.start_cache import StartCache, save_start_cache
from presencecheck.history.store import lease
from presencecheck.history.store.database import connect, require_usable, transaction, translate_errors
from presencecheck.history.store.delete_runs import delete_runs, unused_rows
from presencecheck.history.store.plan_store import UnreadableError, read_plan
from presencecheck.history.store.recorder import Recorder, write_end
from presencecheck.history.store.single_answers import single_answers
from presencecheck.messages import history_file as history_file_messages
from presencecheck.system.clock import Moment

_ANSWERS = {
    Outcome.UNANSWERED: Answer.NOT_YET,
    Outcome.DONE: Answer.YES,
    Outcome.FIXED: Answer.YES,
    Outcome.ACCEPTED: Answer.ACCEPT,
    Outcome.SKIPPED: Answer.SKIP,
    Outcome.NOT_APPLICABLE: Answer.NOT_APPLICABLE,
}


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
    def last_answer(self) -> Instant:
        """When the last answer was given, at the earliest: as if no time had passed between the questions."""
        return Instant(self.started.utc + self.seconds)

    @property
    def is_open_elsewhere(self) -> bool:
        """Whether another process is walking it."""
        return self.lease != lease.own_lease() and lease.is_alive(self.lease)


class RunNotFoundError(PresenceCheckError):
    """The history has no run of this name."""


class History:
    """An open history.

    Raises (every method): HistoryError, with the path and what to do.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self.connection = connection
        self._plans: dict[bytes, Plan] = {}

    @classmethod
    def open(cls, path: Path, *, write: bool = True) -> "History":
        """The history at `path`; made if it is to be written and is not there."""
        return cls(path, connect(path, write=write))

    def close(self) -> None:
        """Close the file."""
        self.connection.close()

    def begin(self, started: Moment, run_id: str = "") -> Recorder:
        """A recorder for a new run; nothing is written before its first answer."""
        return Recorder(self, run_id or new_id(), started)

    def resume(self, summary: Summary) -> tuple[Run, Recorder]:
        """Continue a run: the run as it stands, and the recorder for its further answers.

        Raises:
            HistoryError: another window is walking it, or it has ended meanwhile.
        """
        with transaction(self.connection, self.path):
            fresh = self.find(summary.id)
            if fresh.status is not Status.IN_PROGRESS:
                raise HistoryError(
                    history_file_messages.RUN_ENDED.format(id=summary.id), history_file_messages.START_FRESH
                )
            if fresh.is_open_elsewhere:
                raise HistoryError(
                    history_file_messages.RUN_OPEN.format(id=summary.id),
                    history_file_messages.RUN_OPEN_HINT,
                )
            run, link = self._replay(fresh)
            self.connection.execute("UPDATE run SET lease = ? WHERE seq = ?", (lease.own_lease(), fresh.key))
            write_seal(self.connection, fresh.key, link)
            [last] = self.connection.execute("SELECT max(seq) FROM answer WHERE run = ?", (fresh.key,)).fetchone()
        return run, Recorder(self, fresh.id, fresh.started, link, 0 if last is None else last + 1)

    def abandon(self, summary: Summary, now: Moment) -> None:
        """Mark an unfinished run as stopped, so that it is not offered again; not one that another window walks."""
        with transaction(self.connection, self.path):
            fresh = self.find(summary.id)
            if fresh.status is Status.IN_PROGRESS and not fresh.is_open_elsewhere:
                run, link = self._replay(fresh)
                write_end(self.connection, fresh.key, run.apply(Stopped()) if run.current else run, now)
                write_seal(self.connection, fresh.key, link)

    def delete_run(self, run_id: str) -> None:
        """Delete a run that will be written again."""
        with transaction(self.connection, self.path):
            row = self.connection.execute("SELECT seq FROM run WHERE id = ?", (run_id,)).fetchone()
            if row is not None:
                delete_runs(self.connection, row)
                for statement in unused_rows(self.connection):
                    self.connection.execute(*statement)

    def unfinished(self) -> Iterator[Summary]:
        """The runs in progress, the newest first."""
        return self.summaries("WHERE status = 0 ORDER BY run.seq DESC")

    def runs(self, limit: int = -1) -> Iterator[Summary]:
        """All runs, the newest first, at most `limit` of them."""
        return self.summaries("ORDER BY run.seq DESC LIMIT ?", limit)

    def find(self, name: str) -> Summary:
        """The run whose id is or begins with `name`; "last" is the newest.

        Raises:
            RunNotFoundError: there is none, or there are several.
        """
        if name == "last":
            found = list(self.runs(1))
        else:
            found = list(self.summaries("WHERE substr(id, 1, length(?)) = ? LIMIT 2", name, name))
        if len(found) != 1 or not name:
            what = (
                history_file_messages.SEVERAL_RUNS.format(name=name)
                if found
                else history_file_messages.NO_SUCH_RUN.format(name=name)
            )
            raise RunNotFoundError(what, history_file_messages.LIST_RUNS)
        return found[0]

    def run(self, summary: Summary) -> Run:
        """The run as its stored answers lead to it.

        Raises:
            HistoryDamagedError: they are not as they were written.
        """
        return self._replay(summary)[0]

    def _replay(self, summary: Summary) -> tuple[Run, bytes]:
        """The run, and the verified last link of its answers."""
        with translate_errors(self.path):
            link = verified_link(self.connection, summary.key)
            if link is None:
                raise HistoryDamagedError(self.path)
            try:
                plan = self.plan(summary)
                run = Run.replay(plan, self._answers(summary.key, plan))
                if summary.status is Status.COMPLETED and run.current:
                    run = run.follow(ClientArrived())
            except (IllegalEventError, LookupError, TypeError) as error:
                raise HistoryDamagedError(self.path) from error
        return (run.apply(Stopped()) if summary.status is Status.STOPPED else run), link

    def plan(self, summary: Summary) -> Plan:
        """The plan of the run, with its checklists as they were then."""
        try:
            with translate_errors(self.path):
                # By its hash: the key of a plan that was forgotten meanwhile may be another's now.
                row = self.connection.execute("SELECT hash FROM plan WHERE key = ?", (summary.plan,)).fetchone()
                name = row[0] if row else b""
                if name not in self._plans:
                    self._plans[name] = read_plan(self.connection, summary.plan)
                return self._plans[name]
        except UnreadableError as error:
            raise HistoryDamagedError(self.path) from error

    def save_start_cache(self, today: int) -> None:
        """Save what the next start needs to know; never raises."""
        # The counter is read first: a change made meanwhile makes the cache void, never wrong. And it is read
        # outside any transaction: closing the file, which that takes, would drop this process's locks on it.
        try:
            require_usable(self.connection, self.path)
            changes = read_header(self.path).changes
            save_start_cache(self.path, self.start_cache(today), changes)
        except (PresenceCheckError, OSError):
            return  # the next start asks the history itself

    def start_cache(self, today: int) -> StartCache:
        """What a start on this local day needs to know.

        Raises:
            HistoryError: the history cannot be read.
        """
        unfinished = tuple(summary.last_answer for summary in self.unfinished())
        completed = today if self._has_completed(today) else None
        with translate_errors(self.path):
            answers = single_answers(self.connection, today)
        return StartCache(unfinished, completed, answers).without_times(today)

    def _has_completed(self, today: int) -> bool:
        """Whether a routine that has a verdict was walked to its end on this local day."""
        # Two days more in the index's range than any offset needs, and one for a run that went on for so long.
        ended = self.summaries(
            "WHERE started >= ? AND status = 1 AND readiness IS NOT NULL ORDER BY run.seq DESC", (today - 3) * 86_400
        )
        return any(
            summary.finished is not None and summary.finished.day == today and _is_routine(self.plan(summary))
            for summary in ended
        )

    def _answers(self, key: int, plan: Plan) -> Iterator[Answered]:
        query = """
            SELECT ref, outcome, value, by_probe, seconds FROM answer JOIN item ON item.key = item
            WHERE run = ? ORDER BY answer.seq
        """
        for ref, outcome, value, by_probe, seconds in self.connection.execute(query, (key,)):
            answer = _ANSWERS[OUTCOMES[outcome]]
            restored = plan.by_ref[ref].item.restored(value)
            yield Answered(ref, answer, restored, "probe" if by_probe else "person", seconds)

    def summaries(self, rest: str, *words: object) -> Iterator[Summary]:
        """The runs that a clause selects; `rest` is SQL of this package, never input."""
        query = f"""
            SELECT run.seq, id, routine, status, readiness, started, utc_offset, finished,
                (SELECT coalesce(sum(seconds), 0) FROM answer WHERE answer.run = run.seq), plan, lease
            FROM run JOIN plan ON plan.key = run.plan {rest}
        """  # noqa: S608 - `rest` is one of this package's own clauses
        with translate_errors(self.path):
            rows = self.connection.execute(query, words).fetchall()
        try:
            return iter([_summary(row) for row in rows])
        except (IndexError, TypeError, ValueError) as error:
            raise HistoryDamagedError(self.path) from error


def _is_routine(plan: Plan) -> bool:
    """Whether a routine was walked, alone or with others; not checklists alone."""
    return not {part.checklist.id for part in plan.sections}.issuperset(plan.routine.split("+"))


def _summary(row: tuple[Any, ...]) -> Summary:
    seq, name, routine, status, readiness, started, offset, finished, seconds, plan, mark = row
    if not plausible(started, offset, status, readiness, finished):
        raise ValueError(name)
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
