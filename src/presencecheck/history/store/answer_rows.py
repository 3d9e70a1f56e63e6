"""What an event of a walk is in the history: rows of answers, and the events that such rows were written from."""

import sqlite3
from collections.abc import Iterator
from typing import Any

from presencecheck.core.events import (
    Answer,
    Answered,
    ClientArrived,
    Confirmed,
    Outcome,
    Reopened,
    Revised,
    StoredEvent,
)
from presencecheck.core.items import Stored, stored_value
from presencecheck.core.numbers import is_kept_number
from presencecheck.core.plan import Plan
from presencecheck.core.run import Run
from presencecheck.history.format.schema import ANSWER_COLUMNS, OUTCOMES, How, is_answer, read_how

AnswerRow = tuple[str, int, Stored | None, int, int]
"""The ref of an item, and what `ANSWER_COLUMNS` are."""
_ANSWERS = {
    Outcome.UNANSWERED: Answer.NOT_YET,
    Outcome.DONE: Answer.YES,
    Outcome.FIXED: Answer.YES,
    Outcome.ACCEPTED: Answer.ACCEPT,
    Outcome.SKIPPED: Answer.SKIP,
    Outcome.NOT_APPLICABLE: Answer.NOT_APPLICABLE,
}
"""The answer that gives an item each outcome; `still-so` has none, as it is confirmed with others."""


def answer_rows(
    kept: Run, event: StoredEvent, viewed: float, *, keeps_numbers: bool = True
) -> tuple[list[AnswerRow], float]:
    """The rows that make an event durable, each with the state of its item afterwards.

    Args:
        kept: the run as the history has it, after the event.
        event: the event as the history has it.
        viewed: for how many seconds items were in view before.
        keeps_numbers: whether the numbers given on scales are recorded.

    Returns:
        The rows, and for how many seconds items were in view with them.
    """
    rows: list[AnswerRow] = []
    for ref, seconds in _parts(kept, event):
        response, step = kept.response(ref), kept.plan.by_ref[ref]
        keeps = step.item.stores_value and (keeps_numbers or not is_kept_number(step))
        after = viewed + max(seconds, 0.0)
        row = (
            ref,
            OUTCOMES.index(response.outcome),
            stored_value(response.value) if keeps else None,
            How(type(event), response.by, response.finding).number,
            # What rounding takes from one answer, the next one gets: quick answers take time too.
            round(after) - round(viewed),
        )
        rows.append(row)
        viewed = after
    return rows, viewed


def _parts(kept: Run, event: StoredEvent) -> Iterator[tuple[str, float]]:
    """The ref of each item that an event is about, with its part of the time."""
    match event:
        case Answered(ref=ref, seconds=seconds):
            yield ref, seconds
        case Confirmed(refs=refs, seconds=seconds):
            yield from ((ref, seconds / len(refs)) for ref in refs)
        case Reopened(refs=refs):
            # The last one first: replayed one by one, they lead back to the first.
            yield from ((step.ref, 0.0) for step in reversed(kept.plan.steps) if step.ref in refs)
        case ClientArrived():  # pragma: no branch - mypy holds that there is no other event
            return


def stored_events(connection: sqlite3.Connection, key: int, plan: Plan) -> Iterator[StoredEvent]:
    """The events that the rows of the run at this place, a walk through this plan, were written from.

    Raises:
        ValueError, LookupError, TypeError: a row is none that is ever written.
        sqlite3.Error: they cannot be read.
    """
    [arrives] = connection.execute("SELECT cut_short FROM run WHERE seq = ?", (key,)).fetchone()
    query = f"""
        SELECT ref, {ANSWER_COLUMNS} FROM answer JOIN item ON item.key = item WHERE run = ? ORDER BY answer.seq
    """  # noqa: S608 - columns of our own
    for row in connection.execute(query, (key,)):
        event = _event(plan, *row)
        if arrives and isinstance(event, Revised):
            arrives = False
            yield ClientArrived()
        yield event
    if arrives:
        yield ClientArrived()


def _event(plan: Plan, ref: str, outcome: int, value: Any, how: int, seconds: int) -> StoredEvent:
    if not is_answer(outcome, value, how):
        raise ValueError(ref)
    act, by, finding = read_how(how)
    if act is Confirmed:
        return Confirmed((ref,), seconds)
    if act is Reopened:
        return Reopened((ref,))
    restored = plan.by_ref[ref].item.restored(value)
    kind = Revised if act is Revised else Answered
    return kind(ref, _ANSWERS[OUTCOMES[outcome]], restored, by, seconds, finding)
