"""One question of a walk, from the moment it is shown to the reply: with what is measured for it meanwhile."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from presencecheck.core.events import Answered, Confirmed, Reopened, Revised, StoredEvent
from presencecheck.core.prompts import Measure
from presencecheck.core.run import Run
from presencecheck.history.journal.journal import Journal
from presencecheck.surfaces.surface import MeasureAgain, Measuring, Reply, ReplyAnswer, Surface

if TYPE_CHECKING:
    from presencecheck.probes.delayed import Probes
    from presencecheck.surfaces.surface import HasArrived
    from presencecheck.walk.measurements import Measurements


class Asking:
    """Asks the current question of a run.

    Args:
        surface: where the person is asked.
        journal: prepared once a question stands on the screen.
        stopwatch: seconds that only grow while the computer is awake.
        make_probes: makes what measures; called before the first question that something can be measured for.
        asked: is called whenever a question stands on the screen.
    """

    def __init__(
        self,
        surface: Surface,
        journal: Journal,
        stopwatch: Callable[[], float],
        make_probes: "Callable[[], Probes]",
        asked: Callable[[], None] = lambda: None,
    ) -> None:
        self.surface = surface
        self.journal = journal
        self.stopwatch = stopwatch
        self._make_probes = make_probes
        self._asked = asked
        self._shown, self._standing = 0.0, ""
        self.waited = 0.0
        """Seconds for which the measurement was waited for that has just arrived."""

    @cached_property
    def _measurements(self) -> "Measurements":
        """What measures; imported for a question that something is measured for, or once another stands there."""
        from presencecheck.walk.measurements import Measurements

        return Measurements(self._make_probes)

    def ask(self, run: Run) -> tuple[Run, Reply]:
        """Show the current question and wait; return the run with what was measured, and the reply.

        Raises:
            ValueError: the run has no question left.
        """
        step = run.current
        if step is None:
            raise ValueError("the run has no question left")
        has_arrived: HasArrived | None = None
        if isinstance(step.item.prompt(), Measure):
            run = self._measurements.add_finding(run, step)
            has_arrived = self._measurements.watch(run, step)
        self.surface.show_question(run, awaiting=has_arrived is not None)
        self._measurements.start(run)
        self._asked()
        if self.journal.ready():
            self.surface.show_question(run, awaiting=has_arrived is not None)
        # What is measured meanwhile does not make the question another one.
        self._shown = self._shown if self._standing == step.ref else self.stopwatch()
        began = self.stopwatch()
        reply = self.surface.ask(run, has_arrived)
        self.waited = self.stopwatch() - began
        self._standing = step.ref if isinstance(reply, Measuring) else ""
        if isinstance(reply, MeasureAgain):
            self._measurements.repeat(step)
        return run, reply

    def answered(self, run: Run, reply: ReplyAnswer) -> Answered:
        """The event that a reply to the current question is; one that changes the verdict where there is one."""
        step = run.current
        if step is None:
            raise ValueError("the run has no question left")
        from presencecheck.walk.measurements import stands_beside

        found, by = stands_beside(run, step.ref, reply.answer)
        event = Revised if run.revisited else Answered
        return event(step.ref, reply.answer, reply.value, by, self.stopwatch() - self._shown, found)

    def record(self, run: Run, event: StoredEvent) -> Run:
        """Make an event durable; return the run that it leads to.

        Raises:
            HistoryError: it could not be made durable.
        """
        # A run that is resumed can have no question left and still need to be confirmed.
        after = run.follow(event) if isinstance(event, Confirmed | Reopened) else run.apply(event)
        self.journal.record(after, event)
        if isinstance(event, Answered):
            self._measurements.stop(run.plan.by_ref[event.ref])
        return after

    def stop_measuring(self) -> None:
        """Stop everything that is measured."""
        if "_measurements" in vars(self):
            self._measurements.stop_all()

    def ask_again(self) -> None:
        """Take note that something else was shown: the question counts from when it is shown again."""
        self._standing = ""
