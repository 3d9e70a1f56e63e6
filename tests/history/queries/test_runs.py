"""Runs to list and to show, read without a change to the file or its folder."""

import os
import stat
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import pytest

from presencecheck.core.plan import Plan
from presencecheck.core.readiness import Readiness
from presencecheck.core.run import Run
from presencecheck.core.standing import Status
from presencecheck.history.format.file_header import HistoryError
from presencecheck.history.format.ids import LENGTH
from presencecheck.history.queries import runs as reading
from presencecheck.history.store.recorder import Recorder
from presencecheck.history.store.store import History, RunNotFoundError
from tests.support.builders import BEGAN, confirm, listed, record, recorder_of

TWO = listed(confirm("door"), confirm("lamp"))


NAME = "a" * LENGTH


class Found(NamedTuple):
    """A file, as it was at some moment."""

    name: str
    mode: int
    content: bytes


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the history is to be; there is none yet, nor its folders."""
    return tmp_path / "presencecheck" / "data" / "history.db"


def mode(path: Path) -> int:
    """The permissions of a file or folder."""
    return stat.S_IMODE(path.stat().st_mode)


def written(path: Path, what: Plan, *said: str | int) -> list[list[Found]]:
    """Write a run down; what stood in each file of the folder just before each commit, and at the end."""
    looks: list[list[Found]] = []

    def look(statement: str) -> None:
        if statement == "COMMIT":
            looks.append([Found(file.name, mode(file), file.read_bytes()) for file in path.parent.iterdir()])

    history = History.open(path)
    history.connection.set_trace_callback(look)
    record(Recorder(history, NAME, BEGAN), Run(what), *said)
    history.connection.set_trace_callback(None)
    history.save_start_cache(BEGAN.day)
    history.close()
    look("COMMIT")
    return looks


def everything_in(folder: Path) -> dict[str, str]:
    """Every file of a folder and the sha256 of its bytes."""
    return {str(file): sha256(file.read_bytes()).hexdigest() for file in sorted(folder.rglob("*")) if file.is_file()}


def test_reading_makes_nothing(path: Path, tmp_path: Path) -> None:
    """Looking at a history that is not there makes no file and no folder."""
    before = list(tmp_path.rglob("*"))
    assert reading.summaries(path, 9) == []
    with pytest.raises(RunNotFoundError):
        reading.find_run(path, "last")
    with pytest.raises(HistoryError):
        History.open(path, write=False)
    assert list(tmp_path.rglob("*")) == before


def test_reading_changes_nothing(path: Path) -> None:
    """Looking at a history changes no byte of it, and can't."""
    written(path, TWO, "yes", "skip")
    before = everything_in(path.parent)
    [(summary, what)] = reading.summaries(path, 9)
    assert (summary.status, summary.readiness, what.steps) == (Status.COMPLETED, Readiness.WITH_EXCEPTIONS, TWO.steps)
    assert reading.find_run(path, "aa")[1].answered == 2
    history = History.open(path, write=False)
    with pytest.raises(HistoryError, match="read-only"):
        record(recorder_of(history), Run(TWO), "yes")
    history.close()
    assert everything_in(path.parent) == before


@pytest.mark.skipif(os.name != "posix", reason="modes are those of POSIX systems")
def test_reading_leaves_the_mode_alone(path: Path) -> None:
    """Only a history that is opened to be written is made private again."""
    written(path, TWO, "yes")
    path.chmod(0o644)
    reading.summaries(path, 9)
    reading.find_summary(path, "last")
    assert mode(path) == 0o644
