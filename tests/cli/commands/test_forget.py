"""Forgetting: of what was forgotten no byte is left in any file of the program, whatever happened in between.

PRESENCECHECK_FORGETTINGS=100 kills it as often as one likes.
"""

import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.events import Answer, Answered, Confirmed, Revised
from presencecheck.core.retention import is_span
from presencecheck.core.run import Run
from presencecheck.history.format.recall import recalled_card
from presencecheck.history.operations.backup import write_backup
from presencecheck.history.operations.forget import RESERVE_BYTES, finish, forget, keep_reserve, pending
from presencecheck.history.operations.forget_scope import ForgetScope
from presencecheck.history.operations.repair import repair
from presencecheck.history.operations.verify import inspect
from presencecheck.history.queries import runs as reading
from presencecheck.history.store import copies
from presencecheck.history.store.store import History
from presencecheck.system.clock import Moment, day_of, now
from tests.support import canaries
from tests.support.builders import BEGAN, checklist, choice, confirm, listed, python, recorder_of, showing
from tests.support.commands import presencecheck
from tests.support.disks import CAN_MOUNT, fill
from tests.support.disks import small_disk as mounted
from tests.support.evidence import Evidence, amount
from tests.support.histories import DAY, history_of, ids

FORGETTINGS = amount("FORGETTINGS", 9, 102)
CANARY = "zanzibar-canary"
posix = pytest.mark.skipif(os.name != "posix", reason="this system has no such signals or modes")


def sing(path: Path, at: Moment = BEGAN) -> str:
    """Walk a list that nobody else has; its name, its words, its card and what is chosen are the canary. The run's id.

    It says of a card of the same name that one of its lines was left open, confirms an item as still so, and changes
    the verdict.
    """
    load, daily = choice(f"{CANARY}-load", options=(CANARY, "none")), confirm(CANARY, repeat="daily")
    what = showing(checklist(f"{CANARY}-card", confirm("exit")), checklist(CANARY, load, daily))
    history = History.open(path)
    recorder, run = recorder_of(history, at), Run(what)
    recorder.recall(what, [recalled_card("earlier", f"{CANARY}-card", [CANARY], keeps_items=True)], at)
    for event in (
        Confirmed((f"{CANARY}/{CANARY}",), 2),
        Answered(f"{CANARY}/{CANARY}-load", Answer.YES, CANARY, finding="warn"),
        Revised(f"{CANARY}/{CANARY}", Answer.NOT_YET),
    ):
        run = run.apply(event)
        recorder.record(run, event, at)
    history.save_start_cache(at.day)
    history.close()
    return recorder.id


def heard(home: Path, *more: str) -> list[Path]:
    """The files that hold a byte of the canary, in whatever way of writing."""
    return canaries.heard(home, CANARY, *more)


@pytest.fixture
def path(home: Path) -> Path:
    """A history of a few runs; the last but two, of a day of its own, is the canary's."""
    path = home / "data" / "history.db"
    history_of(path, 6)
    sing(path, Moment(BEGAN.utc + 20 * DAY, 120))
    history_of(path, 2, since=Moment(BEGAN.utc + 30 * DAY, 120))
    return path


@pytest.fixture
def everywhere(path: Path, home: Path) -> str:
    """The canary is wherever the program may have put it: backups, what was put aside, drafts, the cache. Its id."""
    write_backup(path)
    with path.open("r+b") as file:
        file.write(bytes(20))
    repair(path)
    cache = home / "cache" / "compiled" / f"{CANARY}.json"
    cache.parent.mkdir(parents=True)
    cache.write_text(CANARY)
    path.with_name(".history.bookmark.999999999.tmp").write_text(CANARY)
    copies.folder(path).joinpath(".history-2026-01-01-000000.db.999999999.copy.tmp").write_text(CANARY)
    name = sing(path, Moment(BEGAN.utc + 40 * DAY, 120))
    assert {file.name.split(".")[0] for file in heard(home)} >= {"history", CANARY, ""}
    assert len(heard(home)) == 7
    return name


# What is gone is gone.


@pytest.mark.parametrize("wish", [["--all"], ["--before", "2026-11-30"]], ids=" ".join)
def test_nothing_is_left(path: Path, home: Path, everywhere: str, wish: list[str], evidence: Evidence) -> None:
    """After `forget`, no file under PRESENCECHECK_HOME has a byte of the canary, and all that is left is whole."""
    before = ids(path)
    result = presencecheck("forget", *wish, "--yes")
    assert (result.code, "Out of our reach" in result.out) == (0, True)
    assert heard(home, *before) == []
    found = inspect(path)
    assert (found.runs, found.forgotten, found.faults) == (0, len(before), ())
    assert presencecheck("history", "--json").data["runs"] == []
    evidence("P2", "ways to forget, after which every file is searched", 1, "left")


def test_one_run_is_forgotten(path: Path, home: Path, everywhere: str) -> None:
    """One run is taken out of the history and of its backups; the others stay as they were, there and here."""
    before = ids(path)
    [backup] = copies.backups(path)
    for name in [name for name in before if reading.find_run(path, name)[1].plan.sections[0].checklist.id == CANARY]:
        assert presencecheck("forget", name, "--yes").code == 0
        before.remove(name)
    assert heard(home, everywhere) == []
    assert ids(path) == before
    assert set(ids(backup)) == set(before)
    assert (inspect(path).faults, inspect(backup).faults) == ((), ())
    assert copies.put_aside(path) == []


def test_it_asks_and_says_what(path: Path) -> None:
    """Without a terminal and without --yes nothing is forgotten; what would go is said, and how many."""
    before = path.read_bytes()
    result = presencecheck("forget", "--before", "2026-10-20")
    assert (result.code, "--yes" in result.err) == (2, True)
    assert "7 runs, from 21 September 2026 to 11 October 2026" in result.err
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "wish",
    [
        [],
        ["last", "--all"],
        ["--before", "2026-13-01"],
        ["--before", "05/06/2025"],
        ["--all", "--before", "2026-01-01"],
    ],
)
def test_wishes_that_are_none(path: Path, wish: list[str]) -> None:
    """What cannot be understood forgets nothing."""
    before = path.read_bytes()
    assert presencecheck("forget", *wish, "--yes").code == 2
    assert presencecheck("forget", "nosuch", "--yes").code == 4
    assert path.read_bytes() == before


def test_nothing_to_forget(path: Path, home: Path) -> None:
    """A date before the first run forgets nothing; without a history nothing is made."""
    assert presencecheck("forget", "--before", "2020-01-01", "--yes", "--json").data["forgotten"] == 0
    assert len(ids(path)) == 9
    shutil.rmtree(home)
    assert presencecheck("forget", "--all", "--yes").code == 0
    assert not home.exists()


def test_local_days_decide(tmp_path: Path) -> None:
    """A run belongs to the day that the clock on the wall showed when it began."""
    path = tmp_path / "history.db"
    day = day_of("2026-10-01")
    for offset in (-720, 0, 840):
        for second in (-1, 0):
            history_of(path, 1, since=Moment(day * DAY - offset * 60 + second, offset))
    forget(path, ForgetScope(before=day), tmp_path / "compiled")
    assert [summary.started.day for summary, _ in reading.summaries(path, 9)] == [day] * 3


HOLDER = """
import sys
from pathlib import Path
from presencecheck.history.store.store import History
from presencecheck.core.run import Run
from tests.support.builders import confirm, listed, record, recorder_of

history = History.open(Path(sys.argv[1]))
recorder = recorder_of(history)
run = record(recorder, Run(listed(confirm("door"), confirm("lamp"))), "yes")
print(recorder.id, flush=True)
sys.stdin.readline()
record(recorder, run, "yes")
print("done", flush=True)
"""


@pytest.mark.real
def test_a_run_in_another_window_stays(path: Path) -> None:
    """A run that is being walked is not forgotten under it, and ends as if nothing had been."""
    with python(HOLDER, path) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        name = other.stdout.readline().strip()
        result = presencecheck("forget", "--all", "--yes", "--json")
        assert (result.data["forgotten"], result.data["open"]) == (9, 1)
        assert presencecheck("forget", name, "--yes", "--json").data["forgotten"] == 0
        assert ids(path) == [name]
        other.stdin.write("\n")
        other.stdin.flush()
        assert other.stdout.readline() == "done\n"
    assert reading.find_run(path, name)[1].answered == 2
    assert inspect(path).faults == ()


def test_what_cannot_be_reached_is_named(path: Path, tmp_path: Path) -> None:
    """A backup that went elsewhere is as it was, and is named."""
    there = tmp_path / "stick"
    there.mkdir()
    presencecheck("backup", str(there))
    [copy] = there.iterdir()
    before = copy.read_bytes()
    result = presencecheck("forget", "--all", "--yes")
    assert str(copy) in result.out.replace("\n", "").replace("  ", "")
    assert copy.read_bytes() == before
    copy.unlink()
    assert presencecheck("forget", "--all", "--yes", "--json").data["backups"]["elsewhere"] == []


# Whatever happens in the middle.

KILLED = """
import os, signal, sys, threading
from pathlib import Path
from presencecheck.history.operations import forget as forgetting
from presencecheck.history.operations.forget_scope import ForgetScope

path, cache, upto, at, kind = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]), sys.argv[5]
calls = 0

def count(frame, event, argument):
    global calls
    calls += 1
    if calls == at:
        os.kill(os.getpid(), signal.SIGKILL)

if kind == "moment":
    signal.setitimer(signal.ITIMER_REAL, at / 1e6)
else:
    sys.setprofile(count)
forgetting.forget(path, ForgetScope(upto=upto) if kind != "run" else ForgetScope(run=sys.argv[6]), cache / "compiled")
sys.setprofile(None)
print(calls)
"""


@pytest.mark.real
@posix
@pytest.mark.parametrize("kind", ["call", "run", "moment"])
def test_killed_in_the_middle(
    path: Path, home: Path, everywhere: str, tmp_path: Path, kind: str, evidence: Evidence
) -> None:
    """Killed at any step, or at any moment, the next start finishes the work: no byte is left, and all is whole."""
    [canary] = [name for name in ids(path) if name == everywhere]
    upto = 99

    def attempt(at: int) -> subprocess.CompletedProcess[str]:
        shutil.rmtree(home)
        shutil.copytree(tmp_path / "good", home)
        command = python(KILLED, path, home / "cache", upto, at, kind, canary)
        out, _ = command.communicate(timeout=60)
        return subprocess.CompletedProcess([], command.returncode, out)

    shutil.copytree(home, tmp_path / "good")
    others = [name for name in ids(path) if reading.find_run(path, name)[1].plan.sections[0].checklist.id != CANARY]
    whole = attempt(10_000_000)
    assert whole.returncode == 0
    steps = int(whole.stdout) if kind != "moment" else 60_000
    chance, begun = random.Random(kind), 0
    times = max(FORGETTINGS // 3, 1)
    for _ in range(times):
        code = attempt(chance.randrange(1, steps)).returncode
        assert code in (-signal.SIGKILL, -signal.SIGALRM, 0)
        begun += pending(path)
        was_begun = pending(path) or code == 0
        listed = presencecheck("history", "--json").data["runs"]
        assert not pending(path)
        if was_begun:
            gone = [everywhere] if kind == "run" else [everywhere, *others]
            assert [
                file for file in heard(home, *gone) if kind != "run" or everywhere.encode() in file.read_bytes()
            ] == []
            assert {run["id"] for run in listed} >= (set(others) if kind == "run" else set())
        assert inspect(path).faults == ()
        assert all(inspect(backup).faults == () for backup in copies.backups(path))
    assert begun or kind == "moment"
    evidence("P2", "kills in the middle of forgetting", times, "left")


def test_a_marker_that_was_cut_short(path: Path, home: Path) -> None:
    """A wish that was not written down to its end began nothing; a disk that lost half of it harms nobody."""
    path.with_suffix(".forgetting").write_text('{"run": "')
    assert finish(path, home / "cache" / "compiled") is None
    assert len(ids(path)) == 9
    assert not pending(path)


def test_what_was_walked_since_stays(path: Path, home: Path) -> None:
    """A forgetting that is finished later takes no run that was begun after it."""
    path.with_suffix(".forgetting").write_text(json.dumps({"upto": 9}))
    [new] = history_of(path, 1)
    presencecheck("history")
    assert ids(path) == [new]


# A full disk.


@pytest.fixture
def small_disk(home: Path) -> Iterator[Path]:
    """A disk of 600 KiB where the history is kept."""
    with mounted(home / "data", 600) as disk:
        yield disk


@pytest.mark.real
@pytest.mark.skipif(not CAN_MOUNT, reason="a small disk needs Linux and root")
@pytest.mark.parametrize("wish", [["--all"], ["--before", "2026-10-20"], ["RUN"]], ids=" ".join)
def test_on_a_full_disk(small_disk: Path, home: Path, wish: list[str], evidence: Evidence) -> None:
    """Forgetting works on a disk without a byte of room; nothing of it is left, and the rest waits for room."""
    path = small_disk / "history.db"
    history_of(path, 60)
    name = sing(path, Moment(BEGAN.utc + 10 * DAY, 120))
    keep_reserve(path)
    assert path.with_suffix(".reserve").stat().st_size == RESERVE_BYTES
    ballast = fill(small_disk)
    assert os.statvfs(small_disk).f_bavail == 0
    result = presencecheck("forget", *[name if word == "RUN" else word for word in wish], "--yes")
    assert result.code == 0, result
    assert heard(home, name) == []
    assert inspect(path).faults == ()
    ballast.unlink()
    presencecheck("history")
    assert not pending(path)
    assert path.with_suffix(".reserve").exists()
    evidence("D7", "forgetting on a full disk", 1, "left", "damaged")


# What the setting does by itself.


def aged(path: Path, **days: int) -> dict[str, str]:
    """Runs by name, begun that many days ago, and some of the last days; their ids. The clock was seen yesterday."""
    moment = now()
    path.with_suffix(".day").parent.mkdir(parents=True, exist_ok=True)
    days |= {f"recent {ago}": ago for ago in range(9, 0, -1)}
    names = {name: sing(path, Moment(moment.utc - ago * DAY, moment.offset)) for name, ago in days.items()}
    path.with_suffix(".day").write_text(str(moment.day - 1))
    return names


@pytest.mark.parametrize("command", ["history", "run", "backup"])
def test_what_is_too_old_goes_by_itself(home: Path, command: str, evidence: Evidence) -> None:
    """Only looking, only walking, or only backing up: what is older than the setting says is gone from the history."""
    path = home / "data" / "history.db"
    names = aged(path, old=400, young=300)
    [backup] = write_backup(path)[:1]
    copied = backup.read_bytes()
    assert presencecheck("config", "set", "keep", "12 months").code == 0
    if command == "run":
        result = presencecheck("run", "quick", "--answers", "-", stdin='{"item": "essentials/alone", "answer": "yes"}')
    else:
        result = presencecheck(command)
    assert result.err.count("1 run from before") == 1
    assert names["old"] not in ids(path)
    assert names["young"] in ids(path)
    holding = [file for file in home.rglob("*") if file.is_file() and names["old"].encode() in file.read_bytes()]
    assert holding == [backup]
    assert backup.read_bytes() == copied
    assert all(inspect(file).faults == () for file in (path, *copies.backups(path)))
    assert presencecheck("history").err == ""
    evidence("P4", "commands that met runs older than they are to be kept", 1, "kept")


@pytest.mark.parametrize(("keep", "left"), [("forever", 12), ("2 years", 11), ("90 days", 10)])
def test_how_long_is_the_persons_own_choice(home: Path, keep: str, left: int, evidence: Evidence) -> None:
    """The setting is what was set."""
    path = home / "data" / "history.db"
    aged(path, ancient=1000, old=400, young=20)
    assert presencecheck("config", "set", "keep", keep).code == 0
    assert len(presencecheck("history", "--json").data["runs"]) == left
    evidence("P4", "spans for which runs are to be kept", 1, "kept", "deleted too early")


@pytest.mark.parametrize("seen", [None, 0, -1, -100, 100, "noise"])
def test_a_clock_that_jumps_deletes_nothing(home: Path, seen: int | str | None, evidence: Evidence) -> None:
    """A clock that was never seen before, or has jumped, is believed only when it shows another day."""
    path = home / "data" / "history.db"
    names = aged(path, old=400)
    before = set(names.values())
    note, today = path.with_suffix(".day"), now().day
    note.write_text(str(today - seen) if isinstance(seen, int) else str(seen))
    if seen is None:
        note.unlink()
    presencecheck("history")
    assert set(ids(path)) == before
    note.write_text(str(today - 1))
    presencecheck("history")
    assert set(ids(path)) == before - {names["old"]}
    evidence("P4", "jumps of the clock", 1, "deleted too early")


def test_wishes_of_how_long() -> None:
    """What means a time is taken, whatever else is not."""
    assert all(map(is_span, ("12 months", "1 month", "90 days", "1 day", "2 years", "6 weeks", "forever")))
    assert not any(
        map(
            is_span,
            ("", "12", "months", "0 days", "-1 days", "1.5 years", "twelve months", "1 fortnight", "99999 days"),
        )
    )
    assert presencecheck("config", "set", "keep", "a while").code == 2


@posix
@pytest.mark.parametrize("umask", [0o000, 0o022, 0o277, 0o777], ids=oct)
def test_every_file_is_private(path: Path, home: Path, everywhere: str, umask: int) -> None:
    """Backups, what was put aside, the reserve and all notes are for their owner alone, whatever the umask."""
    shutil.rmtree(home / "cache")
    before = os.umask(umask)
    try:
        (home / "stick").mkdir(exist_ok=True)
        (home / "stick").chmod(0o700)
        for command in (
            ["backup"],
            ["backup", str(home / "stick")],
            ["history"],
            ["forget", "last", "--yes"],
            ["backup"],
        ):
            assert presencecheck(*command).code == 0
        with path.open("r+b") as file:
            file.write(bytes(20))
        assert presencecheck("history").code == 0
        [copy] = (home / "stick").iterdir()
        assert presencecheck("merge", str(copy)).code == 0
        assert presencecheck("restore", str(copy), "--yes").code == 0
    finally:
        os.umask(before)
    modes = {file.name: file.stat().st_mode & 0o777 for file in home.rglob("*")}
    assert {mode for name, mode in modes.items() if (home / "data" / name).is_file() or name.endswith(".db")} == {0o600}
    assert {"history.reserve", "history.copies", "history.day", "history.db"} <= set(modes)
    assert {mode for name, mode in modes.items() if name in ("data", "backups")} == {0o700}


def test_forgetting_the_unreadable(path: Path, home: Path, everywhere: str) -> None:
    """A backup that is damaged cannot be cleaned, and goes as a whole; a history that is damaged is mended first."""
    [backup] = copies.backups(path)
    for file in (backup, path):
        with file.open("r+b") as spoilt:
            spoilt.seek(4096)
            spoilt.write(bytes(4096))
    assert presencecheck("forget", "--all", "--yes").code == 0
    assert heard(home) == []
    assert (copies.backups(path), copies.put_aside(path)) == ([], [])
    with pytest.raises(PresenceCheckError, match="no run"):
        reading.find_run(path, "last")


def test_the_bytes_of_a_table(path: Path) -> None:
    """What many runs share stays as long as one of them does, and no longer."""
    with closing(sqlite3.connect(path)) as connection:
        [(before,)] = connection.execute("SELECT count(*) FROM checklist").fetchall()
    forget(path, ForgetScope(run=ids(path)[2]), path.parent / "compiled")
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM checklist").fetchall() == [(before - 2,)]
        assert connection.execute("SELECT count(*) FROM item WHERE ref LIKE ?", (f"%{CANARY}%",)).fetchall() == [(0,)]
    assert Run(listed(confirm("door"))).plan


@pytest.mark.parametrize("body", ["no plan", "{}", "[]", '{"sections": 3}'])
def test_forgetting_in_a_damaged_history(path: Path, home: Path, body: str) -> None:
    """Where the rows that say what is needed mean nothing, the history is put aside and made good, then cleaned."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE plan SET body = ? WHERE key = 1", (body,))
    done = presencecheck("forget", "last", "--yes")
    assert done.code == 0
    assert "damaged" in done.err
    assert not pending(path)
    assert inspect(path).faults == ()
