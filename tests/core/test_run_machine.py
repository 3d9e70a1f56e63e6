"""Any walk at all, beside a model of a few dictionaries: the run and the model never differ."""

from dataclasses import dataclass, replace

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule

from presencecheck.core.events import (
    Answer,
    Answered,
    ClientArrived,
    Confirmed,
    Measured,
    Moved,
    Reopened,
    Revised,
    Stopped,
)
from presencecheck.core.items import Value
from presencecheck.core.plan import Plan
from presencecheck.core.readiness import Readiness
from presencecheck.core.run import IllegalEventError, Run
from presencecheck.core.standing import Status
from tests.support.builders import everything, replies
from tests.support.evidence import Evidence, amount
from tests.support.state_machines import Machine, states

PLAN = everything()
IMPORTANCE = {
    "arrive/calm": "standard",
    "arrive/noise": "standard",
    "arrive/ears": "standard",
    "arrive/body": "standard",
    "arrive/walk": "standard",
    "room/door": "essential",
    "room/sign": "standard",
    "room/lamp": "optional",
    "room/line": "standard",
    "room/here": "standard",
    "room/rest": "essential",
    "room/load": "standard",
    "room/minute": "standard",
    "room/with": "standard",
    "room/hand": "optional",
    "room/aim": "optional",
    "opening/card": "essential",
}
ADDED_BY: dict[str, list[tuple[str, set[Value | None]]]] = {
    "room/rest": [("room/here", {0, 1, 2, 3})],
    "room/minute": [("room/load", {"hurry"})],
    "room/hand": [("room/with", {("hurry", "grief")})],
    "arrive/noise": [("arrive/calm", {0, 1, 2})],
    "arrive/ears": [("arrive/noise", {"loud"})],
    "arrive/walk": [("arrive/body", {"stiff"})],
}
TRACELESS = {"arrive/noise", "arrive/ears", "room/minute"}
IN_PLACE = ("done", "fixed", "still-so")
SETTLING = {"skip": "skipped", "not-applicable": "not-applicable", "accept": "accepted"}


@dataclass
class Known:
    """What the model knows of one item."""

    outcome: str = "unanswered"
    value: Value | None = None
    not_yet: bool = False
    seconds: float = 0.0


class RunMachine(Machine):
    """A person who does anything at any time."""

    plan: Plan
    run: Run

    @initialize(hidden=st.sets(st.sampled_from(["room/sign", "room/here", "arrive/body"]), max_size=1))
    def begin(self, hidden: set[str]) -> None:
        """Some items may be done for today already."""
        self.plan = PLAN.without(hidden)
        self.run = Run(self.plan)
        self.known = {ref: Known() for ref in IMPORTANCE if ref not in hidden}
        self.at: str | None = None
        self.stopped = self.cut_short = False
        self.confirmed: set[str] = set()
        self.told: set[str] = set()
        self.revised: list[str] = []

    # The model.

    def in_view(self) -> list[str]:
        """The items that are asked, in their order."""
        seen: list[str] = []
        for ref in self.known:
            adders = ADDED_BY.get(ref)
            if adders is None or any(
                (by in seen and self.known[by].value in values) or (ref in self.told and self.lacks_number(by))
                for by, values in adders
            ):
                seen.append(ref)
        return seen

    def lacks_number(self, ref: str) -> bool:
        """Whether it was answered with a number that nobody kept: what that added stays where something is known."""
        return ref == "room/here" and (self.known[ref].outcome, self.known[ref].value) == ("done", None)

    def open(self, ref: str) -> bool:
        """Whether the question is still to be answered."""
        return self.known[ref].outcome == "unanswered"

    def expected(self) -> str | None:
        """The question that is due."""
        seen = self.in_view()
        if self.stopped or self.cut_short or self.revised or not any(map(self.open, seen)):
            return None
        return self.at if self.at in seen else next(filter(self.open, seen))

    def note(self, ref: str, answer: Answer, value: Value | None, seconds: float) -> None:
        """The rules, said once more and in other words."""
        known = self.known[ref]
        self.told.add(ref)
        self.confirmed.discard(ref)
        known.not_yet = known.not_yet or answer in (Answer.NOT_YET, Answer.ACCEPT)
        known.value = value
        known.seconds += max(seconds, 0)
        if answer is Answer.YES:
            known.outcome = "fixed" if known.not_yet else "done"
        elif answer is Answer.NOT_YET:
            known.outcome = "accepted" if ref == "room/lamp" else "unanswered"
        else:
            known.outcome = SETTLING[answer.value]
        self.at = ref
        if known.outcome != "unanswered":
            seen = self.in_view()
            self.at = next(filter(self.open, seen[seen.index(ref) + 1 :]), None)

    # What can be done.

    def goes_on(self) -> bool:
        """Whether there is still a question."""
        return self.expected() is not None

    @rule(data=st.data(), seconds=st.integers(-5, 60), times=st.integers(1, 4))
    def answer(self, data: st.DataObject, seconds: float, times: int) -> None:
        """The question that is asked is answered, and maybe those that are asked then."""
        for _ in range(times):
            if self.run.current:
                self._answer(self.run.current.ref, data, seconds)

    @rule(data=st.data())
    def answer_another(self, data: st.DataObject) -> None:
        """Some question in view is answered, as when stored answers are replayed without the ways between them."""
        if self.goes_on():
            self._answer(data.draw(st.sampled_from(self.in_view())), data, 1.0)

    def _answer(self, ref: str, data: st.DataObject, seconds: float) -> None:
        answer, value = data.draw(st.sampled_from(replies(self.plan.by_ref[ref])))
        self.run = self.run.apply(Answered(ref, answer, value, seconds=seconds))
        self.note(ref, answer, value, seconds)

    @rule(data=st.data(), seconds=st.integers(0, 12))
    def confirm(self, data: st.DataObject, seconds: int) -> None:
        """Some items are confirmed together: none of them waits after a "not yet"."""
        if self.goes_on():
            fit = [ref for ref in self.in_view() if not (self.known[ref].not_yet and self.open(ref))]
            refs = data.draw(st.lists(st.sampled_from(fit), unique=True, max_size=6)) if fit else []
            self.run = self.run.apply(Confirmed(tuple(refs), float(seconds)))
            for ref in refs:
                known = self.known[ref]
                known.outcome = "still-so" if self.open(ref) else known.outcome
                known.seconds += seconds / len(refs)
            self.confirmed |= set(refs)
            self.told |= set(refs)
            self.at = None if self.at in refs else self.at

    @rule(data=st.data())
    def reopen(self, data: st.DataObject) -> None:
        """Some items are to be asked singly again."""
        if self.goes_on():
            seen = self.in_view()
            refs = data.draw(st.lists(st.sampled_from(seen), unique=True, max_size=4))
            self.run = self.run.apply(Reopened(tuple(refs)))
            for ref in refs:
                self.known[ref] = Known(seconds=self.known[ref].seconds)
            self.confirmed -= set(refs)
            self.told |= set(refs)
            self.at = min(refs, key=seen.index, default=self.at)

    @rule(really=st.integers(0, 25))
    def client_arrives(self, really: int) -> None:
        """The client is here before the last question, now and then."""
        if really == 25 and self.goes_on():
            self.run = self.run.apply(ClientArrived())
            self.cut_short = True

    @rule(data=st.data(), seconds=st.integers(0, 9))
    def revise(self, data: st.DataObject, seconds: int) -> None:
        """An answer is changed after the verdict; nothing goes on then."""
        if self.expected() is not None or self.stopped:
            return
        ref = data.draw(st.sampled_from(self.in_view()))
        answer, value = data.draw(st.sampled_from(replies(self.plan.by_ref[ref])))
        assert self.run.revisit(ref).current == self.plan.by_ref[ref]
        self.run = self.run.revisit(ref).apply(Revised(ref, answer, value, seconds=seconds))
        before = replace(self.known[ref])
        self.note(ref, answer, value, seconds)
        if self.known[ref] != replace(before, seconds=self.known[ref].seconds):
            self.revised = [*(each for each in self.revised if each != ref), ref]

    @rule()
    def back(self) -> None:
        """One step back; at the first step there is none."""
        seen, here = self.in_view(), self.expected()
        if here is not None:
            place = seen.index(here)
            self._move(self.run.back(), seen[place - 1] if place else None)

    @rule()
    def onward(self) -> None:
        """On with the earlier answer kept; where there is none, one stays."""
        seen, here = self.in_view(), self.expected()
        if here is None or self.open(here):
            self._move(self.run.onward(), None)
        else:
            rest = seen[seen.index(here) + 1 :] or list(filter(self.open, seen))
            self._move(self.run.onward(), rest[0])

    def _move(self, move: Moved | None, wanted: str | None) -> None:
        assert (move.ref if move else None) == wanted
        if move is not None:
            before = self.run.responses
            self.run = self.run.apply(move)
            self.at = wanted
            assert self.run.responses == before

    @rule(data=st.data())
    def measure(self, data: st.DataObject) -> None:
        """A measurement comes in; it answers nothing."""
        if self.goes_on():
            ref = data.draw(st.sampled_from(self.in_view()))
            self.run = self.run.apply(Measured(ref, "warn", "Slow."))

    @rule(really=st.integers(0, 40))
    def stop(self, really: int) -> None:
        """The run is given up, now and then."""
        if really == 40 and self.goes_on():
            self.run = self.run.apply(Stopped())
            self.stopped = True

    @rule(ref=st.sampled_from([*IMPORTANCE, "room/nowhere"]), move=st.booleans())
    def reach_out_of_view(self, ref: str, move: bool) -> None:
        """What is not in view can't be answered or gone to, and nothing can once the run is over."""
        if self.goes_on() and ref in self.in_view():
            return
        try:
            self.run.apply(Moved(ref) if move else Answered(ref, Answer.YES))
        except IllegalEventError:
            return
        raise AssertionError(ref)

    # What always holds.

    @invariant()
    def the_model_agrees(self) -> None:
        """Items in view, the question, every answer and its time are those of the model."""
        assert [step.ref for step in self.run.visible] == self.in_view()
        assert (self.run.current.ref if self.run.current else None) == self.expected()
        for ref, known in self.known.items():
            response = self.run.response(ref)
            assert (response.outcome.value, response.value, response.not_yet) == (
                known.outcome,
                known.value,
                known.not_yet,
            )
            assert response.seconds == pytest.approx(known.seconds)
        assert (set(self.run.confirmed), list(self.run.revised)) == (self.confirmed, self.revised)

    @invariant()
    def the_end_is_the_end(self) -> None:
        """There is no question left exactly when the run is completed or given up."""
        left = sum(map(self.open, self.in_view()))
        ended = not left or self.cut_short or self.revised
        status = Status.STOPPED if self.stopped else Status.COMPLETED if ended else Status.IN_PROGRESS
        assert self.run.status is status
        assert (self.run.current is None) == (status is not Status.IN_PROGRESS)
        assert self.run.answered == len(self.in_view()) - left

    @invariant()
    def the_verdict_follows_the_rules(self) -> None:
        """Only items in view count, each as far as it matters; for what is kept, none that an unkept answer brought."""
        assert self.run.readiness is self.verdict(set(self.in_view()))
        assert self.run.kept.readiness is self.verdict(set(self.in_view()) - TRACELESS)

    def verdict(self, refs: set[str]) -> Readiness:
        """What these items come to."""
        outcomes = {ref: self.known[ref].outcome for ref in refs}
        left = {
            IMPORTANCE[ref] for ref, outcome in outcomes.items() if outcome in ("unanswered", "accepted", "skipped")
        }
        checked = any(IMPORTANCE[ref] != "optional" and said in IN_PLACE for ref, said in outcomes.items())
        return Readiness(
            "not-ready"
            if "essential" in left or not checked
            else "ready-with-exceptions"
            if "standard" in left
            else "ready"
        )

    @invariant()
    def the_history_has_the_same_of_what_it_keeps(self) -> None:
        """Each item that it can know has the same outcome there, and its own events lead to the same run."""
        kept = self.run.kept
        for step in kept.visible:
            assert kept.response(step.ref).outcome is self.run.response(step.ref).outcome
            assert step.item.stores_value or kept.response(step.ref).value is None
        assert {step.ref for step in kept.visible} <= {step.ref for step in self.run.visible} - TRACELESS
        assert Run.replay(self.plan, kept.events).responses == kept.responses

    @invariant()
    def the_same_events_give_the_same_run(self) -> None:
        """Going on later is going on from the very same place."""
        again = Run.replay(self.plan, self.run.events)
        assert again == self.run
        assert (again.responses, again.current, again.status, again.readiness) == (
            self.run.responses,
            self.run.current,
            self.run.status,
            self.run.readiness,
        )


def test_any_walk(evidence: Evidence) -> None:
    """Whatever a person does, run and model agree after each step."""
    times = states(RunMachine, amount("WALKS", 12, 5_000), 30)
    evidence("F", "states of a walk after random actions, beside a model", times, "different")
