"""The verdict of a run, and the counts that its words name. Pure."""

from collections.abc import Iterable, Mapping
from enum import Enum

from presencecheck.core.context import Moment
from presencecheck.core.events import Outcome
from presencecheck.core.frozen import Frozen
from presencecheck.core.plan import Plan, Step
from presencecheck.core.responses import IN_PLACE, NONE, OPEN, Response

_AFTERWARDS: tuple[Moment, ...] = ("between", "close")
"""The moments after a session: there is nothing to be ready for."""


class Readiness(Enum):
    """The verdict of a run."""

    READY = "ready"
    WITH_EXCEPTIONS = "ready-with-exceptions"
    NOT_READY = "not-ready"

    # As `Outcome` has it.
    __hash__ = object.__hash__


class Tally(Frozen):
    """The steps of a run, counted by their outcomes.

    Attributes:
        outcomes: how many there are of each outcome; none is left out.
        contradicted: how many are in place against what was measured.
    """

    outcomes: Mapping[Outcome, int]
    contradicted: int

    @property
    def in_place(self) -> int:
        """How many are in place."""
        return sum(self.outcomes[outcome] for outcome in IN_PLACE)


def tally(responses: Iterable[Response]) -> Tally:
    """Count responses by their outcomes."""
    counts = dict.fromkeys(Outcome, 0)
    contradicted = 0
    for response in responses:
        counts[response.outcome] += 1
        contradicted += response.is_contradicted
    return Tally(counts, contradicted)


def has_verdict(plan: Plan) -> bool:
    """Whether a run of this plan has a readiness: not one that is for after a session."""
    return plan.moment not in _AFTERWARDS


def is_unchecked(steps: Iterable[Step], responses: Mapping[str, Response]) -> bool:
    """Whether something that matters was asked, and none of it is in place."""
    outcomes = [_response(step, responses).outcome for step in steps if step.item.importance != "optional"]
    return bool(outcomes) and IN_PLACE.isdisjoint(outcomes)


def readiness_of(plan: Plan, steps: Iterable[Step], responses: Mapping[str, Response]) -> Readiness | None:
    """The verdict: not ready with an essential step open or nothing checked, with exceptions with a standard one open.

    A step that is in place against what was measured allows at best `ready-with-exceptions`. Optional steps never
    lower the verdict.

    Args:
        plan: what is walked.
        steps: the steps in view.
        responses: the state of each step, by its ref; one without is unanswered.

    Returns:
        None where the plan has no verdict, or nothing was asked.
    """
    seen = tuple(steps)
    if not seen or not has_verdict(plan):
        return None
    ranks: set[str] = set()
    for step in seen:
        response = _response(step, responses)
        if response.outcome in OPEN:
            ranks.add(step.item.importance)
        elif response.is_contradicted and step.item.importance != "optional":
            ranks.add("standard")
    if "essential" in ranks or is_unchecked(seen, responses):
        return Readiness.NOT_READY
    return Readiness.WITH_EXCEPTIONS if "standard" in ranks else Readiness.READY


def _response(step: Step, responses: Mapping[str, Response]) -> Response:
    return responses.get(step.ref, NONE)
