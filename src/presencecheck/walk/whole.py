"""A walk from its first question to the end of its last screen."""

from collections.abc import Callable

from presencecheck.core.expiry import Instant
from presencecheck.core.frozen import Frozen, replace
from presencecheck.core.run import Run
from presencecheck.history.journal.journal import Journal
from presencecheck.surfaces.surface import Ending, Leave
from presencecheck.system.clock import Moment, instant, now
from presencecheck.walk.answer_times import AnswerTimes, steady
from presencecheck.walk.asking import Asking
from presencecheck.walk.loop import Before, Begun, Loop, LoopResult, ask_nothing


class WalkResult(Frozen):
    """How a walk ended.

    Attributes:
        run: what was walked; None where the person left before the first question.
        left: how the person left it, if they did.
        id: the name of the run in the history.
        started: when it began.
        finished: when the verdict was given; None where there is none.
        again: the person wants a new walk.
        keeps_numbers: whether the numbers given on scales are kept.
        day_only: whether the history keeps of its times the day alone, once it has ended.
        recalled: the refs of the items that were left open on each card that was recalled before.
    """

    run: Run | None
    left: Leave | None
    id: str
    started: Moment
    finished: Moment | None = None
    again: bool = False
    keeps_numbers: bool = True
    day_only: bool = False
    recalled: tuple[tuple[str, ...], ...] = ()


def walk(
    begun: Begun,
    asking: Asking,
    before: Before = ask_nothing,
    *,
    is_attended: bool,
) -> WalkResult:
    """Walk to the end, show the verdict, and let the person change answers for a while.

    Args:
        begun: where the walk begins, and what is asked before.
        asking: asks its questions.
        before: as for `Loop`.
        is_attended: whether a person can change answers afterwards.

    Raises:
        HistoryError: an answer could not be made durable; every answer before it is.
    """
    journal, surface = asking.journal, asking.surface
    times = _times(begun.run, journal, instant if is_attended else steady())
    ended = Loop(begun, asking, times, before).walk()
    result = WalkResult(ended.run, ended.left, journal.id, journal.started, recalled=ended.recalled)
    if ended.run.stopped:
        return replace(result, again=ended.again)
    if ended.left:
        surface.show_ending(ended.run, ended.left, Ending(until=times.until()))
        return result
    finished = now()
    ending = Ending(at=finished.clock_time, changeable=is_attended)
    surface.show_ending(ended.run, None, ending)
    result = replace(result, finished=finished)
    return _last_screen(result, ended, asking, times, ending) if is_attended else result


def _last_screen(
    result: WalkResult, ended: LoopResult, asking: Asking, times: AnswerTimes, ending: Ending
) -> WalkResult:
    from presencecheck.walk.last_screen import LastScreen

    last = LastScreen(ended.run, asking, times, ending).show()
    return replace(result, run=last.run, again=last.again)


def _times(run: Run, journal: Journal, clock: Callable[[], Instant]) -> AnswerTimes:
    """The times of what was answered before; of each item the earliest that it can have been."""
    last = journal.last_answer
    if last is None:
        return AnswerTimes(clock=clock)
    from presencecheck.core.going_on import estimate_times

    return AnswerTimes(last, estimate_times(run, journal.started.utc, last), clock)
