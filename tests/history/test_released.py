"""Histories that earlier versions wrote, and what becomes of a history whose making or change is cut short.

PRESENCECHECK_MIGRATION_KILLS=450 tries it as often, between statements and in the middle of them.
"""

import csv
import json
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from presencecheck.core.run import Run
from presencecheck.history.format.file_header import VERSION
from presencecheck.history.format.schema import MIGRATIONS
from presencecheck.history.operations.verify import inspect
from presencecheck.history.queries import runs as reading
from presencecheck.history.store.store import History
from tests.support.builders import confirm, listed, python, record, recorder_of
from tests.support.commands import READY, SMALL, Here, own, walk
from tests.support.evidence import Evidence, amount
from tests.support.histories import history_of

KILLS = amount("MIGRATION_KILLS", 24, 450)
RELEASED = Path(__file__).with_name("released")
VERSIONS = range(1, VERSION + 1)
posix = pytest.mark.skipif(os.name != "posix", reason="this system has no fork")


def test_every_version_has_its_history() -> None:
    """A version of the history's shape without a history that it wrote cannot be held to open."""
    assert len(MIGRATIONS) == VERSION
    assert {file.name for file in RELEASED.glob("*.db")} == {f"history-{version}.db" for version in VERSIONS}


def within(old: object, new: object) -> bool:
    """Whether all that was told once is told still; fields may be added."""
    if isinstance(old, dict):
        return isinstance(new, dict) and all(key in new and within(old[key], new[key]) for key in old)
    if isinstance(old, list):
        return isinstance(new, list) and len(old) == len(new) and all(map(within, old, new))
    return old == new


def told_of(version: int) -> dict[str, Any]:
    """What the program of that version told of its history."""
    told: dict[str, Any] = json.loads((RELEASED / f"history-{version}.json").read_text(encoding="utf-8"))
    return told


@pytest.fixture
def released(home: Path, run: Here, version: int) -> Path:
    """The history of that version, at home."""
    path = home / "data" / "history.db"
    path.parent.mkdir(parents=True, mode=0o700)
    shutil.copy(RELEASED / f"history-{version}.db", path)
    assert run("config", "set", "keep", "forever").code == 0
    return path


def now(told: dict[str, Any]) -> dict[str, Any]:
    """What was told of a run, as it stands now: one that was in progress can no longer go on."""
    if told["status"] != "in-progress":
        return told
    return {name: value for name, value in told.items() if name not in ("readiness", "finished")} | {
        "status": "stopped"
    }


@pytest.mark.parametrize("version", VERSIONS)
def test_it_opens_and_goes_on(version: int, home: Path, run: Here, released: Path, evidence: Evidence) -> None:
    """Of a history that an earlier version wrote, every run is told as it was then, and it can be walked on."""
    told = told_of(version)
    compared = run("verify", "--head", told["head"], "--json").data
    assert (compared["fine"], compared["compared"], compared["forgotten"]) == (True, "fits", 1)
    for each in told["runs"]:
        assert within(now(each), run("history", "show", each["id"], "--json").data["run"])
    own(home, "small", SMALL)
    assert walk("small", READY).code == 0
    compared = run("verify", "--head", told["head"], "--json").data
    assert (compared["fine"], compared["compared"]) == (True, "fits")
    for command in (["backup"], ["stats", "--all"], ["export"], ["export", "--codebook"], ["forget", "last", "--yes"]):
        assert run(*command).code == 0, command
    assert run("verify").code == 0
    with closing(sqlite3.connect(released)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (VERSION,)
        assert connection.execute("SELECT count(*) FROM run WHERE status = 0 AND origin IS NULL").fetchone() == (0,)
    evidence("D13", "histories of earlier versions opened, verified and resumed", 1, "told otherwise")


@pytest.mark.usefixtures("released")
@pytest.mark.parametrize("version", VERSIONS)
def test_its_figures_stay(version: int, run: Here) -> None:
    """What an earlier version said of its history in figures and rows is still said, but for what has expired."""
    told = told_of(version)
    before, after = told["stats"], run("stats", "--all", "--json").data["stats"]
    for statuses in (before["statuses"], after["statuses"]):
        statuses["stopped"] += statuses.pop("in-progress")
    assert within({name: value for name, value in before.items() if name not in ("until", "weeks", "a-week")}, after)
    rows = csv.DictReader(run("export", "--detail").out.splitlines())
    for old, new in zip(csv.DictReader(told["export"]), rows, strict=True):
        assert within(now(old), new)


KILLED = """
import os, random, signal, sys, time
from pathlib import Path
from presencecheck.history.store import database
from presencecheck.history.format import file_header as header, schema
from presencecheck.history.store.store import History

path, kills, step = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
if step:
    database.MIGRATIONS = (*schema.MIGRATIONS, tuple(step.split(";")))
    database.VERSION = header.VERSION = schema.VERSION = len(database.MIGRATIONS)
original = path.read_bytes() if path.exists() else None
chance = random.Random(kills)
connect = database.sqlite3.connect

for kill in range(kills):
    path.unlink(missing_ok=True)
    path.with_name("history.db-journal").unlink(missing_ok=True)
    if original is not None:
        path.write_bytes(original)
    child = os.fork()
    if child == 0:
        left = 0 if kill == 0 else kill if kill <= 45 else -1

        def counted(statement):
            global left
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

        def watched(*arguments, **options):
            connection = connect(*arguments, **options)
            connection.set_trace_callback(counted)
            return connection

        database.sqlite3.connect = watched
        print("at work", flush=True)
        History.open(path)
        os._exit(0)
    if kill > 45:
        time.sleep(chance.uniform(0, 0.005))
        os.kill(child, signal.SIGKILL)
    status = os.waitpid(child, 0)[1]
    print("killed" if os.WIFSIGNALED(status) else "ended", flush=True)
    sys.stdin.readline()
"""
"""Opens a history in a child that is killed: after that many statements, and from the 46th time on at any moment."""


class After(NamedTuple):
    """What is found of a history by the next to open it, and whether the one before was killed."""

    killed: bool
    version: int
    runs: list[str]


def opened(path: Path, step: str, kills: int) -> list[After]:
    """What is found each time after the history was brought up to date, or that was cut short."""
    found = []
    with python(KILLED, path, kills, step) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for line in process.stdout:
            if line == "at work\n":
                continue
            found.append(After(line == "killed\n", *state(path)))
            process.stdin.write("\n")
            process.stdin.flush()
    assert process.returncode == 0
    return found


def state(path: Path) -> tuple[int, list[str]]:
    """The version of the history and the ids of its runs, as the next to open it finds them."""
    if not path.exists() or not path.stat().st_size:
        return 0, []
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        [version] = connection.execute("PRAGMA user_version").fetchone()
        names = connection.execute("SELECT name FROM sqlite_master").fetchall()
        if not version:
            assert names == []
            return 0, []
        return int(version), [name for (name,) in connection.execute("SELECT id FROM run ORDER BY seq")]


@pytest.mark.real
@posix
def test_killed_while_it_is_made(tmp_path: Path, evidence: Evidence) -> None:
    """A history whose making is cut short is not there or whole, and the next start uses what it finds."""
    path = tmp_path / "history.db"
    found = opened(path, "", KILLS)
    assert {after.version for after in found} == {0, VERSION}
    history = History.open(path)
    record(recorder_of(history), Run(listed(confirm("door"))), "yes")
    history.close()
    assert (len(reading.summaries(path, 9)), inspect(path).faults) == (1, ())
    evidence("D13", "kills while a history is made", sum(after.killed for after in found), "half made")


STEP = "ALTER TABLE run ADD COLUMN mood TEXT;UPDATE run SET mood = 'as before';CREATE INDEX run_mood ON run (mood)"
"""A step as a version to come may take it."""


@pytest.mark.real
@posix
def test_killed_while_it_is_changed(tmp_path: Path, evidence: Evidence) -> None:
    """A history that is cut short on its way to a next version is of the one or of the other, with all its runs."""
    path = tmp_path / "history.db"
    ids = history_of(path, 30)
    found = opened(path, STEP, KILLS)
    assert {after.version for after in found} == {VERSION, VERSION + 1}
    assert [after for after in found if after.runs != ids] == []
    kills = sum(after.killed for after in found)
    evidence("D13", "kills while a history goes to a next version", kills, "half changed", "lost")


@pytest.mark.real
@posix
def test_killed_while_version_1_is_changed(tmp_path: Path, evidence: Evidence) -> None:
    """A history of version 1 is of the one version or of the other, with all its runs and as it was written."""
    path = tmp_path / "history.db"
    shutil.copy(RELEASED / "history-1.db", path)
    ids = state(path)[1]
    found = opened(path, "", KILLS)
    assert {after.version for after in found} == {1, VERSION}
    assert [after for after in found if after.runs != ids] == []
    assert inspect(path).faults == ()
    kills = sum(after.killed for after in found)
    evidence("D13", "kills while a history of version 1 goes to version 2", kills, "half changed", "lost")
