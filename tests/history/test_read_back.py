"""What was written down is read back as it was, by everyone who reads; and damage is said of the file that has it."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from presencecheck.core.checklist import Source
from presencecheck.core.events import Answer, Answered
from presencecheck.core.items import FollowUp
from presencecheck.core.plan import Plan
from presencecheck.core.run import Run
from presencecheck.history.format.file_header import HistoryDamagedError
from presencecheck.history.format.hash_chain import write_seal
from presencecheck.history.format.ids import LENGTH
from presencecheck.history.operations.verify import inspect
from presencecheck.history.queries.compared_runs import ComparedRuns
from presencecheck.history.queries.export_rows import plan_uses, run_rows
from presencecheck.history.queries.run_outcomes import NO_RUNS
from presencecheck.history.queries.runs import find_run, summaries
from presencecheck.history.queries.selection import EVERY, Selection
from presencecheck.history.queries.statistics import GatheredRuns, gather
from presencecheck.history.store.store import History, RunNotFoundError
from presencecheck.system.clock import FIRST_DAY, LAST_DAY, Moment
from tests.support.builders import (
    BEGAN,
    carded,
    checklist,
    choice,
    confirm,
    event_of,
    listed,
    plan,
    probe,
    record,
    recorder_of,
    section,
)
from tests.support.histories import DAY, history_of

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


# Plans and checklists.


def test_a_plan_comes_back_whole(history: History) -> None:
    """All that it says, what is shown as a card and what is said at the end; but not the folder it was read from."""
    parts = (section(checklist("a", confirm("door"))), section(checklist("b", confirm("lamp")), card=True))
    what = replace(plan(*parts), closing="Begin.", already=frozenset({"a/sign", "a/aim"}))
    name = walked(history, what, "yes")
    found = History.open(history.path, write=False)
    sections = tuple(replace(part, source=Source("", part.source.sha256, "shipped")) for part in what.sections)
    assert found.plan(found.find(name)) == replace(what, sections=sections)
    found.close()


def test_stored_in_one_way(history: History) -> None:
    """Without a needless byte, in one order of words, and in letters as they are: the same is stored once for ever."""
    walked(history, listed(replace(confirm("door"), ask="Tür zu?")), "yes")
    [(body,)] = rows(history, "SELECT body FROM plan")
    assert body == json.dumps(json.loads(str(body)), separators=(",", ":"), sort_keys=True)
    [(body,)] = rows(history, "SELECT body FROM checklist")
    assert body == json.dumps(json.loads(str(body)), separators=(",", ":"), ensure_ascii=False)
    assert "Tür zu?" in str(body)


# Answers.


def test_who_answered(history: History) -> None:
    """What was measured is told apart from what a person said, in a run that is shown and in one that is exported."""
    recorder, run = recorder_of(history), Run(listed(probe("line"), confirm("door")))
    for event in (Answered("c/line", Answer.YES, by="probe"), Answered("c/door", Answer.YES, by="person")):
        run = run.apply(event)
        recorder.record(run, event, LATER)
    assert rows(history, "SELECT by_probe FROM answer ORDER BY seq") == [(1,), (0,)]
    _, found = find_run(history.path, recorder.id)
    assert [found.response(step.ref).by for step in found.visible] == ["probe", "person"]
    [exported] = run_rows(history.path, EVERY)
    assert [entry.by for entry in exported.entries] == ["probe", "person"]
    assert (exported.started, exported.finished) == (BEGAN, LATER)


def test_what_leaves_no_trace_takes_no_time(history: History) -> None:
    """Not even a part of a second of it is told by the answers that are kept: they are as if it had not been asked."""
    load = choice("load", FollowUp(is_="hurry", add="minute"), keep=False)
    what = listed(load, confirm("minute"), confirm("door"), confirm("lamp"))
    for said in ("hurry", "little"):
        recorder, run = recorder_of(history), Run(what)
        while run.current is not None:
            asked = event_of(run, said if run.current.ref == "c/load" else "yes")
            assert isinstance(asked, Answered)
            event = replace(asked, seconds=0.4 if asked.ref == "c/minute" else 0.3)
            run = run.apply(event)
            recorder.record(run, event, LATER)
        assert ("c/minute" in run.responses) == (said == "hurry")
    seconds = [rows(history, f"SELECT seconds FROM answer WHERE run = {place} ORDER BY seq") for place in (1, 2)]
    assert seconds == [[(0,), (1,), (0,)]] * 2


def test_gone_on_with_and_left_at_once(history: History) -> None:
    """A run that was only looked at again can be gone on with in another window."""
    walked(history, TWO, "yes")
    _, recorder = history.resume(history.find("last"))
    assert history.find("last").lease is not None
    recorder.leave()
    assert history.find("last").lease is None
    assert inspect(history.path).faults == ()


def test_new_runs_have_names_of_their_own(history: History) -> None:
    """Each another, unless one is given."""
    names = {history.begin(BEGAN).id for _ in range(9)}
    assert (len(names), {len(name) for name in names}) == (9, {LENGTH})
    assert history.begin(BEGAN, "abc2345678").id == "abc2345678"


# Which are read.


def test_reading_what_is_not_there(path: Path) -> None:
    """Without a history there are no figures; without a run in these days, there are others."""
    assert gather(path, EVERY) == GatheredRuns(NO_RUNS, ComparedRuns({}, {}), has_runs=False)
    assert plan_uses(path, EVERY) == []
    History.open(path).close()
    assert gather(path, EVERY).has_runs is False
    history_of(path, 1)
    assert gather(path, Selection(until=BEGAN.day - 1)).has_runs is True
    assert gather(path, EVERY).has_runs is True


READERS: dict[str, Callable[[Path, Selection], object]] = {
    "summaries": lambda path, selection: summaries(path, 9, selection),
    "gather": gather,
    "run_rows": lambda path, selection: list(run_rows(path, selection)),
    "plan_uses": plan_uses,
}


@pytest.mark.parametrize("reader", READERS)
def test_a_routine_that_was_never_walked(history: History, reader: str) -> None:
    """It is said by whoever is asked, with all there are; one that was walked is read."""
    for name in ("quick", "full"):
        walked(history, plan(checklist("c", confirm("door")), routine=name), "yes")
    with pytest.raises(RunNotFoundError, match='No run of "zzzzzz" is in the history') as caught:
        READERS[reader](history.path, Selection(routine="zzzzzz"))
    assert caught.value.hint == "There are runs of: full, quick."
    assert READERS[reader](history.path, Selection(routine="quick"))


def test_which_plans_were_used_when(history: History) -> None:
    """Each with the days of its first and last run and how many there were, within the days that are asked for."""
    for days in (0, 3, 5):
        walked(history, TWO, "yes", at=Moment(BEGAN.utc + days * DAY, BEGAN.offset))
    walked(history, carded(confirm("door")), "yes", at=Moment(BEGAN.utc + 4 * DAY, BEGAN.offset))
    day = BEGAN.day
    found = [
        (part.plan.sections[0].as_card, part.first, part.last, part.runs) for part in plan_uses(history.path, EVERY)
    ]
    assert found == [(False, day, day + 5, 3), (True, day + 4, day + 4, 1)]
    [only] = plan_uses(history.path, Selection(since=day + 1, until=day + 3))
    assert (only.first, only.last, only.runs) == (day + 3, day + 3, 1)


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
        assert list(gather(history.path, EVERY).table.days) == [day]
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
    """Whoever comes upon it names the file, whatever it is that they wanted."""
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


def test_a_plan_that_is_gone(history: History) -> None:
    """A list that was read before still leads to what it was, or to an error with the file's name."""
    walked(history, TWO, "yes")
    summary = history.find("last")
    with closing(sqlite3.connect(history.path)) as other, other:
        other.execute("DELETE FROM plan")
    with pytest.raises(HistoryDamagedError) as caught:
        history.plan(summary)
    assert caught.value.path == history.path


def test_an_item_that_the_file_does_not_take(history: History) -> None:
    """The answer is not acknowledged, and the file is named."""
    history.connection.execute("CREATE TRIGGER gone BEFORE INSERT ON item BEGIN SELECT RAISE(IGNORE); END")
    with pytest.raises(HistoryDamagedError) as caught:
        walked(history, TWO, "yes")
    assert caught.value.path == history.path
