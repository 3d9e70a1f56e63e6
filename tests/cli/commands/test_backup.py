"""`backup`: a whole copy, whatever happens meanwhile."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from presencecheck.history.operations.backup import KEPT, restore, thin_out, write_backup
from presencecheck.history.operations.verify import inspect
from presencecheck.history.store import copies
from presencecheck.history.store.store import History
from presencecheck.history.store.transfer import RunReader, RunRecord
from tests.support.builders import python
from tests.support.commands import presencecheck
from tests.support.evidence import Evidence, amount
from tests.support.histories import history_of, six_runs

BACKUPS = amount("BACKUPS", 8, 150)


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
            place, found = write_backup(path)
            assert found.faults == ()
            with closing(sqlite3.connect(place)) as connection:
                query = "SELECT count(*) FROM answer JOIN run ON run.seq = run WHERE id = ?"
                [kept] = connection.execute(query, (name,)).fetchone()
            assert kept >= int(count)
            place.unlink()
        writer.kill()
    assert inspect(path).faults == ()
    evidence("D11", "backups while another process writes", BACKUPS, "corrupt", "missing")


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
    """Of the backups beside the history that number stays, the newest."""
    made = [write_backup(path)[0] for _ in range(KEPT + 2)]
    assert copies.backups(path) == made
    assert thin_out(path, made[-1]) == 2
    assert copies.backups(path) == made[2:]


def test_a_backup_just_made_stays_whatever_the_clock_says(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the clock went back, a new backup bears the oldest name; it is not the one that goes for it."""
    made = [write_backup(path)[0] for _ in range(KEPT)]
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


@pytest.fixture(autouse=True)
def no_draft_is_left(home: Path) -> Iterator[None]:
    """Whatever is refused, no half of a file stays behind."""
    yield
    assert list(home.rglob("*.tmp*")) == []
