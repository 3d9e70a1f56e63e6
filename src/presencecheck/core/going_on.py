"""What must be confirmed before a run goes on after a pause. Pure.

An essential item that was answered for an earlier client says nothing about the next one.
"""

from collections.abc import Mapping

from presencecheck.core.events import Answered, Confirmed
from presencecheck.core.expiry import FRESH_SECONDS, TOGETHER_SECONDS, TOLERANCE_SECONDS, Instant, elapsed
from presencecheck.core.plan import Step
from presencecheck.core.responses import OPEN
from presencecheck.core.run import Run
from presencecheck.core.still_so import by_importance


def old_essentials(run: Run, times: Mapping[str, Instant], now: Instant) -> tuple[Step, ...]:
    """The essential steps whose answers allow a good verdict and are too old to go on with unconfirmed.

    Where there are such steps, those whose answers will be too old within a minute are among them, so that one prompt
    is not followed by the same one about the next few.

    Args:
        run: the walk so far.
        times: when each item was last answered or confirmed, by its ref; one that is missing counts as old.
        now: the present.
    """

    def is_older(step: Step, seconds: float) -> bool:
        age = elapsed(times[step.ref], now) if step.ref in times else None
        return age is None or age > seconds

    counted = [
        step
        for step in run.visible
        if step.item.importance == "essential" and run.response(step.ref).outcome not in OPEN
    ]
    if not any(is_older(step, FRESH_SECONDS) for step in counted):
        return ()
    return by_importance(step for step in counted if is_older(step, FRESH_SECONDS - TOGETHER_SECONDS))


def estimate_times(run: Run, started: float, last: Instant) -> dict[str, Instant]:
    """When each item was answered or confirmed, at the earliest: as if no time had passed between the questions.

    Where the times themselves are not kept, this makes an answer look older than it is, never newer.

    Args:
        run: the walk so far.
        started: when it began, in seconds since 1970-01-01 in UTC.
        last: when its last answer was given.

    Returns:
        The times by the refs of the items; what would be later than the last answer is not known: the clock was set.
    """
    times: dict[str, Instant] = {}
    spent = 0.0
    for event in run.events:
        if isinstance(event, Answered | Confirmed):
            spent += max(event.seconds, 0.0)
            refs = (event.ref,) if isinstance(event, Answered) else event.refs
            times |= dict.fromkeys(refs, last.later(started + spent - last.utc))
    return {ref: time for ref, time in times.items() if time.utc <= last.utc + TOLERANCE_SECONDS}
