"""The last answer that each item was given by itself, as far back as a start needs to know."""

import sqlite3

from presencecheck.core.still_so import WEEKLY_DAYS, SingleAnswer
from presencecheck.history.format.schema import OUTCOMES

_DAY = 86_400


def single_answers(connection: sqlite3.Connection, today: int) -> dict[str, SingleAnswer]:
    """The last single answer to each item, by its ref, of the seven days up to this local day, and of any later one.

    The order is that in which the runs were begun, whatever the clock said. The time of an answer is the earliest that
    it can have been given, as if no time had passed between the questions.

    Raises:
        sqlite3.Error: the rows cannot be read.
        LookupError: an outcome is none.
    """
    # Two days more in the index's range than any offset needs; the exact day is compared then.
    rows = connection.execute(
        """
        SELECT run.seq, started, utc_offset, ref, outcome, seconds
        FROM run JOIN answer ON answer.run = run.seq JOIN item ON item.key = item
        WHERE started >= ? ORDER BY run.seq, answer.seq
        """,
        ((today - WEEKLY_DAYS - 2) * _DAY,),
    )
    found: dict[str, SingleAnswer] = {}
    run, spent = 0, 0
    for place, started, offset, ref, outcome, seconds in rows:
        run, spent = place, (spent if place == run else 0) + seconds
        utc = started + spent
        found[ref] = SingleAnswer(utc, (utc + offset * 60) // _DAY, OUTCOMES[outcome])
    return {ref: answer for ref, answer in found.items() if answer.day > today - WEEKLY_DAYS}
