"""The history for figures over many runs: few passes over few rows, whatever the history holds besides."""

import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from presencecheck.core.events import Outcome
from presencecheck.core.run import Status
from presencecheck.figures.durations import Compared, ends
from presencecheck.figures.run_outcomes import NONE, End, Given, Guide, Walks, Way
from presencecheck.history.format.schema import LOCAL_DAY, OUTCOMES, READINESSES, STATUSES
from presencecheck.history.queries.runs import check_routine, opened, undamaged
from presencecheck.history.queries.selection import Selection
from presencecheck.history.store.plan_store import read_plan
from presencecheck.history.store.store import History
from presencecheck.system.clock import FIRST_DAY, LAST_DAY

_DONE = OUTCOMES.index(Outcome.DONE)
_COMPLETED = STATUSES.index(Status.COMPLETED)
_PLACES = 8
"""More than there are outcomes: an item's key and an outcome in one number."""
_NUMBERS = 64
"""More than any scale has numbers: an item's key and a number in one."""

# One string for each run: how many answers there are, those that are not plainly done (all of them where the run was
# left), and the numbers given to scales. Most answers are plainly done, so this is far less to build and to read than
# the answers themselves; and runs that went the same way have the same string, and are looked at once.
_LISTED = f"outcome <> {_DONE} OR status <> {_COMPLETED}"
_NUMBERED = f"value BETWEEN 0 AND {_NUMBERS - 1} AND typeof(value) = 'integer'"
_GIST = f"""
    SELECT count(*)
        || '/' || ifnull(group_concat(item * {_PLACES} + outcome, ' ') FILTER (WHERE {_LISTED}), '')
        || '/' || ifnull(group_concat(item * {_NUMBERS} + value, ' ') FILTER (WHERE {_NUMBERED}), '')
    FROM answer WHERE answer.run = run.seq
"""  # noqa: S608 - numbers of our own
_LINE = f"seq || ' ' || {LOCAL_DAY} || ' ' || plan || ' ' || status || ' ' || ifnull(readiness, '') || ' ' || ({_GIST})"
"""A run: its place, its day, and its kind, which is all that counts of it else."""


class Gathered(NamedTuple):
    """The runs that are meant.

    Attributes:
        walks: how they went.
        compared: the times of those that are compared.
        others: whether the history has any run at all.
    """

    walks: Walks
    compared: Compared
    others: bool


def gather(path: Path, selection: Selection) -> Gathered:
    """The runs that are meant, as figures need them; nothing where there is no history yet.

    Raises:
        RunNotFoundError: the history has no run of the routine that is asked for.
        HistoryError: the history cannot be read.
    """
    history = opened(path)
    if history is None:
        return Gathered(NONE, Compared({}, {}), others=False)
    try:
        check_routine(history, selection.routine)
        with undamaged(path):
            # One state of the file for all that is asked of it.
            history.connection.execute("BEGIN")
            walks = _Reader(history).walks(selection)
            [others] = history.connection.execute("SELECT EXISTS (SELECT 1 FROM run)").fetchone()
            return Gathered(walks, _compared(history.connection, walks), bool(others))
    finally:
        history.close()


class _Reader:
    """Reads runs, each different way once."""

    def __init__(self, history: History) -> None:
        self._connection = history.connection
        self._refs: dict[int, str] = dict(history.connection.execute("SELECT key, ref FROM item"))
        self._guides: dict[int, Guide] = {}
        self._ways: list[Way] = []
        self._ends: dict[str, tuple[End, int]] = {}
        self._told: dict[str, int | None] = {}
        self._given: dict[str, Given] = {}
        self._numbers: dict[str, Mapping[str, int]] = {}

    def walks(self, selection: Selection) -> Walks:
        where, words = selection.clause()
        # All runs in one text: SQLite makes it without Python, which meanwhile can do something else.
        query = f"""
            SELECT count(*), group_concat(line, '\n')
            FROM (SELECT {_LINE} AS line FROM run {where} ORDER BY started, seq)
        """  # noqa: S608 - clauses of our own
        count, text = self._connection.execute(query, words).fetchone()
        if not count:
            return NONE
        lines = [line.split(" ", 2) for line in text.split("\n")]
        if len(lines) != count:
            raise ValueError("a run that lacks what every run has")
        keys, days, kinds = zip(*lines, strict=True)
        told = {kind: self._told_by(kind) for kind in dict.fromkeys(kinds)}
        answers = self._answers([key for key, kind in zip(keys, kinds, strict=True) if told[kind] is None])
        seen = [told[kind] or self._seen(kind, answers[key]) for key, kind in zip(keys, kinds, strict=True)]
        went, numbers = zip(*seen, strict=True)
        plans = {key: guide.plan for key, guide in self._guides.items()}
        return Walks(plans, self._ways, tuple(map(int, keys)), _days(days), went, numbers)

    def _told_by(self, kind: str) -> tuple[int, Mapping[str, int]] | None:
        """The place of the way that runs of this kind went, and their numbers; None where the kind does not tell."""
        told, _, given = kind.rpartition("/")
        if told not in self._told:
            self._told[told] = self._place(told)
        place = self._told[told]
        if place is None:
            return None
        if given not in self._numbers:
            found = (divmod(int(word), _NUMBERS) for word in given.split())
            self._numbers[given] = {self._refs[item]: number for item, number in found}
        return place, self._numbers[given]

    def _place(self, told: str) -> int | None:
        words, _, listed = told.partition("/")
        end, count = self._end(words)
        # A run that was left lists all its answers, but not which number belongs to which of several.
        known = self._given
        answers = [known.get(word) or self._answer(word) for word in listed.split()]
        way = self._guides[end.plan].way_told(end, answers, count)
        return None if way is None else self._add(way)

    def _seen(self, kind: str, answers: Sequence[Given]) -> tuple[int, Mapping[str, int]]:
        """The place of the way that one run went, and its numbers, from all its answers."""
        end, _ = self._end(kind.partition("/")[0])
        last = {answer.ref: answer.value for answer in answers}
        numbers = {ref: value for ref, value in last.items() if isinstance(value, int)}
        return self._add(self._guides[end.plan].way(end, answers)), numbers

    def _end(self, words: str) -> tuple[End, int]:
        """How runs ended whose kind begins with these words, and how many answers they have."""
        if words not in self._ends:
            plan, status, readiness, count = words.split(" ")
            end = End(int(plan), STATUSES[int(status)], READINESSES[int(readiness)] if readiness else None)
            if end.plan not in self._guides:
                self._guides[end.plan] = Guide(read_plan(self._connection, end.plan))
            self._ends[words] = end, int(count)
        return self._ends[words]

    def _add(self, way: Way) -> int:
        self._ways.append(way)
        return len(self._ways) - 1

    def _answer(self, word: str) -> Given:
        item, outcome = divmod(int(word), _PLACES)
        self._given[word] = Given(self._refs[item], OUTCOMES[outcome])
        return self._given[word]

    def _answers(self, runs: Sequence[str]) -> dict[str, list[Given]]:
        """The answers of each of these runs, in their order."""
        query = """
            SELECT CAST(run AS TEXT), item, outcome, value FROM answer
            WHERE run IN (SELECT value FROM json_each(?)) ORDER BY run, seq
        """
        found: dict[str, list[Given]] = {run: [] for run in runs}
        for run, item, outcome, value in self._connection.execute(query, (f"[{','.join(runs)}]",)):
            found[run].append(Given(self._refs[item], OUTCOMES[outcome], value))
        return found


def _days(words: Sequence[str]) -> Sequence[int]:
    known = {word: int(word) for word in set(words)}
    if not FIRST_DAY <= min(known.values()) <= max(known.values()) <= LAST_DAY:
        raise ValueError("a day that no calendar has")
    return [known[word] for word in words]


def _compared(connection: sqlite3.Connection, walks: Walks) -> Compared:
    """The runs whose times are compared, with what they spent on each checklist."""
    parts = ends(walks)
    keys = {key for part in parts.values() for key in (*part.first, *part.last)}
    query = f"""
        SELECT run, substr(ref, 1, instr(ref, '/') - 1) AS checklist, sum(seconds)
        FROM answer JOIN item ON item.key = item WHERE run IN ({", ".join("?" * len(keys))}) GROUP BY run, checklist
    """  # noqa: S608 - placeholders
    found: dict[int, dict[str, int]] = {}
    for run, checklist, seconds in connection.execute(query, list(keys)):
        found.setdefault(run, {})[checklist] = seconds
    return Compared(parts, found)
