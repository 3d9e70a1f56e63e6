"""Whether the history is as it was written: every change is found, damage loses nothing, and a walk goes on over it.

PRESENCECHECK_CORRUPTIONS=2000 tries as many ways of spoiling a history as one likes.
"""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from random import Random

import pytest
from benchmarks.histories import write

from presencecheck.core.expiry import REVISABLE_SECONDS
from presencecheck.core.run import Run
from presencecheck.history.format.file_header import HistoryDamagedError, HistoryError, HistoryMovedError
from presencecheck.history.format.hash_chain import ledger_seal
from presencecheck.history.journal.journal import FileJournal
from presencecheck.history.operations import verify as inspecting
from presencecheck.history.operations.forget_scope import ForgetScope
from presencecheck.history.operations.recover import Replaced
from presencecheck.history.operations.repair import Repaired, repair
from presencecheck.history.operations.verify import inspect
from presencecheck.history.queries import runs as reading
from presencecheck.history.store.delete_runs import delete_runs
from presencecheck.history.store.store import History
from presencecheck.system.clock import Moment, now
from tests.support.builders import confirm, event_of, everything, listed, record, recorder_of
from tests.support.commands import READY, SMALL, own, presencecheck, walk
from tests.support.evidence import Evidence, amount
from tests.support.histories import WAYS, content, history_of

CORRUPTIONS = amount("CORRUPTIONS", 24, 2_000)
BATCHES = 5


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A history with runs of every sort, some of them forgotten."""
    path = tmp_path_factory.mktemp("original") / "history.db"
    history_of(path, 24)
    history = History.open(path)
    history.connection.execute("BEGIN")
    delete_runs(history.connection, [1, 2, 9])
    history.connection.execute("COMMIT")
    history.close()
    assert inspect(path).faults == ()
    return path


@pytest.fixture
def path(original: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copy(original, tmp_path / "history.db"))


@pytest.fixture
def data(home: Path) -> Path:
    """The history of a person who walked four times, the third time not to the end, and has a list of their own."""
    own(home, "small", SMALL)
    path = home / "data" / "history.db"
    history_of(path, 4)
    return path


# Everything is found.


@pytest.mark.parametrize("batch", range(BATCHES))
def test_every_corruption_is_reported_and_survived(
    original: Path, tmp_path: Path, batch: int, evidence: Evidence
) -> None:
    """Whatever becomes of its bytes, a history whose content is another is called damaged, kept, and made good."""
    good, before = original.read_bytes(), content(original)
    tried = reported = 0
    for seed in range(batch, CORRUPTIONS, BATCHES):
        chance, data = Random(seed), bytearray(good)
        chance.choice(WAYS)(data, chance)
        path = tmp_path / str(seed) / "history.db"
        path.parent.mkdir()
        path.write_bytes(data)
        changed, faults = content(path) != before, inspect(path).faults
        assert path.read_bytes() == data, f"looking at it changed it: {seed}"
        assert faults or not changed, f"not reported: {seed}"
        tried, reported = tried + changed, reported + bool(faults)
        if faults:
            mended = repair(path)
            assert mended.kept.read_bytes() == data
            assert {file.name for file in path.parent.iterdir()} == {path.name, mended.kept.name}
            assert len(reading.summaries(path, 99)) == mended.saved
            history = History.open(path)
            record(recorder_of(history), Run(everything()), 9)
            history.close()
            assert inspect(path).faults == ()
    assert reported >= tried > CORRUPTIONS // BATCHES // 10
    evidence("D14", "changes of the history's bytes that changed its content", tried, "unreported", "not kept")


ROWS = ["checklist", "plan", "item", "run", "answer", "forgotten", "ledger"]


@pytest.mark.parametrize("table", ROWS)
def test_every_value_of_every_row_counts(path: Path, table: str, evidence: Evidence) -> None:
    """No value of any row can be changed, and no row be deleted, doubled or added, unnoticed."""
    with closing(sqlite3.connect(path)) as connection:
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        keys = {"answer": "run = 8 AND seq = {}", "ledger": "key = 1 OR {}"}.get(table, "rowid = {}")
        numbers = {"answer": [0, 1], "run": [4, 23], "forgotten": [9], "ledger": [0]}.get(table, [1, 2])
        wheres = [keys.format(number) for number in numbers]
        assert all(
            connection.execute(f"SELECT count(*) FROM {table} WHERE {where}").fetchone() == (1,) for where in wheres
        )
    changes = [
        f"UPDATE {table} SET {column} = {other} WHERE {where}"
        for where in wheres
        for column in columns
        for other in OTHERS
    ]
    changes += [f"DELETE FROM {table} WHERE {where}" for where in wheres]
    good, before, tried = path.read_bytes(), content(path), 0
    for change in changes:
        path.write_bytes(good)
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute("PRAGMA ignore_check_constraints = ON")
            try:
                connection.execute(change.replace("{column}", ""))
            except sqlite3.IntegrityError:
                continue  # the table's declaration does not let it be
        if content(path) != before:
            tried += 1
            assert inspect(path).faults, change
    assert tried >= len(columns)
    evidence("P7", "values of rows changed, and rows deleted", tried, "unreported")


OTHERS = ("7", "NULL", "x'00'", "'other'", "0")


ANOTHER_RUN = """
    INSERT INTO run (seq, id, plan, status, readiness, started, utc_offset, finished, seal)
    SELECT 25, 'abc2345678', plan, status, readiness, started, utc_offset, finished, seal FROM run WHERE seq = 24
"""
OTHER_ORDER = """
    UPDATE run SET seq = -(31 - seq) WHERE seq IN (15, 16); UPDATE answer SET run = -(31 - run) WHERE run IN (15, 16);
    UPDATE run SET seq = -seq WHERE seq < 0; UPDATE answer SET run = -run WHERE run < 0
"""
OTHER_ANSWERS = """
    UPDATE answer SET seq = -1 WHERE run = 8 AND seq = 0; UPDATE answer SET seq = 0 WHERE run = 8 AND seq = 1;
    UPDATE answer SET seq = 1 WHERE seq = -1
"""
CHANGES = [
    "INSERT INTO item (ref) VALUES ('c/other')",
    "INSERT INTO answer SELECT 8, max(seq) + 1, item, 1, NULL, 0, 1 FROM answer WHERE run = 8",
    ANOTHER_RUN,
    "INSERT INTO forgotten VALUES (25, zeroblob(32))",
    OTHER_ORDER,
    "DELETE FROM answer WHERE run = 24; DELETE FROM run WHERE seq = 24",
    OTHER_ANSWERS,
    "DROP INDEX run_started",
    "CREATE TABLE notes (words TEXT)",
    "PRAGMA application_id = 7",
    "PRAGMA user_version = 3",
    "PRAGMA user_version = -5",
]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: " ".join(change.split()[:5]))
def test_rows_and_declarations_count(path: Path, change: str, evidence: Evidence) -> None:
    """Rows that are added, that change places or are gone are found, and so are other tables and other numbers."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.executescript(change)
    assert inspect(path).faults
    evidence("P7", "rows added, moved or taken from the end, and declarations changed", 1, "unreported")


def test_histories_that_are_written_in_bulk(tmp_path: Path) -> None:
    """The histories that benchmarks are made with are whole like any other."""
    path = tmp_path / "history.db"
    write(path, 60)
    found = inspect(path)
    assert (found.runs, found.faults) == (60, ())


# What `verify` says.


def test_verify(data: Path) -> None:
    """A history in good order is said to be, with a head; nothing is changed by looking."""
    before = sha256(data.read_bytes()).digest()
    result = presencecheck("verify")
    assert (result.code, "4 runs" in result.out) == (0, True)
    found = presencecheck("verify", "--json").data
    assert {key: found[key] for key in ("format", "fine", "runs", "forgotten", "compared", "faults")} == {
        "format": 1,
        "fine": True,
        "runs": 4,
        "forgotten": 0,
        "compared": None,
        "faults": [],
    }
    assert found["head"].startswith("2-")  # the third has not ended
    assert found["head"] in result.out
    assert sha256(data.read_bytes()).digest() == before


def test_verify_without_a_history(home: Path) -> None:
    """There is nothing to look at, and nothing is made by looking."""
    assert presencecheck("verify").code == 0
    assert presencecheck("verify", "--json").data["head"] is None
    assert not home.exists()


def test_a_head_kept_elsewhere(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A head speaks for the runs up to it, whatever comes later and whatever of them is forgotten; for no others."""
    head = presencecheck("verify", "--json").data["head"]
    walk("small", READY, "--fresh")  # gives the third up
    assert presencecheck("verify", "--head", head).code == 0
    [*_, first] = [summary.id for summary, _ in reading.summaries(data, 9)]
    assert presencecheck("forget", first, "--yes").code == 0
    assert presencecheck("verify", "--head", head, "--json").data["compared"] == "fits"
    # Until ten minutes after its end a verdict can be changed, and no head stands for it.
    assert presencecheck("verify", "--json").data["head"].startswith("4-")
    later = Moment(now().utc + REVISABLE_SECONDS + 1, now().offset)
    monkeypatch.setattr(inspecting, "now", lambda: later)
    newer = presencecheck("verify", "--json").data["head"]
    assert newer.startswith("5-")
    # Someone who can compute it all again is found by the head alone.
    history = History.open(data)
    history.delete_run(history.find("last").id)
    history.connection.execute("UPDATE ledger SET runs = 4")
    history.connection.execute("DELETE FROM forgotten WHERE seq > 4")
    gaps = history.connection.execute("SELECT seq, seal FROM forgotten").fetchall()
    [(place, chain)] = history.connection.execute("SELECT forgotten, hash FROM ledger").fetchall()
    history.connection.execute("UPDATE ledger SET seal = ?", (ledger_seal(place, chain, gaps),))
    history.close()
    assert presencecheck("verify").code == 0
    assert presencecheck("verify", "--head", newer).code == 1
    assert presencecheck("verify", "--head", head).code == 0


@pytest.mark.parametrize("head", ["7", "3-abc", "-", "3-" + "g" * 64, "\x1b[2J"])
def test_what_is_no_head(head: str) -> None:
    """A head that is none is a wrong command line."""
    result = presencecheck("verify", f"--head={head}")
    assert (result.code, "\x1b" in result.err) == (2, False)


def test_a_newer_history_is_refused_with_its_version(data: Path) -> None:
    """What a newer version wrote is left to the last byte, by every command; a walk is possible without it."""
    with closing(sqlite3.connect(data, isolation_level=None)) as connection:
        connection.executescript("ALTER TABLE run ADD COLUMN mood TEXT; PRAGMA user_version = 3")
    before = sha256(data.read_bytes()).digest()
    for command in (
        ["verify"],
        ["history"],
        ["backup"],
        ["forget", "--all", "--yes"],
        ["run", "small", "--answers", "-"],
    ):
        result = presencecheck(*command)
        assert (result.code, "history version 3" in result.err, "--no-log" in result.err) == (4, True, True), command
    assert walk("small", READY, "--no-log").code == 0
    assert sha256(data.read_bytes()).digest() == before


# What becomes of a damaged one.


def spoil(path: Path, *, where: str) -> bytes:
    """Damage a history; its bytes."""
    data = bytearray(path.read_bytes())
    if where == "beginning":
        data[:30] = bytes(30)
    elif where == "middle":
        data[4096:-4096] = b"\xa5" * (len(data) - 8192)
    elif where == "end":
        del data[len(data) // 2 :]
    path.write_bytes(data)
    if where == "content":
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute("UPDATE plan SET body = replace(body, 'Routine', 'Rubbish')")
    return path.read_bytes()


@pytest.fixture(params=["beginning", "middle", "end", "content"])
def spoilt(request: pytest.FixtureRequest, data: Path) -> bytes:
    """The history is damaged at this place; its bytes."""
    return spoil(data, where=request.param)


def damaged(data: Path) -> list[bytes]:
    """What was put aside."""
    return [file.read_bytes() for file in sorted(data.parent.glob("history.damaged-*"))]


def test_verify_reports_and_mends_when_told(data: Path, spoilt: bytes) -> None:
    """Damage is exit code 1 and changes nothing; with --mend the file is kept under another name, in three lines."""
    result = presencecheck("verify")
    assert (result.code, "damaged" in result.out, "--mend" in result.err) == (1, True, True)
    assert (data.read_bytes(), damaged(data)) == (spoilt, [])
    assert presencecheck("verify", "--json").data["fine"] is False
    result = presencecheck("verify", "--mend")
    assert result.code == 1
    assert len(result.err.splitlines()) == 3
    assert damaged(data) == [spoilt]
    assert presencecheck("verify").code == 0


@pytest.mark.parametrize("command", [["history"], ["history", "show", "last"], ["backup"]], ids=" ".join)
def test_the_next_command_works(data: Path, spoilt: bytes, command: list[str]) -> None:
    """A command that meets the damage says so in three lines and does its work on what could be saved."""
    result = presencecheck(*command)
    told = result.err.splitlines()
    assert "was damaged" in told[0]
    assert str(data.parent) in told[1]
    assert "A new one" in told[2]
    assert damaged(data) == [spoilt]
    assert result.code == 0 or "There is no" in told[3]
    assert presencecheck("verify").code == 0


def test_a_walk_goes_on_over_damage(data: Path, spoilt: bytes) -> None:
    """The therapist walks as ever, hears of it afterwards, and the walk is in the new history."""
    walked = walk("small", READY, "--fresh")
    assert (walked.code, walked.data["run"]["status"]) == (0, "completed")
    if damaged(data):
        assert len(walked.err.splitlines()) == 3
        assert damaged(data) == [spoilt]
    shown = presencecheck("history", "show", walked.data["run"]["id"], "--json").data["run"]
    assert shown["items"] == walked.data["run"]["items"]


def test_all_that_is_whole_is_saved(path: Path) -> None:
    """Of one damaged run all others are saved, in their order, and none is put aside twice under one name."""
    ids = [summary.id for summary, _ in reading.summaries(path, 99)]
    for number in range(2):
        with closing(sqlite3.connect(path)) as connection, connection:
            [last] = connection.execute("SELECT max(run) FROM answer").fetchone()
            connection.execute("UPDATE answer SET outcome = 5 - outcome WHERE run = ?", (last,))
        assert repair(path).saved == len(ids) - 1 - number
        assert [summary.id for summary, _ in reading.summaries(path, 99)] == ids[1 + number :]
    assert len(list(path.parent.glob("history.damaged-*"))) == 2


def test_what_is_whole_is_never_put_aside(path: Path) -> None:
    """A disk that could not be read once is no reason to begin a new history."""
    before = path.read_bytes()
    with pytest.raises(HistoryError, match="just now"):
        repair(path)
    assert path.read_bytes() == before
    assert list(path.parent.glob("*history*")) == [path]


@pytest.fixture
def journal(path: Path) -> Iterator[tuple[FileJournal, Run]]:
    """A walk with one answer given."""
    journal, run = FileJournal(path), Run(listed(confirm("door"), confirm("lamp"), confirm("sign")))
    event = event_of(run, "not-yet")
    run = run.apply(event)
    journal.ready()
    journal.record(run, event)  # type: ignore[arg-type]
    yield journal, run
    journal.leave()


@pytest.mark.parametrize("way", ["damaged by another program", "put aside in another window"])
def test_a_history_lost_under_a_walk(path: Path, journal: tuple[FileJournal, Run], way: str) -> None:
    """When the history is lost between two answers, both are in the one that takes its place."""
    logged, run = journal
    if way == "put aside in another window":
        copy = path.with_name("other.db")
        history_of(copy, 2)
        copy.replace(path)
    else:
        with path.open("r+b") as file:
            file.seek(24)  # the counter of changes: until that moves, SQLite has no reason to look again
            file.write(b"\1\1\1\1")
            file.seek(4096)
            file.write(bytes(path.stat().st_size - 4096))
    for said in ("yes", "skip", "yes"):
        event = event_of(run, said)
        run = run.apply(event)
        logged.record(run, event)  # type: ignore[arg-type]
    [recovery] = logged.recoveries
    assert isinstance(recovery, Repaired if way == "damaged by another program" else Replaced)
    logged.leave()
    summary, walked = reading.find_run(path, logged.id)
    assert [walked.response(step.ref).outcome.value for step in walked.visible] == ["fixed", "skipped", "done"]
    assert inspect(path).faults == ()
    assert summary.readiness is run.readiness


def test_kinds_of_trouble() -> None:
    """All that can befall the history is one kind of error to those who cannot do anything about it."""
    assert issubclass(HistoryDamagedError, HistoryError)
    assert issubclass(HistoryMovedError, HistoryError)
    assert ForgetScope(run="a").clause[1] == ("a",)
