"""The time to an appointment: how long it is, and whether a walk fits before it."""

from collections.abc import Callable, Sequence

from presencecheck.core.prompts import Choose
from presencecheck.core.run import Run
from presencecheck.core.still_so import Due, seconds_left
from presencecheck.messages import durations as durations_messages
from presencecheck.messages import walk as walk_messages
from presencecheck.surfaces.surface import Leave, Surface
from presencecheck.system.clock import now, stopwatch


class Appointment:
    """An appointment, or that there is none.

    Attributes:
        at: its time as HH:MM; empty where there is none.
        until: that time on the stopwatch; 0 where there is none.
    """

    def __init__(self, at: str, clock: Callable[[], float] = stopwatch) -> None:
        self.at = at
        self._clock = clock
        self.until = 0.0
        if at:
            from presencecheck.system.times_of_day import seconds_until

            self.until = clock() + seconds_until(at, now())

    def wants_shorter(self, run: Run, due: Sequence[Due], surface: Surface) -> bool | Leave:
        """Whether the person takes the quick routine instead, which is offered where a walk does not fit.

        Args:
            run: the walk, before its first answer.
            due: the steps of it that can be confirmed together.
            surface: where the person is asked.
        """
        needed, left = seconds_left(run, due), self.until - self._clock()
        if not self.at or not 0 < left < needed:
            return False
        words = {
            "time": durations_messages.estimate(needed),
            "left": durations_messages.estimate(left),
            "at": self.at,
        }
        question = walk_messages.OFFER_QUICK.format(**words)
        chosen = surface.offer(Choose(question, walk_messages.OFFER_QUICK_OPTIONS))
        return chosen if isinstance(chosen, Leave) else chosen == 0
