"""How long a run can go on, and how long its verdict can be changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presencecheck.core.expiry import (
    LATE_SECONDS,
    SESSION_SECONDS,
    TOLERANCE_SECONDS,
    USABLE_SECONDS,
    Freshness,
    Instant,
    StartTimes,
    build_start_times,
    elapsed,
    freshness,
    is_revisable,
    later_than,
    set_back,
)

LIVE, STALE, EXPIRED = Freshness
BEGAN = Instant(1_790_000_000, 500.0)


def after(utc: float, uptime: float | None) -> Instant:
    """A number of seconds later on each clock."""
    return Instant(BEGAN.utc + utc, None if uptime is None else 500.0 + uptime)


@pytest.mark.parametrize(
    ("seconds", "state", "revisable"),
    [
        (0, LIVE, True),
        (300, LIVE, True),
        (300.1, STALE, True),
        (600, STALE, True),
        (600.1, STALE, False),
        (1200, STALE, False),
        (1200.1, EXPIRED, False),
        (-2, LIVE, True),
        (-2.1, EXPIRED, False),
    ],
)
def test_either_clock_alone_decides(seconds: float, state: Freshness, revisable: bool) -> None:
    """A laptop that slept, a clock that was set, and a computer without a second clock come to the same."""
    for now in (after(seconds, seconds), after(seconds, None), after(seconds, 0), after(0, seconds)):
        assert (freshness(BEGAN, now), is_revisable(BEGAN, now)) == (state, revisable)


@given(utc=st.integers(-9999, 9999), uptime=st.none() | st.integers(-9999, 9999), later=st.integers(0, 9999))
def test_time_never_makes_a_run_fresher(utc: float, uptime: float | None, later: float) -> None:
    """Whatever the clocks say, waiting on both of them brings no expired run back."""
    states = list(Freshness)
    first = after(utc, uptime)
    then = Instant(first.utc + later, None if first.uptime is None else first.uptime + later)
    if min(utc, uptime or 0) >= -TOLERANCE_SECONDS:
        assert states.index(freshness(BEGAN, then)) >= states.index(freshness(BEGAN, first))
    else:
        assert freshness(BEGAN, first) is EXPIRED


def test_elapsed_is_what_the_farther_clock_says() -> None:
    """None where one went back."""
    assert elapsed(BEGAN, after(10, 400)) == 400
    assert elapsed(BEGAN, after(400, 10)) == 400
    assert elapsed(Instant(BEGAN.utc), after(7, 900)) == 7
    assert elapsed(BEGAN, after(-1, -2)) == 0
    assert elapsed(BEGAN, after(10, -3)) is None
    assert elapsed(BEGAN, after(-3, 10)) is None


@pytest.mark.parametrize(
    ("utc", "uptime", "expected"),
    [(10, 10, (10, 10)), (-3600, 10, (10, 10)), (3600, 10, (3600, 10)), (-3600, None, (-3600, None))],
)
def test_a_time_of_day_that_was_set_back(
    utc: float, uptime: float | None, expected: tuple[float, float | None]
) -> None:
    """It goes on as if it had not been, as long as a clock that counts sleep tells how much time passed."""
    assert later_than(BEGAN, after(utc, uptime)) == after(*expected)


def test_later() -> None:
    """By both clocks, where there are two."""
    assert BEGAN.later(-5) == after(-5, -5)
    assert Instant(3.0).later(2) == Instant(5.0)


@pytest.mark.parametrize(
    ("utc", "uptime", "expected"),
    [(100, 100, 0), (100, 50, 0), (41, 100, 0), (40, 100, 60), (-3600, 100.5, 3701), (-3600, -9, 3591), (40, None, 0)],
)
def test_how_far_a_clock_was_set_back(utc: float, uptime: float | None, expected: int) -> None:
    """From a minute on, rounded up; and by less than it was where the computer was started again meanwhile."""
    assert set_back(BEGAN, after(utc, uptime)) == expected


START = 1_790_000_000
TIMES = StartTimes(7, START - 60, (START, START + 3600, START + 7200))


@pytest.mark.parametrize(
    ("seconds", "usable"),
    [(0, True), (USABLE_SECONDS, True), (USABLE_SECONDS + 1, False), (-TOLERANCE_SECONDS, True), (-3, False)],
)
def test_start_times_are_used_for_half_a_day(seconds: int, usable: bool) -> None:
    """Not those of yesterday, and not those that were read in the future of a clock that was set back."""
    assert TIMES.is_usable(TIMES.read_at + seconds) is usable


def test_the_next_start_is_the_first_that_is_not_long_past() -> None:
    """A person can be late; one that is no session is passed over."""
    assert TIMES.next_start(START - 1) == START
    assert TIMES.next_start(START + LATE_SECONDS - 1) == START
    assert TIMES.next_start(START + LATE_SECONDS) == START + 3600
    assert TIMES._replace(not_sessions=frozenset({START, START + 3600})).next_start(START) == START + 7200
    assert TIMES.next_start(START + 9000) is None


@pytest.mark.parametrize(
    ("minutes", "coming", "ended"),
    [(14, None, False), (15, 0, False), (60, None, False), (74, None, False), (75, 60, False), (135, 120, True)],
)
def test_what_a_person_comes_from(minutes: int, coming: int | None, ended: bool) -> None:
    """The last session that began a while ago, unless the next one began just now; whether it was the last one."""
    now = START + minutes * 60
    assert TIMES.coming_from(now) == (None if coming is None else START + coming * 60)
    assert TIMES.has_ended(now, START + 86_400) is ended


def test_a_session_of_hours_ago_is_nothing_to_come_from() -> None:
    """Nor one that was offered, or is no session; with no session before midnight, no day has ended."""
    last = START + 7200
    assert TIMES.coming_from(last + SESSION_SECONDS) == last
    assert TIMES.coming_from(last + SESSION_SECONDS + 1) is None
    assert TIMES._replace(offered=last).coming_from(last + 3600) is None
    assert TIMES._replace(offered=START).coming_from(last + 3600) == last
    assert TIMES._replace(offered=last + 86_400).coming_from(last + 3600) == last  # the clock was set back since
    assert TIMES._replace(not_sessions=frozenset({last})).coming_from(START + 6000) == START + 3600
    assert TIMES._replace(not_sessions=frozenset({last})).has_ended(START + 6000, START + 86_400)
    assert not TIMES.has_ended(last + SESSION_SECONDS + 1, START + 86_400)
    assert not TIMES.has_ended(last + 3600, START)
    assert TIMES.has_ended(START + 3000, START + 3600)


def test_start_times_come_back_in_order_and_once() -> None:
    """In whatever order they were written."""
    shape = TIMES._replace(not_sessions=frozenset({START}), reminded=START, offered=START - 60).shape()
    assert build_start_times(shape | {"starts": [START + 1, START, START]}) == (
        StartTimes(7, START - 60, (START, START + 1), frozenset({START}), START, START - 60)
    )
    with pytest.raises(ValueError, match="2"):
        build_start_times(shape | {"format": 2})
