"""The history for figures over many runs: a row for each run, with all its answers in it."""

import json
import sqlite3
from pathlib import Path
from typing import NamedTuple

from presencecheck.history.format.schema import ACT, ACTS, LOCAL_DAY, OUTCOMES, READINESSES, STATUSES
from presencecheck.history.queries.compared_runs import ComparedRuns, pick_compared
from presencecheck.history.queries.run_outcomes import (
    NO_RUNS,
    OutcomePattern,
    PatternReader,
    RunOutcomes,
    RunTable,
    StoredAnswer,
)
from presencecheck.history.queries.runs import opened_to_read, translate_row_errors
from presencecheck.history.queries.selection import Selection
from presencecheck.history.store.current_status import CURRENT_STATUS
from presencecheck.history.store.plan_store import read_plan
from presencecheck.system.clock import FIRST_DAY, LAST_DAY

_ANSWERS = f"""
    SELECT json_group_array(json_array(item, outcome, value, {ACT})) FROM answer WHERE answer.run = run.seq
"""  # noqa: S608 - columns of our own
"""All answers of a run in one text, so that runs which were answered alike are looked at once."""


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
    with opened_to_read(path, selection.routine) as history, translate_row_errors(path):
        if history is None:
            return GatheredRuns(NO_RUNS, ComparedRuns({}, {}), has_runs=False)
        # One state of the file for all that is asked of it.
        history.connection.execute("BEGIN")
        table = _read(history.connection, selection)
        [has_runs] = history.connection.execute("SELECT EXISTS (SELECT 1 FROM run)").fetchone()
        return GatheredRuns(table, _compare(history.connection, table), bool(has_runs))


def _read(connection: sqlite3.Connection, selection: Selection) -> RunTable:
    refs: dict[int, str] = dict(connection.execute("SELECT key, ref FROM item"))
    readers: dict[int, PatternReader] = {}
    patterns: dict[tuple[int, str], OutcomePattern] = {}
    runs = []
    where, words = selection.clause()
    query = f"""
        SELECT seq, {LOCAL_DAY}, plan, {CURRENT_STATUS}, readiness, ({_ANSWERS}) FROM run {where} ORDER BY started, seq
    """  # noqa: S608 - clauses of our own
    for key, day, plan, status, readiness, answers in connection.execute(query, words):
        if not FIRST_DAY <= day <= LAST_DAY:
            raise ValueError("a day that no calendar has")
        if plan not in readers:
            readers[plan] = PatternReader(read_plan(connection, plan))
        if (plan, answers) not in patterns:
            patterns[plan, answers] = readers[plan].pattern(
                [
                    StoredAnswer(refs[item], OUTCOMES[outcome], value, ACTS[act])
                    for item, outcome, value, act in json.loads(answers)
                ]
            )
        verdict = None if readiness is None else READINESSES[readiness]
        runs.append(RunOutcomes(key, day, plan, STATUSES[status], verdict, patterns[plan, answers]))
    return RunTable({plan: reader.plan for plan, reader in readers.items()}, runs)


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
