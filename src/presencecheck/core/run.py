"""A run as an immutable value. `apply` is the only way forward; the same events give the same run.

Everything that changes the state of a walk is in this module. Pure: time and ids come from outside.
"""

from collections.abc import Collection, Iterable, Mapping
from itertools import takewhile
from types import MappingProxyType
from typing import Literal

from presencecheck.core.events import (
    Answer,
    Answered,
    ClientArrived,
    Confirmed,
    Event,
    Measured,
    Moved,
    Outcome,
    Reopened,
    Revised,
    Stopped,
)
from presencecheck.core.frozen import replace
from presencecheck.core.plan import Plan, Step
from presencecheck.core.responses import Response
from presencecheck.core.standing import Standing, Status

Change = Answered | Confirmed | Reopened
"""The events that change answers."""


class IllegalEventError(ValueError):
    """An event that cannot happen in this state: the caller's mistake, never the person's."""

    def __init__(
        self, reason: Literal["ended", "not-ended", "not-in-view", "value", "answer", "not-yet"], **words: object
    ) -> None:
        from presencecheck.messages import events as events_messages

        super().__init__(events_messages.ILLEGAL_EVENT[reason].format(**words))


class Run(Standing):
    """One walk through a plan: what was answered so far, and where it stands.

    Attributes:
        noted: whether the last change is one that the history has.
        shadow: what the history has of the run, where that can be less than all; read it as `kept`.
        is_shadow: whether this is such a run itself.
    """

    noted: bool = True
    shadow: "Run | None" = None
    is_shadow: bool = False

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
                comes after the run's end, or changes an answer of the verdict before there is one.
        """
        completed = self.status is Status.COMPLETED
        if isinstance(event, Revised) and not completed:
            raise IllegalEventError("not-ended", event=event)
        may_follow_end = isinstance(event, Revised) or (isinstance(event, Measured) and event.ref == self.revisited)
        if completed and not may_follow_end:
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
            case Answered() | Confirmed() | Reopened():
                after = self._after_change(event)
            case ClientArrived():
                after = replace(self, cut_short=True)._with_shadow(self.kept, event)
            case Moved(ref):
                after = replace(self, at=self._step(ref).ref)
            case Measured(ref):
                after = replace(self, measured=MappingProxyType({**self.measured, self._step(ref).ref: event}))
            case Stopped():  # pragma: no branch - mypy holds that there is no other event
                after = replace(self, stopped=True)
        return replace(after, events=(*self.events, event))

    def revisit(self, ref: str | None) -> "Run":
        """The completed run with one of its questions asked once more, to be answered by `Revised`; None ends that.

        Raises:
            IllegalEventError: the step is not in view.
        """
        return replace(self, revisited=ref if ref is None else self._step(ref).ref)

    def with_practised(self, refs: Collection[str]) -> "Run":
        """The run with those exercises shorter that were done in full earlier that day; see `Plan.with_practised`."""
        plan = self.plan.with_practised(refs)
        return replace(self, plan=plan, shadow=self.shadow and replace(self.shadow, plan=plan))

    @property
    def before_revision(self) -> "Run":
        """The run as it was when its verdict was given."""
        events = takewhile(lambda event: not isinstance(event, Revised), self.events)
        return Run.replay(self.plan, events)

    @property
    def kept(self) -> "Run":
        """The run as the history has it: without unkept values, and without the steps that only such a value added.

        It is the run that the answers would have led to if no unkept value had added a step, so nothing in it tells
        which value was given. It has every step that a kept answer added, even if an unkept one added it too. Its last
        event is the last change as the history has it, where that is `noted`.
        """
        if self.is_shadow or self.plan.is_all_kept:
            return self
        return self.shadow or Run(self.plan, is_shadow=True)

    def _after_change(self, event: Change) -> "Run":
        match event:
            case Answered(ref):
                return self._after_answer(event)._with_shadow(self.kept, event)._advance_from(ref)
            case Confirmed():
                after = self._after_confirmation(event)
            case Reopened():  # pragma: no branch - mypy holds that there is no other change
                after = self._after_reopening(event)
        return after._with_shadow(self.kept, event)

    def _after_answer(self, event: Answered) -> "Run":
        step = self.plan.by_ref[event.ref] if event.ref in self.implied else self._step(event.ref)
        if event.value is not None and not (event.answer is Answer.YES and step.item.takes(event.value)):
            raise IllegalEventError("value", ref=event.ref)
        if event.answer in (Answer.NOT_YET, Answer.ACCEPT) and not step.item.knows_not_yet:
            raise IllegalEventError("answer", ref=event.ref, answer=event.answer.value)
        before = self.response(event.ref)
        response = before.after(event, step.item)
        after = self._with({event.ref: response})
        revised = self.revised
        if isinstance(event, Revised) and not response.is_same_answer(before):
            revised = (*(ref for ref in revised if ref != event.ref), event.ref)
        return replace(after, confirmed=self.confirmed - {event.ref}, revised=revised, revisited=None)

    def _after_confirmation(self, event: Confirmed) -> "Run":
        for ref in event.refs:
            if self.asked_again(self._step(ref).ref):
                raise IllegalEventError("not-yet", ref=ref)
        share = event.seconds / max(len(event.refs), 1)
        after = self._with({ref: self.response(ref).confirmed(share) for ref in event.refs})
        at = None if self.at in event.refs else self.at
        return replace(after, confirmed=self.confirmed | set(event.refs), at=at)

    def _after_reopening(self, event: Reopened) -> "Run":
        again = {ref: Response(seconds=self.response(self._step(ref).ref).seconds) for ref in event.refs}
        first = min(event.refs, key=self.places.__getitem__, default=self.at)
        return replace(self._with(again), confirmed=self.confirmed - set(event.refs), at=first)

    def _with(self, responses: Mapping[str, Response]) -> "Run":
        return replace(self, responses=MappingProxyType({**self.responses, **responses}))

    def _with_shadow(self, kept: "Run", event: Change | ClientArrived) -> "Run":
        """This run with what the history has of it after the event; `kept` is what it had before."""
        if self.is_shadow or self.plan.is_all_kept:
            return self
        implied = isinstance(event, Answered) and self.is_implied(event.ref)
        shadow = kept._keep(event, implied=implied)
        added = [step for step in shadow.visible if step.ref not in kept.places and not self._agrees(shadow, step)]
        again = {step.ref: shadow.response(step.ref).reopened(self.response(step.ref)) for step in added}
        return replace(self._with(again), shadow=shadow, noted=shadow is not kept)

    def _keep(self, event: Change | ClientArrived, *, implied: bool) -> "Run":
        """What the history has after a change; the same run if it has nothing of it.

        Args:
            event: what changed.
            implied: whether nothing but a number that is not kept can have added the step; an unkept value may not
                hide behind such a number.
        """
        if isinstance(event, ClientArrived):
            # Cut short with nothing left to ask would tell of a question that left no trace.
            return self.follow(event) if self.unanswered else self
        if not isinstance(event, Answered):
            refs = tuple(ref for ref in event.refs if ref in self.places)
            is_refusal = isinstance(event, Confirmed) and event.singly
            return self.follow(replace(event, refs=refs)) if refs or is_refusal else self
        if event.ref not in self.places and not implied:
            return self
        keeps = self.plan.by_ref[event.ref].item.stores_value
        after = self.follow(event if keeps else replace(event, value=None))
        # After the last answer, one that changes nothing would only tell that a question left no trace.
        same = after.response(event.ref).is_same_answer(self.response(event.ref))
        return self if same and self.current is None else after

    def _agrees(self, shadow: "Run", step: Step) -> bool:
        """Whether the history has what was said to a step; not where only an unkept answer had added it then."""
        said = self.response(step.ref).without_unkept(step.item)
        return said.is_same_answer(shadow.response(step.ref))

    def _advance_from(self, ref: str) -> "Run":
        if self.response(ref).outcome is Outcome.UNANSWERED:
            return replace(self, at=ref)
        rest = self.visible[self.places[ref] + 1 :]
        following = next((step for step in rest if not self.is_answered(step)), None)
        return replace(self, at=following.ref if following else None)

    def _step(self, ref: str) -> Step:
        if ref not in self.places:
            raise IllegalEventError("not-in-view", ref=ref)
        return self.visible[self.places[ref]]
