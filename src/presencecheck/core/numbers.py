"""Runs whose numbers are not kept: what the history has of them, and what is to be asked again. Pure.

Which steps leave no trace is decided by the checklist's file alone; leaving the numbers out changes nothing of that.
"""

from collections.abc import Collection, Mapping
from types import MappingProxyType

from presencecheck.core.events import Answered, Event, Outcome
from presencecheck.core.frozen import replace
from presencecheck.core.items import Scale
from presencecheck.core.plan import Plan, Step
from presencecheck.core.responses import Response
from presencecheck.core.run import Run


def is_kept_number(step: Step) -> bool:
    """Whether the step asks for a number that its file lets be kept."""
    return isinstance(step.item, Scale) and step.item.stores_value


def without_number(event: Answered, plan: Plan) -> Answered:
    """The answer without its number, where it is one to a scale."""
    return replace(event, value=None) if isinstance(plan.by_ref[event.ref].item, Scale) else event


def without_numbers(run: Run) -> Run:
    """What the history has of a run whose numbers are not kept."""
    kept = run.kept
    events = tuple(_bare(event, kept.plan) for event in kept.events)
    return replace(kept, events=events, responses=_bare_responses(kept))


def to_ask_again(run: Run) -> tuple[str, ...]:
    """Refs of the steps whose value is not known any more, though something may follow from it.

    In a run that is resumed they are asked once more: so that no step is passed over which a number may have added, and
    nothing is called in place which a word may have spoken against. Where all was answered, no step was passed over.
    """
    open_steps = run.implied - run.responses.keys() if run.current else frozenset()
    return tuple(step.ref for step in run.visible if _is_unknown(step, run.response(step.ref), open_steps))


def _is_unknown(step: Step, response: Response, open_steps: Collection[str]) -> bool:
    if response.lacks_number(step.item) and not step.adds.isdisjoint(open_steps):
        return True
    is_valueless = response.outcome is Outcome.DONE and response.value is None
    return is_valueless and any(follow.then for follow in step.item.follow_ups)


def _bare(event: Event, plan: Plan) -> Event:
    return without_number(event, plan) if isinstance(event, Answered) else event


def _bare_responses(run: Run) -> Mapping[str, Response]:
    scales = {ref for ref in run.responses if isinstance(run.plan.by_ref[ref].item, Scale)}
    bare = {ref: replace(response, value=None) for ref, response in run.responses.items() if ref in scales}
    return MappingProxyType({**run.responses, **bare})
