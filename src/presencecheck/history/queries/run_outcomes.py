"""The outcomes of runs as figures need them: runs with the same outcomes share one pattern. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from presencecheck.core.events import Outcome
from presencecheck.core.items import Value
from presencecheck.core.plan import Plan
from presencecheck.core.responses import OPEN, Response
from presencecheck.core.run import Readiness, Run, Status

_NOT_YET = tuple(OPEN - {Outcome.SKIPPED} | {Outcome.FIXED})


class StoredAnswer(NamedTuple):
    """One answer as the history holds it: the outcome it gave the item, and its number or option."""

    ref: str
    outcome: Outcome
    value: Value | None = None


class RunEnd(NamedTuple):
    """The key of a run's plan, and how the run ended."""

    plan: int
    status: Status
    readiness: Readiness | None


class OutcomePattern(NamedTuple):
    """The outcomes of a run: those usual for its plan, and the ones that differ.

    Attributes:
        end: the plan, and how the run ended.
        usual: an outcome for each item in view, in their order; shared by many patterns.
        differing: the outcomes that are not the usual ones.
        not_yet: the refs of the items that were at least once answered "not yet" or left as they were.
    """

    end: RunEnd
    usual: Mapping[str, Outcome]
    differing: Mapping[str, Outcome]
    not_yet: frozenset[str]

    @property
    def outcomes(self) -> Mapping[str, Outcome]:
        """The outcome of each item in view."""
        return {**self.usual, **self.differing}

    def outcome(self, ref: str) -> Outcome | None:
        """The outcome of one item; None if it was not in view."""
        return self.differing.get(ref) or self.usual.get(ref)


class RunTable(NamedTuple):
    """Runs in the order they began, as one column for each property, and the plans and patterns they share.

    Attributes:
        plans: by their keys.
        patterns: the different outcomes that runs had.
        runs: the place of each in the order of runs.
        days: the local day on which each began, counted from 1970-01-01.
        pattern_of: the index of each run's pattern in `patterns`.
        numbers: those given to scales that may be kept, by ref; one counts only if the scale was not skipped later.
    """

    plans: Mapping[int, Plan]
    patterns: Sequence[OutcomePattern]
    runs: Sequence[int]
    days: Sequence[int]
    pattern_of: Sequence[int]
    numbers: Sequence[Mapping[str, int]]


NO_RUNS = RunTable({}, (), (), (), (), ())


class PatternReader:
    """Reads the outcomes of runs of one plan from their answers, replaying a run only where that matters."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        shown = [step.ref for step in plan.steps if step.ref not in plan.added_only]
        self._unanswered = dict.fromkeys(shown, Outcome.UNANSWERED)
        self._done = dict.fromkeys(shown, Outcome.DONE)
        self._has_branches = bool(plan.added_only - plan.traceless)  # stored answers decide what else is in view

    def pattern(self, end: RunEnd, answers: Sequence[StoredAnswer]) -> OutcomePattern:
        """The pattern of a run with these answers, given in this order."""
        last = {answer.ref: answer for answer in answers}
        # As the engine has it: left as it is says "not yet", too; and what was put right was not yet so.
        not_yet = frozenset(answer.ref for answer in answers if answer.outcome in _NOT_YET)
        if self._has_branches:
            known = {ref: Response(answer.outcome, answer.value) for ref, answer in last.items()}
            visible = [step.ref for step in Run(self.plan, MappingProxyType(known)).visible]
            usual = dict.fromkeys(visible, Outcome.UNANSWERED)
        else:
            usual = self._unanswered
        differing = {ref: answer.outcome for ref, answer in last.items() if ref in usual}
        return OutcomePattern(end, usual, differing, not_yet & usual.keys())

    def pattern_of_listed(self, end: RunEnd, listed: Sequence[StoredAnswer], answers: int) -> OutcomePattern | None:
        """The pattern of a run of which not all answers were read.

        Args:
            end: how it ended.
            listed: if it was completed, the answers that are not plainly done; else all of them. Without values.
            answers: the number of its answers.

        Returns:
            None if these do not determine it, so that all answers must be read.
        """
        if self._has_branches:
            return None
        if end.status is not Status.COMPLETED:
            done = [answer.ref for answer in listed if answer.outcome is Outcome.DONE]
            # If an item was done more than once, its last number counts; a number alone does not tell which that is.
            return self.pattern(end, listed) if len(done) == len(set(done)) else None
        last = {answer.ref: answer.outcome for answer in listed}
        # Every item has an answer. There are no more than these if each item has either one that is not listed, or
        # only listed ones.
        if answers != len(self._done) + len(listed) - len(last) or not last.keys() <= self._done.keys():
            return None
        not_yet = frozenset(answer.ref for answer in listed if answer.outcome in _NOT_YET)
        return OutcomePattern(end, self._done, last, not_yet)


def tally(table: RunTable, patterns: Iterable[tuple[int, int]]) -> dict[str, dict[Outcome, int]]:
    """The number of runs with each outcome, for each item.

    Args:
        table: the runs.
        patterns: indexes of patterns, and the number of runs to count with each.
    """
    found: dict[str, dict[Outcome, int]] = {}
    usual: dict[int, tuple[Mapping[str, Outcome], list[int]]] = {}
    for index, runs in patterns:
        pattern = table.patterns[index]
        usual.setdefault(id(pattern.usual), (pattern.usual, []))[1].append(runs)
        for ref, outcome in pattern.differing.items():
            if ref not in found:
                found[ref] = dict.fromkeys(Outcome, 0)
            found[ref][outcome] += runs
            found[ref][pattern.usual[ref]] -= runs
    # What many patterns have in common is counted once for all of them.
    for outcomes, counts in usual.values():
        for ref, outcome in outcomes.items():
            if ref not in found:
                found[ref] = dict.fromkeys(Outcome, 0)
            found[ref][outcome] += sum(counts)
    return found
