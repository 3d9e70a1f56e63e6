"""An exercise in the browser."""

import json

import pytest

from presencecheck.core.prompts import Beat, Hold
from presencecheck.surfaces.browser.exercise import Exercise

REST = Hold("Rest.", 60, (Beat("breathe in", 4), Beat("breathe out", 6)), ("Stand up",))


@pytest.mark.parametrize(
    ("sent", "passed", "ran"),
    [("", 20, 20), ("12.5", 20, 12.5), ("900", 20, 20), ("-1", 20, 0), ("nan", 20, 20), ("x", 20, 20), ("", 90, 60)],
)
def test_how_long_it_ran(sent: str, passed: float, ran: float) -> None:
    """The page counts without pauses, and is never believed more than has passed."""
    now = [0.0]
    exercise = Exercise(REST, lambda: now[0])
    assert exercise.takes({"do": ["begin"]})
    now[0] = passed
    assert exercise.ran({"ran": [sent]}) == ran


def test_what_is_not_begun() -> None:
    """It ran for no time, and the page guides nothing."""
    exercise = Exercise(REST, lambda: 5.0)
    assert not exercise.takes({"do": ["y"]})
    assert (exercise.is_running, exercise.ran({"ran": ["30"]}), exercise.data()) == (False, 0, {})


def test_what_the_page_needs() -> None:
    """The cues with their seconds, and how much is over already where it is loaded again."""
    now = [0.0]
    exercise = Exercise(REST, lambda: now[0])
    exercise.takes({"do": ["begin"]})
    now[0] = 12.0
    data = exercise.data()
    assert json.loads(data["beats"]) == [["breathe in", 4], ["breathe out", 6]]
    assert (data["seconds"], data["begun"]) == ("60", "12.0")
    assert not exercise.takes({"do": ["begin"]})
