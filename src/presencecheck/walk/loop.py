"""The loop of a walk: run, surface, probes, clocks and history meet here and nowhere else."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from presencecheck.core.events import ClientArrived, Stopped
from presencecheck.core.expiry import Freshness
from presencecheck.core.frozen import Frozen, replace
from presencecheck.core.plan import Step
from presencecheck.core.run import Run
from presencecheck.messages import walk as walk_messages
from presencecheck.surfaces.surface import (
    ClientHere,
    Leave,
    MeasurementArrived,
    Navigate,
    RecallPage,
    Reply,
    ReplyAnswer,
)
from presencecheck.system import signals
from presencecheck.walk.answer_times import AnswerTimes
from presencecheck.walk.asking import Asking

if TYPE_CHECKING:
    from presencecheck.core.still_so import Due
    from presencecheck.walk.still_so import Confirmation, StillSoPrompts

Before = Callable[[Step], ClientHere | Leave | None]
"""Asks what must be known before a step is asked; returns that the person left at that, or that the client came."""


def ask_nothing(step: Step) -> None:
    """Ask nothing before a step."""


class Begun(Frozen):
    """The run to walk, and what is asked before its first question.

    Attributes:
        due: the steps that are first asked together.
        recall: the cards of an earlier run that are recalled before.
        keeps_recall: whether it is kept which of their lines were left open, and not only how many.
    """

    run: Run
    due: "tuple[Due, ...]" = ()
    recall: tuple[RecallPage, ...] = ()
    keeps_recall: bool = False


class LoopResult(Frozen):
    """Where a walk ended, and how it was left if it was.

    Attributes:
        again: the person wants a new walk.
        recalled: the refs of the items that were left open on each card that was recalled.
    """

    run: Run
    left: Leave | None = None
    again: bool = False
    recalled: tuple[tuple[str, ...], ...] = ()


class Loop:
    """One walk.

    Args:
        begun: where it begins, and what is asked before.
        asking: asks its questions.
        times: when its answers were given.
        before: asks what must be known before a step is asked.
    """

    def __init__(self, begun: Begun, asking: Asking, times: AnswerTimes, before: Before = ask_nothing) -> None:
        self._begun = begun
        self._run = begun.run
        self._asking = asking
        self._times = times
        self._before = before
        self._began = times.present()
        self._recalled: tuple[tuple[str, ...], ...] = ()

    @cached_property
    def _prompts(self) -> "StillSoPrompts":
        """What asks about several items together; imported only where that may be done."""
        from presencecheck.walk.still_so import StillSoPrompts

        return StillSoPrompts(self._asking, self._times, self._began)

    def walk(self) -> LoopResult:
        """Walk to the end, or until the person leaves.

        Raises:
            HistoryError: an answer could not be made durable; every answer before it is.
        """
        return replace(self._walk(), recalled=self._recalled)

    def _walk(self) -> LoopResult:
        try:
            result = self._begin()
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

    def _begin(self) -> LoopResult | None:
        """Ask what is asked before the first question; the result of the walk where that ends it."""
        if self._times.last is None:
            result = self._recall()
            if result is None and self._begun.due and not self._run.has_ended:
                result = self._after(self._prompts.at_start(self._run, self._begun.due))
            return result
        resumed = self._run
        result = self._after(self._prompts.on_going_on(resumed))
        if result is None and self._run is resumed and resumed.current is None:
            # Its last question left no trace, so no answer ended it.
            self._asking.journal.give_up(resumed)
        return result

    def _recall(self) -> LoopResult | None:
        if not self._begun.recall:
            return None
        from presencecheck.walk.recall import ask_recall
        from presencecheck.walk.still_so import Confirmation

        said = ask_recall(self._asking, self._run, self._begun.recall, keeps_items=self._begun.keeps_recall)
        self._recalled = said.left_open
        if said.left_open:
            self._times.note(())
        return self._after(Confirmation(self._run, said.end))

    def _after(self, confirmation: "Confirmation") -> LoopResult | None:
        self._run = confirmation.run
        if confirmation.is_expired:
            return self._expire()
        if isinstance(confirmation.end, Leave):
            return LoopResult(self._run, confirmation.end)
        if confirmation.end is not None:
            self._end_early()
        return None

    def _take(self, reply: Reply) -> LoopResult | None:
        """Do what a reply says; the result of the walk where it ends it."""
        if isinstance(reply, Leave):
            return LoopResult(self._run, reply)
        if isinstance(reply, MeasurementArrived):
            self._times.add_presence(self._asking.waited)
            self._times.touch()
            return None
        if isinstance(reply, ReplyAnswer):
            self._times.add_presence(reply.ran)
        if self._times.freshness() is not Freshness.LIVE:
            absence = self._prompts.after_absence(self._run)
            if absence is not None:
                return self._after(absence)
        match reply:
            case Navigate(where):
                move = self._run.back() if where == "back" else self._run.onward()
                self._run = self._run.apply(move) if move else self._run
            case ClientHere():
                self._end_early()
            case ReplyAnswer():
                event = self._asking.answered(self._run, reply)
                self._run = self._asking.record(self._run, event)
                self._times.note((event.ref,))
                self._asking.surface.show_answer(self._run, event.ref)
        return None

    def _end_early(self) -> None:
        if self._times.last is None:
            self._times.note(())  # from then on, a verdict without any answer can be changed for a while
        self._run = self._asking.record(self._run, ClientArrived())

    def _expire(self) -> LoopResult:
        """Give up the run of a window that was left open, and ask whether a new one is wanted."""
        stopped = self._run.follow(Stopped())
        self._asking.journal.give_up(stopped)
        sentence = walk_messages.CHECK_ENDED.format(time=self._times.until())
        again = self._asking.surface.ask_for_new(sentence)
        return LoopResult(stopped, None if again else Leave(), again)
