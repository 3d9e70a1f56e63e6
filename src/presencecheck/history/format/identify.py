"""A file in the history's place whose beginning is not a history's: whose is it, and what became of it?

Only what bears a sign of ours is ever called damaged, and so put aside; anything else is left as it is.
"""

import sqlite3
from contextlib import closing
from functools import cache
from pathlib import Path

from presencecheck.history.format.file_header import (
    APPLICATION_ID,
    MAGIC,
    VERSION,
    HistoryChangedError,
    HistoryDamagedError,
    HistoryError,
    HistoryNewerError,
    is_logged,
    parse,
)
from presencecheck.history.format.schema import MIGRATIONS
from presencecheck.messages import history_file as history_file_messages

_WORDS = (b"utc_offset INTEGER NOT NULL", b'"card-question":')
"""Stand in every history that has a run, the first in every history."""
_CHUNK = 1024 * 1024


def trouble(path: Path, head: bytes) -> HistoryError:
    """What is the matter with the file at `path`, which begins so."""
    header = parse(head)
    if is_logged(head):
        return HistoryChangedError(path)
    if header is not None and not _has_our_shape(path):
        return newer(path, header.version)
    if header is not None or head[68:72] == APPLICATION_ID.to_bytes(4, "big") or _has_our_words(path):
        return HistoryDamagedError(path)
    whose = (
        history_file_messages.OF_ANOTHER_PROGRAM
        if head.startswith(MAGIC) and len(head) == 100
        else history_file_messages.NOT_A_HISTORY
    )
    return HistoryError(whose.format(path=path), history_file_messages.LEFT_AS_IT_IS)


def newer(path: Path, version: int) -> HistoryNewerError:
    """What is said of a history of a version to come."""
    return HistoryNewerError(
        history_file_messages.NEWER.format(path=path, version=version, known=VERSION),
        history_file_messages.NEWER_HINT,
        version,
    )


def shape_of(connection: sqlite3.Connection) -> list[tuple[str, ...]]:
    """Every table and index of a file, as it was declared."""
    return connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name").fetchall()


@cache
def our_shape() -> list[tuple[str, ...]]:
    """The same of a history of the newest version."""
    with closing(sqlite3.connect(":memory:")) as connection:
        for step in MIGRATIONS:
            for statement in step:
                connection.execute(statement)
        return shape_of(connection)


def _has_our_shape(path: Path) -> bool:
    """Whether it is declared as this version declares it, so that no newer one wrote it, whatever its number says."""
    try:
        uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        with closing(sqlite3.connect(uri, uri=True)) as connection:
            return shape_of(connection) == our_shape()
    except (sqlite3.Error, UnicodeDecodeError):
        return False


def _has_our_words(path: Path) -> bool:
    with path.open("rb") as file:
        before = b""
        while chunk := file.read(_CHUNK):
            if any(words in before + chunk for words in _WORDS):
                return True
            before = chunk[-64:]
    return False
