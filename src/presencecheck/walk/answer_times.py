"""When the answers of a walk were given, and so whether it may go on as it is."""

from collections.abc import Callable, Iterable, Mapping

from presencecheck.core.expiry import RESUMABLE_SECONDS, Freshness, Instant, freshness, is_revisable
from presencecheck.core.plan import Step
from presencecheck.core.run import Run
from presencecheck.system.clock import Moment, instant, now, stopwatch, uptime

MOST_WAIT = RESUMABLE_SECONDS
"""Seconds of an exercise or a measurement that count as the person being there."""


class AnswerTimes:
    """The times of the answers of one walk.

    Args:
        last: when the last answer was given; None before the first one.
        times: when each item was last answered or confirmed, by its ref.
        clock: the present on both clocks.
    """

    def __init__(
        self,
        last: Instant | None = None,
        times: Mapping[str, Instant] | None = None,
        clock: Callable[[], Instant] = instant,
    ) -> None:
        self.last = last
        self._times = dict(times or {})
        self._clock = clock

    def note(self, refs: Iterable[str]) -> None:
        """Take note that these items were answered or confirmed now."""
        self.last = self._clock()
        self._times |= dict.fromkeys(refs, self.last)

    def present(self) -> Instant:
        """The present, by both clocks."""
        return self._clock()

    def is_recent(self, since: Instant) -> bool:
        """Whether no more than five minutes have passed since then."""
        return freshness(since, self._clock()) is Freshness.LIVE

    def freshness(self) -> Freshness:
        """Whether the walk may go on as it is."""
        return Freshness.LIVE if self.last is None else freshness(self.last, self._clock())

    def add_presence(self, seconds: float) -> None:
        """Take note that an exercise ran, or a measurement was waited for, until now: that is no absence.

        Args:
            seconds: for how long, awake, so that a laptop that slept meanwhile is found.
        """
        if self.last is not None:
            self.last = self.last.later(min(seconds, MOST_WAIT))

    def touch(self) -> None:
        """Take note that something ended that counts as an answer, unless the person was away before it began."""
        if self.last is not None and self.freshness() is Freshness.LIVE:
            self.last = self._clock()

    def old_essentials(self, run: Run) -> tuple[Step, ...]:
        """The essential steps that must be confirmed before the walk goes on after a pause."""
        from presencecheck.core.going_on import old_essentials

        return old_essentials(run, self._times, self._clock())

    @property
    def is_revisable(self) -> bool:
        """Whether the last screen still takes changes."""
        return self.last is not None and is_revisable(self.last, self._clock())

    def until(self) -> str:
        """The local time as HH:MM until which the run can go on; empty before the first answer."""
        return "" if self.last is None else end_of(self.last)

    def ended(self) -> str:
        """The local time of the last answer as HH:MM; empty before the first."""
        return "" if self.last is None else local_time(self.last.utc)


def steady() -> Callable[[], Instant]:
    """A clock that goes on from now whatever the time of day is set to: for walks in which nobody is asked."""
    began, start = instant().utc, _steady_seconds()
    return lambda: Instant(began + _steady_seconds() - start)


def _steady_seconds() -> float:
    seconds = uptime()
    return stopwatch() if seconds is None else seconds


def end_of(last_answer: Instant) -> str:
    """The local time as HH:MM until which a run can go on whose last answer was given then."""
    return local_time(last_answer.utc + RESUMABLE_SECONDS)


def local_time(utc: float) -> str:
    """A local time as HH:MM, by the offset of today."""
    return Moment(int(utc), now().offset).clock_time
