"""The start cache: valid only while the history is as it was, and never in the way."""

from dataclasses import replace
from json import dumps
from pathlib import Path

import pytest

from presencecheck.core.events import Outcome
from presencecheck.core.expiry import Instant
from presencecheck.core.plan import Plan
from presencecheck.core.run import Run
from presencecheck.core.still_so import SingleAnswer
from presencecheck.history.format.file_header import read_header
from presencecheck.history.format.start_cache import (
    ShownCards,
    StartCache,
    drop_old_times,
    load_start_cache,
    save_start_cache,
    start_cache_path,
)
from presencecheck.history.store.store import History
from presencecheck.system.clock import Moment
from tests.support.builders import BEGAN, checklist, confirm, listed, plan, record, recorder_of
from tests.support.histories import change

pytestmark = pytest.mark.usefixtures("unexpired")

TWO = listed(confirm("door"), confirm("lamp"))


@pytest.fixture
def history(history: History) -> History:
    """An open history without a run, which waits for nobody."""
    history.connection.execute("PRAGMA busy_timeout = 0")
    return history


def test_a_bookmark_counts_only_while_nothing_is_under_way(history: History) -> None:
    """A journal beside the history means that a change was cut short: then the history itself is asked."""
    record(recorder_of(history), Run(TWO), "yes")
    history.save_start_cache(BEGAN.day)
    answered = SingleAnswer(BEGAN.utc + 1, BEGAN.day, Outcome.DONE)
    assert load_start_cache(history.path) == StartCache((Instant(BEGAN.utc),), None, {"c/door": answered})
    journal = history.path.with_name("history.db-journal")
    journal.touch()
    assert load_start_cache(history.path) is None
    journal.unlink()
    for content in (b"[]", b"{}", b"\xff", b"[" * 9_000, b'{"changes": 1}', b'{"answers": 1}'):
        start_cache_path(history.path).write_bytes(content)
        assert load_start_cache(history.path) is None
    start_cache_path(history.path).unlink()
    start_cache_path(history.path).mkdir()
    save_start_cache(history.path, StartCache(), 1)  # it cannot be written, and nobody is stopped by that
    assert load_start_cache(history.path) is None


def test_any_change_of_the_history_makes_it_void(history: History) -> None:
    """No matter who made it: the change counter in the file is then another."""
    record(recorder_of(history), Run(TWO), "yes")
    history.save_start_cache(BEGAN.day)
    assert load_start_cache(history.path) is not None
    change(history.path, "UPDATE run SET lease = NULL")
    assert load_start_cache(history.path) is None


def test_without_a_history_nothing_is_unfinished(path: Path) -> None:
    """There is nothing to open, and a cache left from an earlier history does not count."""
    path.parent.mkdir()
    save_start_cache(path, StartCache((Instant(1),)), 0)
    assert load_start_cache(path) == StartCache()


def test_a_cache_of_an_earlier_version_is_void(history: History) -> None:
    """It told days alone, which are not enough to confirm anything by."""
    record(recorder_of(history), Run(TWO), "yes")
    changes = read_header(history.path).changes
    save_start_cache(history.path, StartCache(), changes)
    assert load_start_cache(history.path) == StartCache()
    old = {"changes": changes, "unfinished": True, "days": {"c/door": BEGAN.day}}
    later = {"format": 3, "changes": changes, "unfinished": [], "completed": None, "answers": {}}
    for content in (old, later):
        start_cache_path(history.path).write_text(dumps(content))
        assert load_start_cache(history.path) is None


def test_the_last_single_answer(history: History) -> None:
    """Of each item the newest answer in the order of the runs: its time, its local day, and its result."""
    before = Moment(BEGAN.utc - 3_600, BEGAN.offset)
    record(recorder_of(history, before), Run(TWO), "yes", "yes", at=before)
    record(recorder_of(history), Run(TWO), "not-yet", "yes", at=BEGAN)
    assert history.start_cache(BEGAN.day).answers == {
        "c/door": SingleAnswer(BEGAN.utc + 2, BEGAN.day, Outcome.FIXED),
        "c/lamp": SingleAnswer(before.utc + 2, BEGAN.day, Outcome.DONE),
    }


def test_an_answer_belongs_to_the_day_on_which_it_was_given(history: History) -> None:
    """A walk over midnight answers on both days; only the times of today are told."""
    late = Moment(BEGAN.day * 86_400 - BEGAN.offset * 60 - 1, BEGAN.offset)
    record(recorder_of(history, Moment(late.utc - 1, late.offset)), Run(TWO), "yes", "yes")
    answers = history.start_cache(BEGAN.day).answers
    assert answers["c/door"] == SingleAnswer(None, BEGAN.day - 1, Outcome.DONE)
    assert answers["c/lamp"] == SingleAnswer(late.utc + 1, BEGAN.day, Outcome.DONE)


def test_times_of_earlier_days_go(history: History) -> None:
    """On another day nothing tells at what time of that day something was answered, though the cache may be void."""
    record(recorder_of(history), Run(TWO), "yes")
    history.save_start_cache(BEGAN.day)
    record(recorder_of(history), Run(TWO), "yes", "yes")
    before = start_cache_path(history.path).read_bytes()
    drop_old_times(history.path, Moment(BEGAN.utc + 60, BEGAN.offset))
    assert start_cache_path(history.path).read_bytes() == before
    drop_old_times(history.path, Moment(BEGAN.utc + 86_400, BEGAN.offset))
    assert str(BEGAN.utc + 1).encode() not in start_cache_path(history.path).read_bytes()
    assert load_start_cache(history.path) is None
    start_cache_path(history.path).write_bytes(b"[]")
    drop_old_times(history.path, BEGAN)
    assert start_cache_path(history.path).read_bytes() == b"[]"


ROUTINE = plan(checklist("c", confirm("door", importance="essential")))
AFTERWARDS = plan(replace(checklist("after", confirm("notes")), moment="close"))
ALONE = replace(ROUTINE, routine="c")


@pytest.mark.parametrize(
    ("what", "counts"),
    [
        (ROUTINE, True),
        (replace(ROUTINE, routine="routine+c"), True),
        (ALONE, False),
        (replace(plan(checklist("c", confirm("door")), checklist("d", confirm("door"))), routine="c+d"), False),
        (AFTERWARDS, False),
    ],
    ids=["a routine", "a routine and a checklist", "a checklist", "two checklists", "a routine for after a session"],
)
def test_the_day_has_begun_with_a_routine(history: History, what: Plan, counts: bool) -> None:
    """Once a routine with a verdict was walked to its end today, the next walk is a further one, on this day only."""
    recorder = recorder_of(history)
    run = record(recorder, Run(what), "not-yet")
    assert history.start_cache(BEGAN.day).completed is None
    record(recorder, run, "yes")
    assert history.start_cache(BEGAN.day).completed == (BEGAN.day if counts else None)
    assert history.start_cache(BEGAN.day + 1).completed is None


def test_what_holds_for_one_day_alone(history: History) -> None:
    """Cards to recall and exercises that were done are of no use on another day, and are not kept for it."""
    shown = ShownCards("k2m4", (("opening", ("name",)),), BEGAN.day)
    cache = StartCache(to_recall=shown, practised={"c/rest": BEGAN.day})
    assert (cache.to_recall_on(BEGAN.day), cache.practised_on(BEGAN.day)) == (shown, frozenset({"c/rest"}))
    assert (cache.to_recall_on(BEGAN.day + 1), cache.practised_on(BEGAN.day + 1)) == (None, frozenset())
    assert cache.without_times(BEGAN.day) == cache
    assert cache.without_times(BEGAN.day + 1) == StartCache()
    save_start_cache(history.path, cache, read_header(history.path).changes)
    assert load_start_cache(history.path) == cache
