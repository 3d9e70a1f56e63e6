"""When the answers of a walk were given, and whether it may go on."""

import time

import pytest

from presencecheck.core.events import Answer, Answered
from presencecheck.core.expiry import Freshness, Instant
from presencecheck.core.run import Run
from presencecheck.walk.answer_times import AnswerTimes, end_of, local_time, steady
from tests.support.builders import confirm, listed

LIVE, STALE, EXPIRED = Freshness
NOON = 1_790_000_000


class Clock:
    """Both clocks, as a test sets them."""

    def __init__(self) -> None:
        self.utc, self.uptime = float(NOON), 50.0

    def __call__(self) -> Instant:
        """The present."""
        return Instant(self.utc, self.uptime)

    def wait(self, seconds: float) -> None:
        """Let time pass on both."""
        self.utc += seconds
        self.uptime += seconds


def test_before_the_first_answer_nothing_gets_old() -> None:
    """There is nothing to confirm, and nothing to change."""
    times = AnswerTimes(clock=Clock())
    times.add_presence(3)
    times.touch()
    assert (times.freshness(), times.is_revisable, times.until(), times.ended()) == (LIVE, False, "", "")


@pytest.mark.parametrize(
    ("seconds", "state"),
    [
        (300, LIVE),
        (301, STALE),
        (1200, STALE),
        (1201, EXPIRED),
        (-3, EXPIRED),
    ],
)
def test_the_last_answer_counts(seconds: float, state: Freshness) -> None:
    """By what passed since then."""
    clock = Clock()
    times = AnswerTimes(clock=clock)
    times.note(["c/door"])
    clock.wait(seconds)
    assert times.freshness() is state
    times.note([])
    assert times.freshness() is LIVE


@pytest.mark.parametrize(
    ("passed", "busy", "state"),
    [
        (900, 900, LIVE),
        (900, 601, LIVE),
        (900, 599, STALE),
        (3600, 10, EXPIRED),
        (3600, 3600, EXPIRED),
        (10, 900, EXPIRED),
    ],
)
def test_an_exercise_counts_while_it_ran(passed: float, busy: float, state: Freshness) -> None:
    """Not a laptop that slept meanwhile, nor more than a run can wait at all; nor where a clock went back."""
    clock = Clock()
    times = AnswerTimes(clock=clock)
    times.note(["c/door"])
    clock.wait(passed)
    times.add_presence(busy)
    assert times.freshness() is state


def test_a_measurement_that_was_waited_for_is_an_answer() -> None:
    """Unless the computer slept in the middle of it."""
    clock = Clock()
    times = AnswerTimes(clock=clock)
    times.note(["c/door"])
    clock.wait(400)
    times.add_presence(400)
    times.touch()
    clock.wait(250)
    assert times.freshness() is LIVE
    clock.wait(400)
    times.add_presence(3)
    times.touch()
    assert times.freshness() is STALE


def test_changes_are_taken_for_ten_minutes() -> None:
    """And not after the clock went back."""
    clock = Clock()
    times = AnswerTimes(Instant(NOON, 50.0), clock=clock)
    for seconds, revisable in ((0, True), (600, True), (601, False), (-3, False)):
        clock.utc, clock.uptime = NOON + seconds, 50.0 + seconds
        assert times.is_revisable is revisable


def test_what_is_old() -> None:
    """Each essential answer has its own age; a new one is new."""
    clock = Clock()
    run = Run(listed(confirm("door", importance="essential"), confirm("link", importance="essential"), confirm("lamp")))
    times = AnswerTimes(clock=clock)
    for ref in ("c/door", "c/link"):
        run = run.apply(Answered(ref, Answer.YES))
        times.note([ref])
        clock.wait(200)
    assert times.old_essentials(run) == run.visible[:1]
    times.note(["c/door"])
    assert times.old_essentials(run) == ()


def test_a_steady_clock_is_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the time of day is set to, it goes on."""
    times = AnswerTimes(clock=steady())
    times.note(["c/door"])
    monkeypatch.setattr(time, "time", lambda: 0.0)
    assert (times.freshness(), times.until() != "") == (LIVE, True)
    monkeypatch.setattr("presencecheck.walk.answer_times.uptime", lambda: None)
    assert steady()().utc == pytest.approx(0, abs=5)


def test_times_are_told_as_on_the_wall() -> None:
    """Twenty minutes after the last answer, in the time zone of now."""
    assert end_of(Instant(NOON)) == local_time(NOON + 1200)
    times = AnswerTimes(Instant(NOON), clock=Clock())
    assert (times.until(), times.ended()) == (local_time(NOON + 1200), local_time(NOON))
