"""Runs as figures see them: the way each went, with runs that went the same way sharing one. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from presencecheck.core.events import Outcome
from presencecheck.core.items import Value
from presencecheck.core.plan import Plan
from presencecheck.core.responses import OPEN, Response
from presencecheck.core.run import Readiness, Run, Status


class Given(NamedTuple):
    """One answer as it was kept: what it made of the item, and its number or option."""

    ref: str
    outcome: Outcome
    value: Value | None = None


class End(NamedTuple):
    """The key of a run's plan, and how it ended."""

    plan: int
    status: Status
    readiness: Readiness | None


class Way(NamedTuple):
    """How a run of a plan went: as runs of this plan usually go, but for some items.

    Attributes:
        end: the plan, and how the run ended.
        usual: an outcome for each item in view in their order; shared by many ways.
        otherwise: the outcomes that were others.
        not_yet: the refs of the items that were once answered "not yet" or left as they were.
    """

    end: End
    usual: Mapping[str, Outcome]
    otherwise: Mapping[str, Outcome]
    not_yet: frozenset[str]

    @property
    def outcomes(self) -> Mapping[str, Outcome]:
        """What became of each item in view."""
        return {**self.usual, **self.otherwise}

    def outcome(self, ref: str) -> Outcome | None:
        """What became of one item; None where it was not in view."""
        return self.otherwise.get(ref) or self.usual.get(ref)


class Walks(NamedTuple):
    """Runs in the order they began, a column for each thing that is told of them, and what they share.

    Attributes:
        plans: by their keys.
        ways: the different ways that the runs went.
        runs: the place of each in the order of runs.
        days: the local day on which each began, counted from 1970-01-01.
        went: the place of each run's way in `ways`.
        numbers: those given to scales that may be kept, by ref; one counts where the scale was not skipped after.
    """

    plans: Mapping[int, Plan]
    ways: Sequence[Way]
    runs: Sequence[int]
    days: Sequence[int]
    went: Sequence[int]
    numbers: Sequence[Mapping[str, int]]


NONE = Walks({}, (), (), (), (), ())
"""No runs."""


class Guide:
    """Tells from answers how a run of one plan went, without replaying it where that makes no difference."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        shown = [step.ref for step in plan.steps if step.ref not in plan.added_only]
        self._unanswered = dict.fromkeys(shown, Outcome.UNANSWERED)
        self._done = dict.fromkeys(shown, Outcome.DONE)
        self.branches = bool(plan.added_only - plan.traceless)
        """Whether kept answers decide what else is in view."""

    def way(self, end: End, answers: Sequence[Given]) -> Way:
        """The way of a run with these answers, given in this order."""
        last = {given.ref: given for given in answers}
        # As the engine has it: left as it is says "not yet", too; and what was put right was not yet so.
        not_yet = frozenset(given.ref for given in answers if given.outcome in _NOT_YET)
        if self.branches:
            known = {ref: Response(given.outcome, given.value) for ref, given in last.items()}
            seen = [step.ref for step in Run(self.plan, MappingProxyType(known)).visible]
            shown = dict.fromkeys(seen, Outcome.UNANSWERED)
        else:
            shown = self._unanswered
        otherwise = {ref: given.outcome for ref, given in last.items() if ref in shown}
        return Way(end, shown, otherwise, not_yet & shown.keys())

    def way_told(self, end: End, listed: Sequence[Given], answers: int) -> Way | None:
        """The way of a run of `answers` answers, of which the values are not known.

        Args:
            end: how it ended.
            listed: where it was completed, those answers that are not plainly done; else all of them.
            answers: how many there are.

        Returns:
            None where that does not tell: the answers have to be looked at one by one.
        """
        if self.branches:
            return None
        return self._completed(end, listed, answers) if end.status is Status.COMPLETED else self._left(end, listed)

    def _left(self, end: End, outcomes: Sequence[Given]) -> Way | None:
        done = [given.ref for given in outcomes if given.outcome is Outcome.DONE]
        # Of an item that was done more than once, the last number counts.
        return self.way(end, outcomes) if len(done) == len(set(done)) else None

    def _completed(self, end: End, listed: Sequence[Given], answers: int) -> Way | None:
        last = {given.ref: given.outcome for given in listed}
        # Every item has an answer. There are no more than these where each item has either one that is not listed, or
        # only such as are.
        if answers != len(self._done) + len(listed) - len(last) or not last.keys() <= self._done.keys():
            return None
        not_yet = frozenset(given.ref for given in listed if given.outcome in _NOT_YET)
        return Way(end, self._done, last, not_yet)


_NOT_YET = tuple(OPEN - {Outcome.SKIPPED} | {Outcome.FIXED})


def tally(walks: Walks, ways: Iterable[tuple[int, int]]) -> dict[str, dict[Outcome, int]]:
    """How many runs had which outcome, for each item.

    Args:
        walks: the runs.
        ways: places of ways and how many runs went each.
    """
    found: dict[str, dict[Outcome, int]] = {}
    usual: dict[int, tuple[Mapping[str, Outcome], list[int]]] = {}
    for place, runs in ways:
        way = walks.ways[place]
        usual.setdefault(id(way.usual), (way.usual, []))[1].append(runs)
        for ref, outcome in way.otherwise.items():
            if ref not in found:
                found[ref] = dict.fromkeys(Outcome, 0)
            found[ref][outcome] += runs
            found[ref][way.usual[ref]] -= runs
    # What many ways have in common is counted once for all of them.
    for outcomes, counts in usual.values():
        for ref, outcome in outcomes.items():
            if ref not in found:
                found[ref] = dict.fromkeys(Outcome, 0)
            found[ref][outcome] += sum(counts)
    return found
