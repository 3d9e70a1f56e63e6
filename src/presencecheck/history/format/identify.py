"""Whether a file was written by this program, told from its schema or its text where its header does not tell."""

import sqlite3
from contextlib import closing
from functools import cache
from pathlib import Path

from presencecheck.history.format.schema import MIGRATIONS

_WORDS = (b"utc_offset INTEGER NOT NULL", b'"card-question":')
"""The first stands in every history, the second in every history that has a run."""
_CHUNK = 1024 * 1024
_MOST_SEARCHED = 64 * _CHUNK
"""Bytes that are searched: the first of our words stands at the beginning of every history."""


def schema_of(connection: sqlite3.Connection) -> list[tuple[str, ...]]:
    """The declaration of every table and index of a file, by name."""
    return connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name").fetchall()


@cache
def own_schemas() -> tuple[list[tuple[str, ...]], ...]:
    """The declarations of a history of each version that this program knows, in their order."""
    found = []
    with closing(sqlite3.connect(":memory:")) as connection:
        for step in MIGRATIONS:
            for statement in step:
                connection.execute(statement)
            found.append(schema_of(connection))
    return tuple(found)


def own_schema() -> list[tuple[str, ...]]:
    """The declarations of a history of this version."""
    return own_schemas()[-1]


def has_own_schema(path: Path) -> bool:
    """Whether the tables are those of a version that is known here, whatever the number in the file says."""
    try:
        uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        with closing(sqlite3.connect(uri, uri=True)) as connection:
            return schema_of(connection) in own_schemas()
    except (sqlite3.Error, UnicodeDecodeError):
        return False


def contains_own_words(path: Path) -> bool:
    """Whether text that only a history has stands in the file.

    Raises:
        OSError: the file cannot be read.
    """
    with path.open("rb") as file:
        before = b""
        while file.tell() < _MOST_SEARCHED and (chunk := file.read(_CHUNK)):
            if any(words in before + chunk for words in _WORDS):
                return True
            before = chunk[-64:]
    return False
