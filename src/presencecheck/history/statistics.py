"""The history for figures over many runs: few passes over few rows, whatever the history holds besides."""

import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from presencecheck.clock import LAST_DAY
from presencecheck.events import Outcome
from presencecheck.figures.times import Compared, ends
from presencecheck.figures.walks import Given, Guide, Seen, Walks, Way
from presencecheck.history.reading import check_routine, opened, undamaged
from presencecheck.history.schema import OUTCOMES, READINESSES, STATUSES
from presencecheck.history.selection import LOCAL_DAY, Selection
from presencecheck.history.store import History
from presencecheck.history.stored import read_plan
from presencecheck.run import Readiness, Status

_DONE = OUTCOMES.index(Outcome.DONE)
_COMPLETED = STATUSES.index(Status.COMPLETED)
_STATUSES = dict(enumerate(STATUSES))
_READINESSES: dict[int | None, Readiness | None] = {None: None, **dict(enumerate(READINESSES))}
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
        RunNotFound: the history has no run of the routine that is asked for.
        HistoryTrouble: the history cannot be read.
    """
    history = opened(path)
    if history is None:
        return Gathered(Walks({}, (), ()), Compared({}, {}), others=False)
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
        self._known: dict[tuple[int, int, str], int] = {}
        self._known_answers: dict[str, Given] = {}
        self._known_numbers: dict[str, Mapping[str, int]] = {}

    def walks(self, selection: Selection) -> Walks:
        where, words = selection.clause()
        query = f"""
            SELECT seq, {LOCAL_DAY}, plan, status, readiness, ({_GIST})
            FROM run {where} ORDER BY started, seq
        """  # noqa: S608 - clauses of our own
        runs = []
        known, numbers = self._known, self._known_numbers
        for key, day, plan, status, readiness, gist in self._connection.execute(query, words):
            told, _, given = gist.rpartition("/")
            way = known.get((plan, status, told))
            if way is None:
                way = self._place(plan, status, told)
            if way is None:
                # Its gist does not tell how this one went, nor any other of the same gist.
                answers = self._answers(key)
                way, given = self._add(self._guides[plan].way(answers)), f"run {key}"
                last = {answer.ref: answer.value for answer in answers}
                numbers[given] = {ref: value for ref, value in last.items() if isinstance(value, int)}
            if given not in numbers:
                numbers[given] = self._numbers(given)
            runs.append(Seen(key, day, way, _STATUSES[status], _READINESSES[readiness], numbers[given]))
        if runs and not 0 <= min(run.day for run in runs) <= max(run.day for run in runs) <= LAST_DAY:
            raise ValueError("a day that no calendar has")
        return Walks({key: guide.plan for key, guide in self._guides.items()}, self._ways, runs)

    def _place(self, plan: int, status: int, told: str) -> int | None:
        """The place of the way that runs with this gist went; None where it does not tell."""
        if plan not in self._guides:
            self._guides[plan] = Guide(plan, read_plan(self._connection, plan))
        count, _, words = told.partition("/")
        listed = [self._given(word) for word in words.split()]
        guide = self._guides[plan]
        # A run that was left lists all its answers, but not which number belongs to which of several.
        way = guide.way_but_for(listed, int(count)) if status == _COMPLETED else guide.way_of(listed)
        if way is None:
            return None
        place = self._known[plan, status, told] = self._add(way)
        return place

    def _add(self, way: Way) -> int:
        self._ways.append(way)
        return len(self._ways) - 1

    def _given(self, word: str) -> Given:
        given = self._known_answers.get(word)
        if given is None:
            item, outcome = divmod(int(word), _PLACES)
            given = self._known_answers[word] = Given(self._refs[item], OUTCOMES[outcome])
        return given

    def _answers(self, run: int) -> Sequence[Given]:
        query = "SELECT item, outcome, value FROM answer WHERE run = ? ORDER BY seq"
        rows = self._connection.execute(query, (run,))
        return [Given(self._refs[item], OUTCOMES[outcome], value) for item, outcome, value in rows]

    def _numbers(self, words: str) -> Mapping[str, int]:
        found = (divmod(int(word), _NUMBERS) for word in words.split())
        return {self._refs[item]: number for item, number in found}


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
