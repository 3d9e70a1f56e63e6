"""What was written down is read back as it was, by everyone who reads; and damage is said of the file that has it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from presencecheck.core.plan import Plan
from presencecheck.core.run import Run
from presencecheck.history.format.file_header import HistoryDamagedError
from presencecheck.history.format.hash_chain import write_seal
from presencecheck.history.queries.export_rows import plan_uses, run_rows
from presencecheck.history.queries.runs import find_run, summaries
from presencecheck.history.queries.selection import EVERY, Selection
from presencecheck.history.queries.statistics import gather
from presencecheck.history.store.store import History, RunNotFoundError
from presencecheck.system.clock import FIRST_DAY, LAST_DAY, Moment
from tests.support.builders import (
    BEGAN,
    checklist,
    confirm,
    listed,
    plan,
    record,
    recorder_of,
)
from tests.support.histories import DAY

LATER = Moment(BEGAN.utc + 300, BEGAN.offset)
TWO = listed(confirm("door"), confirm("lamp"))


def walked(history: History, what: Plan, *said: str | int, at: Moment = BEGAN) -> str:
    """The name of a run with these answers."""
    recorder = recorder_of(history, at)
    record(recorder, Run(what), *said, at=LATER)
    recorder.leave()
    return recorder.id


def rows(history: History, query: str) -> list[tuple[object, ...]]:
    """What stands in the file."""
    return history.connection.execute(query).fetchall()


# Which are read.


READERS: dict[str, Callable[[Path, Selection], object]] = {
    "summaries": lambda path, selection: summaries(path, 9, selection),
    "gather": gather,
    "run_rows": lambda path, selection: list(run_rows(path, selection)),
    "plan_uses": plan_uses,
}


@pytest.mark.parametrize("reader", READERS)
def test_a_routine_that_was_never_walked(history: History, reader: str) -> None:
    """It is said by each that is asked, with all there are; one that was walked is read."""
    for name in ("quick", "full"):
        walked(history, plan(checklist("c", confirm("door")), routine=name), "yes")
    with pytest.raises(RunNotFoundError, match='No run of "zzzzzz" is in the history') as caught:
        READERS[reader](history.path, Selection(routine="zzzzzz"))
    assert caught.value.hint == "There are runs of: full, quick."
    assert READERS[reader](history.path, Selection(routine="quick"))


@pytest.mark.parametrize(
    ("day", "known"),
    [(0, True), (-1, True), (FIRST_DAY + 1, True), (LAST_DAY - 1, True), (LAST_DAY + 1, False), (FIRST_DAY - 1, False)],
)
@pytest.mark.parametrize("reader", ["gather", "plan_uses"])
def test_days_that_a_calendar_has(history: History, reader: str, day: int, known: bool) -> None:
    """From the first to the last that can be written down; any other is damage, not a crash."""
    walked(history, TWO, "yes", "yes")
    history.connection.execute("UPDATE run SET started = ?, utc_offset = 0", (day * DAY,))
    if known:
        assert READERS[reader](history.path, EVERY)
        assert [run.day for run in gather(history.path, EVERY).table.runs] == [day]
        assert [part.first for part in plan_uses(history.path, EVERY)] == [day]
    else:
        with pytest.raises(HistoryDamagedError) as caught:
            READERS[reader](history.path, EVERY)
        assert caught.value.path == history.path


# Damage.


DAMAGES = {
    "a readiness that is none": "UPDATE run SET readiness = -1",
    "an outcome that is none": "UPDATE answer SET outcome = 99",
    "a plan that is another": "UPDATE plan SET body = '{}'",
    "no plan": "DELETE FROM plan",
}
LOOKS: dict[str, Callable[[History], object]] = {
    "a list": lambda history: list(history.runs()),
    "a list of plans": lambda history: summaries(history.path, 9),
    "a run": lambda history: find_run(history.path, "last"),
    "figures": lambda history: gather(history.path, EVERY),
    "an export": lambda history: list(run_rows(history.path, EVERY)),
    "a codebook": lambda history: plan_uses(history.path, EVERY),
}


@pytest.mark.parametrize(
    ("damage", "look"),
    [
        *(("a readiness that is none", look) for look in ("a list", "a run", "an export")),
        *(("an outcome that is none", look) for look in ("a run", "figures", "an export")),
        *(("a plan that is another", look) for look in ("a list of plans", "figures", "an export", "a codebook")),
        *(("no plan", look) for look in ("figures", "an export", "a codebook")),
    ],
)
def test_damage_is_said_of_the_file(history: History, damage: str, look: str) -> None:
    """What comes upon it names the file, whatever was wanted."""
    walked(history, TWO, "yes", "skip")
    history.connection.execute("PRAGMA foreign_keys = OFF")
    history.connection.execute(DAMAGES[damage])
    with pytest.raises(HistoryDamagedError) as caught:
        LOOKS[look](history)
    assert (caught.value.path, str(history.path) in caught.value.message) == (history.path, True)


def test_damage_under_a_seal_that_fits(history: History) -> None:
    """A forged answer to an item that the plan does not have is damage of this file, too."""
    walked(history, TWO, "yes")
    history.connection.execute("UPDATE item SET ref = 'c/gate'")
    write_seal(history.connection, 1)
    with pytest.raises(HistoryDamagedError) as caught:
        history.run(history.find("last"))
    assert caught.value.path == history.path


def test_an_item_that_the_file_does_not_take(history: History) -> None:
    """The answer is not acknowledged, and the file is named."""
    history.connection.execute("CREATE TRIGGER gone BEFORE INSERT ON item BEGIN SELECT RAISE(IGNORE); END")
    with pytest.raises(HistoryDamagedError) as caught:
        walked(history, TWO, "yes")
    assert caught.value.path == history.path
