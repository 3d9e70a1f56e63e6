"""All of a walk recorded at once: its first event, or every one so far in a history that took another's place."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from presencecheck.core.events import Revised, StoredEvent
from presencecheck.core.expiry import Instant
from presencecheck.core.run import Run
from presencecheck.history.format.recall import Recalled
from presencecheck.history.store.recorder import Recorder
from presencecheck.system.clock import now


def record_again(recorder: Recorder, run: Run, recalled: Sequence[Recalled], at: Instant) -> None:
    """Record the events of a run from its first on, inside a transaction of the caller.

    Args:
        recorder: one that has recorded nothing yet.
        run: the run as it stands now.
        recalled: what was said in it of the cards of an earlier run.
        at: the present, see `Recorder.record`.

    Raises:
        HistoryError: they could not be written.
    """
    again = Run(run.plan)
    if recalled:
        recorder.recall(run.plan, recalled, now(), at=at)
    for event, ends in _with_ends([event for event in run.events if isinstance(event, StoredEvent)]):
        again = again.follow(event)
        recorder.record(again, event, now(), ends=ends, at=at)


def _with_ends(events: Sequence[StoredEvent]) -> Iterator[tuple[StoredEvent, bool]]:
    """The events, each with whether the run can have ended with it: the last one, and the last before a revision."""
    for event, following in zip_longest(events, events[1:]):
        yield event, following is None or isinstance(following, Revised)
