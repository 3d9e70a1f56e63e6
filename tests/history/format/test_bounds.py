"""What is written can be read, and what is mended is whole: whatever the clock says, and whatever became of the file.

PRESENCECHECK_CLOCKS=2000 writes as many runs, PRESENCECHECK_MENDS=2000 mends as many histories.
"""

import random
import shutil
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from presencecheck.core.events import Answered
from presencecheck.core.run import Run
from presencecheck.history.format.file_header import HistoryDamagedError, HistoryError
from presencecheck.history.format.hash_chain import digest, write_seal
from presencecheck.history.operations import salvage as salvaging
from presencecheck.history.operations.recover import recover
from presencecheck.history.operations.repair import repair
from presencecheck.history.operations.verify import inspect
from presencecheck.history.queries.export_rows import plan_uses, run_rows
from presencecheck.history.queries.runs import find_run, summaries
from presencecheck.history.queries.selection import EVERY
from presencecheck.history.queries.statistics import gather
from presencecheck.history.store import copies
from presencecheck.history.store.store import History
from presencecheck.history.store.transfer import RunReader, RunRecord
from presencecheck.messages import repair as repair_messages
from presencecheck.system.clock import EARLIEST, FARTHEST, LATEST, Moment, clamp, is_moment, now
from tests.support.builders import BEGAN, choice, confirm, everything, listed, record, recorder_of, replies, scale, text
from tests.support.commands import READY, SMALL, Here, answers, own
from tests.support.evidence import Evidence, amount
from tests.support.histories import WAYS, change, history_of, ids, six_runs

CLOCKS = amount("CLOCKS", 16, 2_000)
MENDS = amount("MENDS", 14, 2_000)
YEAR = 31_557_600
BEFORE = -43_200
"""1969-12-31, 12:00 UTC."""
SECONDS = st.one_of(st.integers(-69 * YEAR, 293 * YEAR), st.integers(-(10**12), 10**12))
"""From 1901 to 2262, and far beyond."""
MOMENTS = st.builds(Moment, SECONDS, st.integers(-3_000, 3_000))
WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Co", "Cn")), min_size=1, max_size=30
)


def resealed(path: Path, *statements: str) -> None:
    """Change what runs say, and seal them as if it had been written so."""
    change(path, *statements)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for (place,) in connection.execute("SELECT seq FROM run").fetchall():
            write_seal(connection, place)


def readable(path: Path) -> None:
    """Everything that reads the history can, and nothing in it is a fault."""
    assert inspect(path).faults == ()
    for summary, _ in summaries(path, 99):
        assert summary.started.iso()
        assert find_run(path, summary.id)[0] == summary
    assert (
        len(list(run_rows(path, EVERY)))
        == len(gather(path, EVERY).table.runs)
        == sum(u.runs for u in plan_uses(path, EVERY))
    )


# What is written.


@settings(max_examples=CLOCKS, deadline=None)
@given(utc=SECONDS, offset=st.integers(-3_000, 3_000))
def test_what_a_clock_says(utc: int, offset: int) -> None:
    """What is written down is a moment that earlier versions read too, and the clock's own where it is one."""
    moment = clamp(utc, offset)
    assert is_moment(*(moment.utc, moment.offset))
    assert (0 <= moment.utc <= LATEST, moment.day >= 0, abs(moment.offset) <= FARTHEST) == (True, True, True)
    assert moment.iso()
    if YEAR <= utc <= LATEST and abs(offset) <= FARTHEST:
        assert moment == Moment(utc, offset)


def test_all_that_can_be_written_can_be_read(evidence: Evidence) -> None:
    """Any run, at any time, with any words, passes inspection and can be shown, counted and exported."""
    written = []

    @settings(max_examples=CLOCKS, deadline=None)
    @given(data=st.data(), began=MOMENTS, ended=MOMENTS, words=WORDS)
    def written_and_read(data: st.DataObject, began: Moment, ended: Moment, words: str) -> None:
        own_words = listed(
            confirm("door", importance="essential"),
            choice("mood", options=(words, f"{words}!")),
            scale("here"),
            text("aim"),
        )
        run = Run(data.draw(st.sampled_from([own_words, everything()])))
        with TemporaryDirectory() as folder:
            path = Path(folder, "data", "history.db")
            history = History.open(path)
            recorder = history.begin(began)
            while run.current and data.draw(st.integers(0, 30)):
                answer, value = data.draw(st.sampled_from(replies(run.current)))
                seconds = data.draw(st.floats(-1e6, 1e6))
                event = Answered(
                    run.current.ref, answer, value, data.draw(st.sampled_from(["person", "probe"])), seconds
                )
                run = run.apply(event)
                recorder.record(run, event, ended)
            recorder.leave()
            history.close()
            readable(path)
            written.append(len(ids(path)))

    written_and_read()
    evidence("D10", "runs at any time from 1901 to 2262, and beyond", sum(written), "refused when read")


@pytest.mark.parametrize("utc", [BEFORE, -(2**31), LATEST + 5 * YEAR])
def test_a_walk_by_an_impossible_clock(home: Path, run: Here, monkeypatch: pytest.MonkeyPatch, utc: int) -> None:
    """It is walked and kept; with the clock right again nothing is damaged, and every command does its work."""
    own(home, "small", SMALL)
    run("config", "set", "keep", "forever")
    path = six_runs(home)
    given_ = home / "given"
    given_.write_text(answers(*READY), encoding="utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(time, "time", lambda: float(utc))
        done = run("run", "small", "--answers", given_, "--json", "--fresh")
        assert (done.code, done.data["run"]["readiness"]) == (0, "ready"), done.err
    name = done.data["run"]["id"]
    for command in (["history"], ["verify"], ["backup"], ["export"], ["stats", "--all"], ["history", "show", name]):
        done = run(*command)
        assert (done.code, "damaged" in done.err) == (0, False), (command, done.err)
    assert (name in ids(path), len(ids(path)), copies.put_aside(path)) == (True, 7, [])
    readable(path)


def test_now_is_always_a_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the computer's clock and zone are set to."""
    for zone in ("UTC", "XXX-24:59", "XXX+24:59"):
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        for utc in (BEFORE, 0, 10, 10**12, -(10**12)):
            monkeypatch.setattr(time, "time", lambda utc=utc: float(utc))
            assert is_moment(now().utc, now().offset)
            assert now().local()
            assert now().day >= 0
    monkeypatch.undo()
    time.tzset()


def test_runs_that_an_earlier_version_wrote(home: Path, run: Here) -> None:
    """One begun before 1970 is a run like any other, on the day it says."""
    path = six_runs(home)
    resealed(path, f"UPDATE run SET started = {BEFORE}, finished = {BEFORE + 60} WHERE seq = 2")
    resealed(path, "UPDATE run SET started = 1800, utc_offset = -60, finished = NULL WHERE seq = 3")
    readable(path)
    data = run("history", "--json").data["runs"]
    assert [each["started"][:10] for each in data][-3:-1] == ["1969-12-31", "1969-12-31"]
    assert run("export").out.count(",1969-12-31,") > 1
    assert {file.name for file in path.parent.iterdir()} <= {
        *("history.db", "history.day", "history.reserve", "history.installation")
    }
    assert run("forget", "--before", "1970-01-01", "--yes").code == 0
    assert len(ids(path)) == 4


# What is mended.


def nonsense(path: Path) -> None:
    """A run that is sealed, and says what no run can say."""
    resealed(path, "UPDATE run SET utc_offset = 9999 WHERE seq = 2")


def unreadable_plan(path: Path) -> None:
    """A plan that is named rightly, and is none."""
    body = '{"sections": []}'
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        name = digest("routine", body)
        connection.execute("INSERT INTO plan VALUES (99, ?, 'routine', ?)", (name, body))
        connection.execute("UPDATE run SET plan = 99 WHERE seq = 2")
    resealed(path)


def nameless_item(path: Path) -> None:
    """An answer to nothing."""
    resealed(path, "PRAGMA foreign_keys = OFF", "UPDATE answer SET item = 999 WHERE run = 2")


def values(path: Path) -> None:
    """An answer with a value that none can have."""
    resealed(path, "UPDATE answer SET value = 0.5 WHERE run = 2")


def outcomes(path: Path) -> None:
    """An answer with an outcome that there is none of."""
    resealed(path, "UPDATE answer SET outcome = 6 WHERE run = 2")


@pytest.mark.parametrize(
    "spoilt", [nonsense, unreadable_plan, nameless_item, values, outcomes], ids=lambda how: how.__name__
)
def test_what_inspection_refuses_is_not_carried(path: Path, spoilt: Callable[[Path], None]) -> None:
    """So a mended history has no fault, and is not mended again: one copy, and no more."""
    names = history_of(path, 4)
    spoilt(path)
    faults = inspect(path).faults
    assert faults
    assert repair(path).saved == 3
    assert (ids(path), len(copies.put_aside(path))) == ([names[3], names[2], names[0]], 1)
    readable(path)
    with pytest.raises(HistoryError, match="just now"):
        repair(path)


def test_the_same_damage_is_kept_once(path: Path, tmp_path: Path) -> None:
    """However often the damaged file comes back, as a service may bring it; another damage is kept too."""
    history_of(path, 4)
    nonsense(path)
    shutil.copy(path, tmp_path / "damaged.db")
    first = repair(path)
    for _ in range(3):
        shutil.copy(tmp_path / "damaged.db", path)
        assert repair(path) == first
        readable(path)
    assert copies.put_aside(path) == [first.kept]
    assert first.kept.read_bytes() == (tmp_path / "damaged.db").read_bytes()
    values(path)
    assert repair(path).kept != first.kept


def test_what_cannot_be_mended_is_left(path: Path, run: Here, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the new one would be no better, the fault is told once, and the history stays as it is, without a copy."""
    path = six_runs(home)
    nonsense(path)
    before = path.read_bytes()
    monkeypatch.setattr("presencecheck.history.store.transfer._is_valid", lambda run: True)
    for command in (["history"], ["verify", "--mend"], ["backup"]):
        done = run(*command)
        assert (done.code, done.err.count("could not be mended")) == (4, 1), done.err
        assert "Put a backup in its place" in done.err
        assert (path.read_bytes(), copies.put_aside(path)) == (before, [])
    assert not list(path.parent.glob(".*.tmp*"))


def test_the_state_that_goes_furthest_counts(path: Path, tmp_path: Path) -> None:
    """Of several states of a history, each run as far as any of them has it, once."""
    names = history_of(path, 3)
    history, run = History.open(path), Run(listed(confirm("door"), confirm("lamp")))
    recorder = recorder_of(history)
    run = record(recorder, run, "yes")
    older = Path(shutil.copy(path, tmp_path / "older.db"))
    record(recorder, run, "skip")
    history.close()
    names.append(recorder.id)
    later = history_of(path, 1)
    for states in ((older, path), (path, older)):
        both = [Path(shutil.copy(state, tmp_path / f"{state.stem}.copy")) for state in states]
        assert salvaging.salvaged(both, tmp_path / f"new-{states[0].stem}.db") == 5
        assert len(carried(tmp_path / f"new-{states[0].stem}.db")[recorder.id].answers) == 2
    assert ids(tmp_path / "new-older.db") == [*later, *names[::-1]]
    assert salvaging.loses(older, path, tmp_path / "a.db") is True
    assert salvaging.loses(path, Path(shutil.copy(path, tmp_path / "same.db")), tmp_path / "b.db") is False
    for empty in ("c", "d"):
        (tmp_path / empty).write_bytes(b"x" * 8192)
    assert salvaging.loses(tmp_path / "c", tmp_path / "d", tmp_path / "e.db") is False


def test_any_mended_history_is_whole(tmp_path: Path, evidence: Evidence) -> None:
    """After any damage that is found, the mended one has no fault and only runs that were there, as they were."""
    good = tmp_path / "good" / "history.db"
    names = set(history_of(good, 8))
    before = carried(good)
    mended = 0
    for number in range(MENDS):
        chance = random.Random(number)
        path = tmp_path / str(number) / "history.db"
        path.parent.mkdir()
        data = bytearray(good.read_bytes())
        for _ in range(chance.randint(1, 4)):
            if len(data) > 16_384:  # of a shorter one too little is left to spoil
                chance.choice(WAYS)(data, chance)
        path.write_bytes(data)
        try:
            if not inspect(path).faults:
                continue
            recover(HistoryDamagedError(path))
        except HistoryError as trouble:
            assert trouble.message != repair_messages.NOT_MENDED.message  # noqa: PT017 - another program's file, or one of a newer version
            continue
        mended += 1
        readable(path)
        after = carried(path)
        assert set(after) <= names
        assert all(before[name] == run for name, run in after.items())
        shutil.rmtree(path.parent)
    assert mended
    evidence("D14", "damaged histories mended, and inspected again", mended, "still damaged", "invented")


def carried(path: Path) -> dict[str, RunRecord]:
    """Every run of a history, whole."""
    with closing(sqlite3.connect(path)) as connection:
        source = RunReader(connection)
        places = connection.execute("SELECT seq FROM run").fetchall()
        return {run.id: run for (place,) in places for run in [source.read(place)]}


def test_the_edges_are_one(history: History) -> None:
    """A run that is recorded at the edge of all calendars can be read."""
    for utc in (EARLIEST, EARLIEST - 1, LATEST, LATEST + 1):
        for offset in (-FARTHEST - 1, -FARTHEST, 0, FARTHEST, FARTHEST + 1):
            recorder = recorder_of(history, Moment(utc, offset))
            run = Run(listed(confirm("door")))
            event = Answered("c/door", replies(run.plan.steps[0])[0][0], None)
            recorder.record(run.apply(event), event, Moment(utc, offset))
    assert BEGAN
    readable(history.path)
