"""Selections of runs, as clauses."""

from pathlib import Path

import pytest

from presencecheck.core.readiness import Readiness
from presencecheck.core.standing import Status
from presencecheck.history.queries.runs import summaries
from presencecheck.history.queries.selection import EVERY, Selection
from tests.support.builders import BEGAN
from tests.support.histories import history_of

pytestmark = pytest.mark.usefixtures("unexpired")


def test_without_a_term_there_is_no_clause() -> None:
    """Every run is selected."""
    assert EVERY.clause() == ("", [])


def test_values_are_given_apart_from_the_clause() -> None:
    """Nothing that is asked for becomes SQL."""
    clause, values = Selection(since=3, until=5, routine="x' OR 1", status=Status.STOPPED).clause()
    assert "x'" not in clause
    assert clause.count("?") == len(values) == 6
    assert "x' OR 1" in values


@pytest.mark.parametrize(
    ("selection", "count"),
    [
        (Selection(since=BEGAN.day + 2), 4),
        (Selection(until=BEGAN.day + 2), 3),
        (Selection(since=BEGAN.day + 2, until=BEGAN.day + 2), 1),
        (Selection(since=BEGAN.day + 9), 0),
        (Selection(routine="routine"), 6),
    ],
    ids=str,
)
def test_runs_within_days(path: Path, selection: Selection, count: int) -> None:
    """The first and the last day are included."""
    history_of(path, 6)
    assert len(summaries(path, -1, selection)) == count


def test_each_status_and_verdict_selects_its_own(path: Path) -> None:
    """Together they select every run once."""
    history_of(path, 12)
    every = summaries(path, -1)
    for status in Status:
        selected = summaries(path, -1, Selection(status=status))
        assert selected == [entry for entry in every if entry[0].status is status]
        assert selected
    for readiness in Readiness:
        selected = summaries(path, -1, Selection(readiness=readiness))
        assert selected == [entry for entry in every if entry[0].readiness is readiness]
