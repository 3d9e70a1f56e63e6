"""The process that has a run open, so that no two windows continue the same run."""

import os
import platform
import zlib
from pathlib import Path


def own_lease() -> str:
    """The lease of this process: computer, process and start time. Identifies no person."""
    return f"{_computer()}:{os.getpid()}:{_started(os.getpid())}"


def is_alive(lease: str | None) -> bool:
    """Whether the process with this lease may still be running."""
    if not lease:
        return False
    computer, _, rest = lease.partition(":")
    pid, _, started = rest.partition(":")
    if computer != _computer():
        return True  # another computer on a shared folder: it cannot be asked
    return pid.isdecimal() and is_running(int(pid)) and (os.name == "nt" or _started(int(pid)) == started)


def is_here(lease: str | None) -> bool:
    """Whether the lease is of a process on this computer."""
    return bool(lease) and str(lease).partition(":")[0] == _computer()


def is_running(pid: int) -> bool:
    """Whether a process with this number is running."""
    if pid <= 0:
        return False
    if os.name == "nt":  # pragma: no cover - Windows
        return _alive_on_windows(pid)
    try:
        os.kill(pid, 0)
    except (OSError, OverflowError) as error:
        return isinstance(error, PermissionError)  # it is another person's
    return True


def _alive_on_windows(pid: int) -> bool:  # pragma: no cover - Windows
    """Ask the system; on Windows, `os.kill` would end the process."""
    import ctypes

    may_wait, still_running = 0x0010_0000, 0x102
    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined,unused-ignore]
    handle = kernel.OpenProcess(may_wait, False, pid)
    if not handle:
        return False
    try:
        return bool(kernel.WaitForSingleObject(handle, 0) == still_running)
    finally:
        kernel.CloseHandle(handle)


def _computer() -> str:
    return f"{zlib.crc32(platform.node().encode()):08x}"


def _started(pid: int) -> str:
    """The start time of the process, if the system tells: process numbers are reused."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
    except OSError:  # pragma: no cover - macOS has no /proc
        return ""
    return stat.rpartition(")")[2].split()[19]
