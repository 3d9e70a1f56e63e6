"""The choice of the runs whose times are compared."""

from dataclasses import replace

import pytest

from presencecheck.core.events import Outcome
from presencecheck.core.plan import Plan
from presencecheck.core.readiness import Readiness
from presencecheck.core.standing import Status
from presencecheck.history.queries.compared_runs import (
    COMPARED_RUNS,
    ChecklistForm,
    FirstAndLast,
    pick_compared,
)
from presencecheck.history.queries.run_outcomes import OutcomePattern, RunOutcomes, RunTable
from tests.support.builders import carded, confirm, listed

PLAN = listed(confirm("door"), confirm("lamp"))
ITEMS, CARD = ChecklistForm("c", card=False), ChecklistForm("c", card=True)


def table(*runs: tuple[int, Status], plans: dict[int, Plan] | None = None) -> RunTable:
    """Runs with the keys 100, 101, …, each of a plan and with a status."""
    pattern = OutcomePattern({"c/door": Outcome.DONE})
    keyed = enumerate(runs, 100)
    return RunTable(
        plans or {1: PLAN},
        [RunOutcomes(key, 0, plan, status, Readiness.READY, pattern) for key, (plan, status) in keyed],
    )


@pytest.mark.parametrize(
    ("runs", "first", "last"),
    [
        (1, [100], []),
        (2, [100], [101]),
        (3, [100], [102]),
        (2 * COMPARED_RUNS + 5, list(range(100, 110)), list(range(115, 125))),
    ],
)
def test_first_and_last_runs_have_none_in_common(runs: int, first: list[int], last: list[int]) -> None:
    """As many of one as of the other, ten at most; a single run has nothing to be compared with."""
    found = pick_compared(table(*[(1, Status.COMPLETED)] * runs))
    assert found == {ITEMS: FirstAndLast(runs, first, last)}


def test_only_completed_runs_are_compared() -> None:
    """One that was left took less time for that alone."""
    found = pick_compared(table((1, Status.STOPPED), (1, Status.COMPLETED), (1, Status.IN_PROGRESS)))
    assert found == {ITEMS: FirstAndLast(1, [101], [])}


@pytest.mark.parametrize("outcome", [Outcome.STILL_SO, Outcome.UNANSWERED])
def test_what_was_not_asked_singly_is_not_compared(outcome: Outcome) -> None:
    """Confirmed together with others, or never reached as the client was there: it is shorter by that alone."""
    pattern = OutcomePattern({"c/door": Outcome.DONE, "c/lamp": outcome})
    runs = table((1, Status.COMPLETED))
    short = runs.runs[0]._replace(key=101, pattern=pattern)
    assert pick_compared(runs._replace(runs=[*runs.runs, short])) == {ITEMS: FirstAndLast(1, [100], [])}


def test_a_checklist_with_hidden_items_is_not_compared() -> None:
    """Without what was done before, it is shorter."""
    assert pick_compared(table((1, Status.COMPLETED), plans={1: PLAN.without({"c/door"})})) == {}
    assert pick_compared(table((1, Status.COMPLETED), plans={1: replace(PLAN, already=frozenset({"c/x"}))})) == {}


def test_plans_are_compared_together_and_cards_apart() -> None:
    """Runs of an earlier version of a checklist count with those of the newest; a card takes another time."""
    plans = {1: PLAN, 2: carded(confirm("door")), 3: listed(confirm("door"))}
    runs = [(1, Status.COMPLETED), (2, Status.COMPLETED), (3, Status.COMPLETED), (1, Status.COMPLETED)]
    found = pick_compared(table(*runs, plans=plans))
    assert found == {ITEMS: FirstAndLast(3, [100], [103]), CARD: FirstAndLast(1, [101], [])}
