"""Small disks, as only Linux lets root make them."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

CAN_MOUNT = os.name == "posix" and os.geteuid() == 0 and shutil.which("mount") is not None
_MEMORY = Path("/dev/shm")
_ROOM = 1 << 30
"""Bytes; those of one run of all tests are a third of it, and what failed stays."""


@contextmanager
def small_disk(folder: Path, kib: int) -> Iterator[Path]:
    """A disk of a number of KiB at `folder`, which is made. It may be pulled out before the end."""
    folder.mkdir(parents=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={kib}k", "tmpfs", str(folder)], check=True)
    try:
        yield folder
    finally:
        pull_out(folder)


def pull_out(folder: Path) -> None:
    """Take the disk at `folder` away, also from those who use it, if it is still there."""
    if folder.is_mount():
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


@contextmanager
def in_memory() -> Iterator[Path]:
    """A folder that is gone afterwards, on a disk that takes no time where the system has one."""
    with TemporaryDirectory(dir=_MEMORY if os.access(_MEMORY, os.W_OK) else None) as folder:
        yield Path(folder)


def roomy_memory() -> Path | None:
    """A folder in memory with room for the files of all tests, from which programs can be started; None without one."""
    if sys.platform != "linux" or not os.access(_MEMORY, os.W_OK):
        return None
    state = os.statvfs(_MEMORY)
    return None if state.f_flag & os.ST_NOEXEC or state.f_bavail * state.f_frsize < _ROOM else _MEMORY


def fill(disk: Path, *, but: int = 0) -> Path:
    """Leave not a byte of room on a disk, or that many; the file that takes it."""
    ballast = disk / "ballast"
    state = os.statvfs(disk)
    with ballast.open("ab") as file:
        file.write(bytes(state.f_bavail * state.f_frsize - but))
    return ballast


@contextmanager
def read_only(path: Path, *, disk: bool = False) -> Iterator[None]:
    """Within this, a file or folder cannot be changed by anyone; or the disk that is mounted there."""
    how, end = (["remount,ro"], ["mount", "-o", "remount,rw"]) if disk else (["remount,ro,bind"], ["umount"])
    if not disk:
        subprocess.run(["mount", "--bind", str(path), str(path)], check=True)
    try:
        subprocess.run(["mount", "-o", *how, str(path)], check=True)
        yield
    finally:
        subprocess.run([*end, str(path)], check=True)
