"""`merge`: each run once, in any order and as often as one likes."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from presencecheck.core.run import Run
from presencecheck.history.format.file_header import HistoryError
from presencecheck.history.operations.backup import restore
from presencecheck.history.operations.merge import Merged, merge
from presencecheck.history.operations.verify import inspect
from presencecheck.history.queries import runs as reading
from presencecheck.history.store.installation import installation_path
from presencecheck.history.store.recorder import Recorder
from presencecheck.history.store.store import History
from presencecheck.history.store.transfer import RunReader, RunRecord
from presencecheck.system.clock import Moment, now
from presencecheck.system.files import write_private
from tests.support.builders import BEGAN, checklist, confirm, listed, plan, python, record, recorder_of
from tests.support.commands import presencecheck
from tests.support.evidence import examples
from tests.support.histories import DAY, history_of, six_runs


@pytest.fixture
def path(home: Path) -> Path:
    """A history of six runs."""
    return six_runs(home)


def runs(path: Path) -> list[RunRecord]:
    """Everything in a history, the newest run first, without what belongs to one computer."""
    history = History.open(path, write=False)
    try:
        source = RunReader(history.connection)
        return [source.read(summary.key).detached() for summary in history.runs()]
    finally:
        history.close()


HOLDER = """
import sys
from pathlib import Path
from presencecheck.history.store.store import History

history = History.open(Path(sys.argv[1]))
run, recorder = history.resume(history.find(sys.argv[2]))
print("mine", flush=True)
sys.stdin.readline()
from presencecheck.system.clock import now
from tests.support.builders import record
record(recorder, run, "yes", at=now())
recorder.leave()
"""


@pytest.fixture
def unfinished(tmp_path: Path) -> tuple[Path, str]:
    """A history with a run that was left after one of its three answers."""
    path = tmp_path / "one" / "history.db"
    history = History.open(path)
    recorder = recorder_of(history, now())
    record(recorder, Run(listed(confirm("door"), confirm("lamp"), confirm("sign"))), "yes", at=now())
    recorder.leave()
    history.close()
    return path, recorder.id


def go_on(path: Path, name: str, *said: str) -> None:
    """Go on with a run, and leave it again, at the same second in each history."""
    history = History.open(path)
    summary = history.find(name)
    run, recorder = history.resume(summary)
    record(recorder, run, *said, at=summary.started)
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
            with pytest.raises(HistoryError, match="open in another window"):
                refused(path, other)
        assert path.read_bytes() == before
        # Others may come in meanwhile, even before it: the window finds its run at its new place.
        earlier = tmp_path / "earlier.db"
        history_of(earlier, 2, since=Moment(BEGAN.utc - 9 * DAY, 0))
        assert merge(path, earlier).new == 2
        window.stdin.write("\n")
        window.stdin.flush()
    assert reading.find_run(path, name)[1].answered == 2
    assert inspect(path).faults == ()
    assert merge(path, other) == Merged(new=0, longer=1, known=0, old=0)


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
            with pytest.raises(HistoryError, match=name):
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
    write_private(installation_path(path), b"b2c3d4")
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


@settings(max_examples=examples(10), deadline=None)
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
