"""Bringing histories together: what is counted, what is said, whose log counts and in which order runs then stand."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from presencecheck.core.run import Run
from presencecheck.core.standing import Status
from presencecheck.history.format.file_header import HistoryError
from presencecheck.history.format.hash_chain import NOTHING, next_chain, write_seal
from presencecheck.history.operations import forget_scope as matching
from presencecheck.history.operations.forget import forget
from presencecheck.history.operations.forget_scope import ForgetScope, Found, find, newest_place
from presencecheck.history.operations.merge import Merged, merge
from presencecheck.history.operations.verify import inspect
from presencecheck.history.queries.runs import find_run, summaries
from presencecheck.history.queries.selection import EVERY
from presencecheck.history.queries.statistics import gather
from presencecheck.history.store.store import History
from presencecheck.messages import merge as merge_messages
from presencecheck.system.clock import Moment
from tests.support.builders import BEGAN, confirm, listed, record, recorder_of
from tests.support.histories import DAY, history_of, ids

pytestmark = pytest.mark.usefixtures("unexpired")

THREE = listed(confirm("door"), confirm("lamp"), confirm("sign"))


def left(path: Path, *moments: Moment) -> list[str]:
    """Runs that began at these moments and were left after one answer; their ids."""
    history = History.open(path)
    names = []
    for at in moments:
        recorder = recorder_of(history, at)
        record(recorder, Run(THREE), "yes", at=at)
        recorder.leave()
        names.append(recorder.id)
    history.close()
    return names


def go_on(path: Path, name: str, *said: str, at: Moment = BEGAN) -> None:
    """Go on with a run, and leave it again."""
    history = History.open(path)
    run, recorder = history.resume(history.find(name))
    record(recorder, run, *said, at=at)
    recorder.leave()
    history.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Here; there is no history yet."""
    return tmp_path / "here" / "history.db"


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """There."""
    return tmp_path / "there" / "history.db"


# Which come in.


def test_each_is_counted_for_what_it_is(path: Path, other: Path) -> None:
    """Two of each kind: too old, new, longer and known; afterwards all is whole."""
    early, late = Moment(BEGAN.utc - 9 * DAY, 0), Moment(BEGAN.utc + 9 * DAY, 0)
    names = left(path, BEGAN, BEGAN, BEGAN, BEGAN)
    other.parent.mkdir()
    shutil.copy(path, other)
    left(other, early, early, late, late)
    for name in names[:2]:
        go_on(other, name, "skip")
    assert merge(path, other, BEGAN.day) == Merged(new=2, longer=2, known=2, old=2)
    assert (inspect(path).runs, inspect(path).faults) == (6, ())


@pytest.mark.parametrize("offset", [120, -300])
def test_the_day_that_is_kept_from_begins_at_midnight_there(path: Path, other: Path, offset: int) -> None:
    """A run of its first second comes in, one of the second before does not, by the clock that it was walked by."""
    midnight = BEGAN.day * DAY - offset * 60
    [_, first] = left(other, Moment(midnight - 1, offset), Moment(midnight, offset))
    assert merge(path, other, BEGAN.day) == Merged(new=1, longer=0, known=0, old=1)
    assert ids(path) == [first]


def test_runs_that_contradict_each_other_are_named(path: Path, other: Path) -> None:
    """All of them, with the way out; and nothing is changed."""
    names = left(path, BEGAN, Moment(BEGAN.utc + 60, 0))
    other.parent.mkdir()
    shutil.copy(path, other)
    for name in names:
        go_on(path, name, "yes")
        go_on(other, name, "skip")
    before = path.read_bytes()
    with pytest.raises(HistoryError) as caught:
        merge(path, other)
    expected = merge_messages.CONTRADICTION.format(other=other, runs=", ".join(names))[0]
    assert caught.value.message == expected
    assert caught.value.hint == "Forget the one that does not count, here or there: presencecheck forget RUN."
    assert path.read_bytes() == before


ELSEWHERE = "00000000:1:2"
"""The mark of a process on another computer, which cannot be asked."""


@pytest.mark.parametrize(("began", "held"), [(0, True), (1 - DAY, True), (-DAY, False), (-9 * DAY, False)])
def test_a_run_that_may_be_walked_elsewhere(
    path: Path, other: Path, monkeypatch: pytest.MonkeyPatch, began: int, held: bool
) -> None:
    """The mark of another computer is believed for a day; until then a longer log of that run does not come in."""
    monkeypatch.setattr(matching, "now", lambda: BEGAN)
    [name] = left(path, Moment(BEGAN.utc + began, 0))
    other.parent.mkdir()
    shutil.copy(path, other)
    go_on(other, name, "yes")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE run SET lease = ?", (ELSEWHERE,))
        write_seal(connection, 1)
    if held:
        with pytest.raises(HistoryError) as caught:
            merge(path, other)
        assert caught.value.message == f"The run {name} is open in another window."
        assert caught.value.hint == "End it there first; nothing was changed."
        assert find_run(path, name)[1].answered == 1
    else:
        assert merge(path, other).longer == 1
        assert find_run(path, name)[1].answered == 2


@pytest.mark.parametrize("first", ["here", "there"])
def test_of_two_ends_the_first_counts(path: Path, other: Path, first: str) -> None:
    """A run that was completed in the same way on two computers was completed when that happened first."""
    [name] = left(path, BEGAN)
    other.parent.mkdir()
    shutil.copy(path, other)
    for file in (path, other):
        go_on(file, name, "yes", "yes", at=Moment(BEGAN.utc + (60 if file.parent.name == first else 600), BEGAN.offset))
    assert merge(path, other).longer == (first == "there")
    assert merge(other, path).longer == (first == "here")
    for file in (path, other):
        summary, _ = find_run(file, name)
        assert (summary.status, summary.finished) == (Status.COMPLETED, Moment(BEGAN.utc + 60, BEGAN.offset))


# Their order.


def test_what_began_later_is_put_at_the_end(path: Path, other: Path) -> None:
    """The places go on from those that are here, and the next run gets the next."""
    history_of(path, 2)
    history_of(other, 3, since=Moment(BEGAN.utc + 9 * DAY, 0))
    assert merge(path, other).new == 3
    assert (inspect(path).runs, inspect(path).faults) == (5, ())
    left(path, Moment(BEGAN.utc + 99 * DAY, 0))
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT group_concat(seq) FROM run").fetchone() == ("1,2,3,4,5,6",)
        assert connection.execute("SELECT runs FROM ledger").fetchone() == (6,)
    assert inspect(path).faults == ()


def test_the_chain_of_what_was_forgotten_stays(path: Path, other: Path) -> None:
    """Though the runs get other places, the seals of those that were forgotten are in the chain, in their order."""
    history_of(path, 5)
    history_of(other, 2, since=Moment(BEGAN.utc + DAY // 2, 0))
    with closing(sqlite3.connect(path)) as connection:
        gone = connection.execute("SELECT id, seal FROM run WHERE seq IN (2, 4) ORDER BY seq").fetchall()
    for name, _ in gone:
        forget(path, ForgetScope(run=name), path.parent / "compiled")
    merge(path, other)
    with closing(sqlite3.connect(path)) as connection:
        ledger = connection.execute("SELECT runs, forgotten, hash FROM ledger").fetchone()
    assert ledger == (7, 2, next_chain(next_chain(NOTHING, gone[0][1]), gone[1][1]))
    assert (inspect(path).forgotten, inspect(path).faults) == (2, ())


# What is only looked at.


def test_what_a_wish_means(path: Path) -> None:
    """The runs, when the first and the last of them began by the clock, and how many stay; of no wish, nothing."""
    early, late = Moment(BEGAN.utc - 7200, 600), Moment(BEGAN.utc + 7200, -600)
    names = left(path, BEGAN, late, early)
    assert find(path, ForgetScope()) == Found([], [], None, 0)
    assert find(path, ForgetScope(upto=3)) == Found([1, 2, 3], names, (early, late), 0)
    assert find(path, ForgetScope(upto=1)) == Found([1], names[:1], (BEGAN, BEGAN), 0)
    assert newest_place(path) == 3


READERS: dict[str, Callable[[Path, Path], object]] = {
    "inspect": lambda other, _: inspect(other),
    "find": lambda other, _: find(other, ForgetScope(upto=9)),
    "newest place": lambda other, _: newest_place(other),
    "summaries": lambda other, _: summaries(other, 9),
    "gather": lambda other, _: gather(other, EVERY),
    "merge": lambda other, path: merge(path, other),
}


@pytest.mark.parametrize("reader", READERS)
def test_who_only_looks_changes_nothing(path: Path, other: Path, reader: str) -> None:
    """Not even who may read the file, which is for those to decide who write to it."""
    left(other, BEGAN)
    other.chmod(0o640)
    before = other.stat()
    READERS[reader](other, path)
    after = other.stat()
    assert (after.st_mode, after.st_mtime_ns, after.st_size) == (before.st_mode, before.st_mtime_ns, before.st_size)
    assert sorted(file.name for file in other.parent.iterdir()) == [other.name, "history.installation"]
