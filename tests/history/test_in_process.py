"""What keeps and reads the history, within this process: the whole way of what other tests try as programs."""

import json
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.readiness import Readiness
from presencecheck.core.run import Run
from presencecheck.core.standing import Status
from presencecheck.history.format.file_header import HistoryDamagedError, HistoryError, preflight
from presencecheck.history.format.parts import journal_of
from presencecheck.history.format.start_cache import StartCache, load_start_cache
from presencecheck.history.journal.journal import FileJournal
from presencecheck.history.operations.backup import KEPT, restore, write_backup
from presencecheck.history.operations.forget import forget, keep_reserve, pending
from presencecheck.history.operations.forget_scope import ForgetScope
from presencecheck.history.operations.merge import Merged, merge
from presencecheck.history.operations.repair import Repaired
from presencecheck.history.operations.residue import find_residue
from presencecheck.history.operations.verify import inspect
from presencecheck.history.queries.export_rows import run_rows
from presencecheck.history.queries.runs import find_run, find_summary, summaries
from presencecheck.history.queries.selection import EVERY, Selection
from presencecheck.history.queries.statistics import gather
from presencecheck.history.store import copies
from presencecheck.history.store.store import History, RunNotFoundError
from presencecheck.system.clock import Moment
from tests.support.builders import BEGAN, confirm, event_of, listed, record
from tests.support.commands import SMALL, Here, own
from tests.support.disks import CAN_MOUNT, fill, small_disk
from tests.support.histories import DAY, history_of, ids, six_runs

pytestmark = pytest.mark.usefixtures("unexpired")

MISSING = "It begins with your first answer: presencecheck"


@pytest.fixture
def path(home: Path) -> Path:
    """A history of six runs."""
    return six_runs(home)


# Before there is a history.


def test_there_is_no_history_yet(home: Path) -> None:
    """Every way of reading says so, or gives nothing; none makes a file."""
    path = home / "data" / "history.db"
    assert load_start_cache(path) == StartCache()
    assert (summaries(path, 9), list(run_rows(path, EVERY)), gather(path, EVERY).has_runs) == ([], [], False)
    for ask in (find_summary, find_run):
        with pytest.raises(RunNotFoundError, match='There is no run "last"') as caught:
            ask(path, "last")
        assert caught.value.hint == "There is no history yet."
    with pytest.raises(HistoryError, match="There is no history yet") as trouble:
        write_backup(path)
    assert trouble.value.hint == MISSING
    preflight(path)
    assert not home.exists()


@pytest.mark.skipif(os.name != "posix", reason="modes are those of POSIX systems")
def test_seen_before_the_first_question(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be written to is said before anything is asked, with the place and the way out."""
    preflight(path)
    (tmp_path / "file").touch()
    with pytest.raises(HistoryError, match=f"cannot be kept: {tmp_path / 'file'} is not a folder") as caught:
        preflight(tmp_path / "file" / "data" / "history.db")
    assert "--no-log" in caught.value.hint
    for closed in (path, path.parent):
        monkeypatch.setattr(os, "access", lambda place, mode, closed=closed: (place, mode) != (closed, os.W_OK))
        with pytest.raises(HistoryError, match=f"cannot be written: {closed} is read-only") as caught:
            preflight(path)
        assert "--no-log" in caught.value.hint
    monkeypatch.setattr(os, "access", lambda place, mode: place != tmp_path)
    with pytest.raises(HistoryError, match=f"{tmp_path} is read-only"):
        preflight(tmp_path / "new" / "data" / "history.db")


# Copies.


def test_a_copy_and_back(path: Path, tmp_path: Path) -> None:
    """A copy goes where one says, under a free name; put back, the present history is kept as a backup."""
    before = ids(path)
    place, found = write_backup(path, tmp_path)
    second, _ = write_backup(path, tmp_path)
    assert place.parent == second.parent == tmp_path
    assert (place != second, found.runs, found.faults, found.head[:2]) == (True, 6, (), "2-")
    assert copies.elsewhere(path) == [place, second]
    second.unlink()
    assert copies.elsewhere(path) == [place]
    history_of(path, 1)
    present, found = restore(path, place)
    assert (ids(path), found.runs) == (before, 6)
    assert present is not None
    assert len(ids(present)) == 7
    shutil.rmtree(path.parent)
    assert restore(path, place)[0] is None
    assert ids(path) == before


def test_ten_backups_are_kept(path: Path, run: Here) -> None:
    """The oldest go; what others wrote into the folder stays."""
    first, _ = write_backup(path)
    (copies.folder(path) / "mine.db").touch()
    for _ in range(KEPT):
        assert run("backup").code == 0
    assert (len(copies.backups(path)), first.exists()) == (KEPT, False)
    assert (copies.folder(path) / "mine.db").exists()


def test_copies_that_are_refused(path: Path, tmp_path: Path) -> None:
    """What is there stays; no folder is made; what is no whole copy, or the history itself, is not put back."""
    copy, _ = write_backup(path, tmp_path / "copy.db")
    for to, words, hint in (
        (copy, f"There is something at {copy} already.", "Name another file, or a folder."),
        (tmp_path / "no" / "x.db", f"There is no folder {tmp_path / 'no'}.", "Make it first, or name another."),
    ):
        with pytest.raises(PresenceCheckError) as caught:
            write_backup(path, to)
        assert (caught.value.message, caught.value.hint) == (words, hint)
    before = path.read_bytes()
    (tmp_path / "empty.db").touch()
    link = tmp_path / "link.db"
    link.symlink_to(path)
    damaged = Path(shutil.copy(copy, tmp_path / "damaged.db"))
    with closing(sqlite3.connect(damaged)) as connection, connection:
        connection.execute("UPDATE run SET finished = 5 WHERE seq = 2")
    cut = Path(shutil.copy(copy, tmp_path / "cut.db"))
    journal_of(cut).write_bytes(b"x")
    for other, words, hint in (
        (tmp_path / "none.db", "There is no history at ", "Look at the spelling of the path."),
        (tmp_path / "empty.db", "There is no history at ", "Look at the spelling of the path."),
        (tmp_path, "There is no history at ", "Look at the spelling of the path."),
        (damaged, f"{damaged} is damaged: ", "Nothing was changed; try another copy."),
        (cut, f"{cut} was being written when it was copied.", "Open the history there once: presencecheck history. "),
        (link, f"{link} is the history itself.", "Name "),
    ):
        for use in (restore, merge):
            with pytest.raises(HistoryError) as trouble:
                use(path, other)
            assert trouble.value.message.startswith(words)
            assert trouble.value.hint.startswith(hint)
    assert path.read_bytes() == before


def test_two_histories_become_one(path: Path, tmp_path: Path) -> None:
    """Another computer's runs come in once, those of before a day stay out, longer logs take the place of shorter."""
    other = tmp_path / "other.db"
    history_of(other, 4, since=Moment(BEGAN.utc + DAY // 2, 0))
    assert merge(path, other, BEGAN.day + 2) == Merged(new=3, longer=0, known=0, old=1)
    assert merge(path, other) == Merged(new=1, longer=0, known=3, old=0)
    assert merge(path, other) == Merged(new=0, longer=0, known=4, old=0)
    assert (len(ids(path)), inspect(path).faults) == (10, ())
    began = [summary.started.utc for summary, _ in summaries(path, 99)]
    assert began == sorted(began, reverse=True)
    history = History.open(other)
    unfinished = next(history.unfinished())
    run, recorder = history.resume(unfinished)
    record(recorder, run, "yes")
    recorder.leave()
    history.close()
    assert merge(path, other) == Merged(new=0, longer=1, known=3, old=0)
    assert find_run(path, unfinished.id)[1].answered == run.answered + 1
    assert inspect(path).faults == ()


# Reading.


def test_which_runs_are_meant(path: Path) -> None:
    """By verdict, by status, by routine and by day, alone and together."""
    every = [summary for summary, _ in summaries(path, 99)]
    for readiness in Readiness:
        wanted = [summary.id for summary in every if summary.readiness is readiness]
        assert [summary.id for summary, _ in summaries(path, 99, Selection(readiness=readiness))] == wanted
    for status in Status:
        wanted = [summary.id for summary in every if summary.status is status]
        assert [summary.id for summary, _ in summaries(path, 99, Selection(status=status))] == wanted
    days = [summary.id for summary in every if BEGAN.day + 1 <= summary.started.day <= BEGAN.day + 2]
    chosen = Selection(since=BEGAN.day + 1, until=BEGAN.day + 2, routine="routine")
    assert [summary.id for summary, _ in summaries(path, 99, chosen)] == days
    assert [summary.id for summary, _ in summaries(path, 1)] == [every[0].id]
    assert find_summary(path, every[1].id) == every[1]


@pytest.mark.parametrize(
    ("name", "hint"), [("rutine", 'Did you mean "routine"?'), ("x", "There are runs of: routine.")]
)
def test_a_routine_that_was_never_walked(path: Path, name: str, hint: str) -> None:
    """It is said, with what there is; a slip of the finger is recognised."""
    for ask in (lambda chosen: summaries(path, 9, chosen), lambda chosen: list(run_rows(path, chosen))):
        with pytest.raises(RunNotFoundError, match=f'No run of "{name}" is in the history') as caught:
            ask(Selection(routine=name))
        assert caught.value.hint == hint


def test_plans_that_cannot_be_read(path: Path) -> None:
    """A plan that is not as it was stored is damage, however one comes upon it."""
    [*_, first] = ids(path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE plan SET body = replace(body, 'Routine', 'Rubbish')")
    history = History.open(path)
    with pytest.raises(HistoryDamagedError):
        history.plan(history.find(first))
    history.close()
    for ask in (lambda: gather(path, EVERY), lambda: list(run_rows(path, EVERY)), lambda: summaries(path, 9)):
        with pytest.raises(HistoryDamagedError):
            ask()


@pytest.mark.parametrize("spoilt", [b"\0" * 4096, b"SQLite format 3\0" + b"\xff" * 4000])
def test_looking_at_what_cannot_be_opened(path: Path, spoilt: bytes) -> None:
    """Damage is no error to who looks for it."""
    data = path.read_bytes()
    path.write_bytes(data[:100] + spoilt + data[len(spoilt) + 100 :])
    assert inspect(path).faults
    path.write_bytes(bytes(30) + data[30:])
    assert len(inspect(path).faults) == 1
    assert inspect(path).head == ""


# A walk over damage.


def test_a_walk_that_finds_its_history_damaged(path: Path) -> None:
    """It is put aside when the walk first needs it; the answers go into the new one, beside all that was whole."""
    with path.open("r+b") as file:
        file.write(bytes(20))
    logged, run = FileJournal(path), Run(listed(confirm("door"), confirm("lamp")))
    logged.ready()
    [mended] = logged.recoveries
    assert isinstance(mended, Repaired)
    assert (mended.saved, mended.kept.exists()) == (6, True)
    for said in ("yes", "back", "skip", "yes"):
        event = event_of(run, said)
        run = run.apply(event)
        if said != "back":
            logged.record(run, event)  # type: ignore[arg-type]
    logged.leave()
    logged.leave()
    assert find_run(path, logged.id)[1].answered == 2
    assert load_start_cache(path) is not None


def test_a_walk_that_is_gone_on_with(path: Path) -> None:
    """A run that is resumed keeps its name and beginning; moved away under it, it is written again."""
    logged = FileJournal(path)
    run, recorder = logged.history.resume(next(logged.history.unfinished()))
    logged.resume(recorder)
    assert (logged.id, logged.started) == (recorder.id, recorder.started)
    copy = path.with_name("other.db")
    history_of(copy, 2)
    copy.replace(path)
    move = run.back()
    run = run.apply(move) if move else run
    event = event_of(run, "yes")
    run = run.apply(event)
    logged.record(run, event)  # type: ignore[arg-type]
    logged.leave()
    assert find_run(path, logged.id)[1].answered == run.answered
    assert len(ids(path)) == 3
    assert inspect(path).faults == ()


# Forgetting.


def test_one_run_and_all(path: Path, home: Path, run: Here) -> None:
    """One by its name, from the backups too; a day that has none; then all, and the backups with them."""
    write_backup(path)
    [backup] = copies.backups(path)
    name = ids(path)[2]
    cache = home / "cache" / "compiled" / "x.json"
    cache.parent.mkdir(parents=True)
    cache.write_text("{}")
    draft = path.with_name(".history.db.4194305.new.tmp")
    draft.write_text(name)
    done = forget(path, ForgetScope(run=name), home / "cache" / "compiled")
    assert (done.runs, done.backups, done.deleted, done.shrunk, draft.exists()) == (1, 1, 0, True, False)
    assert (name in ids(path), name in ids(backup), cache.exists()) == (False, False, False)
    assert find_residue([path, backup], [name]).found == []
    done = forget(path, ForgetScope(before=BEGAN.day), home / "cache" / "compiled")
    assert (done.runs, done.backups, len(ids(path))) == (0, 0, 5)
    shown = run("forget", "--all", "--yes", "--json").data
    assert shown["forgotten"] == 5
    assert (ids(path), backup.exists()) == ([], False)


@pytest.mark.real
@pytest.mark.skipif(not CAN_MOUNT, reason="a small disk needs Linux and root")
def test_no_room_to_write_the_file_anew(home: Path) -> None:
    """Without a byte of room what is forgotten is overwritten; the file is written again once there is room."""
    with small_disk(home / "data", 600) as disk:
        path = disk / "history.db"
        history_of(path, 60)
        keep_reserve(path)
        ballast = fill(disk)
        [*_, first] = ids(path)
        done = forget(path, ForgetScope(run=first), home / "cache" / "compiled")
        assert (done.runs, done.shrunk, pending(path)) == (1, False, True)
        noted = json.loads(path.with_suffix(".forgetting").read_text())
        assert noted == {"run": "", "before": 0, "upto": None, "after": None, "by_rule": True}  # names nobody
        assert find_residue([path], [first]).found == []
        ballast.unlink()
        forget(path, ForgetScope(before=0), home / "cache" / "compiled")
        assert not pending(path)


def test_a_walk_that_stands_in_the_copy_too(path: Path) -> None:
    """Put in the place of the history under a walk, a copy that has the run keeps it once, with all its answers."""
    logged, run = FileJournal(path), Run(listed(confirm("door"), confirm("lamp")))
    for said in ("yes", "skip"):
        event = event_of(run, said)
        run = run.apply(event)
        logged.record(run, event)  # type: ignore[arg-type]
        if said == "yes":
            copy = Path(shutil.copy(path, path.with_name("copy.db")))
            history_of(path, 1)
            copy.replace(path)
    logged.leave()
    assert find_run(path, logged.id)[1].answered == 2
    assert (len(ids(path)), inspect(path).faults) == (7, ())


def test_walked_and_shown(home: Path, run: Here, monkeypatch: pytest.MonkeyPatch) -> None:
    """A walk by --answers, what history and stats say of it, and verify."""
    own(home, "small", SMALL)
    answers = home.parent / "answers.jsonl"
    answers.write_text('{"item": "small/door", "answer": "yes"}\n')
    assert run("run", "small", "--answers", str(answers)).code == 3
    assert [entry["routine"] for entry in run("history", "--json").data["runs"]] == ["small"]
    assert run("stats", "--json").code == 0
    assert run("verify").code == 0
    assert run("history", "--routine", "smal").code == 4
