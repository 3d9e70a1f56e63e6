"""The last answer that each item was given by itself, as far back as a start needs to know."""

import sqlite3
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from presencecheck.core.events import Confirmed, Outcome, Reopened
from presencecheck.core.expiry import Instant, set_back
from presencecheck.core.frozen import replace
from presencecheck.core.still_so import WEEKLY_DAYS, SingleAnswer
from presencecheck.history.format.schema import OUTCOMES, read_how
from presencecheck.system.clock import instant

_DAY = 86_400
PairsOf = Callable[[int], Iterable[tuple[str, str]]]
"""The refs of the items that mean the same, in pairs, in the plan of this key: an answer to one counts for both."""


def single_answers(connection: sqlite3.Connection, today: int, pairs_of: PairsOf) -> dict[str, SingleAnswer]:
    """The last single answer to each item, by its ref, of the seven days up to this local day, and of any later one.

    The order is that in which the runs were begun, whatever the clock said. The time of an answer is the earliest that
    it can have been given, as if no time had passed between the questions. What was confirmed together with other
    items is no single answer.

    Raises:
        sqlite3.Error: the rows cannot be read.
        LookupError: an outcome is none.
    """
    # Two days more in the index's range than any offset needs; the exact day is compared then.
    found = _last(connection, "started >= ?", (today - WEEKLY_DAYS - 2) * _DAY, pairs_of)
    return {ref: answer for ref, answer in found.items() if answer.day > today - WEEKLY_DAYS}


def single_answers_of(connection: sqlite3.Connection, key: int, pairs_of: PairsOf) -> dict[str, SingleAnswer]:
    """The last single answer to each item of the run at this place, by its ref.

    Raises:
        sqlite3.Error, LookupError: as `single_answers`.
    """
    return _last(connection, "run.seq = ?", key, pairs_of)


def with_times(answers: Mapping[str, SingleAnswer], timed: Mapping[str, SingleAnswer]) -> dict[str, SingleAnswer]:
    """The answers, with the times that are known of those of which the history has the day alone."""
    found = dict(answers)
    for ref, answer in answers.items():
        if answer.utc is None and ref in timed and timed[ref].day == answer.day:
            found[ref] = replace(answer, utc=timed[ref].utc)
    return found


def _last(connection: sqlite3.Connection, where: str, value: int, pairs_of: PairsOf) -> dict[str, SingleAnswer]:
    query = f"""
        SELECT run.seq, plan, started, utc_offset, day_only, ref, outcome, how, seconds, answered, uptime
        FROM run JOIN answer ON answer.run = run.seq JOIN item ON item.key = item
        WHERE {where} ORDER BY run.seq, answer.seq
    """  # noqa: S608 - a condition of our own
    found: dict[str, SingleAnswer] = {}
    run, spent, back = 0, 0, 0
    twins: dict[int, dict[str, str]] = {}
    present = instant()
    for place, plan, started, offset, day_only, ref, outcome, how, seconds, *clocks in connection.execute(
        query, (value,)
    ):
        if place != run:
            # As `end_run.follow_clock`, for a run that nobody has ended yet.
            run, spent, back = place, 0, set_back(Instant(*clocks), present) if None not in clocks else 0
        spent += seconds
        act = read_how(how).act
        if act is not Confirmed:
            became = Outcome.UNANSWERED if act is Reopened else OUTCOMES[outcome]
            answer = _answer(started if day_only else started + spent - back, offset, became, day_only=day_only)
            if plan not in twins:
                twins[plan] = dict(pairs_of(plan))
            found |= dict.fromkeys((ref, twins[plan].get(ref, ref)), answer)
    return found


def _answer(utc: int, offset: int, outcome: Outcome, *, day_only: Any) -> SingleAnswer:
    return SingleAnswer(None if day_only else utc, (utc + offset * 60) // _DAY, outcome)
