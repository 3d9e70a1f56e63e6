"""The verdict of a run, and the counts that its words name. Pure."""

from collections.abc import Iterable, Mapping
from enum import Enum

from presencecheck.core.context import Moment
from presencecheck.core.events import Outcome
from presencecheck.core.frozen import Frozen
from presencecheck.core.items import Importance
from presencecheck.core.plan import Plan, Step
from presencecheck.core.responses import IN_PLACE, NONE, Response

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
        spoken_against: how many were answered with what speaks against them; they are in no outcome's count.
    """

    outcomes: Mapping[Outcome, int]
    contradicted: int
    spoken_against: int

    @property
    def in_place(self) -> int:
        """How many are in place."""
        return sum(self.outcomes[outcome] for outcome in IN_PLACE)


def tally(steps: Iterable[Step], responses: Mapping[str, Response]) -> Tally:
    """Count steps by their outcomes.

    Args:
        steps: the steps in view.
        responses: the state of each step, by its ref; one without is unanswered.
    """
    counts = dict.fromkeys(Outcome, 0)
    contradicted = spoken_against = 0
    for step in steps:
        response = _response(step, responses)
        if response.consequence(step.item):
            spoken_against += 1
            continue
        counts[response.outcome] += 1
        contradicted += response.is_contradicted
    return Tally(counts, contradicted, spoken_against)


def has_verdict(plan: Plan) -> bool:
    """Whether a run of this plan has a readiness: not one that is for after a session."""
    return plan.moment not in _AFTERWARDS


def is_unchecked(steps: Iterable[Step], responses: Mapping[str, Response]) -> bool:
    """Whether something that matters was asked, and none of it is in place."""
    matter = [step for step in steps if step.item.importance != "optional"]
    return bool(matter) and not any(_response(step, responses).is_in_place(step.item) for step in matter)


def rank_of(step: Step, response: Response) -> Importance:
    """How much an open step counts: an answer that says better not to begin counts as an essential step left open."""
    return "essential" if response.consequence(step.item) == "stop" else step.item.importance


def readiness_of(plan: Plan, steps: Iterable[Step], responses: Mapping[str, Response]) -> Readiness | None:
    """The verdict: not ready with an essential step open or nothing checked, with exceptions with a standard one open.

    A step that is in place against what was measured allows at best `ready-with-exceptions`, and so does a checklist
    that had to be left out, and what a practice requires and the person's own changes leave out. Optional steps never
    lower the verdict, unless an answer says that it is better not to begin.

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
    ranks: set[str] = {"standard"} if plan.left_out or plan.waived else set()
    for step in seen:
        response = _response(step, responses)
        if response.is_open(step.item):
            ranks.add(rank_of(step, response))
        elif response.is_contradicted and step.item.importance != "optional":
            ranks.add("standard")
    if "essential" in ranks or is_unchecked(seen, responses):
        return Readiness.NOT_READY
    return Readiness.WITH_EXCEPTIONS if "standard" in ranks else Readiness.READY


def _response(step: Step, responses: Mapping[str, Response]) -> Response:
    return responses.get(step.ref, NONE)
