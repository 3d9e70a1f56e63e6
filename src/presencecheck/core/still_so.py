"""Which items may be confirmed together as unchanged, and in which prompts. Pure.

Only a single answer counts, never such a confirmation, so "still so" never renews itself.
"""

from collections.abc import Iterable, Mapping, Sequence

from presencecheck.core.events import Outcome
from presencecheck.core.frozen import Frozen
from presencecheck.core.items import Importance
from presencecheck.core.plan import Plan, Step

MOST_LINES = 6
"""Items in one prompt."""
MOST_PAGES = 2
"""Prompts in a row; what is left is asked singly."""
DAILY_SECONDS = 4 * 3600
"""Seconds after its last single answer during which a daily item can be confirmed, on the same local day."""
WEEKLY_DAYS = 7
"""Local days, the first included, on which a weekly item can be confirmed."""


class SingleAnswer(Frozen):
    """The last answer that an item was given by itself, in any run.

    Attributes:
        utc: when, in seconds since 1970-01-01; None where only the day is kept.
        day: on which local day, counted from 1970-01-01.
        outcome: the outcome of the item in that run.
    """

    utc: int | None
    day: int
    outcome: Outcome


class Today(Frozen):
    """The present: seconds since 1970-01-01 in UTC, and the local day, counted from there."""

    utc: int
    day: int


def due_steps(plan: Plan, answers: Mapping[str, SingleAnswer], today: Today) -> tuple[Step, ...]:
    """The steps of a plan that can be confirmed together now, the most important first.

    Args:
        plan: what is to be walked; steps that only an answer adds are asked singly.
        answers: the last single answer to each item, by its ref.
        today: the present.
    """
    due = [
        step
        for step in plan.steps
        if step.ref in answers and step.ref not in plan.added_only and _is_due(step, answers[step.ref], today)
    ]
    return by_importance(due)


def pages(steps: Sequence[Step]) -> tuple[tuple[Step, ...], ...]:
    """The steps as prompts, in their order; what exceeds the last one is left out, to be asked singly."""
    starts = range(0, min(len(steps), MOST_LINES * MOST_PAGES), MOST_LINES)
    return tuple(tuple(steps[start : start + MOST_LINES]) for start in starts)


def by_importance(steps: Iterable[Step]) -> tuple[Step, ...]:
    """The steps, the most important first, those of equal importance in their order."""
    ranks: tuple[Importance, ...] = ("essential", "standard", "optional")
    return tuple(sorted(steps, key=lambda step: ranks.index(step.item.importance)))


def earliest(page: Iterable[Step], answers: Mapping[str, SingleAnswer]) -> SingleAnswer:
    """The earliest of the single answers to these steps: since then all of them are said to be unchanged.

    Raises:
        ValueError, KeyError: there is no step, or no answer to one of them.
    """
    return min((answers[step.ref] for step in page), key=lambda answer: (answer.day, answer.utc or 0))


def _is_due(step: Step, last: SingleAnswer, today: Today) -> bool:
    # What was "not yet" at first, or left open, is worth a question of its own.
    if last.outcome is not Outcome.DONE or (last.utc is not None and last.utc > today.utc):
        return False
    match step.item.repeat:
        case "daily":
            return last.day == today.day and last.utc is not None and today.utc - last.utc <= DAILY_SECONDS
        case "weekly":
            return today.day - WEEKLY_DAYS < last.day <= today.day
    return False
