"""The exercises that were done in full on one day."""

import sqlite3
from collections.abc import Callable

from presencecheck.core.events import Answered, Outcome
from presencecheck.core.items import Exercise
from presencecheck.core.plan import Plan
from presencecheck.core.twins import names_of
from presencecheck.history.format.schema import LOCAL_DAY, OUTCOMES, How


def practised(connection: sqlite3.Connection, day: int, plan_of: Callable[[int], Plan]) -> frozenset[str]:
    """The refs of the exercises that were done in full in the runs that began on this local day.

    Those of other checklists that mean the same are among them.

    Args:
        connection: the history.
        day: the local day, counted from 1970-01-01.
        plan_of: the plan of this key.

    Raises:
        sqlite3.Error: the rows cannot be read.
    """
    # Two days more in the index's range than any offset needs; the exact day is compared too.
    rows = connection.execute(
        f"""
        SELECT plan, ref, max(seconds) FROM run JOIN answer ON answer.run = run.seq JOIN item ON item.key = item
        WHERE started >= ? AND {LOCAL_DAY} = ? AND outcome = ? AND how = ? GROUP BY plan, ref
        """,  # noqa: S608 - a day of our own
        ((day - 2) * 86_400, day, OUTCOMES.index(Outcome.DONE), How(Answered).number),
    )
    found: set[str] = set()
    for plan, ref, seconds in rows.fetchall():
        step = plan_of(plan).by_ref.get(ref)
        if step is not None and isinstance(step.item, Exercise) and step.item.is_in_full(seconds):
            found.update(names_of(step))
    return frozenset(found)
