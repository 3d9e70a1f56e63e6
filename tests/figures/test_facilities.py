"""What the page for the practice counts, and how coarsely."""

from hypothesis import given
from hypothesis import strategies as st

from presencecheck.core.events import Outcome
from presencecheck.figures.facilities import LEAST, coarse, shared_figures
from tests.support.builders import confirm, listed
from tests.support.run_tables import Row, table_of

DONE, FIXED, ACCEPTED = Outcome.DONE, Outcome.FIXED, Outcome.ACCEPTED
STILL, SKIPPED, NONE = Outcome.STILL_SO, Outcome.SKIPPED, Outcome.NOT_APPLICABLE
PLAN = listed(confirm("door", importance="essential"), confirm("lamp"), confirm("mood"))
MONDAY = 20_563
REFS = ("c/door", "c/lamp")


@given(st.integers(0, 1000))
def test_a_coarse_count(count: int) -> None:
    """Never more than the count, less by under five, and nothing below five."""
    assert 0 <= count - coarse(count) < LEAST
    assert coarse(count) % LEAST == 0


def test_what_is_counted() -> None:
    """In place, put right, still so and left so are looked at; skipped and what does not apply are nowhere."""
    rows = [
        Row(MONDAY, {"door": door, "lamp": lamp})
        for door, lamp, times in ((DONE, FIXED, 6), (FIXED, ACCEPTED, 7), (STILL, SKIPPED, 3), (SKIPPED, NONE, 9))
        for _ in range(times)
    ]
    told = shared_figures(table_of(PLAN, rows), REFS, MONDAY, MONDAY + 6)
    door, lamp = told.items
    assert (door.step.ref, door.looked_at, door.not_yet, door.left) == ("c/door", 15, 5, None)
    assert (lamp.step.ref, lamp.looked_at, lamp.not_yet, lamp.left) == ("c/lamp", 10, 10, 5)
    assert (dict(told.runs), told.unit) == ({"2026-04-20": 15}, "week")


def test_what_happened_in_fewer_than_five_runs_is_not_told() -> None:
    """Neither a question, nor a count, nor a week."""
    rows = [Row(MONDAY + 7 * week, {"door": FIXED}) for week in (0, 1, 1, 1, 1, 1, 2)]
    rows += [Row(MONDAY + 8, {"lamp": FIXED}) for _ in range(4)]
    told = shared_figures(table_of(PLAN, rows), REFS, MONDAY, MONDAY + 20)
    [door] = told.items
    assert (door.looked_at, door.not_yet, dict(door.weeks)) == (5, 5, {MONDAY + 7: 5})
    assert list(told.runs.values()) == [0, 5, 0]


def test_a_page_without_a_first_day_begins_where_it_tells_something() -> None:
    """Its first week would tell when there were few runs; where nothing is told, it is the last one."""
    rows = [Row(MONDAY - 70, {"door": DONE}), *(Row(MONDAY, {"door": DONE}) for _ in range(5))]
    told = shared_figures(table_of(PLAN, rows), REFS, None, MONDAY + 9)
    assert (told.since, told.until, dict(told.runs)) == (MONDAY, MONDAY + 13, {"2026-04-20": 5, "2026-04-27": 0})
    few = shared_figures(table_of(PLAN, rows[:3]), REFS, None, MONDAY + 9)
    assert (few.since, few.until, few.runs, few.items) == (MONDAY + 7, MONDAY + 13, {}, [])


def test_long_times_are_counted_by_month_and_year() -> None:
    """As on one's own page."""
    rows = [Row(MONDAY, {"door": DONE}) for _ in range(5)]
    month = shared_figures(table_of(PLAN, rows), REFS, None, MONDAY + 300)
    year = shared_figures(table_of(PLAN, rows), REFS, None, MONDAY + 1500)
    assert [(told.unit, next(iter(told.runs))) for told in (month, year)] == [("month", "2026-04"), ("year", "2026")]
    assert month.since <= MONDAY
    assert year.since <= MONDAY


def test_runs_of_other_days_and_other_questions() -> None:
    """A run that looked at none of the questions is as if it had never been; so is one dated after the last day."""
    rows = [Row(MONDAY, {"door": DONE}) for _ in range(5)]
    more = [*rows, Row(MONDAY, {"mood": FIXED}), Row(MONDAY + 99, {"door": FIXED}), Row(MONDAY - 1, {"door": FIXED})]
    told = [shared_figures(table_of(PLAN, some), REFS, MONDAY, MONDAY + 6) for some in (rows, more)]
    assert told[0] == told[1]
