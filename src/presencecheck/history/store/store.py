"""The history of runs, opened to read or to record; what only records is imported by what records."""

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.events import Stopped
from presencecheck.core.plan import Plan
from presencecheck.core.run import Run
from presencecheck.core.standing import Status
from presencecheck.core.still_so import SingleAnswer
from presencecheck.history.format.file_header import HistoryDamagedError, HistoryError, read_header
from presencecheck.history.format.hash_chain import verified_link, write_seal
from presencecheck.history.format.ids import new_id
from presencecheck.history.format.recall import mark_of
from presencecheck.history.format.start_cache import ShownCards, StartCache, save_start_cache
from presencecheck.history.store import lease
from presencecheck.history.store.answer_rows import stored_events
from presencecheck.history.store.database import connect, require_usable, transaction, translate_errors
from presencecheck.history.store.plan_store import UnreadableError, read_plan
from presencecheck.history.store.recalls import Recalls, read_recalls
from presencecheck.history.store.summary import SUMMARIES, Summary, summary_of
from presencecheck.messages import history_file as history_file_messages
from presencecheck.system.clock import Moment

if TYPE_CHECKING:
    from presencecheck.history.store.recorder import Recorder


class RunNotFoundError(PresenceCheckError):
    """The history has no run of this name."""


class History:
    """An open history.

    Raises (every method): HistoryError, with the path and what to do.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection, *, day_only: bool = False) -> None:
        self.path = path
        self.connection = connection
        self.day_only = day_only
        self.timed: dict[str, SingleAnswer] = {}
        self._plans: dict[bytes, Plan] = {}

    @classmethod
    def open(cls, path: Path, *, write: bool = True, day_only: bool = False) -> "History":
        """The history at `path`; made if it is to be written and is not there.

        Args:
            path: the history.
            write: whether it will be written.
            day_only: whether of the times of a run that ends the day alone is kept.
        """
        if write:
            _import_what_records()
        return cls(path, connect(path, write=write), day_only=day_only)

    def close(self) -> None:
        """Close the file."""
        self.connection.close()

    def begin(self, started: Moment, run_id: str = "") -> "Recorder":
        """A recorder for a new run; nothing is written before its first answer."""
        from presencecheck.history.store.recorder import Recorder

        return Recorder(self, run_id or new_id(), started)

    def resume(self, summary: Summary) -> tuple[Run, "Recorder"]:
        """Continue a run: the run as it stands, and the recorder for its further answers.

        Raises:
            HistoryError: another window is walking it, or it has ended meanwhile.
        """
        from presencecheck.history.store.recorder import Recorder

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
        """Mark an unfinished run as stopped, so that it is not offered again; not one that another window walks.

        It ended when it could no longer go on, or now if that is earlier.
        """
        from presencecheck.history.store.end_run import end_run

        with transaction(self.connection, self.path):
            fresh = self.find(summary.id)
            if fresh.last_answer is not None and not fresh.is_open_elsewhere:
                run, link = self._replay(fresh)
                stopped = run if run.stopped else run.follow(Stopped())
                end_run(self.connection, fresh.key, link, stopped, now.utc, day_only=self.day_only)

    def delete_run(self, run_id: str) -> None:
        """Delete a run that will be written again."""
        from presencecheck.history.store.delete_runs import delete_runs, unused_rows

        with transaction(self.connection, self.path):
            row = self.connection.execute("SELECT seq FROM run WHERE id = ?", (run_id,)).fetchone()
            if row is not None:
                delete_runs(self.connection, row)
                for statement in unused_rows(self.connection):
                    self.connection.execute(*statement)

    def unfinished(self) -> Iterator[Summary]:
        """The runs of which nobody has written down that they ended, the newest first."""
        listed = self.summaries("WHERE run.status = 0 ORDER BY run.seq DESC")
        # They are found by an index; where that is damaged, only the runs themselves tell.
        return (summary for summary in listed if summary.status is not Status.COMPLETED)

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
                run = Run.replay(plan, stored_events(self.connection, summary.key, plan))
            except (ValueError, LookupError, TypeError) as error:
                raise HistoryDamagedError(self.path) from error
        return (run.follow(Stopped()) if summary.status is Status.STOPPED else run), link

    def plan(self, summary: Summary) -> Plan:
        """The plan of the run, with its checklists as they were then."""
        return self._plan(summary.plan)

    def _plan(self, key: int) -> Plan:
        try:
            with translate_errors(self.path):
                # By its hash: the key of a plan that was forgotten meanwhile may be another's now.
                row = self.connection.execute("SELECT hash FROM plan WHERE key = ?", (key,)).fetchone()
                name = row[0] if row else b""
                if name not in self._plans:
                    self._plans[name] = read_plan(self.connection, key)
                return self._plans[name]
        except UnreadableError as error:
            raise HistoryDamagedError(self.path) from error

    def _twins(self, key: int) -> Iterable[tuple[str, str]]:
        return self._plan(key).twins

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
        from presencecheck.history.store.practised import practised
        from presencecheck.history.store.single_answers import single_answers, with_times

        unfinished = tuple(summary.last_answer for summary in self.unfinished() if summary.last_answer)
        ended = self._completed(today)
        has_completed = any(self._counts(summary) for summary in ended)
        with translate_errors(self.path):
            answers = with_times(single_answers(self.connection, today, self._twins), self.timed)
            exercises = practised(self.connection, today, self._plan)
        cache = StartCache(
            unfinished,
            today if has_completed else None,
            answers,
            self._to_recall(ended, today),
            dict.fromkeys(exercises, today),
        )
        return cache.without_times(today)

    def _completed(self, today: int) -> list[Summary]:
        """The runs that were completed on this local day, the newest first."""
        # Two days more in the index's range than any offset needs, and one for a run that went on for so long.
        found = self.summaries("WHERE started >= ? AND run.status = 1 ORDER BY run.seq DESC", (today - 3) * 86_400)
        return [summary for summary in found if summary.finished is not None and summary.finished.day == today]

    def _counts(self, summary: Summary) -> bool:
        """Whether with a completed run the day has begun: a routine that has a verdict, not cut short."""
        return summary.readiness is not None and not summary.cut_short and _is_routine(self.plan(summary))

    def _to_recall(self, ended: Iterable[Summary], today: int) -> ShownCards | None:
        """The cards of the newest of these runs that showed any and has not been recalled."""
        recalled = {mark for mark, _ in self.recalls()}
        for summary in ended:
            if summary.cards and mark_of(summary.id) not in recalled:
                sheets = self.plan(summary).cards[: summary.cards]
                cards = tuple((sheet.checklist.id, tuple(line.item for line in sheet.lines)) for sheet in sheets)
                return ShownCards(summary.id, cards, today)
        return None

    def recalls(self) -> Recalls:
        """What later runs say of the cards of earlier ones."""
        try:
            with translate_errors(self.path):
                return read_recalls(self.connection)
        except ValueError as error:
            raise HistoryDamagedError(self.path) from error

    def summaries(self, rest: str, *words: object) -> Iterator[Summary]:
        """The runs that a clause selects; `rest` is SQL of this package, never input."""
        with translate_errors(self.path):
            rows = self.connection.execute(f"{SUMMARIES} {rest}", words).fetchall()
        try:
            return iter([summary_of(row) for row in rows])
        except (IndexError, TypeError, ValueError) as error:
            raise HistoryDamagedError(self.path) from error


def _import_what_records() -> None:
    """Import what an answer needs, so that it does not wait for that: the first question is being read meanwhile."""
    import hashlib  # noqa: F401

    from presencecheck.history.store import end_run, recorder  # noqa: F401


def _is_routine(plan: Plan) -> bool:
    """Whether a routine was walked, alone or with others; not checklists alone."""
    return not {part.checklist.id for part in plan.sections}.issuperset(plan.routine.split("+"))
