"""Files in the history's place that are not ours, or of a version to come: no command changes a byte of them."""

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from presencecheck.history.format.file_header import VERSION
from tests.support.commands import READY, SMALL, Here, answers, own, walk
from tests.support.evidence import Evidence
from tests.support.histories import history_of

OTHERS = "CREATE TABLE notes (id INTEGER PRIMARY KEY, words TEXT); INSERT INTO notes VALUES (1, 'Mine')"


def database(path: Path, *statements: str) -> None:
    """A SQLite file."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.executescript("; ".join(statements))


def newer(path: Path) -> None:
    """A history as a version to come writes it."""
    history_of(path, 3)
    database(path, "ALTER TABLE run ADD COLUMN mood TEXT", f"PRAGMA user_version = {VERSION + 1}")


def with_a_log(path: Path) -> None:
    """Another program's database that is being written, with its log beside it."""
    copy = path.with_name("copy")
    with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
        connection.executescript(f"PRAGMA journal_mode = WAL; {OTHERS}")
        for suffix in ("", "-wal", "-shm"):
            path.with_name(f"history.db{suffix}").write_bytes(copy.with_name(f"copy{suffix}").read_bytes())
    copy.unlink()


def folder(path: Path) -> None:
    """A folder of somebody's letters."""
    path.mkdir()
    (path / "letter.txt").write_text("Dear")


FOREIGN: dict[str, Callable[[Path], object]] = {
    "newer": newer,
    "another program's": lambda path: database(path, OTHERS, "PRAGMA application_id = 252006674"),
    "nobody's": lambda path: database(path, OTHERS),
    "with a log": with_a_log,
    "encrypted": lambda path: path.write_bytes(random.Random(7).randbytes(16 * 4096)),
    "text": lambda path: path.write_text("my diary\n" * 99),
    "zeros": lambda path: path.write_bytes(bytes(8192)),
    "half a header": lambda path: path.write_bytes(b"SQLite format 3\0" + b"\x10\0\1\1"),
    "a folder": folder,
}
"""What may lie in the history's place."""
COMMANDS = [
    ["run", "small", "--answers", "GIVEN"],
    ["run", "small", "--resume", "--answers", "GIVEN"],
    ["history"],
    ["history", "show", "last"],
    ["stats"],
    ["export"],
    ["report", "--yes", "-o", "REPORT"],
    ["verify"],
    ["verify", "--mend"],
    ["forget", "--all", "--yes"],
    ["backup"],
    ["merge", "COPY"],
    ["restore", "COPY", "--yes"],
]
"""All that reads or writes the history."""


OURS = {"history.day", "history.reserve", "backups"}
"""Notes of ours that stand beside a history, and the folder for backups; what is in that folder is looked at."""


def everything_in(folder: Path) -> dict[str, tuple[int, float, bytes]]:
    """What lies in a folder besides our notes: of each file its mode, when it was last changed, and its bytes."""
    files = [file for file in sorted(folder.rglob("*")) if file.name not in OURS]
    return {
        str(file.relative_to(folder)): (
            file.stat().st_mode,
            file.stat().st_mtime_ns,
            file.read_bytes() if file.is_file() else b"",
        )
        for file in files
    }


@pytest.mark.parametrize("name", FOREIGN)
def test_no_command_touches_it(name: str, home: Path, tmp_path: Path, run: Here, evidence: Evidence) -> None:
    """Each command says that it is not ours; its bytes, mode and times stay, and nothing is made of it beside it."""
    own(home, "small", SMALL)
    copy, given = tmp_path / "copy.db", tmp_path / "given"
    history_of(copy, 2)
    given.write_text(answers(*READY), encoding="utf-8")
    words = {"GIVEN": str(given), "COPY": str(copy), "REPORT": str(tmp_path / "report.html")}
    path = home / "data" / "history.db"
    path.parent.mkdir(mode=0o700)
    FOREIGN[name](path)
    before = everything_in(path.parent)
    for command in COMMANDS:
        done = run(*[words.get(word, word) for word in command])
        assert done.code == 4, (command, done)
        assert str(path) in done.err, (command, done)
        assert everything_in(path.parent) == before, command
    assert run("run", "small", "--no-log", "--answers", str(given)).code == 0
    assert everything_in(path.parent) == before
    if name == "newer":
        evidence("D12", "commands given a history of a version to come", len(COMMANDS), "changed a byte")
    else:
        evidence("D15", "commands given a file of another program", len(COMMANDS), "changed a byte")


def test_an_empty_file(home: Path, run: Here, evidence: Evidence) -> None:
    """An empty file, as a full disk leaves it behind, is left empty by all that reads, and used by the next walk."""
    own(home, "small", SMALL)
    path = home / "data" / "history.db"
    path.parent.mkdir(mode=0o700)
    path.touch(0o600)
    reading = [command for command in COMMANDS if command[0] in ("history", "stats", "export", "verify", "report")]
    for command in reading:
        assert run(*command).code in (0, 4), command
        assert path.read_bytes() == b""
    assert walk("small", READY).code == 0
    assert len(run("history", "--json").data["runs"]) == 1
    evidence("D15", "commands that read, given an empty file", len(reading), "changed a byte")
