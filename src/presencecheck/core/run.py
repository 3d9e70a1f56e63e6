"""A run as an immutable value. `apply` is the only way forward; the same events give the same run.

Everything that changes the state of a walk is in this module. Pure: time and ids come from outside.
"""

from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from enum import Enum
from functools import cached_property
from types import MappingProxyType
from typing import Literal

from presencecheck.core.events import Answer, Answered, Event, Measured, Moved, Outcome, Stopped
from presencecheck.core.frozen import Frozen
from presencecheck.core.plan import Plan, Step
from presencecheck.core.responses import NONE, OPEN, Response


class Status(Enum):
    """Where a run stands."""

    IN_PROGRESS = "in-progress"
    COMPLETED = "completed"
    STOPPED = "stopped"

    __hash__ = object.__hash__  # as `Outcome` has it


class Readiness(Enum):
    """The verdict of a run."""

    READY = "ready"
    WITH_EXCEPTIONS = "ready-with-exceptions"
    NOT_READY = "not-ready"

    __hash__ = object.__hash__  # as `Outcome` has it


class IllegalEventError(ValueError):
    """An event that cannot happen in this state: the caller's mistake, never the person's."""

    def __init__(self, reason: Literal["ended", "not-in-view", "value", "answer"], **words: object) -> None:
        from presencecheck.messages import events as events_messages

        super().__init__(events_messages.ILLEGAL_EVENT[reason].format(**words))


class Run(Frozen):
    """One walk through a plan: what was answered so far, and where it stands."""

    plan: Plan
    responses: Mapping[str, Response] = field(default_factory=dict)
    events: tuple[Event, ...] = ()
    at: str | None = None
    """The ref of the current step; None before the first event and after the last answer."""
    measured: Mapping[str, Measured] = field(default_factory=dict)
    stopped: bool = False
    noted: bool = True
    """Whether the last answer is one that the history has."""
    shadow: "Run | None" = None
    """What the history has of the run, where that can be less than all; read it as `kept`."""
    is_shadow: bool = False
    """Whether this is such a run itself."""

    @classmethod
    def replay(cls, plan: Plan, events: Iterable[Event]) -> "Run":
        """The run that these events lead to.

        Raises:
            IllegalEventError: as `follow`.
        """
        run = cls(plan)
        for event in events:
            run = run.follow(event)
        return run

    def apply(self, event: Event) -> "Run":
        """The run after `event`.

        Raises:
            IllegalEventError: the event names a step that is not in view, gives a value that the item does not take,
                or comes after the run's end.
        """
        if self.status is not Status.IN_PROGRESS:
            raise IllegalEventError("ended", event=event)
        return self.follow(event)

    def follow(self, event: Event) -> "Run":
        """The run after an event that did happen, even if the history knows of no question that was left to ask.

        Raises:
            IllegalEventError: as `apply`, except that a completed run takes further events.
        """
        if self.stopped:
            raise IllegalEventError("ended", event=event)
        match event:
            case Answered():
                after = self._after_answer(event)
            case Moved(ref):
                after = replace(self, at=self._step(ref).ref)
            case Measured(ref):
                after = replace(self, measured=MappingProxyType({**self.measured, self._step(ref).ref: event}))
            case Stopped():  # pragma: no branch - mypy holds that there is no other event
                after = replace(self, stopped=True)
        return replace(after, events=(*self.events, event))

    @cached_property
    def visible(self) -> tuple[Step, ...]:
        """The steps in view: those of the plan, without those that only an answer not given would add."""
        shown: list[Step] = []
        added: set[str] = set()
        # One pass is enough: a follow-up only ever adds what comes after it.
        for step in self.plan.steps:
            if step.ref in self.plan.added_only and step.ref not in added:
                continue
            shown.append(step)
            value = self.response(step.ref).value
            added |= {f"{step.checklist}/{follow.add}" for follow in step.item.follow_ups if follow.is_met(value)}
        return tuple(shown)

    @cached_property
    def current(self) -> Step | None:
        """The step to ask next; None once the run is completed or stopped."""
        if self.stopped or not self._unanswered:
            return None
        if self.at in self._places:
            return self.visible[self._places[self.at]]
        return self._unanswered[0]

    @property
    def status(self) -> Status:
        """Where the run stands."""
        if self.stopped:
            return Status.STOPPED
        return Status.COMPLETED if self.current is None else Status.IN_PROGRESS

    @cached_property
    def kept(self) -> "Run":
        """The run as the history has it: without unkept values, and without the steps that only such a value added.

        It is the run that the answers would have led to if no unkept value had added a step, so nothing in it tells
        which value was given. It has every step that a kept answer added, even if an unkept one added it too.
        """
        if self.is_shadow or self.plan.is_all_kept:
            return self
        return self.shadow or Run(self.plan, is_shadow=True)

    @property
    def readiness(self) -> Readiness:
        """The verdict: not ready with an essential item open, ready with exceptions with a standard one open.

        It counts every step; the verdict that may be stored is that of `kept`.
        """
        open_ranks = {step.item.importance for step in self.open_steps()}
        if "essential" in open_ranks:
            return Readiness.NOT_READY
        return Readiness.WITH_EXCEPTIONS if "standard" in open_ranks else Readiness.READY

    def response(self, ref: str) -> Response:
        """What is known of the item."""
        return self.responses.get(ref, NONE)

    def open_steps(self) -> tuple[Step, ...]:
        """The visible steps that are not in place, the most important first."""
        ranks = ("essential", "standard", "optional")
        left = [step for step in self.visible if self.response(step.ref).outcome in OPEN]
        return tuple(sorted(left, key=lambda step: ranks.index(step.item.importance)))

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
        return len(self.visible) - len(self._unanswered)

    @property
    def seconds(self) -> float:
        """How long the answered items were in view, in seconds."""
        return sum(response.seconds for response in self.responses.values())

    @property
    def seconds_left(self) -> int:
        """About how long the steps that are not yet answered take, in seconds."""
        return sum(step.item.duration for step in self._unanswered)

    def back(self) -> Moved | None:
        """The event that goes one step back; None at the first step."""
        place = self._places.get(self.at or (self.current.ref if self.current else ""))
        return Moved(self.visible[place - 1].ref) if place else None

    def onward(self) -> Moved | None:
        """The event that goes one step on and keeps the earlier answer; None if there is no answer yet."""
        step = self.current
        if step is None or not self._is_answered(step):
            return None
        rest = self.visible[self._places[step.ref] + 1 :] or self._unanswered
        return Moved(rest[0].ref)

    def follow_ups(self, ref: str) -> tuple[str, ...]:
        """The sentences that the item's answer leads to."""
        value = self.response(ref).value
        return tuple(follow.say for follow in self._step(ref).item.follow_ups if follow.say and follow.is_met(value))

    def _after_answer(self, event: Answered) -> "Run":
        step = self._step(event.ref)
        if event.value is not None and not (event.answer is Answer.YES and step.item.takes(event.value)):
            raise IllegalEventError("value", ref=event.ref)
        if event.answer in (Answer.NOT_YET, Answer.ACCEPT) and not step.item.knows_not_yet:
            raise IllegalEventError("answer", ref=event.ref, answer=event.answer.value)
        response = self.response(event.ref).after(event, step.item)
        after = replace(self, responses=MappingProxyType({**self.responses, event.ref: response}))
        return after._with_shadow(self.kept, event)._advance_from(event.ref)

    def _with_shadow(self, kept: "Run", event: Answered) -> "Run":
        """This run with what the history has of it after the event; `kept` is what it had before."""
        if self.is_shadow or self.plan.is_all_kept:
            return self
        shadow = kept._keep(event)
        added = [step for step in shadow.visible if step.ref not in kept._places and not self._agrees(shadow, step)]
        again = {step.ref: shadow.response(step.ref).reopened(self.response(step.ref)) for step in added}
        responses = MappingProxyType({**self.responses, **again})
        return replace(self, responses=responses, shadow=shadow, noted=shadow is not kept)

    def _keep(self, event: Answered) -> "Run":
        """What the history has after an answer; the same run if it has nothing of it."""
        if event.ref not in self._places:
            return self
        keeps = self.plan.by_ref[event.ref].item.stores_value
        after = self.follow(event if keeps else replace(event, value=None))
        # After the last answer, one that changes nothing would only tell that a question left no trace.
        same = after.response(event.ref).is_same_answer(self.response(event.ref))
        return self if same and self.current is None else after

    def _agrees(self, shadow: "Run", step: Step) -> bool:
        """Whether the history has what was said to a step; not where only an unkept answer had added it then."""
        said = self.response(step.ref)
        value = said.value if step.item.stores_value else None
        return replace(said, value=value).is_same_answer(shadow.response(step.ref))

    def _advance_from(self, ref: str) -> "Run":
        if self.response(ref).outcome is Outcome.UNANSWERED:
            return replace(self, at=ref)
        rest = self.visible[self._places[ref] + 1 :]
        following = next((step for step in rest if not self._is_answered(step)), None)
        return replace(self, at=following.ref if following else None)

    def _is_answered(self, step: Step) -> bool:
        return self.response(step.ref).outcome is not Outcome.UNANSWERED

    def _step(self, ref: str) -> Step:
        if ref not in self._places:
            raise IllegalEventError("not-in-view", ref=ref)
        return self.visible[self._places[ref]]

    @cached_property
    def _unanswered(self) -> tuple[Step, ...]:
        return tuple(step for step in self.visible if not self._is_answered(step))

    @cached_property
    def _places(self) -> Mapping[str | None, int]:
        """The index of each visible step, by its ref."""
        return {step.ref: place for place, step in enumerate(self.visible)}
