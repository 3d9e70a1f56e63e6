"""The starter of this system: where it stands, what is written, and how it is removed.

Nothing of others is ever changed: a file that does not carry our mark stays, and is named.
"""

import os
import shutil
import subprocess
import sys
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from presencecheck.core.errors import PresenceCheckError
from presencecheck.messages import shortcut as shortcut_messages
from presencecheck.starters import desktop_entry, mac_files, windows_link
from presencecheck.starters.places import Where, place_of
from presencecheck.system.files import failure, read_bytes

_MOST_BYTES = 64 * 1024
System = Literal["freedesktop", "macos", "windows"]
_MARKS = (
    desktop_entry.MARK.encode(),
    mac_files.MARK.encode(),
    windows_link.MARK.encode(),
    windows_link.MARK.encode("utf-16-le"),
)
_SCRIPT_SECONDS = 30


class File(NamedTuple):
    """One file of a starter.

    Attributes:
        content: what is written; for a link of Windows, the script that makes it.
        is_program: whether it is run itself.
        is_script: whether the content makes the file instead of being it.
    """

    path: Path
    content: bytes
    is_program: bool = False
    is_script: bool = False


def this_system() -> System:
    """The system on which the program runs; any but Windows and macOS is taken for one with freedesktop's places."""
    return "windows" if os.name == "nt" else "macos" if sys.platform == "darwin" else "freedesktop"


def starter(system: System, where: Where, command: tuple[str, ...], *, in_terminal: bool) -> tuple[File, ...]:
    """The files of a starter.

    Args:
        system: for which system.
        where: where it is to stand.
        command: what it runs.
        in_terminal: whether that walks in a terminal, which macOS opens by the kind of file.
    """
    path = place_of(system, where, in_terminal=in_terminal)
    if system == "freedesktop":
        return (File(path, desktop_entry.desktop_entry(command).encode(), is_program=where == "desktop"),)
    if system == "windows":
        return (File(path, windows_link.link_script(str(path), command).encode(), is_script=True),)
    if where == "login":
        return (File(path, mac_files.login_agent(command)),)
    script = mac_files.shell_script(command).encode()
    if in_terminal:
        return (File(path, script, is_program=True),)
    inside = path / "Contents"
    program = File(inside / "MacOS" / mac_files.SCRIPT, script, is_program=True)
    return (File(inside / "Info.plist", mac_files.application_info()), program)


def write(files: tuple[File, ...]) -> bool:
    """Write a starter; return whether anything changed.

    Raises:
        PresenceCheckError: something of others stands in its place, or it cannot be written.
    """
    _require_ours(files)
    missing = [file for file in files if not _stands(file)]
    for file in missing:
        try:
            file.path.parent.mkdir(parents=True, exist_ok=True)
            if file.is_script:
                _run_script(file)
            else:
                file.path.write_bytes(file.content)
                file.path.chmod(0o755 if file.is_program else 0o644)
        except OSError as error:
            raise failure("write", file.path, error) from error
    return bool(missing)


def remove(files: tuple[File, ...]) -> bool:
    """Remove a starter, and the folders that were made for it alone; return whether there was one.

    Raises:
        PresenceCheckError: what stands there is of others, or cannot be removed.
    """
    _require_ours(files)
    there = [file for file in files if os.path.lexists(file.path)]
    for file in there:
        try:
            file.path.unlink()
        except OSError as error:
            raise failure("write", file.path, error) from error
    for folder in _folders(there):
        if not any(folder.iterdir()):
            folder.rmdir()
    return bool(there)


def _folders(files: list[File]) -> Iterator[Path]:
    """The folders of an application, from the inside out; no folder of the system's."""
    found = {parent for file in files for parent in file.path.parents if ".app" in str(parent)}
    yield from sorted(found, key=lambda folder: len(folder.parts), reverse=True)


def _require_ours(files: tuple[File, ...]) -> None:
    for file in files:
        if os.path.lexists(file.path) and not _is_ours(file.path):
            text = shortcut_messages.NOT_OURS.format(path=file.path)
            raise PresenceCheckError(*text)


def _is_ours(path: Path) -> bool:
    if path.is_symlink() or not path.is_file():
        return False
    content = read_bytes(path, _MOST_BYTES)
    return any(mark in content for mark in _MARKS)


def _stands(file: File) -> bool:
    """Whether the file is as it would be written; of a link that a script makes, nobody knows."""
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
