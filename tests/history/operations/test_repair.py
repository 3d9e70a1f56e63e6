"""Damaged histories put aside: their names, what goes with them, and every run that can still be read."""

import os
import shutil
import stat
from pathlib import Path

import pytest

from presencecheck.core.run import Run
from presencecheck.history.format.file_header import HistoryError
from presencecheck.history.format.parts import journal_of
from presencecheck.history.operations.repair import repair
from presencecheck.history.operations.verify import inspect
from presencecheck.history.store import copies
from presencecheck.history.store import put_aside as aside
from presencecheck.history.store.database import transaction
from presencecheck.history.store.store import History
from tests.support.builders import BEGAN, confirm, listed, record, recorder_of
from tests.support.histories import change, history_of, ids, spoil

posix = pytest.mark.skipif(os.name != "posix", reason="this system has no permissions of this sort")
ONE = listed(confirm("door"))


@pytest.fixture
def kept(path: Path) -> Path:
    """A history of three runs."""
    history_of(path, 3)
    return path


def refused(*names: object, **how: object) -> None:
    """Says what a disk says that knows no second names, as sticks do."""
    raise PermissionError


def test_names_of_damaged_histories(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each is named by its day; the next ones of that day are numbered. The fault that was found is told."""
    monkeypatch.setattr(aside, "now", lambda: BEGAN)
    stem = f"history.damaged-{BEGAN.local():%Y-%m-%d}"
    for name, place in ((f"{stem}.db", 1), (f"{stem}-2.db", 2), (f"{stem}-3.db", 3)):
        history_of(kept, 1)
        change(kept, "UPDATE answer SET seconds = 77 WHERE run = (SELECT min(seq) FROM run)")
        [fault] = inspect(kept).faults
        assert repair(kept) == (fault, kept.with_name(name), 3), place


@posix
def test_a_damaged_history_is_private(kept: Path) -> None:
    """Where it is kept, nobody else can read it."""
    kept.chmod(0o644)
    spoil(kept)
    assert stat.S_IMODE(repair(kept).kept.stat().st_mode) == 0o600


def test_what_is_not_damaged_after_all(kept: Path) -> None:
    """It is left as it is: a disk may fail once."""
    before = kept.read_bytes()
    with pytest.raises(HistoryError) as caught:
        repair(kept)
    assert caught.value.message == f"The history {kept} could not be read just now."
    assert caught.value.hint == "Try again; if it stays so, see to the disk."
    assert kept.read_bytes() == before


@pytest.mark.parametrize("links", [True, False], ids=["second names", "no second names"])
def test_a_journal_that_takes_nothing_back(kept: Path, links: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """It goes with the damaged file on every disk, and no copy of it stays."""
    if not links:
        monkeypatch.setattr(os, "link", refused)
    spoil(kept)
    journal = journal_of(kept)
    journal.write_bytes(bytes(512))
    aside = repair(kept).kept
    assert journal_of(aside).read_bytes() == bytes(512)
    assert {file.name for file in kept.parent.iterdir()} == {
        *(kept.name, "history.installation", aside.name, journal_of(aside).name)
    }


@pytest.mark.parametrize("lost", [20, 100, 4096])
def test_a_beginning_that_is_lost(kept: Path, lost: int) -> None:
    """The runs are found by the beginning of an empty history."""
    before = ids(kept)
    kept.write_bytes(bytes(lost) + kept.read_bytes()[lost:])
    assert repair(kept).saved == 3
    assert ids(kept) == before


def test_declarations_that_are_no_text(kept: Path) -> None:
    """What SQLite says of them is none either; the runs are found by the declarations of an empty history."""
    before = ids(kept)
    change(
        kept,
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_schema SET name = CAST(x'ff' AS TEXT), sql = CAST(x'ffff' AS TEXT) WHERE name = 'ledger'",
    )
    assert repair(kept).saved == 3
    assert ids(kept) == before


def many(path: Path, runs: int, *, since: int = 0) -> list[str]:
    """This number of runs of one answer, from this place on; their names, in order."""
    history = History.open(path)
    with transaction(history.connection, path):
        history.connection.execute("UPDATE ledger SET runs = ?", (since,))
        recorders = [recorder_of(history) for _ in range(runs)]
        for recorder in recorders:
            record(recorder, Run(ONE), "yes")
            recorder.leave()
    history.close()
    return [recorder.id for recorder in recorders]


def leaves(path: Path, names: list[str]) -> dict[int, list[str]]:
    """The pages on which runs stand, and which ones."""
    data = path.read_bytes()
    pages = {start: data[start : start + 4096] for start in range(4096, len(data), 4096)}
    mark = b"\x0d"  # a leaf of a table
    return {
        start: found
        for start, page in pages.items()
        if page.startswith(mark) and (found := [name for name in names if name.encode() in page])
    }


@pytest.fixture(scope="module")
def long_histories(tmp_path_factory: pytest.TempPathFactory) -> dict[int, tuple[Path, list[str]]]:
    """Histories of 260 runs, from the first place on and from one far behind; with the names of the runs."""
    folder = tmp_path_factory.mktemp("long")
    return {since: (folder / f"{since}.db", many(folder / f"{since}.db", 260, since=since)) for since in (0, 1_000_000)}


@pytest.mark.parametrize(
    ("spoilt", "since"), [([2], 0), ([1, 3], 0), ([1, -1], 0), ([2], 1_000_000), ([1, 3], 1_000_000)], ids=str
)
def test_pages_in_the_middle_are_lost(
    path: Path, long_histories: dict[int, tuple[Path, list[str]]], spoilt: list[int], since: int
) -> None:
    """Before, behind and between them every run is saved, also where many more were forgotten before."""
    long, names = long_histories[since]
    path.parent.mkdir(parents=True)
    shutil.copy(long, path)
    pages = leaves(path, names)
    assert len(pages) >= 5
    lost: set[str] = set()
    with path.open("r+b") as file:
        for start in [list(pages)[number] for number in spoilt]:
            file.seek(start)
            file.write(b"\xff" * 4096)
            lost.update(pages[start])
    assert 0 < len(lost) < 200
    assert repair(path).saved == 260 - len(lost)
    history = History.open(path, write=False)
    assert {summary.id for summary in history.runs()} == set(names) - lost
    history.close()


def test_places_far_behind(path: Path) -> None:
    """Runs whose places were given after very many others are saved, however small the file is."""
    names = many(path, 2, since=1_000_000)
    assert inspect(path).faults
    assert repair(path).saved == 2
    assert ids(path) == names[::-1]


def test_a_history_that_was_never_begun_is_not_damaged(tmp_path: Path) -> None:
    """A disk that fails before the first change is written leaves an empty file: there is nothing to put aside."""
    path = tmp_path / "history.db"
    path.touch()
    with pytest.raises(HistoryError, match="could not be read just now"):
        repair(path)
    assert path.exists()
    assert copies.put_aside(path) == []
