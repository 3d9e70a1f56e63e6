"""The history for export: run by run, item by item, as `history show` has them."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from presencecheck.core.events import Outcome
from presencecheck.core.items import Value
from presencecheck.core.plan import Plan, Step
from presencecheck.core.readiness import Readiness
from presencecheck.core.standing import Status
from presencecheck.history.format.schema import LOCAL_DAY, OUTCOMES, READINESSES, STATUSES, plausible
from presencecheck.history.queries.run_outcomes import PatternReader, StoredAnswer
from presencecheck.history.queries.runs import opened_to_read, translate_row_errors
from presencecheck.history.queries.selection import Selection
from presencecheck.history.store.plan_store import read_plan
from presencecheck.history.store.store import History
from presencecheck.system.clock import FIRST_DAY, LAST_DAY, Moment


class ItemRow(NamedTuple):
    """One item of a run.

    Attributes:
        value: the number or option, or the options marked, where they may be kept.
        by: who answered last: `person` or `probe`; a person if nobody did.
        seconds: how long it was in view, whole seconds.
    """

    step: Step
    outcome: Outcome
    value: Value | None
    by: str
    seconds: int


class RunRow(NamedTuple):
    """One run with its items, in their order."""

    id: str
    plan: Plan
    status: Status
    readiness: Readiness | None
    started: Moment
    finished: Moment | None
    entries: Sequence[ItemRow]


class PlanUse(NamedTuple):
    """A plan, and the days on which runs of it began."""

    plan: Plan
    first: int
    last: int
    runs: int


def run_rows(path: Path, selection: Selection) -> Iterator[RunRow]:
    """The selected runs in the order they began, read one at a time.

    Raises:
        RunNotFoundError: the history has no run of the routine that is asked for.
        HistoryError: the history cannot be read.
    """
    with opened_to_read(path, selection.routine) as history, translate_row_errors(path):
        if history is None:
            return
        # One state of the file for all that is asked of it.
        history.connection.execute("BEGIN")
        yield from _runs(history, selection)


def plan_uses(path: Path, selection: Selection) -> list[PlanUse]:
    """The plans of the selected runs, the first used first.

    Raises:
        RunNotFoundError, HistoryError: as `told`.
    """
    with opened_to_read(path, selection.routine) as history, translate_row_errors(path):
        if history is None:
            return []
        where, words = selection.clause()
        query = f"""
            SELECT plan, min({LOCAL_DAY}) AS first, max({LOCAL_DAY}), count(*)
            FROM run {where} GROUP BY plan ORDER BY first, plan
        """  # noqa: S608 - clauses of our own
        rows = history.connection.execute(query, words).fetchall()
        if not all(FIRST_DAY <= first <= last <= LAST_DAY for _, first, last, _ in rows):
            raise ValueError("a day that no calendar has")
        return [PlanUse(read_plan(history.connection, key), *days) for key, *days in rows]


def _runs(history: History, selection: Selection) -> Iterator[RunRow]:
    refs: dict[int, str] = dict(history.connection.execute("SELECT key, ref FROM item"))
    readers: dict[int, PatternReader] = {}
    where, words = selection.clause()
    query = f"""
        SELECT seq, id, plan, status, readiness, started, utc_offset, finished FROM run {where} ORDER BY started, seq
    """  # noqa: S608 - clauses of our own
    for seq, name, plan, status, readiness, started, offset, finished in history.connection.execute(query, words):
        if not plausible(started, offset, status, readiness, finished):
            raise ValueError(name)
        if plan not in readers:
            readers[plan] = PatternReader(read_plan(history.connection, plan))
        yield RunRow(
            name,
            readers[plan].plan,
            STATUSES[status],
            None if readiness is None else READINESSES[readiness],
            Moment(started, offset),
            None if finished is None else Moment(finished, offset),
            tuple(_item_rows(history, readers[plan], refs, seq)),
        )


def _item_rows(history: History, reader: PatternReader, refs: dict[int, str], run: int) -> Iterator[ItemRow]:
    query = "SELECT item, outcome, value, by_probe, seconds FROM answer WHERE run = ? ORDER BY seq"
    answers: list[StoredAnswer] = []
    by: dict[str, str] = {}
    seconds: dict[str, int] = {}
    for item, outcome, value, by_probe, spent in history.connection.execute(query, (run,)):
        ref = refs[item]
        if not (value is None or isinstance(value, int | str)):
            raise ValueError(ref)
        answers.append(StoredAnswer(ref, OUTCOMES[outcome], value))
        by[ref] = "probe" if by_probe else "person"
        seconds[ref] = seconds.get(ref, 0) + spent
    last = {answer.ref: answer.value for answer in answers}
    for ref, outcome in reader.pattern(answers).outcomes.items():
        step = reader.plan.by_ref[ref]
        yield ItemRow(step, outcome, step.item.restored(last.get(ref)), by.get(ref, "person"), seconds.get(ref, 0))
