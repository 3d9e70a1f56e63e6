"""The first hundred bytes of the history: enough to know whose it is, without opening a database."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.frozen import Frozen
from presencecheck.history.format.parts import JOURNAL, beside, logs_beside, strange_part
from presencecheck.system.files import failure, path_exists, read_bytes

APPLICATION_ID = 0x50524353
"""SQLite's application_id of a history, so that no other program's file is ever taken for one."""
VERSION = 2
"""The newest version of the schema that this program knows; `schema` has the migrations."""

BYTES_PER_ANSWER = 64 * 1024
"""Free bytes needed per answer: new pages, and the rollback journal."""
BYTES_FOR_FIRST_ANSWER = 160 * 1024
"""Free bytes needed for the first answer of all, which creates the file."""
T = TypeVar("T")
MAGIC = b"SQLite format 3\0"
SIZE = 100
"""Bytes of a header."""
_JOURNAL_MAGIC = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"
_JOURNAL_SIZE = 20
"""Bytes of a rollback journal up to how many pages the file had before the change, at byte 16."""


class HistoryError(PresenceCheckError):
    """The history cannot be read or written."""


class HistoryNewerError(HistoryError):
    """The history was written by a newer version of this program.

    Attributes:
        version: the history's.
    """

    def __init__(self, path: Path, version: int) -> None:
        from presencecheck.messages import history_file as history_file_messages

        message = history_file_messages.NEWER.format(path=path, version=version, known=VERSION)
        super().__init__(message, history_file_messages.NEWER_HINT)
        self.version = version


class HistoryUnfitError(HistoryError):
    """The history is ours and cannot be opened as it is; `operations.recover` repairs it.

    Attributes:
        path: the file.
    """

    def __init__(self, path: Path, message: str, hint: str) -> None:
        super().__init__(message, hint)
        self.path = path


class HistoryDamagedError(HistoryUnfitError):
    """The history cannot be read, or is not as it was written."""

    def __init__(self, path: Path) -> None:
        from presencecheck.messages import history_file as history_file_messages

        super().__init__(path, *history_file_messages.DAMAGED.format(path=path))


class HistoryChangedError(HistoryUnfitError):
    """Another program keeps the history in a way of its own, or left a log beside it that is not the history's."""

    def __init__(self, path: Path) -> None:
        from presencecheck.messages import enumeration as enumeration_messages
        from presencecheck.messages import repair as repair_messages

        logs = enumeration_messages.join_with_commas(log.name for log in logs_beside(path))
        message = (
            repair_messages.LOGS_BESIDE.format(path=path, logs=logs)
            if logs
            else repair_messages.KEPT_OTHERWISE.format(path=path)
        )
        super().__init__(path, message, repair_messages.PUT_RIGHT_HINT)


class DiskFullError(HistoryError):
    """There is no room for a change of the history; it is as it was."""


class HistoryMovedError(HistoryError):
    """Another window put another file in the history's place."""


class SupersededError(HistoryError):
    """A newer run has begun, so that the verdict of an earlier one can no longer be changed."""


class Header(Frozen):
    """The version of a history, and the counter that grows with every change."""

    version: int
    changes: int


NO_HEADER = Header(0, 0)
"""No history yet: no file, or an empty one."""


def read_header(path: Path) -> Header:
    """Read the header of the history at `path`.

    One whose creation was interrupted has none yet: SQLite rolls it back to nothing at the next write.

    Raises:
        HistoryNewerError: it is of a newer version.
        HistoryChangedError: SQLite would take in what another program left beside it.
        HistoryDamagedError: it is ours, and its beginning is not as it was.
        HistoryError: it is not a history.
    """
    with _translate_os_errors(path):
        require_plain(path)
        head = read_bytes(path, SIZE - 1) if path_exists(path) else b""
        if not head or is_half_created(path):
            require_no_logs(path)
            return NO_HEADER
    header = parse_header(head)
    if header is None or header.version > VERSION:
        raise _refusal(path, head, header)
    require_no_logs(path)
    return header


def _refusal(path: Path, head: bytes, header: Header | None) -> HistoryError:
    """The error for a file that does not begin like a history of this version.

    Only what bears a sign of ours is ever called damaged, and so put aside; anything else is left as it is.
    """
    from presencecheck.history.format.identify import contains_own_words, has_own_schema
    from presencecheck.messages import history_file as history_file_messages

    if has_write_ahead_log(head):
        return HistoryChangedError(path)
    if header is not None and not has_own_schema(path):
        return HistoryNewerError(path, header.version)
    if header is not None or head[68:72] == APPLICATION_ID.to_bytes(4, "big") or contains_own_words(path):
        return HistoryDamagedError(path)
    is_sqlite = head.startswith(MAGIC) and len(head) == SIZE
    message = history_file_messages.OF_ANOTHER_PROGRAM if is_sqlite else history_file_messages.NOT_A_HISTORY
    return HistoryError(message.format(path=path), history_file_messages.LEFT_AS_IT_IS)


def is_empty(path: Path) -> bool:
    """Whether no history was begun at `path`: there is no file, an empty one, or one whose creation was interrupted.

    Raises:
        HistoryError: that cannot be seen.
        HistoryChangedError: what another program left beside it would become a part of it.
    """
    with _translate_os_errors(path):
        require_plain(path)
        empty = not path_exists(path) or not path.stat().st_size or is_half_created(path)
    if empty:
        require_no_logs(path)
    return empty


def require_plain(path: Path) -> None:
    """Check that the history and its journal are regular files, where they are there.

    Raises:
        HistoryError: one of them is a pipe, a folder, a device, or the journal a link.
        OSError: the system does not say.
    """
    if found := strange_part(path):
        from presencecheck.messages import history_file as history_file_messages

        place, kind = found
        words = {"path": place, "kind": history_file_messages.KINDS[kind]}
        raise HistoryError(*history_file_messages.NO_FILE.format(**words))


def require_no_logs(path: Path) -> None:
    """Check that SQLite would read no write-ahead log with the history.

    Raises:
        HistoryChangedError: there is one.
    """
    if logs_beside(path):
        raise HistoryChangedError(path)


def repairing(act: Callable[[], T], repair: Callable[[HistoryUnfitError], None]) -> T:
    """Do something with the history; if it is unfit, repair it and try again, once for each kind of unfitness.

    Raises:
        HistoryError: it cannot be done, or the history cannot be repaired.
    """
    repaired: set[type[HistoryUnfitError]] = set()
    while True:
        try:
            return act()
        except HistoryUnfitError as trouble:
            if type(trouble) in repaired:
                raise
            repaired.add(type(trouble))
            repair(trouble)


@contextmanager
def _translate_os_errors(path: Path) -> Iterator[None]:
    """Raise what the system reports about the file as an error of the history."""
    try:
        yield
    except HistoryError:
        raise
    except PresenceCheckError as error:
        raise HistoryError(error.message, error.hint) from error
    except OSError as error:
        found = failure("read", path, error)
        raise HistoryError(found.message, found.hint) from error


def is_half_created(path: Path) -> bool:
    """Whether the file's very first change was interrupted and is still to be rolled back, whatever its bytes are."""
    journal = beside(path, JOURNAL)
    if not journal.exists():
        return False
    try:
        head = read_bytes(journal, _JOURNAL_SIZE - 1)
    except PresenceCheckError:
        return False  # another window has just ended its change
    return len(head) == _JOURNAL_SIZE and head.startswith(_JOURNAL_MAGIC) and head[16:] == bytes(4)


def parse_header(head: bytes) -> Header | None:
    """The header in these first bytes; None if they are not those of an intact history."""
    # After the name, the two bytes that would be 2 in a file with a write-ahead log, which ours never has.
    return _header(head) if head[18:20] == b"\1\1" else None


def has_write_ahead_log(head: bytes) -> bool:
    """Whether these are the first bytes of a history that another program switched to a write-ahead log."""
    return head[19:20] == b"\2" and head[18:19] in b"\1\2" and _header(head) is not None


def _header(head: bytes) -> Header | None:
    if len(head) < SIZE or not head.startswith(MAGIC):
        return None
    # As SQLite describes them: the change counter, the version of the schema, the program that it belongs to.
    changes = int.from_bytes(head[24:28], "big")
    version, application = (int.from_bytes(head[at : at + 4], "big", signed=True) for at in (60, 68))
    return Header(version, changes) if application == APPLICATION_ID and version > 0 else None


def preflight(path: Path) -> Header:
    """Check that the history can be written, as far as that can be seen without writing; return its header.

    Raises:
        HistoryError: it cannot.
    """
    header = read_header(path)
    with _translate_os_errors(path):
        _check_place(path)
    return header


def _check_place(path: Path) -> None:
    there = next(place for place in (path, *path.parents) if place.exists())
    if there != path and not there.is_dir():
        raise _unusable("FOLDER_IS_A_FILE", path=path, there=there)
    for place in {there, path.parent} if there == path else {there}:
        if not os.access(place, os.W_OK):
            raise _unusable("FOLDER_READ_ONLY", path=path, place=place)
    _check_room(path, there)


def _unusable(sentence: str, **words: object) -> HistoryError:
    from presencecheck.messages import history_file as history_file_messages

    said: str = getattr(history_file_messages, sentence)
    return HistoryError(said.format(**words), history_file_messages.WITHOUT_HISTORY)


def _check_room(path: Path, there: Path) -> None:
    if hasattr(os, "statvfs"):  # pragma: no branch - Windows
        disk = os.statvfs(there)
        needed = BYTES_PER_ANSWER if there == path else BYTES_FOR_FIRST_ANSWER
        free = disk.f_bavail * disk.f_frsize
        # Some file systems count no blocks at all.
        if disk.f_blocks and free < needed:
            from presencecheck.messages import history_file as history_file_messages

            words = {"path": path, "needed": needed // 1024, "free": free // 1024}
            raise DiskFullError(*history_file_messages.DISK_TOO_FULL.format(**words))
