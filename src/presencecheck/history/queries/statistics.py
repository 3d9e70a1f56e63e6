"""The history for figures over many runs: few passes over few rows, however much else the history holds.

SQLite puts each run into one line of text: its place, its day, and its kind. Most answers are plainly done and are only
counted there, so that a line is far less to build and to read than the answers; and runs of one kind are looked at
once. A loop over all answers takes almost three times as long (docs/performance.md).
"""

import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from presencecheck.core.events import Outcome
from presencecheck.core.run import Status
from presencecheck.history.format.schema import LOCAL_DAY, OUTCOMES, READINESSES, STATUSES
from presencecheck.history.queries.compared_runs import ComparedRuns, pick_compared
from presencecheck.history.queries.run_outcomes import (
    NO_RUNS,
    OutcomePattern,
    PatternReader,
    RunEnd,
    RunTable,
    StoredAnswer,
)
from presencecheck.history.queries.runs import open_to_read, require_routine, translate_row_errors
from presencecheck.history.queries.selection import Selection
from presencecheck.history.store.plan_store import read_plan
from presencecheck.history.store.store import History
from presencecheck.system.clock import FIRST_DAY, LAST_DAY

_DONE = OUTCOMES.index(Outcome.DONE)
_COMPLETED = STATUSES.index(Status.COMPLETED)
_OUTCOMES = 8
"""More than there are outcomes: an item's key and an outcome in one number."""
_NUMBERS = 64
"""More than any scale has numbers: an item's key and a number in one."""

# The number of answers, those that are not plainly done (all of them if the run was left), and the numbers given to
# scales: 14/33 41/812
_LISTED = f"outcome <> {_DONE} OR status <> {_COMPLETED}"
_NUMBERED = f"value BETWEEN 0 AND {_NUMBERS - 1} AND typeof(value) = 'integer'"
_ANSWERS = f"""
    SELECT count(*)
        || '/' || ifnull(group_concat(item * {_OUTCOMES} + outcome, ' ') FILTER (WHERE {_LISTED}), '')
        || '/' || ifnull(group_concat(item * {_NUMBERS} + value, ' ') FILTER (WHERE {_NUMBERED}), '')
    FROM answer WHERE answer.run = run.seq
"""  # noqa: S608 - numbers of our own
_KIND = f"plan || ' ' || status || ' ' || ifnull(readiness, '') || ' ' || ({_ANSWERS})"
_LINE = f"seq || ' ' || {LOCAL_DAY} || ' ' || {_KIND}"


class GatheredRuns(NamedTuple):
    """The selected runs.

    Attributes:
        table: their outcomes.
        compared: the times of those that are compared.
        has_runs: whether the history has any run at all.
    """

    table: RunTable
    compared: ComparedRuns
    has_runs: bool


def gather(path: Path, selection: Selection) -> GatheredRuns:
    """Read the selected runs as figures need them; none if there is no history yet.

    Raises:
        RunNotFoundError: the history has no run of the routine that is asked for.
        HistoryError: the history cannot be read.
    """
    history = open_to_read(path)
    if history is None:
        return GatheredRuns(NO_RUNS, ComparedRuns({}, {}), has_runs=False)
    try:
        require_routine(history, selection.routine)
        with translate_row_errors(path):
            # One state of the file for all that is asked of it.
            history.connection.execute("BEGIN")
            table = _TableReader(history).read(selection)
            [has_runs] = history.connection.execute("SELECT EXISTS (SELECT 1 FROM run)").fetchone()
            return GatheredRuns(table, _compare(history.connection, table), bool(has_runs))
    finally:
        history.close()


class _TableReader:
    """Reads runs, each kind of them once."""

    def __init__(self, history: History) -> None:
        self._connection = history.connection
        self._refs: dict[int, str] = dict(history.connection.execute("SELECT key, ref FROM item"))
        self._readers: dict[int, PatternReader] = {}
        self._patterns: list[OutcomePattern] = []
        self._ends: dict[str, tuple[RunEnd, int]] = {}
        self._indexes: dict[str, int | None] = {}
        self._answers: dict[str, StoredAnswer] = {}
        self._numbers: dict[str, Mapping[str, int]] = {}

    def read(self, selection: Selection) -> RunTable:
        where, words = selection.clause()
        query = f"""
            SELECT count(*), group_concat(line, '\n')
            FROM (SELECT {_LINE} AS line FROM run {where} ORDER BY started, seq)
        """  # noqa: S608 - clauses of our own
        count, text = self._connection.execute(query, words).fetchone()
        if not count:
            return NO_RUNS
        lines = [line.split(" ", 2) for line in text.split("\n")]
        if len(lines) != count:
            raise ValueError("a run that lacks what every run has")
        keys, days, kinds = zip(*lines, strict=True)
        known = {kind: self._read_kind(kind) for kind in dict.fromkeys(kinds)}
        answers = self._all_answers([key for key, kind in zip(keys, kinds, strict=True) if known[kind] is None])
        found = [known[kind] or self._read_answers(kind, answers[key]) for key, kind in zip(keys, kinds, strict=True)]
        pattern_of, numbers = zip(*found, strict=True)
        plans = {key: reader.plan for key, reader in self._readers.items()}
        return RunTable(plans, self._patterns, tuple(map(int, keys)), _days(days), pattern_of, numbers)

    def _read_kind(self, kind: str) -> tuple[int, Mapping[str, int]] | None:
        """The pattern's index and the numbers of all runs of this kind; None if the kind does not determine them."""
        pattern, _, numbered = kind.rpartition("/")
        if pattern not in self._indexes:
            self._indexes[pattern] = self._index(pattern)
        index = self._indexes[pattern]
        if index is None:
            return None
        if numbered not in self._numbers:
            pairs = (divmod(int(word), _NUMBERS) for word in numbered.split())
            self._numbers[numbered] = {self._refs[item]: number for item, number in pairs}
        return index, self._numbers[numbered]

    def _index(self, kind: str) -> int | None:
        """The index of the pattern of runs of this kind, less the numbers; None if that does not determine it."""
        words, _, listed = kind.partition("/")
        end, count = self._end(words)
        answers = [self._answers.get(word) or self._answer(word) for word in listed.split()]
        pattern = self._readers[end.plan].pattern_of_listed(end, answers, count)
        return None if pattern is None else self._add(pattern)

    def _read_answers(self, kind: str, answers: Sequence[StoredAnswer]) -> tuple[int, Mapping[str, int]]:
        """The pattern's index and the numbers of one run, from all its answers."""
        end, _ = self._end(kind.partition("/")[0])
        last = {answer.ref: answer.value for answer in answers}
        numbers = {ref: value for ref, value in last.items() if isinstance(value, int)}
        return self._add(self._readers[end.plan].pattern(end, answers)), numbers

    def _end(self, words: str) -> tuple[RunEnd, int]:
        """The end of runs whose kind begins with these words, and the number of their answers."""
        if words not in self._ends:
            plan, status, readiness, count = words.split(" ")
            end = RunEnd(int(plan), STATUSES[int(status)], READINESSES[int(readiness)] if readiness else None)
            if end.plan not in self._readers:
                self._readers[end.plan] = PatternReader(read_plan(self._connection, end.plan))
            self._ends[words] = end, int(count)
        return self._ends[words]

    def _add(self, pattern: OutcomePattern) -> int:
        self._patterns.append(pattern)
        return len(self._patterns) - 1

    def _answer(self, word: str) -> StoredAnswer:
        item, outcome = divmod(int(word), _OUTCOMES)
        self._answers[word] = StoredAnswer(self._refs[item], OUTCOMES[outcome])
        return self._answers[word]

    def _all_answers(self, runs: Sequence[str]) -> dict[str, list[StoredAnswer]]:
        """All answers of each of these runs, in their order."""
        query = """
            SELECT CAST(run AS TEXT), item, outcome, value FROM answer
            WHERE run IN (SELECT value FROM json_each(?)) ORDER BY run, seq
        """
        found: dict[str, list[StoredAnswer]] = {run: [] for run in runs}
        for run, item, outcome, value in self._connection.execute(query, (f"[{','.join(runs)}]",)):
            found[run].append(StoredAnswer(self._refs[item], OUTCOMES[outcome], value))
        return found


def _days(words: Sequence[str]) -> Sequence[int]:
    known = {word: int(word) for word in set(words)}
    if not FIRST_DAY <= min(known.values()) <= max(known.values()) <= LAST_DAY:
        raise ValueError("a day that no calendar has")
    return [known[word] for word in words]


def _compare(connection: sqlite3.Connection, table: RunTable) -> ComparedRuns:
    """Pick the runs whose times are compared, and read what they spent on each checklist."""
    picked = pick_compared(table)
    keys = {key for runs in picked.values() for key in (*runs.first, *runs.last)}
    query = f"""
        SELECT run, substr(ref, 1, instr(ref, '/') - 1) AS checklist, sum(seconds)
        FROM answer JOIN item ON item.key = item WHERE run IN ({", ".join("?" * len(keys))}) GROUP BY run, checklist
    """  # noqa: S608 - placeholders
    seconds: dict[int, dict[str, int]] = {}
    for run, checklist, spent in connection.execute(query, list(keys)):
        seconds.setdefault(run, {})[checklist] = spent
    return ComparedRuns(picked, seconds)
