"""Histories, packs and files of answers spoilt at random, by the thousand, given to the real commands.

Each ends in ordinary work or in a sentence that can be shown. PRESENCECHECK_SPOILT=20000 tries as many of each, and
PRESENCECHECK_SEED chooses others.
"""

import io
import os
import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path
from random import Random

import pytest

from tests.formats.test_hostile import SNIPPETS
from tests.support.commands import READY, SMALL, Result, answers, own, quietly
from tests.support.corruption import Spoiler
from tests.support.evidence import Evidence, amount
from tests.support.histories import WAYS, history_of
from tests.support.hostile_files import REFUSED
from tests.support.packs import FILES, SECOND, as_bytes, zipped
from tests.system.test_sanitize import harmless

SPOILT = amount("SPOILT", 25, 20_000)
SEED = int(os.environ.get("PRESENCECHECK_SEED", "1"))
CODES = {0, 1, 3, 4}
ODD = [
    *("NULL", "-1", "0", "1", "2", "99", "9223372036854775807", "-9223372036854775808", "1e308", "x''", "x'ff00'"),
    *("''", "'a'", "'{}'", "'[]'", "'null'", "'\x1b]0;x\x07'", "char(0x202e, 0xd800, 0)", "zeroblob(9)"),
    *("replace({0}, 'a', 'e')", "substr({0}, 2)", "{0} || {0}", "{0} + 1", "-{0}", "CAST({0} AS BLOB)"),
]


@pytest.fixture(autouse=True)
def no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing can be asked."""
    monkeypatch.setattr("sys.stdin", io.StringIO())


def tried(number: int, *arguments: str | Path) -> Result:
    """The command, which ended in its work or in a sentence."""
    done = quietly(*arguments)
    what = f"number {number} of seed {SEED}: {arguments}: {done}"
    assert "A fault in" not in done.err, what
    assert done.code in CODES, what
    assert harmless(done.out + done.err), what
    assert done.code in (0, 1, 3) or "presencecheck: " in done.err, what
    return done


# Histories.


def spoil_values(path: Path, chance: Random) -> None:
    """Some values of some rows another, in a file that SQLite finds whole."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for _ in range(chance.randint(1, 3)):
            table = chance.choice(tables)
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
            column, row = chance.choice(columns), chance.randrange(99)
            where = f"rowid IN (SELECT rowid FROM {table} ORDER BY random() LIMIT {chance.choice([1, 1, 99])})"
            if table in ("checklist", "answer"):
                where = f"{columns[0]} IN (SELECT {columns[0]} FROM {table} LIMIT 1 OFFSET {row % 5})"
            with suppress(sqlite3.Error):  # what the declarations refuse
                connection.execute(f"UPDATE {table} SET {column} = {chance.choice(ODD).format(column)} WHERE {where}")


def spoil_bytes(path: Path, chance: Random) -> None:
    """Some of its bytes another."""
    data = bytearray(path.read_bytes())
    for _ in range(chance.randint(1, 3)):
        if len(data) >= 4096:
            chance.choice(WAYS)(data, chance)
    path.write_bytes(data)


def lines(out: Path, copy: Path, said: Path) -> list[Sequence[str | Path]]:
    """What a person may do with a history."""
    return [
        ["history"],
        ["history", "--json"],
        ["history", "show", "last"],
        ["history", "show", "last", "--json"],
        ["stats"],
        ["stats", "--all", "--json"],
        ["report", "-o", out, "--yes"],
        ["report", "--share", "-o", out, "--yes"],
        *(["export", "--format", name, "-o", out, "--yes"] for name in ("csv", "jsonl", "fhir")),
        ["verify"],
        ["verify", "--json"],
        ["backup"],
        ["merge", copy],
        ["restore", copy, "--yes"],
        ["forget", "--before", "2026-10-01", "--yes"],
        ["forget", "last", "--yes"],
        ["run", "small", "--answers", said],
        ["run", "--resume", "--answers", said],
    ]


def test_spoilt_histories(home: Path, tmp_path: Path, evidence: Evidence) -> None:
    """Whatever became of a history, each command works with what is left of it or says what is wrong."""
    own(home, "small", SMALL)
    good, copy, said = tmp_path / "good.db", tmp_path / "copy.db", tmp_path / "answers.jsonl"
    history_of(good, 7)
    said.write_text(answers(*READY))
    commands, fine = lines(tmp_path / "out", copy, said), 0
    for number in range(SPOILT):
        chance = Random(f"{SEED} {number}")
        shutil.rmtree(home / "data", ignore_errors=True)
        (home / "data").mkdir(mode=0o700)
        shutil.copy(good, home / "data" / "history.db")
        shutil.copy(good, copy)
        command = chance.choice(commands)
        meant = copy if copy in command else home / "data" / "history.db"
        chance.choice([spoil_values, spoil_bytes])(meant, chance)
        fine += tried(number, *command).code == 0
        tried(number, "history", "--json")
    assert fine > SPOILT // 10
    evidence("F", "changed histories, given to the commands", SPOILT, "unexpected")


# Packs.


def test_spoilt_packs(home: Path, tmp_path: Path, evidence: Evidence) -> None:
    """Whatever became of a pack, as a folder, as a zip or where it is installed, it is taken, refused or found out."""
    contents = {name: as_bytes(content) for name, content in FILES.items()}
    small = [source for source, _ in REFUSED.values() if len(source) < 400]
    spoiler = Spoiler(SEED, [SNIPPETS, small], [*contents.values(), SECOND.encode()])
    chance, taken = spoiler.chance, 0
    for number in range(SPOILT):
        files = dict(contents)
        for name in chance.sample(sorted(files), chance.choice([0, 1, 1, 2])):
            files[name] = spoiler.spoilt(files[name])
        source = tmp_path / f"source-{number}"
        if chance.random() < 0.5:
            zipped(source, files)
            if chance.random() < 0.5:
                source.write_bytes(spoiler.spoilt(source.read_bytes()))
        else:
            source.mkdir()
            for name, content in files.items():
                (source / name).write_bytes(content)
        done = tried(number, "pack", "add", source, "--yes")
        taken += done.code == 0
        shutil.rmtree(source) if source.is_dir() else source.unlink()
        if done.code == 0 and chance.random() < 0.5:
            [*found] = (path for path in (home / "data" / "packs").rglob("*") if path.is_file())
            file = chance.choice(sorted(found))
            file.write_bytes(spoiler.spoilt(file.read_bytes()))
            for command in (["pack", "verify"], ["pack", "list", "--json"], ["show", "room"], ["pack", "update"]):
                tried(number, *command)
            shutil.rmtree(home)
    assert SPOILT // 50 < taken < SPOILT
    evidence("F", "changed packs, given to the commands", SPOILT, "unexpected")


# Answers.


def test_spoilt_answers(home: Path, tmp_path: Path, evidence: Evidence) -> None:
    """Whatever became of a file of answers, the walk goes as far as they lead or says which line leads nowhere."""
    own(home, "small", SMALL)
    own(home, "other", SMALL.replace("id: small", "id: other"))
    good = [
        answers(*READY).encode(),
        answers(("small/door", "not-yet"), ("small/door", "back"), ("small/door", "accept"), *READY[1:]).encode(),
        answers(("small/door", "skip"), *((name, "not-applicable") for name, _ in READY[1:])).encode(),
    ]
    odd = [
        *(b"1e999", b"-0", b"9" * 5000, b"true", b"[", b"[" * 3000, b"NaN", b"1.5", b"null"),
        *(b"\\ud800", b"\\u0000", b"\\u001b[2J", b"\r", b"\xe2\x80\xa8"),
    ]
    spoiler = Spoiler(SEED, [SNIPPETS, odd, [b'"yes"', b'"item"', b"small/", b'"skip"', b"7", b"11"]], good)
    path, ended = tmp_path / "answers.jsonl", 0
    for number in range(SPOILT):
        path.write_bytes(spoiler.spoilt(spoiler.chance.choice(good), most=2))
        kept = [] if number % 8 == 0 else ["--no-log"]
        done = tried(number, "run", "small", "--answers", path, *kept, *(["--json"] if number % 2 else []))
        ended += done.code in (0, 1, 3)
    assert SPOILT // 100 < ended < SPOILT
    evidence("F", "changed files of answers, given to the walk", SPOILT, "unexpected")
