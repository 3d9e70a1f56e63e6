"""The walk once more, from `docs/interface.md` alone and with nothing of the engine: questions, answers, verdict."""

import operator
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

CONFIRM_AFTER, GO_ON, REVISE = 5 * 60, 20 * 60, 10 * 60  # seconds
TOGETHER = 60
REPEATS = {"daily": 4 * 3600, "weekly": 7 * 86400}
IN_PLACE, LEFT = ("done", "fixed", "still-so"), ("accepted", "skipped", "unanswered")
BEFORE, AFTER = ("setup", "arrive"), ("between", "close")
RANKS = ("essential", "standard", "optional")
OUTCOMES = {"skip": "skipped", "not-applicable": "not-applicable", "accept": "accepted", "not-yet": "unanswered"}
Data = Mapping[str, Any]
TESTS: dict[str, Callable[[Any, Any], bool]] = {"is": operator.eq, "has": operator.contains, "at-most": operator.le}


@dataclass(frozen=True)
class Step:
    """One question of a run."""

    ref: str
    data: Data

    @property
    def kind(self) -> str:
        """The kind of item."""
        return str(self.data.get("kind", "confirm"))

    @property
    def is_kept(self) -> bool:
        """Whether its answer may be kept."""
        return bool(self.data.get("keep", self.kind != "several"))

    def adds(self, *value: Any) -> set[str]:
        """The items that this answer brings up, or without one, that any does."""
        return {f"{self.ref.split('/')[0]}/{added}" for added in self.leads_to("add", *value)}

    def leads_to(self, what: str, *value: Any) -> list[str]:
        """What this answer leads to, or without one, any: items, or what it means for the verdict."""
        follows = [each for each in self.data.get("follow-up", ()) if what in each]
        return [each[what] for each in follows if not value or (value[0] is not None and _is_met(each, value[0]))]


@dataclass(frozen=True)
class Answer:
    """What is known of one item; `not_yet`: it was not so, now or earlier in this run; `run`: when that began."""

    outcome: str = "unanswered"
    value: Any = None
    at: float = 0
    not_yet: bool = False
    run: float = 0


@dataclass
class Memory:
    """The last single answers of all runs, by item, and the pairs of items that mean the same."""

    last: dict[str, Answer] = field(default_factory=dict)
    twins: set[frozenset[str]] = field(default_factory=set)

    def note(self, ref: str, answer: Answer) -> None:
        """Remember a single answer, which counts for an item of the same meaning too."""
        self.last |= dict.fromkeys({ref}.union(*(pair for pair in self.twins if ref in pair)), answer)

    def is_due(self, step: Step, now: float, *, surely: bool = False) -> bool:
        """Whether it can be confirmed as still so; `surely`: even if the answer counts as old as it can be."""
        answer = self.last.get(step.ref, Answer())
        age = now - (answer.run if surely else answer.at)
        return answer.outcome == "done" and age <= REPEATS.get(step.data.get("repeat", ""), -1)


class Walk:
    """One run, from its first question to its end and the changes after it."""

    def __init__(
        self, includes: Sequence[Data], session: Data, memory: Memory, now: float, *, keeps_numbers: bool = False
    ) -> None:
        self._keeps_numbers, self._memory, self._moment, self._began = keeps_numbers, memory, "", now
        self.cards, self.revised, self.steps = list[str](), list[str](), list[Step]()
        self._added, self._recorded = set[str](), set[str]()  # recorded: answered while it could leave a trace
        for include in includes:
            if _fits(include.get("when"), session):
                self._include(include["checklist"], session, is_card=include.get("as") == "card")
        self.answers, self._numbers_given = dict[str, Answer](), dict[str, Answer]()
        self.status, self.cut_short, self.is_kept = "in-progress", False, False
        self.last_answer: float | None = None
        self.at: str | None = None
        self._led_to: str | None = None  # where the last answer led to that is kept
        due = sorted(self.view(), key=lambda step: RANKS.index(step.data["importance"]))
        self.to_confirm = [step.ref for step in due if memory.is_due(step, now)]
        self._go_to_first_open()

    def _include(self, checklist: Data, session: Data, *, is_card: bool) -> None:
        steps = [Step(f"{checklist['id']}/{item['id']}", item) for item in checklist["items"]]
        self._added |= set().union(*(step.adds() for step in steps))
        when = {step.ref: step.data.get("moment", checklist["moment"]) for step in steps if step.ref not in self._added}
        before, opening = ({ref for ref in when if when[ref] in moments} for moments in (BEFORE, ("open",)))
        is_split = bool(before and opening)
        carded = set(when) - (before if is_split else set()) if is_card else opening if is_split else set()
        here = [step for step in steps if _fits(step.data.get("when"), session)]
        self.cards += [checklist["id"]] if any(step.ref in carded for step in here) else []
        can_come: set[str] = set()
        for step in here:
            is_asked = step.ref in can_come if step.ref in self._added else not self._is_covered(step)
            if step.ref not in carded and is_asked:
                can_come |= step.adds()
                self.steps.append(step)
                self._moment = checklist["moment"]

    def _is_covered(self, step: Step) -> bool:
        certain = [each for each in self.steps if each.ref not in self._added]
        names = {each.ref for each in certain} | {each.data.get("same-as", each.ref) for each in certain}
        return not names.isdisjoint({step.ref, step.data.get("same-as", step.ref)})

    def view(self, *, traced: bool = False, told: bool = False) -> list[Step]:
        """The questions as the answers are now; `traced`: without those that only an unkept answer added."""
        seen: list[Step] = []
        brought: set[str] = set()
        for step in self.steps:  # what is added stands further down
            if step.ref not in self._added or step.ref in brought:
                seen.append(step)
                brought |= self._brought(step, told=told) if step.is_kept or not traced else set()
        return seen

    def _brought(self, step: Step, *, told: bool) -> set[str]:
        answer = self._told_answer(step.ref) if told else self.answer(step.ref)
        if step.kind != "scale" or not step.is_kept or answer.outcome not in IN_PLACE:
            return step.adds(answer.value)
        is_forgotten = answer.value is None or (told and not self._keeps_numbers)
        # Of what a number that is not known can bring up, there is what was answered.
        return step.adds() & self._recorded if is_forgotten else step.adds(answer.value)

    def answer(self, ref: str) -> Answer:
        """What is known of this item."""
        return self.answers.get(ref, Answer())

    def is_open(self, ref: str) -> bool:
        """Whether it is still to be answered."""
        return self.answer(ref).outcome == "unanswered"

    def _told_answer(self, ref: str) -> Answer:
        return self._numbers_given[ref] if self.is_open(ref) and ref in self._numbers_given else self.answer(ref)

    def legal(self) -> list[str]:
        """What can be said to the question in view, but for values."""
        step = self._step(self.at)
        states = {"confirm": ["yes", "not-yet"], "exercise": ["yes"]}.get(step.kind, [])
        words = [*states, "skip", "not-applicable", "back", "client"]
        if self.is_open(step.ref):
            return [*words, "accept"] if self.answer(step.ref).not_yet else words
        return [*words, "keep"] if self.status == "in-progress" else words

    def say(self, said: Any, now: float) -> None:
        """Answer the question in view, or do what the key does."""
        step, view = self._step(self.at), [each.ref for each in self.view()]
        if self.status == "completed":
            self.at = step.ref if said not in ("back", "client") and self._revise(step, said, now) else None
        elif said == "client":
            self.cut(now)
        elif said == "back":
            self.at = view[max(0, view.index(step.ref) - 1)]
        elif said == "keep":
            self.at = (view[view.index(step.ref) + 1 :] or [ref for ref in view if self.is_open(ref)])[0]
        else:
            self._take(step, said, now)
            self.last_answer, self.at = now, self._next(step.ref, self.view())
            traced = self.view(traced=True)
            self._led_to = self._next(step.ref, traced) if step in traced else self._led_to
            self._go_to_first_open()

    def _next(self, ref: str, view: Sequence[Step]) -> str | None:
        return next((step.ref for step in view[view.index(self._step(ref)) :] if self.is_open(step.ref)), None)

    def _take(self, step: Step, said: Any, now: float) -> None:
        outcome, not_yet = OUTCOMES.get(str(said), "done"), self.answer(step.ref).not_yet or said == "not-yet"
        value = said if outcome == "done" and said != "yes" else None
        if said == "not-yet" and step.data.get("if-not-yet", {}).get("then") == "accept":
            outcome = "accepted"
        outcome = "fixed" if outcome == "done" and not_yet else outcome
        self.answers[step.ref], self.is_kept = Answer(outcome, value, now, not_yet, self._began), True
        if step in self.view(traced=True):
            self._recorded.add(step.ref)
            self._memory.note(step.ref, self.answers[step.ref])

    def _step(self, ref: str | None) -> Step:
        return next(step for step in self.steps if step.ref == ref)

    def _go_to_first_open(self) -> None:
        view = [step.ref for step in self.view()]
        left = [*filter(self.is_open, view)]
        self.at = self.at if self.at in view else next(iter(left), None)
        if view and not left and not self.to_confirm and self.status == "in-progress":
            self.status, self.is_kept = "completed", True

    def cut(self, now: float) -> None:
        """The client is here: what was not asked is unanswered; of what leaves no trace nothing is told."""
        self.cut_short = any(self.is_open(step.ref) for step in self.view(traced=True))
        self.last_answer = now if self.last_answer is None else self.last_answer
        self.status, self.at, self.is_kept = "completed", None, True

    def can_go_on(self, now: float) -> bool:
        """Whether the run takes another answer; one that can't has stopped."""
        if self.status == "in-progress" and self.last_answer is not None and now - self.last_answer > GO_ON:
            self.status, self.at = "stopped", None
        return self.status == "in-progress"

    def old_essentials(self, now: float) -> list[str]:
        """The essential answers that must be confirmed before a run goes on after a pause."""
        essential = [step.ref for step in self.view() if step.data["importance"] == "essential"]
        ages = {ref: now - self.answer(ref).at for ref in essential if self.answer(ref).outcome not in LEFT}
        is_needed = max(ages.values(), default=0) > CONFIRM_AFTER
        return [ref for ref, age in ages.items() if is_needed and age > CONFIRM_AFTER - TOGETHER]

    def confirm(self, page: Sequence[str], singly: Collection[str], now: float) -> None:
        """Confirm the lines of a prompt, but for those that are asked singly, which then come first."""
        again = [ref for ref in singly if not self.is_open(ref)]
        self.forget(again)
        for ref in page:
            answer = Answer("still-so") if self.is_open(ref) else self.answer(ref)
            if ref not in singly:
                self.answers[ref] = replace(answer, at=now)
        self.to_confirm, self.last_answer = [ref for ref in self.to_confirm if ref not in page], now
        self.is_kept |= set(page) != set(singly)
        first = next((step.ref for step in self.view() if step.ref in again), None)
        self.at, self._led_to = (first or (None if at in page else at) for at in (self.at, self._led_to))
        self._go_to_first_open()

    def forget(self, refs: Collection[str]) -> None:
        """Answers that were not confirmed no longer count, in no run."""
        for ref in refs:
            self._numbers_given.pop(ref, None)
            if self.answers.pop(ref, None):
                self._memory.note(ref, Answer())

    def resume(self, now: float) -> None:
        """Go on with a run that was left: what is not kept is gone, and with it what it added."""
        lost = [step for step in self.steps if step.ref in self.answers and not self._keeps_value(step)]
        self.answers |= {step.ref: replace(self.answers[step.ref], value=None) for step in lost}
        seen = self.view()
        self.answers = {step.ref: self.answers[step.ref] for step in seen if step.ref in self.answers}
        is_asked = any(self.is_open(step.ref) for step in seen)
        unasked = {step.ref for step in self.steps if is_asked} - self._recorded
        numbers = [step for step in seen if step.kind == "scale" and step.is_kept and not self._keeps_numbers]
        unsure = {step.ref for step in seen if step.leads_to("then") or (step in numbers and step.adds() & unasked)}
        valueless = {ref for ref, answer in self.answers.items() if answer.outcome == "done" and answer.value is None}
        again = [step.ref for step in seen if step.ref in unsure & valueless]
        self._numbers_given |= {ref: self.answers.pop(ref) for ref in again}  # so that nothing is passed over
        self.to_confirm, self.at = self.old_essentials(now), next(iter(again), self._led_to)
        self._go_to_first_open()

    def can_revise(self, now: float) -> bool:
        """Whether the verdict can still be changed."""
        return self.last_answer is not None and now - self.last_answer <= REVISE

    def _revise(self, step: Step, said: Any, now: float) -> bool:
        before, is_traced = self._kept_form(step), step in self.view(traced=True)
        self._take(step, said, now)
        if is_traced and before != self._kept_form(step):
            self.revised = [*(ref for ref in self.revised if ref != step.ref), step.ref]
        return self.is_open(step.ref)

    def readiness(self, *, traced: bool = False) -> str | None:
        """The verdict that is said, or that is kept."""
        if self.status != "completed" or not self.steps or self._moment in AFTER:
            return None
        known = [(step.data["importance"], self._state(step, traced=traced)) for step in self.view(traced=traced)]
        left = {rank if state != "stop" else "essential" for rank, state in known if state in (*LEFT, "accept", "stop")}
        counted = [state for rank, state in known if rank != "optional"]
        if "essential" in left or (counted and not set(counted) & set(IN_PLACE)):
            return "not-ready"
        return "ready-with-exceptions" if "standard" in left else "ready"

    def _state(self, step: Step, *, traced: bool) -> str:
        answer = self.answer(step.ref)
        return max(step.leads_to("then", answer.value) if step.is_kept or not traced else [], default=answer.outcome)

    def told(self) -> dict[str, Any]:
        """The run as `history show` must tell it."""
        view = ((step, self._told_answer(step.ref)) for step in self.view(traced=True, told=True))
        items = [(step.ref, said.outcome, said.value if self._keeps_value(step) else None) for step, said in view]
        shown = {"cut-short": self.cut_short, "cards": self.cards if self.status == "completed" else []}
        verdict = {"status": self.status, "readiness": self.readiness(traced=True)}
        return {**verdict, **shown, "revised": self.revised, "items": items}

    def _keeps_value(self, step: Step) -> bool:
        return step.is_kept and (step.kind in ("choice", "several") or (step.kind == "scale" and self._keeps_numbers))

    def _kept_form(self, step: Step) -> Answer:
        known = self._told_answer(step.ref)
        return replace(known, at=0, value=known.value if self._keeps_value(step) else None)


def _is_met(follow: Data, value: Any) -> bool:
    return all(TESTS[name](value, bound) for name, bound in follow.items() if name in TESTS)


def _fits(when: Data | None, session: Data) -> bool:
    wanted = ((session[name], value if isinstance(value, list) else [value]) for name, value in (when or {}).items())
    return all(given in values for given, values in wanted)
