"""Exclusive access to the history, without opening it as a database."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from presencecheck.core.errors import PresenceCheckError
from presencecheck.history.format.file_header import HistoryError
from presencecheck.messages import repair as repair_messages
from presencecheck.system.clock import pause, stopwatch
from presencecheck.system.files import create_private, failure, make_private_folder

_PATIENCE = 5.0
"""Seconds to wait for another program that is writing; one that keeps the file open is not waited for longer."""
_LOOK = 0.01
_START, _LENGTH = 0x4000_0000, 512
"""The bytes that SQLite locks, even beyond the end of a file: one for each kind of lock, the rest for readers."""
_CHUNK = 1024 * 1024


class Held:
    """A file that no other program reads or writes.

    Closing any other handle of it within this process would release the lock, so it is read only through this one.
    """

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def read(self, size: int, place: int = 0) -> bytes:
        """Read up to `size` bytes from `place` on."""
        os.lseek(self._descriptor, place, os.SEEK_SET)
        return os.read(self._descriptor, size)

    def is_at(self, path: Path) -> bool:
        """Whether it still has this name."""
        return path.exists() and os.path.samestat(os.fstat(self._descriptor), path.stat())

    def make_way(self) -> None:
        """Allow another file to take this one's place; it is not read afterwards."""
        if os.name == "nt":  # pragma: no cover - Windows replaces no file that is open
            os.close(self._descriptor)
            self._descriptor = -1

    def close(self) -> None:
        """Release the file."""
        if self._descriptor >= 0:  # pragma: no branch - Windows
            os.close(self._descriptor)

    def copy(self, target: Path) -> None:
        """Copy all of it to a private file."""
        make_private_folder(target.parent)
        target.unlink(missing_ok=True)
        create_private(target, b"")
        with target.open("r+b") as file:
            while chunk := self.read(_CHUNK, file.tell()):
                file.write(chunk)


@contextmanager
def sole(path: Path, patience: float = _PATIENCE) -> Iterator[Held]:
    """Lock the file at `path`; this process must not have it open as a database.

    Raises:
        HistoryError: another program has it open, or it cannot be used.
    """
    try:
        descriptor = os.open(path, os.O_RDWR | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except OSError as error:
        found = failure("use the history", path, error)
        raise HistoryError(found.message, found.hint) from error
    held = Held(descriptor)
    try:
        _lock(descriptor, path, patience)
        yield held
    except HistoryError:
        raise
    except PresenceCheckError as error:
        raise HistoryError(error.message, error.hint) from error
    except OSError as error:
        found = failure("put right", path, error)
        raise HistoryError(found.message, found.hint) from error
    finally:
        held.close()


def _lock(descriptor: int, path: Path, patience: float) -> None:
    if os.name != "posix":  # pragma: no cover - Windows lets nobody rename a file that is open
        return
    import fcntl

    until = stopwatch() + patience
    while True:
        try:
            fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB, _LENGTH, _START)
        except (BlockingIOError, PermissionError) as error:
            if stopwatch() > until:
                raise HistoryError(repair_messages.HELD.format(path=path), repair_messages.HELD_HINT) from error
            pause(_LOOK)
        else:
            return
