"""The outcomes of runs as figures and exports need them. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from presencecheck.core.events import Answered, Outcome, Reopened, StoredEvent
from presencecheck.core.items import Stored
from presencecheck.core.plan import Plan
from presencecheck.core.readiness import Readiness
from presencecheck.core.responses import OPEN, Response
from presencecheck.core.run import Run
from presencecheck.core.standing import Status

_NOT_YET = OPEN - {Outcome.SKIPPED} | {Outcome.FIXED}


class StoredAnswer(NamedTuple):
    """One answer as the history holds it: the outcome it gave the item, its number or text, and what was done."""

    ref: str
    outcome: Outcome
    value: Stored | None = None
    act: type[StoredEvent] = Answered


class OutcomePattern(NamedTuple):
    """The outcomes of a run; runs that were answered alike share one.

    Attributes:
        outcomes: the outcome of each item in view, in their order.
        not_yet: the refs of the items that were at least once answered "not yet" or left as they were.
        numbers: those last given to scales, by ref, where they may be kept.
    """

    outcomes: Mapping[str, Outcome]
    not_yet: frozenset[str] = frozenset()
    numbers: Mapping[str, int] = MappingProxyType({})


class RunOutcomes(NamedTuple):
    """One run.

    Attributes:
        key: its place in the history.
        day: the local day on which it began, counted from 1970-01-01.
        plan: the key of its plan.
    """

    key: int
    day: int
    plan: int
    status: Status
    readiness: Readiness | None
    pattern: OutcomePattern


class RunTable(NamedTuple):
    """Runs in the order they began, and their plans by key."""

    plans: Mapping[int, Plan]
    runs: Sequence[RunOutcomes]


NO_RUNS = RunTable({}, ())


class PatternReader:
    """Reads the outcomes of runs of one plan from their answers, replaying a run only where that matters."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._shown = [step.ref for step in plan.steps if step.ref not in plan.added_only]
        self._has_branches = bool(plan.added_only - plan.traceless)  # stored answers decide what else is in view

    def pattern(self, answers: Sequence[StoredAnswer]) -> OutcomePattern:
        """The pattern of a run with these answers, given in this order."""
        last = {answer.ref: answer for answer in answers}
        shown = self._shown
        if self._has_branches:
            steps = self.plan.by_ref
            known = {
                ref: Response(answer.outcome, steps[ref].item.restored(answer.value))
                for ref, answer in last.items()
                if ref in steps
            }
            shown = [step.ref for step in Run(self.plan, MappingProxyType(known)).visible]
        not_yet = _not_yet(answers)
        values = {ref: last[ref].value for ref in shown if ref in last}
        return OutcomePattern(
            {ref: last[ref].outcome if ref in last else Outcome.UNANSWERED for ref in shown},
            not_yet.intersection(shown),
            {ref: value for ref, value in values.items() if isinstance(value, int)},
        )


def _not_yet(answers: Iterable[StoredAnswer]) -> frozenset[str]:
    """The refs that were at least once "not yet", as the engine has it.

    Left as it is says so, too, and what was put right was not yet so; what is asked again is as if never answered.
    """
    found: set[str] = set()
    for answer in answers:
        if answer.act is Reopened:
            found.discard(answer.ref)
        elif answer.outcome in _NOT_YET:
            found.add(answer.ref)
    return frozenset(found)


def tally(runs: Iterable[RunOutcomes]) -> dict[str, dict[Outcome, int]]:
    """The number of runs with each outcome, for each item."""
    found: dict[str, dict[Outcome, int]] = {}
    for run in runs:
        for ref, outcome in run.pattern.outcomes.items():
            if ref not in found:
                found[ref] = dict.fromkeys(Outcome, 0)
            found[ref][outcome] += 1
    return found
