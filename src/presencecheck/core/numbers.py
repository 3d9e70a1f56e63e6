"""Runs whose numbers are not kept: what the history has of them, and what is to be asked again. Pure.

Which steps leave no trace is decided by the checklist's file alone; leaving the numbers out changes nothing of that.
"""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from presencecheck.core.events import Answered, Event
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


def scales_to_ask_again(run: Run) -> tuple[str, ...]:
    """Refs of the scales whose number is not known, and may have added a step that is not answered.

    In a run that is resumed they are asked once more, so that no such step is passed over.
    """
    open_steps = run.implied - run.responses.keys()
    return tuple(
        step.ref
        for step in run.visible
        if run.response(step.ref).lacks_number(step.item) and not open_steps.isdisjoint(step.adds)
    )


def _bare(event: Event, plan: Plan) -> Event:
    return without_number(event, plan) if isinstance(event, Answered) else event


def _bare_responses(run: Run) -> Mapping[str, Response]:
    scales = {ref for ref in run.responses if isinstance(run.plan.by_ref[ref].item, Scale)}
    bare = {ref: replace(response, value=None) for ref, response in run.responses.items() if ref in scales}
    return MappingProxyType({**run.responses, **bare})
