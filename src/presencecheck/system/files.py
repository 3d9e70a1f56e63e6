"""Read and write small files: regular files only, readable by their owner only, whole or not at all."""

import errno
import os
import stat
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any, Literal, TypeVar

from presencecheck.core.errors import PresenceCheckError
from presencecheck.system.paths import real_path

T = TypeVar("T")


def read_bytes(path: Path, limit: int, *, follow: bool = True) -> bytes:
    """Read at most `limit` + 1 bytes of a regular file, without ever blocking.

    Args:
        path: the file.
        limit: bytes; if more are returned, the file is larger.
        follow: whether `path` itself may be a link.

    Raises:
        PresenceCheckError: there is no such file, it is no regular file, or it cannot be read.
    """
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        descriptor = os.open(path, flags if follow else flags | getattr(os, "O_NOFOLLOW", 0))
        try:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise _not_a_file(path)
            with os.fdopen(descriptor, "rb", closefd=False) as file:
                content: bytes | None = file.read(limit + 1)
            if content is None:  # a file of the kernel's, which has nothing now
                raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))
            return content
        finally:
            os.close(descriptor)
    except OSError as error:
        if error.errno == errno.ENXIO:
            raise _not_a_file(path) from error  # a socket
        raise failure("read", path, error) from error


def read_json(path: Path, limit: int, build: Callable[[Any], T]) -> T | None:
    """Build a value from a JSON file that the program wrote itself.

    Args:
        path: the file.
        limit: bytes; a larger file is not read.
        build: makes the value from the file's data.

    Returns:
        The value; None if the file is missing, unreadable, damaged, or `build` cannot use its data.
    """
    import json

    try:
        return build(json.loads(read_bytes(path, limit)))
    except (PresenceCheckError, ValueError, ArithmeticError, LookupError, TypeError, AttributeError, RecursionError):
        return None


def path_exists(path: Path) -> bool:
    """Whether anything is at `path`.

    Raises:
        PresenceCheckError: the system does not say, for example if a folder above may not be read.
    """
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        raise failure("read", path, error) from error
    return True


def make_private_folder(path: Path, *, durable: bool = True) -> Path:
    """Make the folder and those above it if they are missing, with mode 0700 whatever the umask; return `path`.

    Args:
        path: the folder.
        durable: wait until a new folder is on the disk; otherwise a power cut could lose it with all that is in it.

    Raises:
        PresenceCheckError: it cannot be made.
    """
    try:
        made = [folder for folder in (*reversed(path.parents), path) if not folder.exists()]
        for folder in made or [path]:
            _make(folder)
            if made and durable:
                sync_folder(folder.parent)
    except OSError as error:
        raise failure("make the folder", path, error) from error
    return path


def _make(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700)
    except FileExistsError:
        if not folder.is_dir():
            raise
    else:
        from presencecheck.system.ownership import give_to_owner

        give_to_owner(folder)
    if os.name == "posix" and stat.S_IMODE(folder.stat().st_mode) != 0o700:
        folder.chmod(0o700)  # the umask may have taken more than it should


def write_private(path: Path, content: bytes, *, durable: bool = True) -> None:
    """Write a file with mode 0600, replacing an earlier one in one step.

    Args:
        path: the file; its folder is made if it is missing.
        content: the whole content.
        durable: wait until it is on the disk; not needed for what can be made again.

    Raises:
        PresenceCheckError: it cannot be written; an earlier file is unchanged, or gone if not `durable`.
    """
    make_private_folder(path.parent, durable=durable)
    if not durable:
        # ext4 waits for the disk when a file replaces another: a millisecond before the first question.
        with suppress(OSError):
            path.unlink(missing_ok=True)
    _replace(path, content, durable=durable)


def write_named(path: Path, content: bytes, *, private: bool = True) -> None:
    """Write a file at a path that the person named; the mode of its folder is not changed.

    Args:
        path: the file.
        content: the whole content.
        private: use mode 0600; otherwise the umask decides, for files that are given to others.

    Raises:
        PresenceCheckError: `path` is no regular file or cannot be written; an earlier file is unchanged.
    """
    path = real_path(path)  # the target of a link is replaced, not the link
    if path.exists() and not path.is_file():
        raise _not_a_file(path)
    _replace(path, content, durable=True, private=private)


def _replace(path: Path, content: bytes, *, durable: bool, private: bool = True) -> None:
    draft = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        draft.unlink(missing_ok=True)  # left by a killed process with the same id
        _write_new(draft, [content], durable=durable, private=private)
        draft.replace(path)
    except OSError as error:
        discard(draft)
        raise failure("write", path, error) from error


def create_private(path: Path, content: bytes, *, durable: bool = True) -> None:
    """Write a new file with mode 0600 into an existing folder; wait until it is on the disk if `durable`.

    Raises:
        PresenceCheckError: `path` exists already and is unchanged, or cannot be written.
    """
    try:
        _write_new(path, [content], durable=durable)
    except OSError as error:
        raise failure("write", path, error) from error


def copy_private(source: Path, target: Path) -> None:
    """Copy a regular file over `target`, with mode 0600 from the first byte on.

    Raises:
        PresenceCheckError: one of them cannot be read or written; no partial copy is left.
    """
    make_private_folder(target.parent)
    try:
        target.unlink(missing_ok=True)
        with source.open("rb") as file:
            _write_new(target, iter(lambda: file.read(1024 * 1024), b""), durable=False)
    except OSError as error:
        raise failure("copy", source, error) from error


def _write_new(path: Path, pieces: Iterable[bytes], *, durable: bool = True, private: bool = True) -> None:
    """Write a file where none is; no part of it is left if that fails.

    Raises:
        OSError: there is one, or it cannot be written.
    """
    # Exclusive: in a folder that others can write to, the name may be a link to somewhere else.
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags, 0o600 if private else 0o666)
    try:
        with os.fdopen(descriptor, "wb") as file:
            if private and hasattr(os, "fchmod"):
                os.fchmod(descriptor, 0o600)  # the umask may have taken more than it should
            from presencecheck.system.ownership import give_to_owner

            give_to_owner(path, descriptor)
            file.writelines(pieces)
            file.flush()
            if durable:
                os.fsync(descriptor)
    except OSError:
        discard(path)
        raise


def discard(*paths: Path) -> None:
    """Delete files if possible; for cleaning up after an error, which a failure here must not hide."""
    for path in paths:
        with suppress(OSError):
            path.unlink(missing_ok=True)


def remove_file(path: Path) -> None:
    """Delete a file, so that no power cut brings it back.

    Raises:
        PresenceCheckError: it cannot be deleted.
    """
    try:
        path.unlink()
        sync_folder(path.parent)
    except OSError as error:
        raise failure("write", path, error) from error


def empty_folder(folder: Path) -> None:
    """Delete every file in a folder that can be deleted, so that no power cut brings one back."""
    files = list(folder.glob("*"))
    for file in files:
        with suppress(OSError):
            file.unlink()
    if files:
        with suppress(OSError):
            sync_folder(folder)


def sync_folder(folder: Path) -> None:
    """Wait until the entries of the folder are on the disk, if the system can do that.

    Raises:
        OSError: the disk reports a fault.
    """
    if os.name == "posix":
        try:
            descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)  # never waits for a pipe in its place
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
        except OSError as error:
            if error.errno not in _NOT_SUPPORTED:
                error.filename = str(folder)
                raise


_NOT_SUPPORTED = (errno.EINVAL, errno.ENOTSUP, errno.EACCES)

Action = Literal[
    "read",
    "write",
    "copy",
    "use",
    "make the folder",
    "put aside",
    "put right",
    "forget in",
    "use the history",
    "write the history",
]
"""What can fail; the sentence for each is in `messages.files.CANNOT`."""


def reason_of(error: OSError) -> str:
    """Why a system call failed, in the system's own words."""
    from presencecheck.messages import files as files_messages

    return (error.strerror or files_messages.UNKNOWN_REASON).lower()


def failure(action: Action, path: Path, error: OSError) -> PresenceCheckError:
    """The error for a system call that failed, with what to do about it."""
    from presencecheck.messages import files as files_messages

    hint = files_messages.HINTS.get(errno.errorcode.get(error.errno or 0, ""), "")
    return PresenceCheckError(files_messages.CANNOT[action].format(path=path, reason=reason_of(error)), hint)


def _not_a_file(path: Path) -> PresenceCheckError:
    from presencecheck.messages import files as files_messages

    return PresenceCheckError(files_messages.NOT_A_FILE.format(path=path), files_messages.NAME_A_FILE)
