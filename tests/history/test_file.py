"""The history's file: private, ours alone, and nothing in it that was not to be kept."""

import os
import sqlite3
import stat
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import pytest

from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.items import FollowUp
from presencecheck.core.plan import Plan
from presencecheck.core.run import Run
from presencecheck.history.format.file_header import VERSION, HistoryError
from presencecheck.history.format.ids import LENGTH
from presencecheck.history.format.start_cache import start_cache_path
from presencecheck.history.queries import runs as reading
from presencecheck.history.store.installation import installation_path
from presencecheck.history.store.recorder import Recorder
from presencecheck.history.store.store import History
from presencecheck.system.files import write_private
from tests.support.builders import BEGAN, choice, confirm, label, listed, record_singly, scale, text

TWO = listed(confirm("door"), confirm("lamp"))
NAME = "a" * LENGTH
posix = pytest.mark.skipif(os.name != "posix", reason="this system has no permissions, umask or pipes of this sort")


class Found(NamedTuple):
    """A file, as it was at some moment."""

    name: str
    mode: int
    content: bytes


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the history is to be; there is none yet, nor its folders."""
    return tmp_path / "presencecheck" / "data" / "history.db"


def written(path: Path, what: Plan, *said: str | int) -> list[list[Found]]:
    """Write a run down; what stood in each file of the folder just before each commit, and at the end."""
    looks: list[list[Found]] = []

    def look(statement: str) -> None:
        if statement == "COMMIT":
            looks.append([Found(file.name, mode(file), file.read_bytes()) for file in path.parent.iterdir()])

    history = History.open(path)
    history.connection.set_trace_callback(look)
    record_singly(Recorder(history, NAME, BEGAN), Run(what), *said)
    history.connection.set_trace_callback(None)
    history.save_start_cache(BEGAN.day)
    history.close()
    look("COMMIT")
    return looks


def mode(path: Path) -> int:
    """The permissions of a file or folder."""
    return stat.S_IMODE(path.stat().st_mode)


def everything_in(folder: Path) -> dict[str, str]:
    """Every file of a folder and the sha256 of its bytes."""
    return {str(file): sha256(file.read_bytes()).hexdigest() for file in sorted(folder.rglob("*")) if file.is_file()}


# What is never written.


def test_typed_words_are_nowhere(path: Path) -> None:
    """Words that a person typed are in no file, not even while they are being answered."""
    words = "Xylophone-Quark"
    what = listed(text("aim"), confirm("door"), text("more"))
    looks = written(path, what, words, "yes", "back", "back", words, words)
    assert len(looks) == 5
    assert any(file.content for look in looks for file in look if file.name.endswith("-journal"))
    for file in (file for look in looks for file in look):
        for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
            assert words.encode(encoding) not in file.content


HURRIED = listed(
    choice("load", FollowUp(is_="hurry", add="minute"), FollowUp(is_="hurry", say="Breathe."), keep=False),
    scale("here", FollowUp(at_most=2, add="rest"), keep=False),
    confirm("minute", importance="essential"),
    choice("rest", FollowUp(is_="hurry", add="deeper")),
    confirm("deeper"),
    confirm("door"),
)
SECRETS: list[list[str | int]] = [
    ["little", 9, "yes"],
    ["hurry", 9, "yes", "yes"],
    ["hurry", 9, "not-yet", "yes", "yes"],
    ["yes", 1, "little", "yes"],
    ["little", 1, "hurry", "yes", "yes"],
    ["hurry", 0, "yes", "hurry", "accept", "yes"],
    ["hurry", 9, "skip", "yes"],
]


@pytest.mark.parametrize("said", SECRETS, ids=label)
def test_unkept_answers_leave_no_trace(path: Path, tmp_path: Path, said: list[str | int]) -> None:
    """The files are the same to the last byte whatever was answered to a question that is not kept."""
    other = tmp_path / "other" / "history.db"
    for file in (path, other):
        write_private(installation_path(file), b"b2c3d4")
    written(path, HURRIED, *said)
    written(other, HURRIED, *SECRETS[0])
    assert dump(path) == dump(other)
    assert path.read_bytes() == other.read_bytes()
    assert start_cache_path(path).read_bytes() == start_cache_path(other).read_bytes()


def dump(path: Path) -> list[str]:
    """The content of the file, as statements."""
    connection = sqlite3.connect(path)
    try:
        return list(connection.iterdump())
    finally:
        connection.close()


# Who may read it.


@pytest.fixture(params=[0o000, 0o022, 0o077, 0o277, 0o777], ids=oct)
def umask(request: pytest.FixtureRequest) -> Iterator[None]:
    """What new files are denied."""
    before = os.umask(request.param)
    yield
    os.umask(before)


@posix
@pytest.mark.usefixtures("umask")
def test_private_from_the_first_byte(path: Path) -> None:
    """Nobody else can read the history, its journal or its folders, whatever the system's habits."""
    looks = written(path, TWO, "yes", "yes")
    assert {(file.name, file.mode) for look in looks for file in look} == {
        ("history.db", 0o600),
        ("history.db-journal", 0o600),
        ("history.bookmark", 0o600),
        ("history.installation", 0o600),
    }
    assert [mode(path), mode(path.parent), mode(path.parent.parent)] == [0o600, 0o700, 0o700]


@posix
def test_made_private_again(path: Path) -> None:
    """A history that became readable to others, as after a copy, is private again once it is opened."""
    written(path, TWO, "yes")
    path.chmod(0o644)
    path.parent.chmod(0o755)
    History.open(path).close()
    assert [mode(path), mode(path.parent)] == [0o600, 0o700]


# Files that are not ours.


def database(path: Path, *statements: str) -> None:
    """A SQLite file."""
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.close()


def foreign(name: str, path: Path) -> None:
    """Something that is no history of this program, at the history's place."""
    path.parent.mkdir(parents=True)
    match name:
        case "newer":
            written(path, TWO, "yes")
            database(path, "ALTER TABLE run ADD COLUMN mood TEXT", f"PRAGMA user_version = {VERSION + 1}")
        case "another program's":
            database(path, "CREATE TABLE t (a)", "PRAGMA application_id = 252006674")
        case "nameless":
            database(path, "CREATE TABLE run (a)", f"PRAGMA user_version = {VERSION}")
        case "half a header":
            path.write_bytes(b"SQLite format 3\0" + b"\x10\0\1\1")
        case _:
            path.write_bytes({"text": b"my diary\n", "zeros": bytes(4096), "garbage": os.urandom(9999)}[name])


FOREIGN = ["newer", "another program's", "nameless", "half a header", "text", "zeros", "garbage"]


@pytest.mark.parametrize("write", [True, False], ids=["to write", "to read"])
@pytest.mark.parametrize("name", FOREIGN)
def test_left_as_it_is(path: Path, name: str, write: bool) -> None:
    """A file of a newer version, of another program or of no program is named and not changed by one byte."""
    foreign(name, path)
    before = everything_in(path.parent)
    with pytest.raises(
        HistoryError, match="by a newer" if name == "newer" else "another program|not a history"
    ) as caught:
        History.open(path, write=write)
    assert str(path) in caught.value.message
    assert caught.value.hint
    assert everything_in(path.parent) == before


@posix
@pytest.mark.parametrize("kind", ["folder", "pipe"])
def test_no_file_at_all(tmp_path: Path, kind: str) -> None:
    """A folder or a pipe at the history's place is named; the program never waits for it."""
    path = tmp_path / "history.db"
    path.mkdir() if kind == "folder" else os.mkfifo(path)
    with pytest.raises(PresenceCheckError, match="and no file"):
        History.open(path)


def test_empty_file_is_new(path: Path) -> None:
    """An empty file, as a full disk leaves behind, becomes a history."""
    path.parent.mkdir(parents=True)
    path.touch(0o644)
    written(path, TWO, "yes")
    assert [summary.id for summary, _ in reading.summaries(path, 9)] == [NAME]
    assert mode(path) == 0o600
