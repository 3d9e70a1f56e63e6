"""The outcomes of each item by week."""

from collections import Counter
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from presencecheck.core.events import Outcome
from presencecheck.figures.weeks import item_weeks
from presencecheck.history.queries.selection import Selection
from presencecheck.history.queries.statistics import gather
from presencecheck.system.clock import day_of
from tests.support.builders import confirm, listed
from tests.support.evidence import examples
from tests.support.generated_histories import FIRST, day, live
from tests.support.run_tables import Row, table_of
from tests.support.slow_figures import runs_of

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


@settings(max_examples=examples(8), deadline=None)
@given(data=st.data())
def test_weeks_are_counted_rightly(data: st.DataObject, tmp_path_factory: pytest.TempPathFactory) -> None:
    """In each week, each item counts once for each run that began in it, by the person's own clock."""
    path = tmp_path_factory.mktemp("life") / "history.db"
    live(data.draw, path)
    since = data.draw(st.integers(FIRST - 1, FIRST + 40))
    expected: Counter[tuple[str, int, Outcome]] = Counter()
    for told in runs_of(path, day(since)):
        monday = day_of((told.day - timedelta(days=told.day.weekday())).isoformat())
        expected.update((ref, monday, Outcome(outcome)) for ref, outcome in told.outcomes.items())
    got = {
        (ref, week, outcome): count
        for ref, weeks in item_weeks(gather(path, Selection(since=since)).table).items()
        for week, counts in weeks.items()
        for outcome, count in counts.items()
        if count
    }
    assert got == expected
