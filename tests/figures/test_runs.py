"""The number of runs, and their verdicts."""

import pytest

from presencecheck.core.events import Outcome
from presencecheck.core.readiness import Readiness
from presencecheck.core.standing import Status
from presencecheck.figures.runs import run_figures
from tests.support.builders import confirm, listed
from tests.support.run_tables import Row, table_of

PLAN = listed(confirm("door"))
DONE = {"door": Outcome.DONE}
MONDAY = 20_563


def test_runs_are_counted_by_status_and_day() -> None:
    """And each in the week of its day."""
    rows = [
        Row(MONDAY, DONE),
        Row(MONDAY, DONE, status=Status.STOPPED, readiness=Readiness.NOT_READY),
        Row(MONDAY + 8, DONE, status=Status.IN_PROGRESS, readiness=None),
    ]
    found = run_figures(table_of(PLAN, rows), MONDAY + 15)
    assert (found.runs, found.completed, found.left) == (3, 1, 2)
    assert found.statuses == {Status.COMPLETED: 1, Status.STOPPED: 1, Status.IN_PROGRESS: 1}
    assert found.days == {MONDAY: 2, MONDAY + 8: 1}
    assert found.weeks == {MONDAY: 2, MONDAY + 7: 1, MONDAY + 14: 0}


def test_only_completed_runs_have_a_verdict_that_counts() -> None:
    """One that was left early says nothing."""
    rows = [
        Row(MONDAY, DONE, readiness=Readiness.NOT_READY),
        Row(MONDAY, DONE, status=Status.STOPPED, readiness=Readiness.NOT_READY),
    ]
    found = run_figures(table_of(PLAN, rows), MONDAY)
    assert found.readiness == {Readiness.READY: 0, Readiness.WITH_EXCEPTIONS: 0, Readiness.NOT_READY: 1}


def test_verdicts_are_counted_of_those_that_there_are() -> None:
    """A run after a session has none, and makes the shares of the others no smaller."""
    rows = [Row(MONDAY, DONE, readiness=Readiness.READY), Row(MONDAY, DONE, readiness=None)]
    found = run_figures(table_of(PLAN, rows), MONDAY)
    assert (found.completed, found.judged) == (2, 1)


@pytest.mark.parametrize(("until", "a_week"), [(MONDAY, 2.0), (MONDAY + 6, 2.0), (MONDAY + 13, 1.0)])
def test_runs_a_week(until: int, a_week: float) -> None:
    """Less than a week counts as one."""
    assert run_figures(table_of(PLAN, [Row(MONDAY, DONE)] * 2), until).a_week == a_week


def test_a_run_after_the_last_day_is_looked_at_too() -> None:
    """As when the clock was set back since."""
    found = run_figures(table_of(PLAN, [Row(MONDAY + 9, DONE)]), MONDAY)
    assert (found.since, found.until) == (MONDAY + 9, MONDAY + 9)
