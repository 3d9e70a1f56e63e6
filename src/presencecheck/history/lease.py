"""Which process walks a run now, so that two windows never go on with the same one."""

import os
import platform
import zlib
from pathlib import Path


def mine() -> str:
    """The mark of this process: computer, process and the moment it was started. Names nobody."""
    return f"{_computer()}:{os.getpid()}:{_started(os.getpid())}"


def alive(lease: str | None) -> bool:
    """Whether the process that left this mark may still be walking."""
    if not lease:
        return False
    computer, pid, started = lease.split(":")
    if computer != _computer():
        return True  # another computer on a shared folder: it cannot be asked
    if os.name == "nt":
        return _alive_on_windows(int(pid))
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return _started(int(pid)) == started


def _alive_on_windows(pid: int) -> bool:
    """Asks the system, since there `os.kill` would end the process."""
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
    """When the process was started, where the system tells: process numbers are used again."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
    except OSError:
        return ""
    return stat.rpartition(")")[2].split()[19]
