"""Which items may be confirmed together as unchanged, and in which prompts. Pure.

Only a single answer counts, never such a confirmation, so "still so" never renews itself.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from presencecheck.core.events import Outcome
from presencecheck.core.frozen import Frozen
from presencecheck.core.items import Importance
from presencecheck.core.plan import Plan, Step
from presencecheck.core.run import Run

MOST_LINES = 6
"""Items in one prompt."""
MOST_PAGES = 2
"""Prompts in a row; what is left is asked singly."""
DAILY_SECONDS = 4 * 3600
"""Seconds after its last single answer during which a daily item can be confirmed, on the same local day."""
WEEKLY_DAYS = 7
"""Local days, the first included, on which a weekly item can be confirmed."""
PAGE_SECONDS = 10
"""About how long one prompt takes: six short lines at 200 words a minute, and a key."""

_Line = TypeVar("_Line")


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


class Due(Frozen):
    """A step that can be confirmed together with others, and the single answer that this rests on."""

    step: Step
    last: SingleAnswer

    def is_due(self, today: Today) -> bool:
        """Whether it can be confirmed at this time."""
        last = self.last
        # What was "not yet" at first, or left open, is worth a question of its own.
        if last.outcome is not Outcome.DONE or (last.utc is not None and last.utc > today.utc):
            return False
        match self.step.item.repeat:
            case "daily":
                return last.day == today.day and last.utc is not None and today.utc - last.utc <= DAILY_SECONDS
            case "weekly":
                return today.day - WEEKLY_DAYS < last.day <= today.day
        return False


def due_steps(plan: Plan, answers: Mapping[str, SingleAnswer], today: Today) -> tuple[Due, ...]:
    """The steps of a plan that can be confirmed together now, the most important first.

    Args:
        plan: what is to be walked; steps that only an answer adds are asked singly.
        answers: the last single answer to each item, by its ref; one to an item that says the same counts too.
        today: the present.
    """
    asked = (step for step in by_importance(plan.steps) if step.ref not in plan.added_only)
    known = (Due(step, last) for step in asked if (last := _last_answer(step, answers)) is not None)
    return tuple(due for due in known if due.is_due(today))


def pages(lines: Sequence[_Line]) -> tuple[tuple[_Line, ...], ...]:
    """The lines as prompts, in their order; what exceeds the last one is left out, to be asked singly."""
    starts = range(0, min(len(lines), MOST_LINES * MOST_PAGES), MOST_LINES)
    return tuple(tuple(lines[start : start + MOST_LINES]) for start in starts)


def by_importance(steps: Iterable[Step]) -> tuple[Step, ...]:
    """The steps, the most important first, those of equal importance in their order."""
    ranks: tuple[Importance, ...] = ("essential", "standard", "optional")
    return tuple(sorted(steps, key=lambda step: ranks.index(step.item.importance)))


def since(page: Iterable[Due], day: int) -> SingleAnswer:
    """The answer since which the lines of a prompt are said to be unchanged: the first of this day, else of all.

    Args:
        page: the lines of the prompt.
        day: the local day.

    Raises:
        ValueError: there is no line.
    """
    return min((due.last for due in page), key=lambda last: (last.day != day, last.day, last.utc or 0))


def seconds_left(run: Run, due: Sequence[Due]) -> int:
    """About how long the steps take that are not yet answered, if those that are due are confirmed together."""
    shown = pages(due)
    together = sum(each.step.item.duration for page in shown for each in page)
    return run.seconds_left - together + len(shown) * PAGE_SECONDS


def _last_answer(step: Step, answers: Mapping[str, SingleAnswer]) -> SingleAnswer | None:
    """The newest single answer to the step, under an earlier id too, or to an item that means the same."""
    if not answers:
        return None
    from presencecheck.core.twins import names_of

    known = [answers[ref] for ref in names_of(step) if ref in answers]
    return max(known, key=lambda last: (last.day, last.utc or 0), default=None)
