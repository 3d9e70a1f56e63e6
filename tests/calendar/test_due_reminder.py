"""When a reminder is due."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from presencecheck.calendar.due_reminder import (
    LOOK_MINUTES,
    MOST_BEFORE_MINUTES,
    DueReminder,
    due_reminder,
    last_reminded,
    upcoming,
)
from presencecheck.core.expiry import StartTimes

START = 1_790_000_100
"""On a full five minutes."""
TIMES = StartTimes(7, START - 3600, (START, START + 3600))


@pytest.mark.parametrize(
    ("seconds", "minutes"),
    [(601, None), (600, None), (599, None), (541, None), (540, 9), (300, 5), (299.2, 5), (200, 4), (1, 1)],
)
def test_the_last_look_that_is_early_enough(seconds: float, minutes: int | None) -> None:
    """A look ten minutes before leaves it to the one five minutes before, also where it came some seconds late."""
    found = due_reminder(TIMES, int(START - seconds), 5)
    assert found == (minutes and DueReminder(START, minutes))


def test_an_appointment_that_began_is_none_to_remind_of() -> None:
    """Nor one of which the person was reminded, or said that it is no session."""
    assert due_reminder(TIMES, START, 5) is None
    assert due_reminder(TIMES._replace(reminded=START), START - 300, 5) is None
    assert due_reminder(TIMES._replace(not_sessions=frozenset({START})), START - 300, 5) is None
    assert upcoming(TIMES, START) == START + 3600
    assert upcoming(TIMES, START + 3600) is None


def test_after_the_clock_was_set_back() -> None:
    """One of which the person was reminded under a wrong clock keeps none of those before it from being said."""
    times = TIMES._replace(reminded=START + 86_400)
    assert due_reminder(times, START - 300, 5) == DueReminder(START, 5)
    ahead = (MOST_BEFORE_MINUTES + LOOK_MINUTES) * 60
    assert [last_reminded(TIMES._replace(reminded=START), START - ahead - late) for late in (0, 1)] == [START, 0]


@settings(max_examples=60)
@given(
    before=st.integers(1, 60),
    starts=st.sets(st.integers(80, 200), max_size=5),
    late=st.lists(st.integers(0, 40), min_size=1, max_size=6),
)
def test_each_appointment_once_and_early_enough(before: int, starts: set[int], late: list[int]) -> None:
    """Whatever the starts, in minutes: none is said twice, and one with none shortly before it is said in good time."""
    times = StartTimes(7, 0, tuple(sorted(start * 60 for start in starts)))
    said = {}
    for place, look in enumerate(range(0, 201 * 60, LOOK_MINUTES * 60)):
        found = due_reminder(times, look + late[place % len(late)], before)
        if found:
            assert found.start not in said
            said[found.start] = found.minutes
            times = times._replace(reminded=found.start)
    clear = [start for start in starts if not any(start - before - 2 * LOOK_MINUTES <= one < start for one in starts)]
    assert all(before <= said[start * 60] < before + LOOK_MINUTES for start in clear)
