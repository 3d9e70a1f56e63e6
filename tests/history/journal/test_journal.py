"""Where a walk writes to, one step at a time: opened late, asked about, resumed, and let go."""

import os
import shutil
from contextlib import closing
from pathlib import Path

import pytest

from presencecheck.core.events import Answer, Answered
from presencecheck.core.expiry import Instant
from presencecheck.core.run import Run
from presencecheck.history.format.file_header import (
    BYTES_FOR_FIRST_ANSWER,
    NO_HEADER,
    DiskFullError,
    HistoryError,
    is_empty,
    preflight,
    read_header,
)
from presencecheck.history.format.recall import recalled_card
from presencecheck.history.format.start_cache import load_start_cache, start_cache_path
from presencecheck.history.journal import journal as journals
from presencecheck.history.journal.journal import FileJournal
from presencecheck.history.journal.null_journal import NullJournal
from presencecheck.history.operations.backup import write_backup
from presencecheck.history.operations.recover import Replaced
from presencecheck.history.operations.repair import Repaired
from presencecheck.history.operations.verify import inspect
from presencecheck.history.queries.runs import find_run, summaries
from presencecheck.history.store import lease
from presencecheck.history.store.database import translate_errors
from presencecheck.history.store.lost import LostHistory
from presencecheck.history.store.store import History
from presencecheck.system.clock import Moment, now
from tests.support.builders import confirm, event_of, listed, record, recorder_of
from tests.support.disks import CAN_MOUNT, fill, small_disk
from tests.support.histories import history_of, ids

pytestmark = pytest.mark.usefixtures("unexpired")

TWO = listed(confirm("door"), confirm("lamp"))
YES = Answered("c/door", Answer.YES)
FIRST = Run(TWO).apply(YES)


def test_only_looked_at(tmp_path: Path) -> None:
    """A walk that is left before its first answer leaves no run, but says what the next start must know."""
    logged = FileJournal(tmp_path / "data" / "history.db")
    logged.leave()
    assert logged.begun is False
    assert not (tmp_path / "data").exists()
    assert logged.ready() is False
    logged.leave()
    assert summaries(tmp_path / "data" / "history.db", 9) == []
    assert (tmp_path / "data" / "history.bookmark").exists()


def test_gone_on_with_in_another_opening(tmp_path: Path) -> None:
    """A run that is resumed is written to the history as it is opened for the walk."""
    path = tmp_path / "data" / "history.db"
    history = History.open(path)
    first = recorder_of(history)
    record(first, Run(TWO), "yes")
    first.leave()
    run, recorder = history.resume(history.find("last"))
    history.close()
    logged = FileJournal(path)
    logged.resume(recorder)
    logged.note_start()
    assert (logged.begun, logged.id, logged.started) == (True, first.id, first.started)
    event = Answered("c/lamp", Answer.SKIP)
    logged.record(run.apply(event), event)
    logged.leave()
    summary, walked = find_run(path, first.id)
    assert (walked.answered, summary.lease) == (2, None)


def test_leaving_a_run_that_was_changed_under_it(tmp_path: Path) -> None:
    """What is not as it was written is not sealed again by leaving it."""
    history = History.open(tmp_path / "history.db")
    recorder = recorder_of(history)
    record(recorder, Run(TWO), "yes")
    [before] = history.connection.execute("SELECT seal FROM run").fetchone()
    history.connection.execute("UPDATE answer SET seconds = 99")
    recorder.leave()
    assert history.connection.execute("SELECT seal, lease FROM run").fetchone() == (before, lease.own_lease())
    history.close()


def test_what_the_system_says_of_the_file(tmp_path: Path) -> None:
    """A fault of the disk while the history is used is a trouble with the history, with its path."""
    path = tmp_path / "history.db"
    with pytest.raises(HistoryError) as caught, translate_errors(path):
        raise OSError(75, "Value too large")
    assert caught.value.message == f"Cannot use the history {path}: value too large."
    assert "--no-log" in caught.value.hint
    with pytest.raises(HistoryError) as caught, translate_errors(path):
        raise PermissionError(13, "Permission denied")
    assert caught.value.hint == "Look at who owns it and may write there."


def test_names_that_leave_no_room_for_a_journal(tmp_path: Path) -> None:
    """A file whose name is so long that no journal can stand beside it is said to be so."""
    path = tmp_path / ("x" * 250)
    path.write_bytes(b"x")
    for look in (read_header, is_empty):
        with pytest.raises(HistoryError, match="file name too long"):
            look(path)


def test_a_folder_in_the_place_of_the_journal(tmp_path: Path) -> None:
    """It is named before anything is opened: SQLite would fail at it with the disk's name, or wait without end."""
    path = tmp_path / "history.db"
    history_of(path, 1)
    path.with_name("history.db-journal").mkdir()
    for look in (read_header, is_empty, preflight):
        with pytest.raises(HistoryError, match="journal is a folder, and no file"):
            look(path)
    path.with_name("history.db-journal").rmdir()
    assert read_header(path) != NO_HEADER


@pytest.mark.parametrize("way", ["deleted", "emptied", "folder deleted", "replaced"])
def test_a_history_that_goes_under_a_walk(tmp_path: Path, way: str) -> None:
    """The walk goes on, all its answers are in a new one, and it is said that the earlier runs are not."""
    path = tmp_path / "data" / "history.db"
    history_of(path, 3)
    backup, _ = write_backup(path)
    if way == "folder deleted":
        backup = Path(shutil.copy(backup, tmp_path / "history-1.db"))
    logged, run = FileJournal(path), Run(listed(confirm("door"), confirm("lamp"), confirm("sign")))
    for number, said in enumerate(("not-yet", "yes", "skip", "yes")):
        if number == 2:
            if way == "deleted":
                path.unlink()
            elif way == "emptied":
                os.truncate(path, 0)
            elif way == "replaced":
                history_of(tmp_path / "other.db", 1)
                (tmp_path / "other.db").replace(path)
            else:
                shutil.rmtree(path.parent)
        event = event_of(run, said)
        run = run.apply(event)
        logged.record(run, event)  # type: ignore[arg-type]
    logged.leave()
    found, walked = find_run(path, logged.id)
    assert [walked.response(step.ref).outcome.value for step in walked.visible] == ["fixed", "skipped", "done"]
    assert inspect(path).faults == ()
    [recovery] = logged.recoveries
    if way == "replaced":
        assert recovery == Replaced(path)
        assert len(ids(path)) == 2
    else:
        assert isinstance(recovery, LostHistory)
        assert (recovery.backup is None) == (way == "folder deleted")
        assert ids(path) == [found.id]


@pytest.mark.real
@pytest.mark.skipif(not CAN_MOUNT, reason="a small disk needs Linux and root")
def test_a_disk_that_is_too_full_is_seen_before_the_first_question(tmp_path: Path) -> None:
    """It is said how much is needed and how much is free; with room, nothing is said."""
    with small_disk(tmp_path / "disk", 2 * BYTES_FOR_FIRST_ANSWER // 1024) as disk:
        path = disk / "history.db"
        preflight(path)
        fill(disk, but=8192)
        with pytest.raises(DiskFullError) as caught:
            preflight(path)
        assert caught.value.message == (
            f"The disk of {path} is too full: {BYTES_FOR_FIRST_ANSWER // 1024} KiB are needed, 8 KiB are free."
        )
        assert caught.value.hint.startswith("Free some space. To walk without the history")


def test_a_walk_knows_when_it_began() -> None:
    """A journal that keeps nothing began when it was made."""
    before = now().utc
    assert isinstance(NullJournal().started, Moment)
    assert before <= NullJournal().started.utc <= now().utc


def test_a_damaged_history_that_is_asked_for(tmp_path: Path) -> None:
    """Who asks for the history is given the one that takes the damaged one's place."""
    path = tmp_path / "history.db"
    names = history_of(path, 2)
    path.write_bytes(bytes(20) + path.read_bytes()[20:])
    logged = FileJournal(path)
    assert [summary.id for summary in logged.history.runs()] == names[::-1]
    assert [isinstance(each, Repaired) and each.saved for each in logged.recoveries] == [2]
    logged.leave()


def test_a_copy_that_has_the_run_already(tmp_path: Path) -> None:
    """Where a copy that has the first answer, and a later run, takes the history's place, nothing of it is lost."""
    path, copy = tmp_path / "history.db", tmp_path / "copy.db"
    logged = FileJournal(path)
    logged.record(FIRST, YES)
    shutil.copy(path, copy)
    [later] = history_of(copy, 1)
    copy.replace(path)
    skipped = Answered("c/lamp", Answer.SKIP)
    logged.record(FIRST.apply(skipped), skipped)
    logged.leave()
    assert ids(path) == [logged.id, later]
    assert (find_run(path, logged.id)[1].answered, inspect(path).faults) == (2, ())


def test_times_of_today_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where days are kept alone, the bookmark has the times until the first start of another day, however that ends."""
    path = tmp_path / "data" / "history.db"
    logged, run = FileJournal(path, day_only=True), Run(TWO)
    for event in (YES, Answered("c/lamp", Answer.SKIP)):
        run = run.apply(event)
        logged.record(run, event)
    logged.leave()
    known = load_start_cache(path)
    assert known is not None
    assert known.timed.keys() == {"c/door", "c/lamp"}
    assert FileJournal(path, day_only=True).history.start_cache(now().day).timed == known.timed
    tomorrow = Moment(now().utc + 86_400, now().offset)
    monkeypatch.setattr(journals, "now", lambda: tomorrow)
    before = start_cache_path(path).read_bytes()
    FileJournal(path, day_only=True).ready()
    assert start_cache_path(path).read_bytes() != before
    assert str(known.answers["c/door"].utc).encode() not in start_cache_path(path).read_bytes()


def test_a_clock_set_back_makes_no_run_look_newer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The time of the last answer goes on by the clock that counts sleep, also in a run that is resumed."""
    present = Instant(float(now().utc), 500.0)
    monkeypatch.setattr(journals, "instant", lambda: present)
    path = tmp_path / "history.db"
    logged, run = FileJournal(path), Run(TWO)
    for seconds, back in ((10, 0), (300, 3600)):
        present = Instant(present.utc + seconds - back, (present.uptime or 0) + seconds)
        run = run.apply(YES if back == 0 else Answered("c/door", Answer.NOT_YET))
        logged.record(run, YES if back == 0 else Answered("c/door", Answer.NOT_YET))
    with closing(History.open(path)) as history:
        answered, uptime = history.connection.execute("SELECT answered, uptime FROM run").fetchone()
    assert (answered, uptime) == (logged.started.utc + 310, 810)
    logged.leave()


def test_giving_up_what_was_never_begun(tmp_path: Path) -> None:
    """Where nothing was recorded there is nothing to give up, and no newer run."""
    path = tmp_path / "data" / "history.db"
    logged = FileJournal(path)
    logged.give_up(Run(TWO))
    assert not path.exists()
    assert logged.has_newer() is False
    logged.leave()
    assert summaries(path, 9) == []


def test_a_newer_run_in_another_window(tmp_path: Path) -> None:
    """It is known at once, whatever this window has looked at before."""
    path = tmp_path / "data" / "history.db"
    logged = FileJournal(path)
    logged.record(FIRST, YES)
    assert logged.has_newer() is False
    other = FileJournal(path)
    other.record(FIRST, YES)
    other.leave()
    assert logged.has_newer() is True
    logged.leave()


def test_a_recall_within_a_run(tmp_path: Path) -> None:
    """What was said of a card is kept beside the answers before and after it, and can be said otherwise."""
    path = tmp_path / "data" / "history.db"
    logged = FileJournal(path)
    logged.record(FIRST, YES)
    for lines in (["exit"], ["exit", "way"]):
        logged.recall(FIRST, [recalled_card("k2m4p6q8r0", "opening", lines, keeps_items=False)])
    skipped = Answered("c/lamp", Answer.SKIP)
    logged.record(FIRST.apply(skipped), skipped)
    [recalled] = logged.history.recalls().values()
    logged.leave()
    assert (recalled.left_open, recalled.items) == (2, ())
    assert (find_run(path, logged.id)[1].answered, inspect(path).faults) == (2, ())
