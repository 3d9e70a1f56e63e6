"""Transfer of whole runs from one history to another: each is read and checked first, then written."""

import sqlite3
from typing import Any, NamedTuple

from presencecheck.history.format.hash_chain import ANSWERS, digest, first_link, next_link, seal_of, write_seal
from presencecheck.history.format.schema import ANSWER_COLUMNS, STATE_COLUMNS, RunState, is_answer, plausible
from presencecheck.history.store.plan_store import (
    UnreadableError,
    checklist_hashes,
    insert_checklist,
    insert_plan,
    read_plan,
)
from presencecheck.system.clock import Moment


class StoredPlan(NamedTuple):
    """A plan as stored in a history, with its checklists."""

    hash: bytes
    routine: str
    body: str
    checklists: tuple[tuple[str, str], ...]


class RunRecord(NamedTuple):
    """A run as stored in a history.

    Attributes:
        answers: number, ref and `ANSWER_COLUMNS` of each.
    """

    id: str
    plan: StoredPlan
    started: int
    offset: int
    state: RunState
    answers: tuple[tuple[Any, ...], ...]

    @property
    def link(self) -> bytes:
        """The last link; the same run has the same one in any history."""
        link = first_link(self.id, self.plan.hash, self.started, self.offset)
        for answer in self.answers:
            link = next_link(link, answer)
        return link

    def detached(self) -> "RunRecord":
        """The run without what only one computer knows of it: the process that walks it, and its other clock."""
        return self._replace(state=self.state._replace(lease=None, uptime=None))

    def without_times(self) -> "RunRecord":
        """The run with the local day alone of its times, where it has ended."""
        state = self.state
        if state.finished is None or state.day_only:
            return self
        started, finished = (Moment(utc, self.offset).midnight.utc for utc in (self.started, state.finished))
        return self._replace(started=started, state=state._replace(finished=finished, day_only=1))


_RUN = f"SELECT id, plan, started, utc_offset, seal, {STATE_COLUMNS} FROM run WHERE seq = ?"  # noqa: S608 - ours
_INSERT_RUN = f"""
    INSERT INTO run (seq, id, plan, started, utc_offset, {STATE_COLUMNS})
    VALUES (?, ?, ?, ?, ?, {", ".join("?" * len(RunState._fields))})
"""  # noqa: S608 - columns of our own
_INSERT_ANSWER = f"""
    INSERT INTO answer (run, seq, item, {ANSWER_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)
"""  # noqa: S608 - columns of our own
_LATER = (0, 2, 1)
"""The rank of each status in a run's life: in progress, completed, stopped."""


def progress(run: RunRecord) -> tuple[int, int, int]:
    """A run's progress as a sort key: more answers, then an end, then the earlier end."""
    return len(run.answers), _LATER[run.state.status], -(run.state.finished or 0)


def _is_valid(run: RunRecord) -> bool:
    """Whether the run can be shown: `verify` finds no fault in it."""
    return plausible(run.started, run.offset, run.state) and all(
        isinstance(ref, str) and is_answer(outcome, value, how) for _, ref, outcome, value, how, _ in run.answers
    )


class RunReader:
    """Reads runs from a history."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._plans: dict[int, StoredPlan] = {}

    def read(self, place: int) -> RunRecord:
        """Read the run at this place.

        Raises:
            UnreadableError: it, or its plan, is not as it was written.
            sqlite3.Error: it cannot be read.
        """
        row = self._connection.execute(_RUN, (place,)).fetchone()
        if row is None:
            raise UnreadableError("no run")
        name, plan, started, offset, kept, *state = row
        answers = self._connection.execute(ANSWERS, (place,)).fetchall()
        run = RunRecord(name, self._plan(plan), started, offset, RunState(*state), tuple(map(tuple, answers)))
        if seal_of(run.link, place, run.state) != kept:
            raise UnreadableError("a run is not as it was written")
        if not _is_valid(run):
            raise UnreadableError("a run is as it was written, and means nothing")
        return run

    def _plan(self, key: int) -> StoredPlan:
        if key not in self._plans:
            row = self._connection.execute("SELECT hash, routine, body FROM plan WHERE key = ?", (key,)).fetchone()
            if row is None or digest(*row[1:]) != row[0]:
                raise UnreadableError("a plan is not as it was written")
            name, routine, body = row
            plan = StoredPlan(name, routine, body, tuple(map(self._checklist, checklist_hashes(body))))
            read_plan(self._connection, key)  # a plan that cannot be shown is not transferred
            self._plans[key] = plan
        return self._plans[key]

    def _checklist(self, name: bytes) -> tuple[str, str]:
        row = self._connection.execute("SELECT sha256, body FROM checklist WHERE hash = ?", (name,)).fetchone()
        if row is None or digest(*row) != name:
            raise UnreadableError("a checklist is not as it was written")
        return row[0], row[1]


class RunWriter:
    """Writes runs into a history; every method is called inside a transaction of the caller."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._plans: dict[bytes, int] = {}
        self._items: dict[str, int] = {}

    def write(self, place: int, run: RunRecord) -> None:
        """Write the run at this place, which must be free."""
        row = (place, run.id, self._plan(run.plan), run.started, run.offset, *run.state)
        self._connection.execute(_INSERT_RUN, row)
        self._connection.executemany(
            _INSERT_ANSWER, [(place, number, self._item(ref), *rest) for number, ref, *rest in run.answers]
        )
        write_seal(self._connection, place, run.link)

    def _plan(self, plan: StoredPlan) -> int:
        if plan.hash not in self._plans:
            for sha256, body in plan.checklists:
                insert_checklist(self._connection, sha256, body)
            self._plans[plan.hash] = insert_plan(self._connection, plan.routine, plan.body)
        return self._plans[plan.hash]

    def _item(self, ref: str) -> int:
        if ref not in self._items:
            self._connection.execute("INSERT OR IGNORE INTO item (ref) VALUES (?)", (ref,))
            [self._items[ref]] = self._connection.execute("SELECT key FROM item WHERE ref = ?", (ref,)).fetchone()
        return self._items[ref]
