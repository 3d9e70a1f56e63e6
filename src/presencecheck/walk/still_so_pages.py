"""The words of the prompts that confirm several items together."""

from collections.abc import Sequence

from presencecheck.core.events import Outcome
from presencecheck.core.plan import Plan, Step
from presencecheck.core.run import Run
from presencecheck.core.still_so import Due, SingleAnswer, since
from presencecheck.messages import walk as walk_messages
from presencecheck.surfaces.presentation import outcome_words
from presencecheck.surfaces.surface import StillSoLine, StillSoPage
from presencecheck.system.clock import Moment, weekday
from presencecheck.walk.answer_times import local_time


def start_page(plan: Plan, page: Sequence[Due], now: Moment, *, is_first: bool) -> StillSoPage:
    """The prompt at the start of a walk.

    Args:
        plan: what is walked.
        page: its lines.
        now: the present.
        is_first: whether no other prompt stands before it.
    """
    base = since(page, now.day)
    question = _question(base, now) if is_first else walk_messages.STILL_SO_MORE
    lines = (_line(plan, due.step, _state_then(due.step), _since_when(due.last, base)) for due in page)
    return StillSoPage(question, tuple(lines))


def pause_page(run: Run, page: Sequence[Step], last: str) -> StillSoPage:
    """The prompt of a walk that goes on after a pause.

    Args:
        run: the walk so far.
        page: its lines.
        last: the local time of the last answer.
    """
    question = walk_messages.STILL_SO_PAUSE.format(time=last)
    lines = (_line(run.plan, step, _state_now(run, step), _other_state(run, step)) for step in page)
    return StillSoPage(question, tuple(lines))


def _question(base: SingleAnswer, now: Moment) -> str:
    if base.day != now.day:
        return walk_messages.STILL_SO_DAY.format(day=weekday(base.day))
    if base.utc is None:
        return walk_messages.STILL_SO_TODAY
    return walk_messages.STILL_SO_TIME.format(time=local_time(base.utc))


def _line(plan: Plan, step: Step, state: str, note: str) -> StillSoLine:
    is_essential = step.item.importance == "essential"
    return StillSoLine(step.ref, step.item.ask, state, is_essential, note, plan.heading_of(step))


def _state_then(step: Step) -> str:
    """What was said of the item in an earlier run, of which only the outcome is known before the first question."""
    return step.item.state_word or walk_messages.STILL_SO_SAME_ANSWER.format(ask=step.item.ask)


def _state_now(run: Run, step: Step) -> str:
    """What was said of the item in this run."""
    if step.item.state_word or run.response(step.ref).outcome is Outcome.NOT_APPLICABLE:
        return step.item.state_word or step.item.ask
    return walk_messages.STILL_SO_ANSWER.format(ask=step.item.ask, answer=outcome_words(run, step))


def _since_when(last: SingleAnswer, base: SingleAnswer) -> str:
    return walk_messages.STILL_SO_SINCE.format(day=weekday(last.day)) if last.day != base.day else ""


def _other_state(run: Run, step: Step) -> str:
    """What was said of the item, where that is not that it is in place."""
    outcome = run.response(step.ref).outcome
    return walk_messages.OUTCOMES[outcome.value] if outcome is Outcome.NOT_APPLICABLE else ""
