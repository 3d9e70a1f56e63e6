"""Copies of the history: whole whenever they are made, put back with care, and brought together without a doubt.

PRESENCECHECK_BACKUPS=150 backs up as often as one likes while another process writes.
"""

import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from presencecheck.core.run import Run
from presencecheck.history.format.file_header import HistoryTrouble
from presencecheck.history.operations.backup import KEPT, back_up, restore, thin_out
from presencecheck.history.operations.merge import Merged, merge
from presencecheck.history.operations.verify import inspect
from presencecheck.history.queries import runs as reading
from presencecheck.history.store import copies
from presencecheck.history.store.recorder import Recorder
from presencecheck.history.store.store import History
from presencecheck.history.store.transfer import Carried, Source
from presencecheck.system.clock import Moment
from tests.support.builders import BEGAN, checklist, confirm, listed, plan, python, record, recorder_of
from tests.support.commands import presencecheck
from tests.support.evidence import Evidence, amount
from tests.support.histories import DAY, history_of, six_runs

BACKUPS = amount("BACKUPS", 15, 150)


@pytest.fixture
def path(home: Path) -> Path:
    """A history of six runs."""
    return six_runs(home)


def runs(path: Path) -> list[Carried]:
    """Everything in a history, the newest run first, without what belongs to one computer."""
    history = History.open(path, write=False)
    try:
        source = Source(history.connection)
        return [source.take(summary.key)._replace(lease=None) for summary in history.runs()]
    finally:
        history.close()


# Backing up.

WRITER = """
import sys, time
from pathlib import Path
from presencecheck.history.store.store import History
from presencecheck.core.run import Run
from tests.support.builders import confirm, listed, record, recorder_of

history = History.open(Path(sys.argv[1]))
what = listed(*(confirm(f"item-{number}") for number in range(40)))
print("ready", flush=True)
while True:
    recorder, run = recorder_of(history), Run(what)
    for number in range(40):
        run = record(recorder, run, "yes")
        print(recorder.id, number + 1, flush=True)
        time.sleep(0.005)  # some two hundred answers a second: more than anyone gives
"""


@pytest.mark.real
def test_backups_while_another_window_writes(path: Path, evidence: Evidence) -> None:
    """A backup that is made while answers are written is whole, and has every answer acknowledged before it."""
    with python(WRITER, path) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
        for _ in range(BACKUPS):
            name, count = writer.stdout.readline().split()
            place, found = back_up(path)
            assert found.faults == ()
            with closing(sqlite3.connect(place)) as connection:
                query = "SELECT count(*) FROM answer JOIN run ON run.seq = run WHERE id = ?"
                [kept] = connection.execute(query, (name,)).fetchone()
            assert kept >= int(count)
            place.unlink()
        writer.kill()
    assert inspect(path).faults == ()
    evidence("D11", "backups while another process writes", BACKUPS, "corrupt", "missing")


@pytest.mark.real
def test_backup(path: Path, tmp_path: Path) -> None:
    """Beside the history, into a folder, or under a name of its own: the copy says the same."""
    stick = tmp_path / "stick"
    stick.mkdir()
    for to in ([], [str(stick)], [str(stick / "mine.db")]):
        found = presencecheck("backup", *to, "--json").data
        assert (found["runs"], runs(Path(found["backup"]))) == (6, runs(path))
        assert found["head"] == presencecheck("verify", "--json").data["head"]
    assert {place.name for place in copies.elsewhere(path)} == {file.name for file in stick.iterdir()}
    assert len(list(stick.iterdir())) == 2


@pytest.mark.real
def test_backup_replaces_nothing(path: Path, tmp_path: Path) -> None:
    """What is there stays, a folder that is not there is not made, and without a history there is no backup."""
    (tmp_path / "mine.db").write_text("mine")
    assert presencecheck("backup", str(tmp_path / "mine.db")).code == 4
    assert (tmp_path / "mine.db").read_text() == "mine"
    assert presencecheck("backup", str(tmp_path / "no" / "mine.db")).code == 4
    assert not (tmp_path / "no").exists()
    path.unlink()
    assert presencecheck("backup").code == 4
    assert not path.exists()
    assert copies.backups(path) == []


def test_the_newest_backups_stay(path: Path) -> None:
    """Of the backups beside the history so many stay, the newest."""
    made = [back_up(path)[0] for _ in range(KEPT + 2)]
    assert copies.backups(path) == made
    assert thin_out(path, made[-1]) == 2
    assert copies.backups(path) == made[2:]


def test_a_backup_just_made_stays_whatever_the_clock_says(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the clock went back, a new backup bears the oldest name; it is not the one that goes for it."""
    made = [back_up(path)[0] for _ in range(KEPT)]
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now - 3000 * 86_400)
    history_of(path, 1)
    after = runs(path)
    present, _ = restore(path, made[-1])
    assert present is not None
    assert copies.backups(path)[0] == present
    assert runs(present) == after
    assert thin_out(path, present) == 0
    assert copies.backups(path) == [present, *made[1:]]


# Putting back.


@pytest.mark.real
def test_restore(path: Path) -> None:
    """A backup is put back, what was there is kept as a backup, and with that everything is as it was."""
    place, _ = back_up(path)
    before = runs(path)
    [new] = history_of(path, 1)
    after = runs(path)
    assert presencecheck("restore", str(place)).code == 2
    assert runs(path) == after
    result = presencecheck("restore", str(place), "--yes", "--json")
    assert (result.code, result.data["runs"], runs(path)) == (0, 6, before)
    assert presencecheck("restore", result.data["before"], "--yes").code == 0
    assert runs(path) == after
    assert runs(path)[0].id == new
    assert inspect(path).faults == ()


@pytest.mark.real
def test_restore_to_a_new_computer(path: Path, tmp_path: Path) -> None:
    """Where there is no history yet, the backup becomes it."""
    place, _ = back_up(path, tmp_path)
    before = runs(path)
    shutil.rmtree(path.parent)
    assert presencecheck("restore", str(place), "--yes", "--json").data["before"] is None
    assert runs(path) == before


def spoil(copy: Path, how: str) -> None:
    """Make a copy unfit."""
    if how == "gone":
        copy.unlink()
    elif how == "empty":
        copy.write_bytes(b"")
    elif how == "text":
        copy.write_text("my diary")
    elif how == "cut short":
        copy.with_name(f"{copy.name}-journal").write_bytes(b"1")
    elif how == "torn":
        copy.write_bytes(copy.read_bytes()[:9000])
    else:
        change = {
            "newer": "ALTER TABLE run ADD COLUMN mood TEXT; PRAGMA user_version = 2",
            "changed": "UPDATE answer SET outcome = 5 - outcome WHERE run = 3",
            "foreign": "PRAGMA application_id = 9",
        }
        with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
            connection.executescript(change[how])


UNFIT = ["gone", "empty", "text", "cut short", "torn", "newer", "changed", "foreign"]


@pytest.mark.real
@pytest.mark.parametrize("command", [["merge"], ["restore", "--yes"]], ids=lambda words: words[0])
@pytest.mark.parametrize("how", UNFIT)
def test_an_unfit_copy_changes_nothing(path: Path, tmp_path: Path, how: str, command: list[str]) -> None:
    """A copy that is damaged, newer, cut short or none is refused by name; nothing is changed, here or there."""
    copy = tmp_path / "copy.db"
    history_of(copy, 4, since=Moment(BEGAN.utc + 99, 0))
    spoil(copy, how)
    before = {file: sha256(file.read_bytes()).digest() for file in (path, copy) if file.exists()}
    result = presencecheck(*command, str(copy))
    assert (result.code, str(copy) in result.err) == (4, True)
    assert {file: sha256(file.read_bytes()).digest() for file in (path, copy) if file.exists()} == before
    assert copies.backups(path) == []


@pytest.mark.real
@pytest.mark.parametrize("command", [["merge"], ["restore", "--yes"]], ids=lambda words: words[0])
def test_the_history_itself_is_no_copy(path: Path, command: list[str]) -> None:
    """Neither is the history brought into itself nor put in its own place."""
    assert presencecheck(*command, str(path)).code == 4


HOLDER = """
import sys
from pathlib import Path
from presencecheck.history.store.store import History

history = History.open(Path(sys.argv[1]))
run, recorder = history.resume(history.find(sys.argv[2]))
print("mine", flush=True)
sys.stdin.readline()
from tests.support.builders import record
record(recorder, run, "yes")
recorder.leave()
"""


@pytest.fixture
def unfinished(tmp_path: Path) -> tuple[Path, str]:
    """A history with a run that was left after one of its three answers."""
    path = tmp_path / "one" / "history.db"
    history = History.open(path)
    recorder = recorder_of(history)
    record(recorder, Run(listed(confirm("door"), confirm("lamp"), confirm("sign"))), "yes")
    recorder.leave()
    history.close()
    return path, recorder.id


def go_on(path: Path, name: str, *said: str) -> None:
    """Go on with a run, and leave it again."""
    history = History.open(path)
    run, recorder = history.resume(history.find(name))
    record(recorder, run, *said)
    recorder.leave()
    history.close()


@pytest.mark.real
def test_a_run_in_another_window_is_left_alone(unfinished: tuple[Path, str], tmp_path: Path) -> None:
    """A run that is being walked is neither replaced by a longer log of it nor taken away by a backup."""
    path, name = unfinished
    other = Path(shutil.copy(path, tmp_path / "other.db"))
    go_on(other, name, "yes", "yes")
    with python(HOLDER, path, name) as window:
        assert window.stdin is not None
        assert window.stdout is not None
        assert window.stdout.readline() == "mine\n"
        before = path.read_bytes()
        for refused in (merge, restore):
            with pytest.raises(HistoryTrouble, match="open in another window"):
                refused(path, other)
        assert path.read_bytes() == before
        # Others may come in meanwhile, even before it: the window finds its run at its new place.
        earlier = tmp_path / "earlier.db"
        history_of(earlier, 2, since=Moment(BEGAN.utc - 9 * DAY, 0))
        assert merge(path, earlier).new == 2
        window.stdin.write("\n")
        window.stdin.flush()
    assert reading.one(path, name)[1].answered == 2
    assert inspect(path).faults == ()
    assert merge(path, other) == Merged(new=0, longer=1, known=0, old=0)


# Bringing together.


@pytest.mark.parametrize(
    ("here", "there", "left"),
    [
        ((), ("yes",), 2),
        (("yes",), (), 2),
        (("yes",), ("yes",), 2),
        (("yes", "skip"), ("yes",), 3),
        (("yes", "skip"), (), 3),
        (("yes",), ("skip",), None),
        (("yes", "skip"), ("skip",), None),
    ],
)
def test_a_run_that_went_on(
    unfinished: tuple[Path, str], tmp_path: Path, here: tuple[str, ...], there: tuple[str, ...], left: int | None
) -> None:
    """Of a run that is here and there the longer log counts; two that contradict each other change nothing."""
    path, name = unfinished
    other = Path(shutil.copy(path, tmp_path / "other.db"))
    for file, said in ((path, here), (other, there)):
        if said:
            go_on(file, name, *said)
    before = runs(path), runs(other)
    if left is None:
        for one, two in ((path, other), (other, path)):
            with pytest.raises(HistoryTrouble, match=name):
                merge(one, two)
        assert (runs(path), runs(other)) == before
    else:
        merge(path, other)
        merge(other, path)
        assert runs(path) == runs(other)
        assert len(runs(path)[0].answers) == left
        assert (inspect(path).faults, inspect(other).faults) == ((), ())


PLANS = [listed(confirm("door"), confirm("lamp")), plan(checklist("a", confirm("door"))), listed(confirm("door"))]
WALKS = st.tuples(
    st.integers(0, 14).map(lambda number: f"{number:010}".translate(str.maketrans("01", "xy"))),
    st.integers(0, 2),
    st.lists(st.sampled_from(["yes", "skip", "not-yet"]), min_size=1, max_size=3),
    st.integers(-3, 3),
)


def written(path: Path, walks: list[tuple[str, int, list[str], int]]) -> Path:
    """A history of these walks; an id that comes again says what it said first."""
    known: dict[str, tuple[str, int, list[str], int]] = {}
    History.open(path).close()
    history = History.open(path)
    for name, number, said, day in walks:
        if name not in known:
            known[name] = (name, number, said, day)
            run, recorder = Run(PLANS[number]), Recorder(history, name, Moment(BEGAN.utc + day * DAY, 60))
            for word in said:
                if run.current is not None:
                    run = record(recorder, run, word)
            recorder.leave()
    history.close()
    return path


@st.composite
def two_histories(draw: st.DrawFn) -> tuple[list[tuple[str, int, list[str], int]], ...]:
    """Walks on two computers, some of them on both; all that two have in common is the same."""
    every = draw(st.lists(WALKS, max_size=12, unique_by=lambda walk: walk[0]))
    chosen = [draw(st.lists(st.sampled_from(every), unique_by=lambda walk: walk[0])) if every else [] for _ in range(2)]
    return tuple(chosen)


@settings(max_examples=25, deadline=None)
@given(both=two_histories())
def test_in_any_order_and_as_often_as_one_likes(
    both: tuple[list[tuple[str, int, list[str], int]], ...], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Here into there or there into here, once or again: the same runs, each once, in the same order, all whole."""
    folder = tmp_path_factory.mktemp("merge")
    one, two = (written(folder / f"{number}.db", walks) for number, walks in enumerate(both))
    again, other = (Path(shutil.copy(file, folder / f"copy-{file.name}")) for file in (one, two))
    names = {name for walks in both for name, *_ in walks}
    before = other.read_bytes()
    merged = merge(one, other)
    assert other.read_bytes() == before
    assert (merged.new, merged.longer) == (len(names - {walk[0] for walk in both[0]}), 0)
    merge(two, again)
    assert runs(one) == runs(two)
    assert sorted(run.id for run in runs(one)) == sorted(names)
    after = one.read_bytes()
    for file in (two, again, other):
        assert merge(one, file).new == 0
    assert one.read_bytes()[100:] == after[100:]
    assert inspect(one) == inspect(two)
    assert inspect(one).faults == ()
    shutil.rmtree(folder)


@pytest.mark.real
def test_after_something_was_forgotten(path: Path, tmp_path: Path) -> None:
    """What is brought in stands among runs of which some were forgotten, and the chain holds."""
    other = tmp_path / "other.db"
    history_of(other, 5, since=Moment(BEGAN.utc + DAY // 2, 0))
    [*_, second, first] = [run.id for run in runs(path)]
    for name in (first, runs(path)[2].id):
        assert presencecheck("forget", name, "--yes").code == 0
    head = presencecheck("verify", "--json").data["head"]
    result = presencecheck("merge", str(other), "--json")
    assert result.data == {"format": 1, "new": 5, "longer": 0, "known": 0, "old": 0}
    found = inspect(path)
    assert (found.runs, found.forgotten, found.faults) == (9, 2, ())
    assert second in [run.id for run in runs(path)]
    assert presencecheck("verify", "--head", head).code == 1  # others stand between its runs now
    [new] = history_of(path, 1, since=Moment(BEGAN.utc + 99 * DAY, 0))
    assert runs(path)[0].id == new
    assert inspect(path).faults == ()


@pytest.mark.real
def test_what_is_too_old_stays_out(path: Path, tmp_path: Path) -> None:
    """What the setting would take away again does not come in."""
    other = tmp_path / "other.db"
    history_of(other, 3, since=Moment(BEGAN.utc - 900 * DAY, 0), days=450)
    assert presencecheck("merge", str(other), "--json").data["old"] >= 1
    assert presencecheck("config", "set", "keep", "forever").code == 0
    assert presencecheck("merge", str(other), "--json").data["old"] == 0
    assert len(runs(path)) == 9


@pytest.fixture(autouse=True)
def no_draft_is_left(home: Path) -> Iterator[None]:
    """Whatever is refused, no half of a file stays behind."""
    yield
    assert list(home.rglob("*.tmp*")) == []
