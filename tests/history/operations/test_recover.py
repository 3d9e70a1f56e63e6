"""Write-ahead logs of other programs beside a history or in it: none is taken in where it lies, and nothing is lost.

PRESENCECHECK_LOGS=400 leaves as many logs of bytes at random beside histories.
"""

import os
import random
import shutil
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest

from presencecheck.core.events import Answer, Answered
from presencecheck.core.run import Run
from presencecheck.history.format.file_header import (
    VERSION,
    HistoryChangedError,
    HistoryError,
    HistoryNewerError,
    is_empty,
    read_header,
    repairing,
)
from presencecheck.history.journal.journal import FileJournal
from presencecheck.history.operations.backup import write_backup
from presencecheck.history.operations.forget import forget
from presencecheck.history.operations.forget_scope import ForgetScope
from presencecheck.history.operations.recover import LogsPutAside, Replaced, Reverted, recover, revert_changes
from presencecheck.history.operations.repair import Repaired
from presencecheck.history.operations.verify import inspect
from presencecheck.history.store import copies
from presencecheck.history.store import exclusive as sole
from presencecheck.history.store.database import connect, transaction
from presencecheck.history.store.put_aside import part_of
from presencecheck.history.store.store import History
from tests.support.builders import confirm, listed, python
from tests.support.commands import READY, SMALL, Here, own, presencecheck, walk
from tests.support.evidence import Evidence, amount
from tests.support.histories import content, history_of, ids, six_runs

LOGS = amount("LOGS", 24, 400)
DELETED = "DELETE FROM answer WHERE run > 2"
"""What a browser of databases may do, so that the history is not as it was written."""
TOUCHED = f"PRAGMA user_version = {VERSION}"
"""A change after which it is."""
COMMANDS = [["history"], ["stats", "--all"], ["verify"], ["backup"], ["history", "show", "last"], ["export"]]


@pytest.fixture
def path(home: Path) -> Path:
    """A history of six runs, and a list to walk."""
    own(home, "small", SMALL)
    return six_runs(home)


def hot(path: Path, *statements: str) -> dict[str, bytes]:
    """The history's files as another program has them that changed it by these statements and is still at it."""
    copy = path.with_name("elsewhere.db")
    shutil.copy(path, copy)
    with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA wal_autocheckpoint = 0")
        for statement in statements:
            connection.execute(statement)
        found = {part: part_of(copy, part).read_bytes() for part in ("", "-wal", "-shm")}
    copy.unlink()
    return found


def lay(path: Path, files: dict[str, bytes]) -> None:
    """Put these files there."""
    for part, data in files.items():
        part_of(path, part).write_bytes(data)


def beside(path: Path) -> list[str]:
    """The logs that lie beside it."""
    return [part for part in ("-wal", "-shm", "-journal") if part_of(path, part).exists()]


def aside(path: Path) -> dict[str, bytes]:
    """What was put aside."""
    return {file.name: file.read_bytes() for file in copies.put_aside(path)}


# A log beside a history that keeps none.


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_log_from_elsewhere(path: Path, run: Here, command: list[str]) -> None:
    """It is put aside unread and told in a sentence; the command does its work on the history as it was."""
    before, there = path.read_bytes(), content(path)
    foreign = hot(path, DELETED)
    lay(path, {part: foreign[part] for part in ("-wal", "-shm")})
    done = run(*command)
    assert done.code == 0, done.err
    assert "what another program left" in done.err
    assert (path.read_bytes(), content(path), beside(path)) == (before, there, [])
    assert sorted(aside(path).values()) == sorted(foreign[part] for part in ("-wal", "-shm"))
    for name in aside(path):
        assert name.startswith("history.foreign-")
        assert stat.S_IMODE(path.with_name(name).stat().st_mode) == 0o600
    done = run("verify")
    assert (done.code, "another program" in done.err) == (0, False)


def test_a_walk_over_a_log_from_elsewhere(path: Path) -> None:
    """The walk is as ever and its answers are in the history; the sentence comes after it."""
    lay(path, {"-wal": hot(path, DELETED)["-wal"]})
    done = walk("small", READY, "--fresh")
    assert (done.code, done.err.count("It was put aside")) == (0, 1), done.err
    assert (len(ids(path)), inspect(path).faults, len(aside(path))) == (7, (), 1)


def test_a_log_beside_no_history(home: Path, run: Here) -> None:
    """SQLite would delete it; it is put aside."""
    path = home / "data" / "history.db"
    path.parent.mkdir(parents=True)
    part_of(path, "-wal").write_bytes(b"a log")
    for look in (read_header, is_empty):
        with pytest.raises(HistoryChangedError, match="history.db-wal".replace(".", "[.]")):
            look(path)
    done = run("history")
    assert (done.code, list(aside(path).values())) == (0, [b"a log"])
    path.touch()
    part_of(path, "-shm").write_bytes(b"an index")
    assert run("verify").code == 0
    assert sorted(aside(path).values()) == [b"a log", b"an index"]


def test_the_same_log_is_kept_once(path: Path) -> None:
    """However often a service brings it; another one is kept too, under a number."""
    for data in (b"one", b"one", b"two", b"one"):
        part_of(path, "-wal").write_bytes(data)
        assert isinstance(revert_changes(path), LogsPutAside)
    assert sorted(aside(path).values()) == [b"one", b"two"]
    assert revert_changes(path) is None


def test_what_is_no_file(path: Path, tmp_path: Path) -> None:
    """A pipe, a folder or a link of a log's name is never waited for, followed or changed."""
    (tmp_path / "mine").write_bytes(b"mine")
    (tmp_path / "mine").chmod(0o644)
    log = part_of(path, "-wal")
    makes: list[Callable[[], object]] = [
        lambda: os.mkfifo(log),
        log.mkdir,
        lambda: log.symlink_to(tmp_path / "mine"),
    ]
    for make in makes:
        make()
        assert isinstance(revert_changes(path), LogsPutAside)
        assert beside(path) == []
    assert (len(copies.put_aside(path)), inspect(path).faults) == (3, ())
    assert stat.S_IMODE((tmp_path / "mine").stat().st_mode) == 0o644


def test_a_history_that_is_a_link(path: Path, tmp_path: Path) -> None:
    """SQLite looks beside the file itself, and so does this; what was put aside there is found by `forget`."""
    real = tmp_path / "real" / "history.db"
    real.parent.mkdir()
    path.replace(real)
    path.symlink_to(real)
    before = real.read_bytes()
    lay(real, {"-wal": hot(real, DELETED)["-wal"]})
    recovery = revert_changes(path)
    assert isinstance(recovery, LogsPutAside)
    [kept] = recovery.kept
    assert (kept.parent, real.read_bytes(), path.is_symlink()) == (real.parent, before, True)
    assert copies.put_aside(path) == [kept]
    lay(real, hot(real, TOUCHED))
    assert revert_changes(path) == Reverted(6)
    assert (path.is_symlink(), inspect(path).faults, beside(real)) == (True, (), [])


def test_logs_at_random(path: Path, evidence: Evidence) -> None:
    """Whatever the bytes beside it are, and whether they are a log: the history's own are as before."""
    chance, before = random.Random(LOGS), path.read_bytes()
    real = [hot(path, DELETED)["-wal"], hot(path, TOUCHED)["-wal"], hot(path, "DELETE FROM ledger")["-wal"]]
    for number in range(LOGS):
        data = bytearray(chance.choice(real) if number % 3 else chance.randbytes(chance.randrange(9000)))
        for _ in range(chance.randrange(3) if data else 0):
            data[chance.randrange(len(data))] = chance.randrange(256)
        part_of(path, "-wal").write_bytes(data)
        if number % 2:
            part_of(path, "-shm").write_bytes(chance.randbytes(chance.randrange(40_000)))
        with pytest.raises(HistoryChangedError) as caught:
            History.open(path, write=bool(number % 4))
        assert isinstance(recover(caught.value), LogsPutAside)
        assert bytes(data) in aside(path).values()
        with closing(connect(path)):
            assert (path.read_bytes(), beside(path)) == (before, [])
    evidence("D14", "logs of other programs beside a history", LOGS, "taken in", "deleted")


# A history that another program keeps with a log.


@pytest.mark.parametrize("closed", [True, False], ids=["closed", "copied while open"])
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_history_with_its_own_log(path: Path, run: Here, command: list[str], closed: bool) -> None:
    """It is taken back with all that stands in the log, and told in a sentence; nothing is called damaged."""
    names, answers = ids(path), content(path)
    if closed:
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
    else:
        lay(path, hot(path, TOUCHED, "UPDATE ledger SET key = 1"))
    done = run(*command)
    assert done.code == 0, done.err
    assert ("as before again" in done.err, "damaged" in done.err) == (True, False)
    assert (ids(path), content(path), beside(path), aside(path)) == (names, answers, [], {})
    assert (path.read_bytes()[18:20], stat.S_IMODE(path.stat().st_mode)) == (b"\1\1", 0o600)
    assert run("verify").err.count("another program") == 0


def test_answers_that_stand_in_the_log_alone(path: Path) -> None:
    """They are brought along."""
    before = path.read_bytes()
    history_of(path, 3)
    after, names = path.read_bytes(), ids(path)
    path.write_bytes(before)
    copy = path.with_name("elsewhere.db")
    shutil.copy(path, copy)
    with closing(sqlite3.connect(copy, isolation_level=None)) as writer:
        writer.execute("PRAGMA journal_mode = WAL")
        with closing(sqlite3.connect(path.with_name("after.db"))) as later:
            path.with_name("after.db").write_bytes(after)
            later.backup(writer)
        lay(path, {part: part_of(copy, part).read_bytes() for part in ("", "-wal", "-shm")})
    assert revert_changes(path) == Reverted(9)
    assert (ids(path), inspect(path).faults) == (names, ())


def test_a_log_that_does_harm(path: Path, run: Here) -> None:
    """Both are put aside together, nothing is deleted, and every run that is whole in either is in the new one."""
    names = ids(path)
    files = hot(path, DELETED)
    lay(path, files)
    done = run("history")
    assert (done.code, "is not as it was written" in done.err, "6 runs" in done.err) == (0, True, True), done.err
    kept = aside(path)
    assert {name.partition(".db")[2]: data for name, data in kept.items()} == files
    assert (set(ids(path)), beside(path), inspect(path).faults) == (set(names), [], ())
    assert run("verify").code == 0


def test_a_log_of_another_time(path: Path) -> None:
    """One that would make an older history of it, whole in itself, takes nothing away."""
    older = hot(path, TOUCHED, "VACUUM")
    history_of(path, 2)
    names = ids(path)
    newer = hot(path, TOUCHED)
    lay(path, newer | {"-wal": older["-wal"]})
    recovery = recover(HistoryChangedError(path))
    assert isinstance(recovery, Repaired)
    assert (recovery.saved, inspect(path).faults, beside(path)) == (8, (), [])
    assert set(ids(path)) == set(names)
    assert part_of(recovery.kept, "-wal").read_bytes() == older["-wal"]


def test_logs_that_are_no_files(path: Path) -> None:
    """They go aside with the history; its runs are all there."""
    lay(path, {"": hot(path, TOUCHED)[""]})
    os.mkfifo(part_of(path, "-wal"))
    recovery = recover(HistoryChangedError(path))
    assert isinstance(recovery, Repaired)
    assert (recovery.saved, part_of(recovery.kept, "-wal").is_fifo(), beside(path)) == (6, True, [])


EMPTIED = "DROP TABLE answer; DROP TABLE run; DROP TABLE plan; DROP TABLE checklist; PRAGMA application_id = 7; VACUUM"


@pytest.mark.parametrize(
    "statement", ["PRAGMA application_id = 7", "PRAGMA user_version = 7", "DROP TABLE run", EMPTIED]
)
def test_logs_that_make_another_file_of_it(path: Path, statement: str) -> None:
    """A version to come is left as it is, and said to be; of anything else the runs are saved."""
    change = (
        ("ALTER TABLE run ADD COLUMN mood TEXT", statement) if "user_version" in statement else statement.split("; ")
    )
    files = hot(path, "PRAGMA foreign_keys = OFF", *change)
    lay(path, files)
    if "user_version" in statement:
        with pytest.raises(HistoryNewerError, match=f"{path} was written by a newer presencecheck"):
            recover(HistoryChangedError(path))
        assert {part: part_of(path, part).read_bytes() for part in files} == files
        names = {file.name for file in path.parent.iterdir()}
        assert names == {"history.db", "history.db-wal", "history.db-shm", "history.installation"}
    else:
        recovery = recover(HistoryChangedError(path))
        assert isinstance(recovery, Repaired)
        assert recovery.saved == 6


def test_a_log_that_cannot_be_taken_in(path: Path) -> None:
    """As where the file itself is torn."""
    files = hot(path, TOUCHED)
    lay(path, files | {"": files[""][:4096] + bytes(len(files[""]) - 4096)})
    assert isinstance(recover(HistoryChangedError(path)), Repaired)
    assert inspect(path).faults == ()
    data = bytearray(hot(path, TOUCHED)[""])
    data[16:18] = b"\0\0"  # no size of pages
    path.write_bytes(data)
    assert isinstance(recover(HistoryChangedError(path)), Repaired)
    assert inspect(path).faults == ()


@pytest.fixture
def holder(path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Another program has the history open, and keeps it with a log."""
    monkeypatch.setattr(sole, "stopwatch", count(0, 3).__next__)
    return path


@pytest.mark.real
def test_another_program_has_it_open(holder: Path) -> None:
    """Then nothing can be done: that is said, with what to do, and nothing is changed."""
    script = (
        "import sqlite3, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None);"
        " c.execute('PRAGMA journal_mode = WAL'); c.execute('UPDATE ledger SET key = 1');"
        " print('open', flush=True); sys.stdin.readline()"
    )
    with python(script, holder) as other:
        assert other.stdout is not None
        assert other.stdin is not None
        assert other.stdout.readline() == "open\n"
        files = {part: part_of(holder, part).read_bytes() for part in ("", "-wal")}
        with pytest.raises(HistoryError) as caught:
            recover(HistoryChangedError(holder))
        assert caught.value.message == f"The history {holder} is open in another program."
        assert caught.value.hint == "Close it there, then try again; nothing was changed."
        done = presencecheck("history")
        assert (done.code, "is open in another program" in done.err) == (4, True)
        assert {part: part_of(holder, part).read_bytes() for part in files} == files
        other.stdin.write("\n")
        other.stdin.flush()
    assert recover(HistoryChangedError(holder)) in (Reverted(6), None)
    assert inspect(holder).faults == ()


def test_another_window_was_faster(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who finds the file already put right does nothing."""
    lay(path, hot(path, TOUCHED))
    monkeypatch.setattr(sole.Held, "is_at", lambda self, place: False)
    assert revert_changes(path) is None
    monkeypatch.undo()
    assert revert_changes(path) == Reverted(6)
    assert revert_changes(path.with_name("none.db")) is None


def test_what_cannot_be_held(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the system says is said with the place."""
    lay(path, hot(path, TOUCHED))

    def refused(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    for place in (
        "presencecheck.history.operations.recover.copy_parts",
        "presencecheck.history.store.exclusive.create_private",
    ):
        with monkeypatch.context() as patch:
            patch.setattr(place, refused)
            with pytest.raises(HistoryError) as caught:
                revert_changes(path)
        assert "no space left on device" in caught.value.message
    with monkeypatch.context() as patch:
        patch.setattr(os, "open", refused)
        with pytest.raises(HistoryError, match="Cannot use the history"):
            revert_changes(path)
    for part in ("-wal", ""):
        part_of(copies.draft_of(path, "copy"), part).mkdir()
        with pytest.raises(HistoryError, match="is a directory"):
            revert_changes(path)
    assert beside(path) == ["-wal", "-shm"]


# In the middle of a walk.

RUN = Run(listed(confirm("door"), confirm("lamp"), confirm("sign")))


def walked(path: Path, between: Callable[[], object]) -> FileJournal:
    """A walk of three answers, and what happens after the first."""
    logged, run = FileJournal(path), RUN
    for number, ref in enumerate(("c/door", "c/lamp", "c/sign")):
        event = Answered(ref, Answer.YES, None)
        run = run.apply(event)
        logged.record(run, event)
        if not number:
            between()
    logged.leave()
    return logged


def test_a_log_that_comes_in_the_middle_of_a_walk(path: Path) -> None:
    """It is put aside before the next answer, which goes where the others are."""
    log = hot(path, DELETED)["-wal"]
    logged = walked(path, lambda: part_of(path, "-wal").write_bytes(log))
    [recovery] = logged.recoveries
    assert (isinstance(recovery, LogsPutAside), len(ids(path)), inspect(path).faults) == (True, 7, ())
    assert ids(path)[0] == logged.id


def changed(path: Path) -> None:
    """Another program changes how the history is kept, and goes."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")


def test_another_program_changes_it_in_the_middle_of_a_walk(path: Path) -> None:
    """It is taken back before the next answer; the walk ends as ever, and the history is good."""
    logged = walked(path, lambda: changed(path))
    assert (logged.recoveries, ids(path)[0]) == ([Reverted(7)], logged.id)
    assert (len(ids(path)), inspect(path).faults, path.read_bytes()[18:20]) == (7, (), b"\1\1")
    with closing(connect(path)) as connection:
        [status] = connection.execute("SELECT status FROM run WHERE id = ?", (logged.id,)).fetchone()
    assert status == 1


def test_two_windows_when_another_program_changes_it(path: Path) -> None:
    """One takes the history back, the other finds it taken back; the answers of both are there, once."""
    event, run = Answered("c/door", Answer.YES, None), RUN
    one, other = FileJournal(path), FileJournal(path)
    for logged in (one, other):
        logged.record(run.apply(event), event)
    changed(path)
    run, event = run.apply(event), Answered("c/lamp", Answer.SKIP, None)
    for logged in (one, other):
        logged.record(run.apply(event), event)
    assert (one.recoveries, other.recoveries) == ([Reverted(8)], [Replaced(path)])
    for logged in (one, other):
        logged.leave()
    assert (inspect(path).faults, beside(path), copies.put_aside(path)) == ((), [], [])
    history = History.open(path, write=False)
    assert [history.run(history.find(logged.id)).answered for logged in (one, other)] == [2, 2]
    assert (len(ids(path)), len({*ids(path)})) == (8, 8)
    history.close()


def test_a_walk_that_finds_it_put_right_already(path: Path) -> None:
    """Where another window was faster, there is nothing to tell, and the run goes into what is there now."""
    logged = FileJournal(path)
    logged.record(RUN.apply(Answered("c/door", Answer.YES, None)), Answered("c/door", Answer.YES, None))
    logged.recover(HistoryChangedError(path))
    run = RUN.apply(Answered("c/door", Answer.YES, None))
    event = Answered("c/lamp", Answer.YES, None)
    logged.record(run.apply(event), event)
    logged.leave()
    assert (logged.recoveries, len(ids(path)), ids(path)[0], inspect(path).faults) == ([], 7, logged.id, ())


def test_what_comes_back_is_told(path: Path) -> None:
    """Where a log is there again as soon as it was put aside, that is said and nothing is tried without end."""

    def brought() -> None:
        part_of(path, "-wal").write_bytes(b"again")
        read_header(path)

    repaired: list[HistoryError] = []
    with pytest.raises(HistoryChangedError):
        repairing(brought, repaired.append)
    assert len(repaired) == 1


def test_nothing_is_written_into_another_programs_log(path: Path) -> None:
    """A connection that was open before sees the change in time."""
    with closing(connect(path)) as connection:
        changed(path)
        with pytest.raises(HistoryChangedError), transaction(connection, path):
            connection.execute("DELETE FROM run")
    assert revert_changes(path) == Reverted(6)


# Copies, and forgetting.


@pytest.mark.parametrize("verb", ["merge", "restore"])
def test_copies_with_logs(path: Path, run: Here, tmp_path: Path, verb: str) -> None:
    """A log that is the copy's own counts, any other does not; neither the copy nor what lies beside it is changed."""
    other = tmp_path / "stick" / "other.db"
    options = ["--yes"] if verb == "restore" else []
    history_of(other, 4)
    names = set(ids(other))
    for files in (hot(other, TOUCHED), {"-wal": hot(other, DELETED)["-wal"]}, {"-shm": b"an index"}):
        data = other.read_bytes()
        lay(other, files)
        before = {file.name: (file.read_bytes(), file.stat().st_mtime_ns) for file in other.parent.iterdir()}
        done = run(verb, other, *options)
        assert done.code == 0, done.err
        assert names <= set(ids(path))
        assert {file.name: (file.read_bytes(), file.stat().st_mtime_ns) for file in other.parent.iterdir()} == before
        assert not list(path.parent.glob(".*.tmp*"))
        for part in ("-wal", "-shm"):
            part_of(other, part).unlink(missing_ok=True)
        other.write_bytes(data)
    for change in (DELETED, "PRAGMA user_version = 7"):
        lay(other, hot(other, change, "ALTER TABLE run ADD COLUMN mood TEXT"))
        there = {file.name: file.read_bytes() for file in other.parent.iterdir()}
        done = run(verb, other, *options)
        assert (done.code, str(other) in done.err) == (4, True)
        assert {file.name: file.read_bytes() for file in other.parent.iterdir()} == there


def found(folder: Path, names: list[str]) -> list[str]:
    """The files in which one of these names stands."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    return [file.name for file in files if any(name.encode() in file.read_bytes() for name in names)]


def test_forgetting_takes_the_logs_too(path: Path, run: Here, home: Path) -> None:
    """What lies beside the history and its backups, and what was put aside: afterwards no byte of the runs is left."""
    names = ids(path)
    backup, _ = write_backup(path)
    second, _ = write_backup(path)
    log = hot(path, "UPDATE run SET lease = 'x'")
    lay(path, {part: log[part] for part in ("-wal", "-shm")})
    lay(backup, {"-wal": log["-wal"]})
    lay(second, hot(second, "UPDATE run SET lease = NULL"))
    done = run("forget", names[0], "--yes")
    assert (done.code, "logs of other programs" in done.err) == (0, True), done.err
    assert (found(home / "data", names[:1]), copies.put_aside(path)) == ([], [])
    assert {len(ids(file)) for file in (path, backup, second)} == {5}
    lay(backup, {"-wal": log["-wal"]})
    assert run("forget", "--all", "--yes").code == 0
    assert found(home / "data", names) == []


def test_a_backup_with_a_log_that_does_harm(path: Path, home: Path) -> None:
    """It cannot be cleaned, so it is deleted with its log."""
    names = ids(path)
    backup, _ = write_backup(path)
    lay(backup, hot(backup, DELETED))
    other, _ = write_backup(path)
    forget(path, ForgetScope(run=names[0]), home / "cache" / "compiled")
    assert (copies.backups(path), found(home / "data", names[:1])) == ([other], [])


@pytest.mark.real
def test_doctor_tells(path: Path, run: Here) -> None:
    """Of what lies there, of what another program did, and of what was put aside; it changes nothing."""
    log = hot(path, TOUCHED)
    lay(path, {"-wal": log["-wal"]})
    assert "what another program left: history.db-wal" in " ".join(run("doctor").out.split())
    assert beside(path) == ["-wal"]
    run("verify")
    assert "Put aside: history.foreign-" in " ".join(run("doctor").out.split())
    path.write_bytes(log[""])
    assert "Another program has changed how the history" in " ".join(run("doctor").out.split())
