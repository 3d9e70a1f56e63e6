"""The outcomes of each item by week."""

from presencecheck.core.events import Outcome
from presencecheck.figures.weeks import item_weeks
from tests.support.builders import confirm, listed
from tests.support.run_tables import Row, table_of

MONDAY = 20_563
DONE, SKIPPED = Outcome.DONE, Outcome.SKIPPED


def test_runs_of_a_week_are_counted_together() -> None:
    """Weeks in their order, whatever that of the runs; an item has the weeks in which it was in view."""
    rows = [
        Row(MONDAY + 7, {"door": DONE}),
        Row(MONDAY, {"door": DONE, "lamp": SKIPPED}),
        Row(MONDAY + 6, {"door": SKIPPED}),
    ]
    found = item_weeks(table_of(listed(confirm("door"), confirm("lamp")), rows))
    assert list(found["c/door"]) == [MONDAY, MONDAY + 7]
    assert (found["c/door"][MONDAY][DONE], found["c/door"][MONDAY][SKIPPED]) == (1, 1)
    assert found["c/door"][MONDAY + 7][DONE] == 1
    assert list(found["c/lamp"]) == [MONDAY]
