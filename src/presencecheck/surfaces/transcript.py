"""What of a walk stands on the screen already, so that only what is new is said. Pure."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from presencecheck.core.plan import Step
from presencecheck.core.run import Run
from presencecheck.messages import walk as walk_messages
from presencecheck.surfaces import presentation
from presencecheck.surfaces.presentation import Line
from presencecheck.surfaces.surface import (
    Leave,
    MeasureAgain,
    MeasurementArrived,
    Measuring,
    Navigate,
    Reply,
    YesOnceMeasured,
)

if TYPE_CHECKING:
    from presencecheck.surfaces.answer_state import AnswerState


class Transcript:
    """What already stands on the screen, so that only what is new is shown."""

    def __init__(self) -> None:
        self._section: int | None = None
        self._heading = ""
        self._ref: str | None = None
        self._only_finding = False
        self._was_yes = False
        self._is_said = False
        self._explained = 0

    def question(self, run: Run, *, awaiting: bool) -> Iterator[Line]:
        """The lines to add so that the current question, or what helps with it, stands on the screen.

        Args:
            run: the walk so far.
            awaiting: whether a measurement for the question is still running.
        """
        step = presentation.current_step(run)
        if self._only_finding:
            self._only_finding = False
            if not awaiting:
                yield from presentation.finding(run, step)
            return
        if step.section != self._section:
            yield from presentation.heading(run, step)
        heading = run.plan.heading_of(step)
        if (step.section, heading) != (self._section, self._heading):
            yield from presentation.section_heading(run, step)
        if step.ref != self._ref:
            yield from presentation.question(run, step)
        if run.asked_again(step.ref):
            yield from presentation.what_helps(run, step)
        self._section, self._heading, self._ref = step.section, heading, step.ref

    def answer_state(self, run: Run, step: Step, *, awaiting: bool) -> "AnswerState":
        """How the question stands, with what was said to it on this screen."""
        from presencecheck.surfaces.answer_state import AnswerState

        return AnswerState(
            is_again=run.asked_again(step.ref),
            is_against=presentation.is_measured_against(run, step),
            was_yes=self._was_yes,
            is_measurable=presentation.can_measure_again(run, step),
            is_awaited=awaiting,
            is_on_page=presentation.is_on_a_page(step),
            is_said=self._is_said,
        )

    def is_settled(self, run: Run, step: Step, *, awaiting: bool) -> bool:
        """Whether the person said yes and the measurement that this waited for speaks for it: that is the answer.

        One that was made again because of the yes must say so, too; for any other it is enough that nothing was ever
        found against it.
        """
        if awaiting:
            return False
        is_said = self._is_said and not presentation.was_measured_against(run, step)
        return is_said or (self._was_yes and presentation.is_measured_well(run, step))

    def explanation(self, run: Run, step: Step) -> list[Line]:
        """What is still to be told about the item: first why it matters, then what that rests on; empty after that."""
        while self._explained < len(_EXPLANATIONS):
            explain = _EXPLANATIONS[self._explained]
            self._explained += 1
            if lines := list(explain(run, step)):
                has_more = explain is presentation.why and any(presentation.evidence(run, step))
                return [*lines, Line(walk_messages.WHY_MORE, "quiet", 2)] if has_more else lines
        return []

    def add_reply(self, reply: Reply) -> None:
        """Take note of a reply: after a measurement only the finding is new, after moving the question is."""
        self._only_finding = isinstance(reply, Measuring)
        if isinstance(reply, MeasureAgain):
            self._was_yes = reply.for_yes
        if not isinstance(reply, MeasurementArrived):
            self._is_said = isinstance(reply, YesOnceMeasured)
        if isinstance(reply, Navigate | Leave):
            self.show_again()

    def add_answer(self, run: Run, ref: str) -> None:
        """Take note that an answer was shown; "not yet" is none, since its question is asked again."""
        self._was_yes = self._is_said = False
        if run.is_answered(run.plan.by_ref[ref]):
            self.show_again()

    def show_again(self) -> None:
        """Let the next question be shown as a whole."""
        self._ref, self._was_yes, self._is_said, self._explained = None, False, False, 0


_EXPLANATIONS = (presentation.why, presentation.evidence)
"""What can be told about an item, one after the other."""
