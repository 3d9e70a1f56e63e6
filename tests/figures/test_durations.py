"""The time that a checklist takes."""

import pytest

from presencecheck.core.events import Outcome
from presencecheck.figures.durations import TimeFigures, time_figures
from presencecheck.history.queries.compared_runs import ChecklistForm, ComparedRuns, FirstAndLast
from tests.support.builders import confirm, listed
from tests.support.run_tables import Row, table_of

TABLE = table_of(listed(confirm("door")), [Row(1, {"door": Outcome.DONE})])
FORM = ChecklistForm("c", card=False)


@pytest.mark.parametrize(
    ("first", "last", "spent", "medians"),
    [
        ([1, 2, 3], [4, 5, 6], [9, 60, 30, 8, 6, 7], (30.0, 7.0)),
        ([1, 2], [3, 4], [10, 15, 5, 6], (12.5, 5.5)),
        ([1], [], [20], (20.0, 20.0)),
    ],
)
def test_medians_of_the_first_and_last(
    first: list[int], last: list[int], spent: list[int], medians: tuple[float, float]
) -> None:
    """The middle one, or the mean of the two; a single run has the same time twice, and says that it is one."""
    seconds = {key: {"c": time} for key, time in enumerate(spent, 1)}
    compared = ComparedRuns({FORM: FirstAndLast(len(spent), first, last)}, seconds)
    assert time_figures(TABLE, compared) == [TimeFigures(FORM, "C", len(spent), len(last), *medians)]


def test_a_run_without_a_time_took_none() -> None:
    """As one whose only answers left no trace."""
    compared = ComparedRuns({FORM: FirstAndLast(2, [1], [2])}, {2: {"other": 9}})
    [found] = time_figures(TABLE, compared)
    assert (found.first, found.last) == (0.0, 0.0)
