"""The loop of a walk: run, surface, probes, clocks and history meet here and nowhere else."""

from collections.abc import Callable

from presencecheck.core.events import ClientArrived, Stopped
from presencecheck.core.expiry import Freshness
from presencecheck.core.frozen import Frozen
from presencecheck.core.plan import Step
from presencecheck.core.run import Run
from presencecheck.history.journal.journal import Journal
from presencecheck.messages import walk as walk_messages
from presencecheck.probes.delayed import Probes
from presencecheck.surfaces.surface import (
    ClientHere,
    Leave,
    MeasurementArrived,
    Navigate,
    Reply,
    ReplyAnswer,
    Surface,
)
from presencecheck.system import signals
from presencecheck.walk.answer_times import AnswerTimes
from presencecheck.walk.asking import Asking

Before = Callable[[Step], ClientHere | Leave | None]
"""Asks what must be known before a step is asked; returns that the person left at that, or that the client came."""


def ask_nothing(step: Step) -> None:
    """Ask nothing before a step."""


class LoopResult(Frozen):
    """Where a walk ended, and how it was left if it was.

    Attributes:
        again: the person wants a new walk.
    """

    run: Run
    left: Leave | None = None
    again: bool = False


def run_loop(
    run: Run,
    surface: Surface,
    journal: Journal,
    stopwatch: Callable[[], float],
    probes: Probes,
    times: AnswerTimes | None = None,
    before: Before = ask_nothing,
) -> LoopResult:
    """Walk `run` to its end or until the person leaves.

    Args:
        run: where the walk begins.
        surface: where the person is asked.
        journal: where answers are made durable.
        stopwatch: seconds that only grow.
        probes: what measures.
        before: asks what must be known before a step.

    Raises:
        HistoryError: an answer could not be made durable; every answer before it is.
    """
    return Loop(run, Asking(surface, journal, stopwatch, probes), times or AnswerTimes(), before).walk()


class Loop:
    """One walk.

    Args:
        run: where it begins.
        asking: asks its questions.
        times: when its answers were given.
        before: asks what must be known before a step.
    """

    def __init__(self, run: Run, asking: Asking, times: AnswerTimes, before: Before = ask_nothing) -> None:
        self._run = run
        self._asking = asking
        self._times = times
        self._before = before

    def walk(self) -> LoopResult:
        """Walk to the end, or until the person leaves.

        Raises:
            HistoryError: as `run_loop`.
        """
        result: LoopResult | None = None
        try:
            while result is None and (step := self._run.current) is not None:
                signals.raise_pending()
                reply: Reply | None = self._before(step)
                if reply is None:
                    self._run, reply = self._asking.ask(self._run)
                result = self._take(reply)
        except KeyboardInterrupt:
            # Wherever it came, only what is durable counts as answered.
            return LoopResult(self._run, Leave(interrupted=True))
        return result or LoopResult(self._run)

    def _take(self, reply: Reply) -> LoopResult | None:
        """Do what a reply says; the result of the walk where it ends it."""
        if isinstance(reply, Leave):
            return LoopResult(self._run, reply)
        if isinstance(reply, MeasurementArrived):
            self._times.touch(self._asking.waited)
            return None
        busy = reply.ran if isinstance(reply, ReplyAnswer) else 0.0
        if self._times.freshness(busy) is Freshness.EXPIRED:
            return self._expire()
        match reply:
            case Navigate(where):
                move = self._run.back() if where == "back" else self._run.onward()
                self._run = self._run.apply(move) if move else self._run
            case ClientHere():
                self._end_early()
            case ReplyAnswer():
                event = self._asking.answered(self._run, reply)
                self._run = self._asking.record(self._run, event)
                self._times.note([event.ref])
                self._asking.surface.show_answer(self._run, event.ref)
        return None

    def _end_early(self) -> None:
        event = ClientArrived()
        after = self._run.apply(event)
        self._asking.journal.record(after, event)
        self._run = after

    def _expire(self) -> LoopResult:
        """Give up the run of a window that was left open, and ask whether a new one is wanted."""
        stopped = self._run.apply(Stopped())
        self._asking.journal.give_up(stopped)
        sentence = walk_messages.CHECK_ENDED.format(time=self._times.until())
        again = self._asking.surface.ask_for_new(sentence)
        return LoopResult(stopped, None if again else Leave(), again)
