"""Histories in files, with runs of every sort, and ways to look at and to spoil them."""

import os
import sqlite3
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random

from presencecheck.core.items import Value
from presencecheck.core.run import Run
from presencecheck.history.queries.runs import summaries
from presencecheck.history.store.database import transaction
from presencecheck.history.store.store import History
from presencecheck.system.clock import Moment
from presencecheck.system.files import make_private_folder, write_private
from tests.support.builders import BEGAN, confirm, everything, listed, record, recorder_of
from tests.support.evidence import LONG

DAY = 86_400
SAID: tuple[tuple[Value, ...], ...] = (
    (9, "loose", "yes", "not-yet", "yes", "yes", "skip"),
    (9, "stiff", "skip"),
    (1, "loud", "yes", "loose", "yes", "accept"),
    ("skip", "not-applicable", "yes", "yes", "yes", "yes", 9, "little", ("rest", "hurry"), "calm", "yes"),
)


def six_runs(home: Path) -> Path:
    """A history of six runs at home; where it is."""
    path = home / "data" / "history.db"
    history_of(path, 6)
    return path


def ids(path: Path) -> list[str]:
    """The runs in a history, the newest first."""
    return [summary.id for summary, _ in summaries(path, 999)]


def history_of(path: Path, runs: int = 12, *, since: Moment = BEGAN, days: int = 1) -> list[str]:
    """Runs at an even distance in days: completed, stopped, unfinished. Their ids, in order.

    A new history is written once in each process of the tests and copied from then on, which takes a thirtieth of the
    time; no two of one test are the same. The long form writes each.
    """
    place = os.environ["PRESENCECHECK_HOME"], runs, since, days
    _asked[place] += 1
    key = _asked[place], runs, since, days
    if os.environ.get(LONG) or (path.parent.exists() and any(path.parent.glob(f"{path.stem}*"))):
        return _written(path, runs, since, days)
    if key not in _known:
        names = _written(path, runs, since, days)
        _known[key] = {file.suffix: file.read_bytes() for file in path.parent.glob(f"{path.stem}*")}, names
        return names
    files, names = _known[key]
    make_private_folder(path.parent)
    for suffix, content in files.items():
        write_private(path.with_suffix(suffix), content, durable=False)
    return list(names)


_asked: Counter[tuple[str, int, Moment, int]] = Counter()
"""How many histories of one shape each test, which has a home of its own, has asked for."""
_known: dict[tuple[int, int, Moment, int], tuple[dict[str, bytes], list[str]]] = {}


def _written(path: Path, runs: int, since: Moment, days: int) -> list[str]:
    history = History.open(path)
    with closing(history), transaction(history.connection, path):
        return [
            _write(history, number, Moment(since.utc + number * days * DAY, since.offset)) for number in range(runs)
        ]


def _write(history: History, number: int, at: Moment) -> str:
    """One run, of the sort that this number has; its id."""
    recorder = recorder_of(history, at)
    if number % 3:
        record(recorder, Run(everything()), *SAID[number % len(SAID)], at=at)
        recorder.leave()
        if number % 2:
            history.abandon(history.find(recorder.id), at)
    else:
        record(recorder, Run(listed(confirm("door"), confirm(f"lamp-{number % 4}"))), "not-yet", "yes", "skip", at=at)
    return recorder.id


def change(path: Path, *statements: str) -> None:
    """Change a history behind the program's back."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def spoil(path: Path) -> None:
    """Damage what the first run says."""
    change(path, "UPDATE answer SET outcome = 5 - outcome WHERE run = 1")


def content(path: Path) -> list[str] | None:
    """All that stands in the file, its tables' declarations and its numbers; None where it cannot be read."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            numbers = [
                str(connection.execute(f"PRAGMA {name}").fetchone()) for name in ("application_id", "user_version")
            ]
            return [*numbers, *connection.iterdump()]
    except (sqlite3.Error, ValueError, OverflowError, TypeError, AttributeError):
        return None


def bit(data: bytearray, chance: Random) -> None:
    """One bit another."""
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def byte(data: bytearray, chance: Random) -> None:
    """One byte another."""
    data[chance.randrange(len(data))] = chance.randrange(256)


def sector(data: bytearray, chance: Random) -> None:
    """A sector of zeros."""
    start = chance.randrange(len(data) // 512) * 512
    data[start : start + 512] = bytes(512)


def torn(data: bytearray, chance: Random) -> None:
    """The end is missing."""
    del data[chance.randrange(1, len(data)) :]


def pasted(data: bytearray, chance: Random) -> None:
    """One page stands where another was."""
    source, target = (chance.randrange(len(data) // 4096) * 4096 for _ in range(2))
    data[target : target + 4096] = data[source : source + 4096]


def noise(data: bytearray, chance: Random) -> None:
    """Some bytes are noise."""
    start = chance.randrange(len(data))
    length = min(chance.randrange(1, 600), len(data) - start)
    data[start : start + length] = chance.randbytes(length)


def mislead_index(path: Path) -> None:
    """Have the index of unfinished runs name those that were completed, as a damaged page of it may."""
    declared = "UPDATE sqlite_schema SET sql = replace(sql, ?, ?) WHERE name = 'run_unfinished'"
    for before, after in (("status = 0", "status = 1"), ("status = 1", "status = 0")):
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("PRAGMA writable_schema = ON")
            connection.execute(declared, (before, after))
        if after == "status = 1":
            with closing(sqlite3.connect(path, isolation_level=None)) as connection:
                connection.execute("REINDEX run_unfinished")


WAYS: tuple[Callable[[bytearray, Random], None], ...] = (bit, bit, bit, byte, byte, sector, torn, pasted, noise)
