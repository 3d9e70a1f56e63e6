"""Reading and writing small files with care: regular files only, private modes, whole or not at all."""

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path

from presencecheck.core.errors import PresenceCheckError


def read_bytes(path: Path, limit: int, *, follow: bool = True) -> bytes:
    """At most `limit` + 1 bytes of the regular file at `path`; never waits, whatever `path` names.

    Args:
        path: where it is.
        limit: one byte more than this tells the caller that the file is larger.
        follow: whether `path` itself may be a link.

    Raises:
        PresenceCheckError: there is no such file, it is no regular file, or it cannot be read.
    """
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        descriptor = os.open(path, flags if follow else flags | getattr(os, "O_NOFOLLOW", 0))
        try:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise PresenceCheckError(f"{path} is not a regular file.", "Name a file.")
            with os.fdopen(descriptor, "rb", closefd=False) as file:
                return file.read(limit + 1)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise failure("read", path, error) from error


def is_there(path: Path) -> bool:
    """Whether anything is at `path`.

    Raises:
        PresenceCheckError: that cannot be told, as where a folder on the way may not be looked into.
    """
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        raise failure("read", path, error) from error
    return True


def private_folder(path: Path, *, durable: bool = True) -> Path:
    """The folder at `path`, made if need be, with mode 0700 whatever the umask; so are those made above it.

    Args:
        path: where.
        durable: wait until a new folder is on the disk: without it, nothing in it would be there after a power cut.

    Raises:
        PresenceCheckError: it cannot be made.
    """
    try:
        made = [folder for folder in (*reversed(path.parents), path) if not folder.exists()]
        for folder in made or [path]:
            _make(folder)
            if made and durable:
                settle(folder.parent)
    except OSError as error:
        raise failure("make the folder", path, error) from error
    return path


def _make(folder: Path) -> None:
    folder.mkdir(mode=0o700, exist_ok=True)
    if os.name == "posix" and stat.S_IMODE(folder.stat().st_mode) != 0o700:
        folder.chmod(0o700)  # the umask may have taken more than it should


def write_private(path: Path, content: bytes, *, durable: bool = True) -> None:
    """Put `content` at `path` with mode 0600, replacing what was there in one step.

    Args:
        path: where; the folder is made if need be.
        content: all of it.
        durable: wait until it is on the disk; needless for what can be made again.

    Raises:
        PresenceCheckError: it cannot be written; what was there is as it was, or gone where it need not be durable.
    """
    private_folder(path.parent, durable=durable)
    if not durable:
        # Where a file takes the place of another, ext4 makes it durable unasked: a millisecond in someone's way.
        with suppress(OSError):
            path.unlink(missing_ok=True)
    _replace(path, content, durable=durable)


def write_named(path: Path, content: bytes, *, private: bool = True) -> None:
    """Put `content` at a path that the person named; its folder stays as it is.

    Args:
        path: where.
        content: all of it.
        private: with mode 0600; else as the umask has it, for what is handed on to others.

    Raises:
        PresenceCheckError: what is there is no regular file, or it cannot be written; what was there is as it was.
    """
    path = path.resolve()  # where a link points to is replaced, not the link
    if path.exists() and not path.is_file():
        raise PresenceCheckError(f"{path} is not a regular file.", "Name a file.")
    _replace(path, content, durable=True, private=private)


def _replace(path: Path, content: bytes, *, durable: bool, private: bool = True) -> None:
    draft = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    # Exclusive: in a folder that others can write to, the draft's name may be a link to somewhere else.
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        draft.unlink(missing_ok=True)  # left by a process that was ended and had the same number
        descriptor = os.open(draft, flags, 0o600 if private else 0o666)
        with os.fdopen(descriptor, "wb") as file:
            if private and hasattr(os, "fchmod"):
                os.fchmod(descriptor, 0o600)
            file.write(content)
            file.flush()
            if durable:
                os.fsync(descriptor)
        draft.replace(path)
    except OSError as error:
        discard(draft)
        raise failure("write", path, error) from error


def create_private(path: Path, content: bytes) -> None:
    """Put `content` at `path` with mode 0600, where nothing is yet, in a folder that is there and stays as it is.

    Raises:
        PresenceCheckError: something of this name is there, which stays as it was, or it cannot be written.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        descriptor = os.open(path, flags, 0o600)
    except OSError as error:
        raise failure("write", path, error) from error
    try:
        with os.fdopen(descriptor, "wb") as file:
            if hasattr(os, "fchmod"):
                os.fchmod(descriptor, 0o600)
            file.write(content)
            file.flush()
            os.fsync(descriptor)
    except OSError as error:
        discard(path)
        raise failure("write", path, error) from error


def copy_private(source: Path, target: Path) -> None:
    """Copy a regular file, with mode 0600 from its first byte; what was at `target` is replaced.

    Raises:
        PresenceCheckError: one of them cannot be read or written; no half of a copy is left.
    """
    private_folder(target.parent)
    try:
        target.unlink(missing_ok=True)
        descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        with source.open("rb") as file, os.fdopen(descriptor, "wb") as copy:
            if hasattr(os, "fchmod"):
                os.fchmod(descriptor, 0o600)
            while chunk := file.read(1024 * 1024):
                copy.write(chunk)
    except OSError as error:
        discard(target)
        raise failure("copy", source, error) from error


def discard(*paths: Path) -> None:
    """Delete drafts, on the way out of whatever happened: what cannot be deleted hides no other error."""
    for path in paths:
        with suppress(OSError):
            path.unlink(missing_ok=True)


def settle(folder: Path) -> None:
    """Wait until the names in the folder are on the disk, where the system knows such a thing and lets us."""
    if os.name == "posix":
        try:
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
        except OSError as error:
            if error.errno not in _NO_SUCH_THING:
                error.filename = str(folder)
                raise


_NO_SUCH_THING = (errno.EINVAL, errno.ENOTSUP, errno.EACCES)


def failure(verb: str, path: Path, error: OSError) -> PresenceCheckError:
    """The sentence for a system call that failed, and what to do about it."""
    reason = (error.strerror or "unknown reason").lower()
    hint = _HINTS.get(type(error)) or _HINTS_BY_NUMBER.get(error.errno or 0, "")
    return PresenceCheckError(f"Cannot {verb} {path}: {reason}.", hint)


_HINTS: dict[type[OSError], str] = {
    FileNotFoundError: "Look at the spelling of the path.",
    PermissionError: "Look at who owns it and may write there.",
    IsADirectoryError: "Name a file.",
}
_HINTS_BY_NUMBER = {
    errno.EIO: "Look at the disk; it reports a fault.",
    errno.ENOSPC: "Free some space on that disk.",
    errno.EROFS: "Name a place on a disk that can be written to.",
    errno.EMFILE: "Close some programs, then try again.",
    errno.ENFILE: "Close some programs, then try again.",
}
