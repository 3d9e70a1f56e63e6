"""The outcomes of each item, and the items that call for a change."""

from presencecheck.core.events import Outcome
from presencecheck.figures.items import (
    REPAIR_RUNS,
    REPAIR_SHARE,
    RETIRE_RUNS,
    item_figures,
    items_to_repair,
    items_to_retire,
)
from tests.support.builders import checklist, choice, confirm, listed, plan
from tests.support.run_tables import UNSEEN, Row, table_of

DONE, ACCEPTED, SKIPPED = Outcome.DONE, Outcome.ACCEPTED, Outcome.SKIPPED
PLAN = listed(confirm("door"), confirm("lamp"))


def test_outcomes_and_shares() -> None:
    """Shares are of the runs that answered the item; in view and not answered is none of them."""
    rows = [
        Row(1, {"door": DONE, "lamp": SKIPPED}),
        Row(2, {"door": ACCEPTED, "lamp": UNSEEN}, not_yet=("door",)),
        Row(3, {"door": DONE}),
    ]
    door, lamp = item_figures(table_of(PLAN, rows))
    assert (door.runs, door.not_yet, door.outcomes[DONE], door.share(ACCEPTED)) == (3, 1, 2, 1 / 3)
    assert (lamp.runs, lamp.outcomes[UNSEEN], lamp.share(SKIPPED), lamp.share(DONE)) == (1, 1, 1.0, 0.0)


def test_an_item_that_nobody_answered_has_no_shares() -> None:
    """And is not divided by nought."""
    door, lamp = item_figures(table_of(PLAN, [Row(1, {"door": UNSEEN, "lamp": UNSEEN})]))
    assert (door.runs, door.share(DONE)) == (0, 0.0)
    assert [lamp.never_not_yet, lamp.keeps_being_accepted] == [False, False]


def test_an_item_that_was_never_in_view_is_left_out() -> None:
    """It has no figures."""
    assert [item.step.ref for item in item_figures(table_of(PLAN, [Row(1, {"lamp": DONE})]))] == ["c/lamp"]


def test_items_to_retire_need_enough_runs() -> None:
    """In place in twenty, never once "not yet"; a question without that answer never counts."""
    of_plan = listed(confirm("door"), confirm("lamp"), choice("load"))
    row = {"door": DONE, "lamp": DONE, "load": DONE}
    rows = [Row(day, row) for day in range(RETIRE_RUNS - 1)]
    assert items_to_retire(item_figures(table_of(of_plan, rows))) == []
    rows.append(Row(99, row, not_yet=("lamp",)))
    assert [item.step.ref for item in items_to_retire(item_figures(table_of(of_plan, rows)))] == ["c/door"]


def test_items_to_retire_have_the_surest_first() -> None:
    """That which was in place most often."""
    rows = [Row(day, {"lamp": DONE} | ({"door": DONE} if day else {})) for day in range(RETIRE_RUNS + 1)]
    found = items_to_retire(item_figures(table_of(PLAN, rows)))
    assert [item.step.ref for item in found] == ["c/lamp", "c/door"]


def test_items_to_repair_need_a_number_and_a_share() -> None:
    """Three times, and in a tenth of the runs that answered; the most frequent first."""
    rows = [Row(day, {"door": ACCEPTED if day < REPAIR_RUNS else DONE, "lamp": ACCEPTED}) for day in range(30)]
    found = items_to_repair(item_figures(table_of(PLAN, rows)))
    assert [item.step.ref for item in found] == ["c/lamp", "c/door"]
    rows.append(Row(30, {"door": DONE}))
    assert [item.step.ref for item in items_to_repair(item_figures(table_of(PLAN, rows)))] == ["c/lamp"]
    assert items_to_repair(item_figures(table_of(PLAN, rows[: REPAIR_RUNS - 1]))) == []


def test_what_was_confirmed_is_no_single_answer() -> None:
    """However often an item was still so: what it is asked singly decides what to retire and what to repair."""
    confirmed = [Row(day, {"door": Outcome.STILL_SO, "lamp": Outcome.STILL_SO}) for day in range(100)]
    asked = [Row(day, {"door": ACCEPTED if day < REPAIR_RUNS else DONE, "lamp": DONE}) for day in range(RETIRE_RUNS)]
    door, lamp = item_figures(table_of(PLAN, confirmed + asked))
    assert (lamp.runs, lamp.single_runs, lamp.outcomes[Outcome.STILL_SO]) == (100 + RETIRE_RUNS, RETIRE_RUNS, 100)
    assert (lamp.never_not_yet, door.keeps_being_accepted) == (True, REPAIR_RUNS >= RETIRE_RUNS * REPAIR_SHARE)
    few = item_figures(table_of(PLAN, confirmed + asked[: RETIRE_RUNS - 1]))
    assert not few[1].never_not_yet
    often = item_figures(table_of(PLAN, confirmed + asked[: REPAIR_RUNS * 10]))
    assert often[0].keeps_being_accepted


def test_items_are_as_the_newest_run_had_them() -> None:
    """Its words and its order; what only older plans have comes after, beside the rest of its checklist."""
    old = plan(checklist("c", confirm("door"), confirm("gone")))
    new = plan(checklist("c", confirm("lamp"), confirm("door", importance="essential")))
    both = {"door": DONE, "lamp": DONE, "gone": DONE}
    found = item_figures(table_of({1: old, 2: new}, [Row(1, both), Row(2, both, plan=2), Row(3, both, plan=2)]))
    assert [item.step.ref for item in found] == ["c/lamp", "c/door", "c/gone"]
    assert found[1].step.item.importance == "essential"
    assert {item.title for item in found} == {"C"}
