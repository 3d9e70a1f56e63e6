"""What must be confirmed before a run goes on after a pause. Pure.

An essential item that was answered for an earlier client says nothing about the next one.
"""

from collections.abc import Mapping

from presencecheck.core.events import Answered, Confirmed
from presencecheck.core.expiry import FRESH_SECONDS, Instant, elapsed
from presencecheck.core.plan import Step
from presencecheck.core.responses import OPEN
from presencecheck.core.run import Run
from presencecheck.core.still_so import by_importance


def old_essentials(run: Run, times: Mapping[str, Instant], now: Instant) -> tuple[Step, ...]:
    """The essential steps whose answers allow a good verdict and are too old to go on with unconfirmed.

    Args:
        run: the walk so far.
        times: when each item was last answered or confirmed, by its ref; one that is missing counts as old.
        now: the present.
    """

    def is_old(ref: str) -> bool:
        age = elapsed(times[ref], now) if ref in times else None
        return age is None or age > FRESH_SECONDS

    counted = (step for step in run.visible if run.response(step.ref).outcome not in OPEN)
    return by_importance(step for step in counted if step.item.importance == "essential" and is_old(step.ref))


def estimate_times(run: Run, started: float, last: Instant) -> dict[str, Instant]:
    """When each item was answered or confirmed, at the earliest: as if no time had passed between the questions.

    Where the times themselves are not kept, this makes an answer look older than it is, never newer.

    Args:
        run: the walk so far.
        started: when it began, in seconds since 1970-01-01 in UTC.
        last: when its last answer was given; no other was later, by either clock.
    """
    times: dict[str, Instant] = {}
    spent = 0.0
    for event in run.events:
        if isinstance(event, Answered | Confirmed):
            spent += max(event.seconds, 0.0)
            refs = (event.ref,) if isinstance(event, Answered) else event.refs
            times |= dict.fromkeys(refs, _before(last, last.utc - started - spent))
    return times


def _before(last: Instant, seconds: float) -> Instant:
    """The instant this long before the last answer; not after it, where a clock was set back meanwhile."""
    return last.later(min(-seconds, 0.0))
