"""Opening the history file: private, durable, ours, and of a version we know."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, nullcontext, suppress
from pathlib import Path
from typing import cast

from presencecheck.core.errors import PresenceCheckError
from presencecheck.history.format.file_header import (
    VERSION,
    DiskFullError,
    HistoryChangedError,
    HistoryDamagedError,
    HistoryError,
    HistoryMovedError,
    read_header,
    require_no_logs,
)
from presencecheck.history.format.parts import has_journal
from presencecheck.history.store.current_status import add_current_status
from presencecheck.history.store.durability import make_durable
from presencecheck.messages import history_file as history_file_messages
from presencecheck.system.clock import pause, stopwatch
from presencecheck.system.files import failure, make_private_folder
from presencecheck.system.ownership import give_to_owner

BUSY_SECONDS = 5.0
_LONGEST = 8 * 1024 * 1024
"""Bytes of a text or a blob; the longest is the plan of all checklists of a person, some hundred kilobytes."""
_LONGEST_LOOK = 0.01
"""Seconds at most between two tries to write; each wait is random, so that no two programs keep in step."""


class _Connection(sqlite3.Connection):
    """A connection that knows the file it was opened on."""

    file: os.stat_result


def connect(path: Path, *, write: bool = True, patience: float = BUSY_SECONDS) -> sqlite3.Connection:
    """Connect to the history at `path`, creating or migrating it if needed.

    Args:
        path: the history.
        write: whether it will be changed; if not, it is neither created nor migrated. One of an earlier version is
            read as this version would have it, in a copy in memory.
        patience: seconds to wait for others that write.

    Raises:
        HistoryError: it is of a newer version, not a history, or cannot be opened; its bytes are as they were.
    """
    read_header(path)
    if write:
        _create(path)
    with translate_errors(path):
        # A change that was cut short has to be taken back first, which only a writer can do.
        mode = "rw" if write or has_journal(path) else "ro"
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode={mode}",
            uri=True,
            timeout=patience,
            isolation_level=None,
            factory=_Connection,
        )
        try:
            connection.file = path.stat()
            limit_values(connection)
            make_durable(connection, path)
            # Not the header's: a migration that was cut short has been taken back only now.
            [version] = connection.execute("PRAGMA user_version").fetchone()
            if write and version < VERSION:
                _migrate(connection)
            elif 0 < version < VERSION:
                connection = _migrated_copy(connection)
        except BaseException:
            connection.close()
            raise
        add_current_status(connection)
        return connection


def limit_values(connection: sqlite3.Connection) -> None:
    """Let no text or blob fill the memory that is longer than any of ours: it is not as it was written."""
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST)


@contextmanager
def transaction(connection: sqlite3.Connection, path: Path) -> Iterator[None]:
    """Make the changes of the block atomic and durable; other writers wait. Nested in another, it joins that one.

    Raises:
        HistoryError: it could not be written; nothing was.
        HistoryChangedError: another program left a log beside the history; nothing was written.
    """
    with nullcontext() if connection.in_transaction else _transaction(connection, path):
        yield


def require_usable(connection: sqlite3.Connection, path: Path) -> None:
    """Check that a connection that has been open for a while can still use the history; outside any transaction.

    Raises:
        HistoryChangedError: SQLite would read a log.
        HistoryMovedError: another file has taken its place, beside which the old one would leave its journals.
    """
    require_no_logs(path)
    with suppress(OSError):  # what cannot be looked at SQLite tells best
        if not os.path.samestat(path.stat(), cast("_Connection", connection).file):
            raise _trouble("SQLITE_READONLY_DBMOVED", path)


@contextmanager
def _transaction(connection: sqlite3.Connection, path: Path) -> Iterator[None]:
    require_usable(connection, path)
    with translate_errors(path), _whole(connection):
        # Set by another program since this connection was opened: what is written now would be in its log alone.
        if connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal":
            raise HistoryChangedError(path)
        yield


@contextmanager
def _whole(connection: sqlite3.Connection) -> Iterator[None]:
    _begin(connection)
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def translate_errors(path: Path) -> Iterator[None]:
    """Raise what SQLite reports about the file as an error of the history, with a next step."""
    try:
        yield
    except UnicodeDecodeError as error:
        raise HistoryDamagedError(path) from error  # SQLite complains in the damaged words themselves
    except OSError as error:
        found = failure("use the history", path, error)
        raise HistoryError(found.message, found.hint or history_file_messages.WITHOUT_HISTORY) from error
    except sqlite3.Error as error:
        name = getattr(error, "sqlite_errorname", "") or ""
        # Our statements are right: where one cannot be understood, or a text is none, the file is not as we made it.
        if name.startswith(_DAMAGES) or (isinstance(error, sqlite3.OperationalError) and not name):
            raise HistoryDamagedError(path) from error
        for prefix in _TROUBLES:
            if name.startswith(prefix):
                raise _trouble(prefix, path) from error
        raise HistoryError(
            history_file_messages.CANNOT_BE_USED.format(path=path, error=name or type(error).__name__),
            history_file_messages.WITHOUT_HISTORY,
        ) from error


_DAMAGES = ("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_ERROR", "SQLITE_TOOBIG")
_TROUBLES: dict[str, type[HistoryError]] = {
    "SQLITE_FULL": DiskFullError,
    "SQLITE_READONLY_DBMOVED": HistoryMovedError,
    "SQLITE_READONLY": HistoryError,
    "SQLITE_CANTOPEN": HistoryError,
    "SQLITE_BUSY": HistoryError,
    "SQLITE_LOCKED": HistoryError,
    "SQLITE_IOERR": HistoryError,
}
"""What each error of SQLite is to us, by the beginning of its name; the first that fits counts."""


def _trouble(name: str, path: Path) -> HistoryError:
    sentence, hint = history_file_messages.TROUBLES[name]
    return _TROUBLES[name](sentence.format(path=path), hint)


def _create(path: Path) -> None:
    """Make the file before SQLite does, so that it and its journal are private from the first byte."""
    try:
        make_private_folder(path.parent)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            if hasattr(os, "fchmod"):  # pragma: no branch - Windows before Python 3.13
                os.fchmod(descriptor, 0o600)
            if not os.fstat(descriptor).st_size:
                give_to_owner(path, descriptor)
        finally:
            os.close(descriptor)
    except PresenceCheckError as error:
        raise HistoryError(error.message, history_file_messages.WITHOUT_HISTORY) from error
    except OSError as error:
        raise HistoryError(
            failure("write the history", path, error).message, history_file_messages.WITHOUT_HISTORY
        ) from error


def _begin(connection: sqlite3.Connection) -> None:
    """Begin to write once other writers have finished, waiting as long as the connection's timeout.

    SQLite's own retries grow ever rarer: with many busy writers, one of them might never get its turn.
    """
    [patience] = connection.execute("PRAGMA busy_timeout").fetchone()
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        until = stopwatch() + patience / 1000
        while True:
            try:
                connection.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError as error:
                if getattr(error, "sqlite_errorcode", 0) & 0xFF != sqlite3.SQLITE_BUSY or stopwatch() > until:
                    raise
                pause(os.urandom(1)[0] * _LONGEST_LOOK / 255)
            else:
                return
    finally:
        connection.execute(f"PRAGMA busy_timeout = {patience}")


def _migrate(connection: sqlite3.Connection) -> None:
    from presencecheck.history.store.migrate import migrate

    with _whole(connection):
        migrate(connection)  # it asks for the version under the lock: another process may have been faster


def _migrated_copy(connection: _Connection) -> _Connection:
    """A copy in memory of a history of an earlier version, brought up to this one; the file is only read."""
    copy = sqlite3.connect(":memory:", isolation_level=None, factory=_Connection)
    try:
        with closing(connection):
            connection.backup(copy)
        _migrate(copy)
    except BaseException:
        copy.close()
        raise
    return copy
