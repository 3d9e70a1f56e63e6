"""What may be confirmed together as unchanged."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presencecheck.core.events import Outcome
from presencecheck.core.items import FollowUp, Importance
from presencecheck.core.plan import Plan
from presencecheck.core.run import Run
from presencecheck.core.still_so import (
    PAGE_SECONDS,
    Due,
    SingleAnswer,
    Today,
    by_importance,
    due_steps,
    pages,
    seconds_left,
    since,
)
from tests.support.builders import choice, confirm, listed

DAY = 20_800
NINE = DAY * 86_400 + 9 * 3600
NOW = Today(NINE + 3600, DAY)
DAILY, WEEKLY = confirm("door", repeat="daily"), confirm("lamp", repeat="weekly")


def due(item_id: str, answer: SingleAnswer, now: Today = NOW) -> bool:
    """Whether the daily door or the weekly lamp is due."""
    made = listed(DAILY, WEEKLY, confirm("client"))
    return [each.step.ref for each in due_steps(made, {f"c/{item_id}": answer}, now)] == [f"c/{item_id}"]


def answered(plan: Plan) -> dict[str, SingleAnswer]:
    """Everything was in place at nine."""
    return {step.ref: SingleAnswer(NINE, DAY, Outcome.DONE) for step in plan.steps}


@pytest.mark.parametrize("outcome", Outcome)
def test_only_what_was_plainly_in_place(outcome: Outcome) -> None:
    """What was "not yet" first, left open, or itself only confirmed is asked singly."""
    for item_id in ("door", "lamp"):
        assert due(item_id, SingleAnswer(NINE, DAY, outcome)) == (outcome is Outcome.DONE)


@pytest.mark.parametrize(
    ("ago", "day", "is_due"),
    [(0, DAY, True), (4 * 3600, DAY, True), (4 * 3600 + 1, DAY, False), (600, DAY - 1, False), (-1, DAY, False)],
)
def test_daily(ago: int, day: int, is_due: bool) -> None:
    """Four hours on the same local day; an answer from the future is none."""
    assert due("door", SingleAnswer(NOW.utc - ago, day, Outcome.DONE)) == is_due


@pytest.mark.parametrize(("days", "is_due"), [(0, True), (6, True), (7, False), (-1, False)])
def test_weekly(days: int, is_due: bool) -> None:
    """Seven local days; where only the day is kept, that is enough for it and not for a daily item."""
    assert due("lamp", SingleAnswer(NOW.utc - days * 86_400, DAY - days, Outcome.DONE)) == is_due
    assert due("lamp", SingleAnswer(None, DAY - days, Outcome.DONE)) == is_due
    assert not due("door", SingleAnswer(None, DAY - days, Outcome.DONE))


def test_an_item_of_every_run_is_never_due() -> None:
    """It is about this client."""
    assert not due("client", SingleAnswer(NINE, DAY, Outcome.DONE))


def test_what_an_answer_adds_is_asked_singly() -> None:
    """Nobody knows yet whether it will be asked."""
    made = listed(choice("load", FollowUp(is_="hurry", add="door")), DAILY)
    assert due_steps(made, {"c/door": SingleAnswer(NINE, DAY, Outcome.DONE)}, NOW) == ()


def due_of(ranks: list[Importance]) -> tuple[Due, ...]:
    """As many daily items, of these ranks, all due."""
    made = listed(*(confirm(f"i{number}", importance=rank, repeat="daily") for number, rank in enumerate(ranks)))
    return due_steps(made, answered(made), NOW)


@given(st.lists(st.sampled_from(["essential", "standard", "optional"]), min_size=1, max_size=30))
def test_at_most_two_prompts_of_six(ranks: list[Importance]) -> None:
    """The essential ones come first; each line stands in one prompt, and what is too much is asked singly."""
    due = due_of(ranks)
    shown = pages(due)
    in_order = sorted(ranks, key=["essential", "standard", "optional"].index)
    assert [each.step.item.importance for each in due] == in_order
    assert [each for page in shown for each in page] == list(due[:12])
    assert all(len(page) == 6 for page in shown[:-1])
    assert all(1 <= len(page) <= 6 for page in shown)
    assert len(shown) <= 2


def test_equal_ranks_keep_their_order() -> None:
    """As in the list."""
    steps = listed(confirm("a"), confirm("b", importance="essential"), confirm("c"), confirm("d")).steps
    assert [step.item.id for step in by_importance(steps)] == ["b", "a", "c", "d"]


def test_since_when() -> None:
    """The first answer of the day counts for the whole prompt, and where there is none of the day, the first of all."""
    steps = listed(DAILY, WEEKLY, confirm("link", repeat="weekly")).steps
    early, late = SingleAnswer(NINE, DAY, Outcome.DONE), SingleAnswer(NINE + 60, DAY, Outcome.DONE)
    old, older = (SingleAnswer(None, DAY - ago, Outcome.DONE) for ago in (3, 5))
    page = [Due(step, last) for step, last in zip(steps, (late, old, early), strict=True)]
    assert (since(page, DAY), since(page[1:2], DAY)) == (early, old)
    assert since([page[1], Due(steps[2], older)], DAY) == older


def test_an_answer_to_what_says_the_same_counts() -> None:
    """The newest of both: where that one was put right, it is asked singly."""
    made = listed(confirm("door", repeat="daily", same_as="room/door"))
    fixed, done = SingleAnswer(NINE, DAY, Outcome.FIXED), SingleAnswer(NINE + 60, DAY, Outcome.DONE)
    for answers, is_due in (
        ({"room/door": done}, True),
        ({"c/door": fixed, "room/door": done}, True),
        ({"c/door": done, "room/door": fixed}, True),
        ({"c/door": done, "room/door": SingleAnswer(NINE + 90, DAY, Outcome.FIXED)}, False),
        ({"room/lamp": done}, False),
    ):
        assert bool(due_steps(made, answers, NOW)) == is_due


def test_two_prompts_take_less_time_than_twelve_questions() -> None:
    """What is beyond them is counted by itself."""
    made = listed(*(confirm(f"i{number}", repeat="daily", seconds=9) for number in range(13)))
    run = Run(made)
    assert seconds_left(run, due_steps(made, answered(made), NOW)) == 9 + 2 * PAGE_SECONDS
    assert seconds_left(run, ()) == run.seconds_left
