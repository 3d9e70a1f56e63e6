"""Writes and removes the files of starters and of the reminder.

Nothing of others is ever changed: a file that does not carry our mark stays, and is named.
"""

import os
import shutil
import subprocess
from base64 import b64encode
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from presencecheck.core.errors import PresenceCheckError
from presencecheck.messages import shortcut as shortcut_messages
from presencecheck.messages.error_text import ErrorText
from presencecheck.starters import desktop_entry, mac_files, reminder_files, windows_link
from presencecheck.system.files import failure, read_bytes, write_named

_MOST_BYTES = 64 * 1024
_MARKS = tuple(
    mark.encode(encoding)
    for mark in (desktop_entry.MARK, mac_files.MARK, reminder_files.MARK, windows_link.MARK)
    for encoding in ("utf-8", "utf-16-le")
)
_SCRIPT_SECONDS = 30


class File(NamedTuple):
    """One file of a starter or of the reminder.

    Attributes:
        content: what is written; for a link of Windows, the script that makes it.
        is_program: whether it is run itself.
        is_script: whether the content makes the file instead of being it.
        link: where it leads, for a symbolic link in place of a file.
        own_folders: how many of the folders above it are removed with it once they are empty.
    """

    path: Path
    content: bytes
    is_program: bool = False
    is_script: bool = False
    link: str = ""
    own_folders: int = 0


def write(files: tuple[File, ...], not_ours: ErrorText | None = None) -> bool:
    """Write the files; return whether anything changed.

    Args:
        files: what belongs together.
        not_ours: what is said of a file of others; None for what is said of a starter.

    Raises:
        PresenceCheckError: something of others stands in its place, or it cannot be written.
    """
    _require_ours(files, not_ours or shortcut_messages.NOT_OURS)
    missing = [file for file in files if not _stands(file)]
    for file in missing:
        try:
            file.path.parent.mkdir(parents=True, exist_ok=True)
            if file.is_script:
                _run_script(file)
            elif file.link:
                file.path.symlink_to(file.link)
            else:
                write_named(file.path, file.content, private=False)  # whole, or not at all: a half has no mark of ours
                file.path.chmod(0o755 if file.is_program else 0o644)
        except OSError as error:
            raise failure("write", file.path, error) from error
    return bool(missing)


def remove(files: tuple[File, ...], not_ours: ErrorText | None = None) -> bool:
    """Remove the files, and the folders that were made for them alone; return whether there was one.

    Args:
        files: as for `write`.
        not_ours: as for `write`.

    Raises:
        PresenceCheckError: what stands there is of others, or cannot be removed.
    """
    _require_ours(files, not_ours or shortcut_messages.NOT_OURS)
    there = [file for file in files if os.path.lexists(file.path)]
    for file in there:
        try:
            file.path.unlink()
        except OSError as error:
            raise failure("write", file.path, error) from error
    for folder in _own_folders(there):
        with suppress(OSError):  # others have put something into it
            folder.rmdir()
    return bool(there)


def _own_folders(files: list[File]) -> list[Path]:
    """The folders that were made for these files, from the inside out; no folder of the system's."""
    found = {folder for file in files for folder in tuple(file.path.parents)[: file.own_folders]}
    return sorted(found, key=lambda folder: len(folder.parts), reverse=True)


def _require_ours(files: tuple[File, ...], not_ours: ErrorText) -> None:
    for file in files:
        if os.path.lexists(file.path) and not _is_ours(file):
            raise PresenceCheckError(*not_ours.format(path=file.path))


def _is_ours(file: File) -> bool:
    if file.path.is_symlink():
        return bool(file.link) and str(file.path.readlink()) == file.link
    if not file.path.is_file():
        return False
    content = read_bytes(file.path, _MOST_BYTES)
    return any(mark in content for mark in _MARKS)


def _stands(file: File) -> bool:
    """Whether the file is as it would be written; of a link that a script makes, nobody knows."""
    if file.link:
        return file.path.is_symlink()
    return not file.is_script and file.path.is_file() and read_bytes(file.path, _MOST_BYTES) == file.content


def _run_script(file: File) -> None:
    program = shutil.which("powershell") or "powershell"
    script = b64encode(file.content.decode().encode("utf-16-le")).decode()
    command = [program, "-NoProfile", "-NonInteractive", "-EncodedCommand", script]
    done = subprocess.run(  # noqa: S603 (a script of ours)
        command, capture_output=True, check=False, timeout=_SCRIPT_SECONDS
    )
    if done.returncode:
        raise PresenceCheckError(*shortcut_messages.NO_LINK.format(path=file.path))
