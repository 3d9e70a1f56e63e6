"""The history for export: run by run, item by item, as `history show` has them."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from presencecheck.core.events import Outcome, StoredFinding
from presencecheck.core.items import Stored, Value
from presencecheck.core.plan import Plan, Step
from presencecheck.core.readiness import Readiness
from presencecheck.core.standing import Status
from presencecheck.history.format.schema import ANSWER_COLUMNS, LOCAL_DAY, OUTCOMES, is_answer, read_how
from presencecheck.history.queries.run_outcomes import PatternReader, StoredAnswer
from presencecheck.history.queries.runs import opened_to_read, translate_row_errors
from presencecheck.history.queries.selection import Selection
from presencecheck.history.store.plan_store import read_plan
from presencecheck.history.store.recalls import ShownCard, shown_cards
from presencecheck.history.store.store import History
from presencecheck.history.store.summary import SUMMARIES, summary_of
from presencecheck.system.clock import FIRST_DAY, LAST_DAY, Moment


class ItemRow(NamedTuple):
    """One item of a run.

    Attributes:
        value: the number or option, or the options marked, where they may be kept.
        by: who answered last: `person` or `probe`; a person if nobody did.
        seconds: how long it was in view, whole seconds.
        finding: what a measurement said when it was last answered; None where nothing was measured.
    """

    step: Step
    outcome: Outcome
    value: Value | None
    by: str
    seconds: int
    finding: StoredFinding | None


class RunRow(NamedTuple):
    """One run with its items, in their order.

    Attributes:
        day_only: of its times the day alone is kept.
        cut_short: the client came before its last question.
        cards: those that were shown after it.
    """

    id: str
    plan: Plan
    status: Status
    readiness: Readiness | None
    started: Moment
    finished: Moment | None
    day_only: bool
    cut_short: bool
    cards: Sequence[ShownCard]
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
    recalls = history.recalls()
    where, words = selection.clause()
    query = f"""{SUMMARIES} {where} ORDER BY started, run.seq"""
    for run in map(summary_of, history.connection.execute(query, words)):
        if run.plan not in readers:
            readers[run.plan] = PatternReader(read_plan(history.connection, run.plan))
        plan = readers[run.plan].plan
        yield RunRow(
            run.id,
            plan,
            run.status,
            run.readiness,
            run.started,
            run.finished,
            run.day_only,
            run.cut_short,
            shown_cards(run.id, plan, run.cards, recalls),
            tuple(_item_rows(history, readers[run.plan], refs, run.key)),
        )


def _item_rows(history: History, reader: PatternReader, refs: dict[int, str], run: int) -> Iterator[ItemRow]:
    query = f"SELECT item, {ANSWER_COLUMNS} FROM answer WHERE run = ? ORDER BY seq"  # noqa: S608 - columns of our own
    answers: list[StoredAnswer] = []
    last: dict[str, _Last] = {}
    seconds: dict[str, int] = {}
    for item, outcome, value, how, spent in history.connection.execute(query, (run,)):
        ref = refs[item]
        if not is_answer(outcome, value, how):
            raise ValueError(ref)
        given = read_how(how)
        answers.append(StoredAnswer(ref, OUTCOMES[outcome], value, given.act))
        last[ref] = _Last(value, given.by, given.finding)
        seconds[ref] = seconds.get(ref, 0) + spent
    for ref, outcome in reader.pattern(answers).outcomes.items():
        step = reader.plan.by_ref[ref]
        value, by, found = last.get(ref, _Last())
        yield ItemRow(step, outcome, step.item.restored(value), by, seconds.get(ref, 0), found)


class _Last(NamedTuple):
    """What the last answer to an item says."""

    value: Stored | None = None
    by: str = "person"
    finding: StoredFinding | None = None
