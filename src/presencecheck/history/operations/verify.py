"""Whether a history is, to the last value, as it was written: every row of every table, and the file around them."""

import sqlite3
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from presencecheck.core.expiry import Instant, is_revisable
from presencecheck.core.frozen import Frozen
from presencecheck.history.format.file_header import APPLICATION_ID, VERSION, HistoryDamagedError
from presencecheck.history.format.hash_chain import (
    NOTHING,
    digest,
    first_link,
    ledger_seal,
    next_chain,
    next_link,
    seal_of,
)
from presencecheck.history.format.identify import own_schema, schema_of
from presencecheck.history.format.schema import ANSWER_COLUMNS, STATE_COLUMNS, RunState, is_answer, plausible
from presencecheck.history.store.database import connect, translate_errors
from presencecheck.history.store.plan_store import UnreadableError, checklist_hashes, read_plan
from presencecheck.messages import verify as verify_messages
from presencecheck.system.clock import Moment, now

_RUNS = f"""
    SELECT run.seq, id, plan.hash, started, utc_offset, seal, {STATE_COLUMNS}
    FROM run LEFT JOIN plan ON plan.key = run.plan ORDER BY run.seq
"""  # noqa: S608 - columns of our own
_ANSWERS = f"SELECT run, seq, item, {ANSWER_COLUMNS} FROM answer ORDER BY run, seq"  # noqa: S608 - ours
MOST = 20
"""Largest number of faults that are listed."""


class Inspection(Frozen):
    """What was found.

    Attributes:
        runs: how many runs there are.
        forgotten: how many there were that were forgotten.
        faults: what is not as it was written, a sentence each; none where all is well.
        head: the place of the newest run up to which nothing can change any more, and the chain up to it; empty with
            faults.
        place: how the given head compares: "" (none was given), "fits", "differs" or "unknown".
    """

    runs: int = 0
    forgotten: int = 0
    faults: tuple[str, ...] = ()
    head: str = ""
    place: str = ""


def inspect(path: Path, head: str = "") -> Inspection:
    """Look at every row of the history at `path`; nothing is changed.

    Args:
        path: the history.
        head: one that was kept from before, to be compared.

    Raises:
        HistoryError: it cannot be opened, is of a newer version, or is not a history. Damage is no error here.
    """
    try:
        connection = connect(path, write=False)
    except HistoryDamagedError:
        return Inspection(faults=(verify_messages.UNREADABLE,))
    look = _Look(connection, head)
    try:
        with translate_errors(path):
            connection.execute("BEGIN")  # one state of it all, whatever other windows write meanwhile
            look.over()
    except (HistoryDamagedError, TypeError, ValueError, OverflowError):
        look.faults.append(verify_messages.UNREADABLE)
    finally:
        connection.close()
    return look.found()


def inspect_twice(path: Path, head: str = "") -> Inspection:
    """As `inspect`; where it finds a fault, what a second look finds: a disk that failed once may be read now."""
    found = inspect(path, head)
    return inspect(path, head) if found.faults else found


class _Look:
    """One look over a history; adds to `faults` as it goes."""

    def __init__(self, connection: sqlite3.Connection, asked: str) -> None:
        self._connection = connection
        self._asked = asked
        self._asked_place, _, self._asked_chain = asked.partition("-")
        self._place = ""
        self.faults: list[str] = []
        self._runs = 0
        self._gone = 0
        self._first = 0
        self._newest = 0
        self._now = now()
        self._head = (0, NOTHING)

    def over(self) -> None:
        """Everything, the cheap and telling things first."""
        self._file()
        if not self.faults:
            self._shared()
            self._all_runs()

    def found(self) -> Inspection:
        """What it came to."""
        faults = tuple(dict.fromkeys(self.faults))[:MOST]
        if faults:
            return Inspection(self._runs, self._gone, faults)
        place, chain = self._head
        head = f"{place}-{chain.hex()}" if place else ""
        if self._asked and not self._place:
            # Of what was forgotten nothing can be told; any other place that is not passed is one that is missing.
            before = self._asked_place.isdecimal() and int(self._asked_place) < self._first
            self._place = "unknown" if before else "differs"
        return Inspection(self._runs, self._gone, (), head, self._place)

    def _passing(self, place: int, chain: bytes) -> None:
        """Nothing up to this place can change any more, so this is the head if no later place is."""
        self._head = (place, chain)
        if str(place) == self._asked_place:
            self._place = "fits" if chain.hex() == self._asked_chain else "differs"

    def _rows(self, query: str) -> Iterator[tuple[Any, ...]]:
        return iter(self._connection.execute(query))

    def _file(self) -> None:
        """The file as SQLite sees it, and its declarations."""
        for (what,) in self._rows("PRAGMA integrity_check(5)"):
            if what != "ok":
                self.faults.append(verify_messages.NOT_WHOLE)
        if any(self._rows("PRAGMA foreign_key_check")):
            self.faults.append(verify_messages.LOOSE_ROWS)
        numbers = [next(self._rows(f"PRAGMA {name}"))[0] for name in ("application_id", "user_version")]
        if numbers != [APPLICATION_ID, VERSION] or schema_of(self._connection) != own_schema():
            self.faults.append(verify_messages.OTHER_SHAPE)

    def _shared(self) -> None:
        """What runs share: each is named by its hash, and none is there that no run needs."""
        named: set[bytes] = set()
        for key, name, routine, body in self._rows("SELECT key, hash, routine, body FROM plan"):
            if digest(routine, body) != name:
                self.faults.append(verify_messages.PLAN_CHANGED.format(plan=routine))
                continue
            try:
                read_plan(self._connection, key)
                named.update(checklist_hashes(body))
            except UnreadableError:
                self.faults.append(verify_messages.PLAN_CHANGED.format(plan=routine))
        for name, sha256, body in self._rows("SELECT hash, sha256, body FROM checklist"):
            if digest(sha256, body) != name or name not in named:
                self.faults.append(verify_messages.CHECKLIST_CHANGED)
        unused = """
            SELECT 1 FROM plan WHERE key NOT IN (SELECT plan FROM run)
            UNION ALL SELECT 1 FROM item WHERE key NOT IN (SELECT item FROM answer)
        """
        if any(self._rows(unused)):
            self.faults.append(verify_messages.LOOSE_ROWS)

    def _all_runs(self) -> None:
        """Each run against its seal, and their order against the ledger."""
        ledger = self._connection.execute("SELECT key, runs, forgotten, hash, seal FROM ledger").fetchall()
        gaps = dict(self._rows("SELECT seq, seal FROM forgotten ORDER BY seq"))
        if [row[0] for row in ledger] != [1]:
            self.faults.append(verify_messages.LEDGER_CHANGED)
            return
        _, newest, place, chain, seal = ledger[0]
        self._newest = newest
        if ledger_seal(place, chain, gaps.items()) != seal:
            self.faults.append(verify_messages.LEDGER_CHANGED)
        self._first, self._gone = place, place + len(gaps)
        self._passing(place, chain)
        all_settled = True
        seals = self._seals()
        run = next(seals, None)
        while run is not None or place < newest:
            place += 1
            if place in gaps:
                chain = next_chain(chain, gaps[place])
            elif run is not None and run[0] == place:
                chain, all_settled = next_chain(chain, run[1]), all_settled and run[2]
                run = next(seals, None)
            else:
                self.faults.append(verify_messages.RUNS_MISSING)
                return
            if all_settled:
                self._passing(place, chain)
        if place != newest:
            self.faults.append(verify_messages.RUNS_MISSING)

    def _seals(self) -> Iterator[tuple[int, bytes, bool]]:
        """Of each run in order: its place, its seal, and whether nothing of it can change any more."""
        items = dict(self._rows("SELECT key, ref FROM item"))
        answers = groupby(self._rows(_ANSWERS), key=lambda row: row[0])
        key, rows = next(answers, (None, iter(())))
        for seq, name, plan, started, offset, seal, *rest in self._rows(_RUNS):
            self._runs += 1
            link = first_link(name, plan, started, offset)
            state = RunState(*rest)
            fine = plausible(started, offset, state)
            if key == seq:
                for _, number, item, outcome, value, how, seconds in rows:
                    link = next_link(link, (number, items.get(item), outcome, value, how, seconds))
                    fine = fine and is_answer(outcome, value, how)
                key, rows = next(answers, (None, iter(())))
            if not fine or seal_of(link, seq, state) != seal:
                self.faults.append(verify_messages.RUN_CHANGED.format(run=name))
            yield seq, seal, self._is_settled(seq, offset, state)

    def _is_settled(self, seq: int, offset: int, state: RunState) -> bool:
        """Whether nothing of a run can change any more: it has ended, and its verdict can no longer be revised."""
        if state.finished is None or seq != self._newest:
            return state.finished is not None
        if state.day_only:
            return Moment(state.finished, offset).day != self._now.day
        return not is_revisable(Instant(state.finished), Instant(self._now.utc))
