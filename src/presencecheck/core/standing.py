"""Where a walk stands: all that can be read of a run without changing it. Pure."""

from collections.abc import Mapping
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING

from presencecheck.core.events import Answer, Answered, Event, Measured, Moved, Outcome
from presencecheck.core.frozen import Frozen, field
from presencecheck.core.plan import Plan, Step
from presencecheck.core.responses import NONE, Response

if TYPE_CHECKING:
    from presencecheck.core.readiness import Readiness, Tally


class Status(Enum):
    """Where a run stands."""

    IN_PROGRESS = "in-progress"
    COMPLETED = "completed"
    STOPPED = "stopped"

    # As `Outcome` has it.
    __hash__ = object.__hash__


class Standing(Frozen):
    """What was answered so far in one walk through a plan, and what follows from it.

    Attributes:
        at: the ref of the current step; None before the first event and after the last answer.
        measured: the latest measurement of each item, by its ref.
        confirmed: refs of the items that were confirmed together with others, and not answered since.
        cut_short: the client came before the last question.
        revised: refs of the items whose answers were changed after the verdict, in the order of the last change.
        revisited: the ref of the item that is asked once more on the last screen; None elsewhere.
    """

    plan: Plan
    responses: Mapping[str, Response] = field(default_factory=dict)
    events: tuple[Event, ...] = ()
    at: str | None = None
    measured: Mapping[str, Measured] = field(default_factory=dict)
    stopped: bool = False
    confirmed: frozenset[str] = frozenset()
    cut_short: bool = False
    revised: tuple[str, ...] = ()
    revisited: str | None = None

    @cached_property
    def visible(self) -> tuple[Step, ...]:
        """The steps in view: those of the plan, without those that only an answer not given would add."""
        shown: list[Step] = []
        added: set[str] = set()
        # One pass is enough: a follow-up only ever adds what comes after it.
        for step in self.plan.steps:
            if step.ref in self.plan.added_only and step.ref not in added and not self._was_added(step):
                continue
            shown.append(step)
            if step.item.follow_ups:
                value = self.response(step.ref).value
                added |= {f"{step.checklist}/{follow.add}" for follow in step.item.follow_ups if follow.is_met(value)}
        return tuple(shown)

    @cached_property
    def implied(self) -> frozenset[str]:
        """Refs of the steps that a number may have added which was given and is not kept; answers to them tell it."""
        if not self.plan.added_only:
            return frozenset()
        lacking = (step for step in self.plan.steps if self.response(step.ref).lacks_number(step.item))
        return frozenset(ref for step in lacking for ref in step.adds if ref in self.plan.by_ref)

    def is_implied(self, ref: str) -> bool:
        """Whether nothing but a number that is not kept can have added the step."""
        values = ((step, self.response(step.ref).value) for step in self.visible)
        return ref in self.implied and not any(
            f"{step.checklist}/{follow.add}" == ref and follow.is_met(value)
            for step, value in values
            for follow in step.item.follow_ups
        )

    def _was_added(self, step: Step) -> bool:
        return step.ref in self.responses and step.ref in self.implied

    @cached_property
    def current(self) -> Step | None:
        """The step to ask next; None once the run is completed or stopped, unless a step is revisited."""
        if self.revisited in self.places:
            return self.visible[self.places[self.revisited]]
        if self.has_ended or not self.unanswered:
            return None
        if self.at in self.places:
            return self.visible[self.places[self.at]]
        return self.unanswered[0]

    @property
    def has_ended(self) -> bool:
        """Whether the run is over even though questions may be open: given up, cut short, or changed afterwards."""
        return self.stopped or self.cut_short or bool(self.revised)

    @property
    def status(self) -> Status:
        """Where the run stands."""
        if self.stopped:
            return Status.STOPPED
        return Status.COMPLETED if self.has_ended or not self.unanswered else Status.IN_PROGRESS

    @cached_property
    def readiness(self) -> "Readiness | None":
        """The verdict so far; None where the plan has none.

        It counts every step in view; the verdict that may be stored is that of `Run.kept`.
        """
        from presencecheck.core.readiness import readiness_of

        return readiness_of(self.plan, self.visible, self.responses)

    @property
    def is_unchecked(self) -> bool:
        """Whether something that matters was asked, and none of it is in place."""
        from presencecheck.core.readiness import is_unchecked

        return is_unchecked(self.visible, self.responses)

    @property
    def tally(self) -> "Tally":
        """The steps in view, counted by their outcomes."""
        from presencecheck.core.readiness import tally

        return tally(self.visible, self.responses)

    def response(self, ref: str) -> Response:
        """What is known of the item."""
        return self.responses.get(ref, NONE)

    def open_steps(self) -> tuple[Step, ...]:
        """The visible steps that are not in place, the most important first."""
        from presencecheck.core.readiness import rank_of

        ranks = ("essential", "standard", "optional")
        left = [step for step in self.visible if self.response(step.ref).is_open(step.item)]
        return tuple(sorted(left, key=lambda step: ranks.index(rank_of(step, self.response(step.ref)))))

    def contradicted_steps(self) -> tuple[Step, ...]:
        """The visible steps that are in place against what was measured."""
        return tuple(step for step in self.visible if self.response(step.ref).is_contradicted)

    def asked_again(self, ref: str) -> bool:
        """Whether the item was answered "not yet" and waits to be asked again."""
        response = self.response(ref)
        return response.not_yet and response.outcome is Outcome.UNANSWERED

    def finding(self, ref: str) -> Measured | None:
        """The last measurement of the item; None after "not yet", as something is being changed then."""
        for event in reversed(self.events):
            if isinstance(event, Measured) and event.ref == ref:
                return event
            if isinstance(event, Answered) and event.ref == ref and event.answer is Answer.NOT_YET:
                return None
        return None

    @property
    def answered(self) -> int:
        """How many of the visible steps are answered."""
        return len(self.visible) - len(self.unanswered)

    @property
    def seconds(self) -> float:
        """How long the answered items were in view, in seconds."""
        return sum(response.seconds for response in self.responses.values())

    @property
    def seconds_left(self) -> int:
        """About how long the steps that are not yet answered take, in seconds."""
        return sum(step.item.duration for step in self.unanswered)

    def back(self) -> Moved | None:
        """The event that goes one step back; None at the first step."""
        place = self.places.get(self.at or (self.current.ref if self.current else ""))
        return Moved(self.visible[place - 1].ref) if place else None

    def onward(self) -> Moved | None:
        """The event that goes one step on and keeps the earlier answer; None if there is no answer yet."""
        step = self.current
        if step is None or not self.is_answered(step):
            return None
        rest = self.visible[self.places[step.ref] + 1 :] or self.unanswered
        return Moved(rest[0].ref)

    def follow_ups(self, ref: str) -> tuple[str, ...]:
        """The sentences that the item's answer leads to."""
        value, step = self.response(ref).value, self.visible[self.places[ref]]
        return tuple(follow.say for follow in step.item.follow_ups if follow.say and follow.is_met(value))

    @property
    def last_step(self) -> Step | None:
        """The last step in view that was answered; the last of all where none was; None where there is none."""
        answered = (step for step in reversed(self.visible) if self.is_answered(step))
        return next(answered, self.visible[-1] if self.visible else None)

    def is_answered(self, step: Step) -> bool:
        """Whether the step has an outcome."""
        return self.response(step.ref).outcome is not Outcome.UNANSWERED

    @cached_property
    def unanswered(self) -> tuple[Step, ...]:
        """The visible steps without an outcome, in their order."""
        return tuple(step for step in self.visible if not self.is_answered(step))

    @cached_property
    def places(self) -> Mapping[str | None, int]:
        """The index of each visible step, by its ref."""
        return {step.ref: place for place, step in enumerate(self.visible)}
