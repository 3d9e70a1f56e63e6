"""The time to an appointment: how long it is, and whether a walk fits before it."""

from collections.abc import Callable, Sequence

from presencecheck.core.errors import UsageError
from presencecheck.core.prompts import Choose
from presencecheck.core.run import Run
from presencecheck.core.still_so import Due, seconds_left
from presencecheck.messages import durations as durations_messages
from presencecheck.messages import walk as walk_messages
from presencecheck.surfaces.surface import Leave, Surface
from presencecheck.system.clock import Moment, now, stopwatch

_DAY = 24 * 3600


class Appointment:
    """An appointment, or that there is none.

    Attributes:
        at: its time as HH:MM; empty where there is none.
        until: that time on the stopwatch; 0 where there is none.

    Raises:
        UsageError: `at` is no time.
    """

    def __init__(self, at: str, clock: Callable[[], float] = stopwatch) -> None:
        self.at = at
        self._clock = clock
        self.until = clock() + _seconds_until(at, now()) if at else 0.0

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


def _seconds_until(clock: str, moment: Moment) -> float:
    """Seconds to the nearest time at which the clock shows `clock`; negative if that is past."""
    hours, _, minutes = clock.partition(":")
    fine = hours.isdecimal() and minutes.isdecimal() and len(minutes) == 2 and int(hours) < 24 and int(minutes) < 60
    if not fine:
        from presencecheck.messages import run as run_messages

        raise UsageError(run_messages.NOT_A_TIME.format(time=clock), run_messages.NOT_A_TIME_HINT)
    local = moment.utc + moment.offset * 60
    ahead = (int(hours) * 3600 + int(minutes) * 60 - local) % _DAY
    return float(ahead if ahead <= _DAY // 2 else ahead - _DAY)
