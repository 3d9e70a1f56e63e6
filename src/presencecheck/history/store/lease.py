"""The process that has a run open, so that no two windows continue the same run."""

import os
import zlib
from functools import cache
from pathlib import Path
from typing import NamedTuple

_MACHINE_ID, _BOOT_ID = Path("/etc/machine-id"), Path("/proc/sys/kernel/random/boot_id")
_NAMESPACE = Path("/proc/self/ns/pid")


class _Lease(NamedTuple):
    """A lease as it is stored, in parts; a part that the system does not tell is empty.

    Attributes:
        computer: of the computer's name.
        pid: the number of the process.
        started: when it started.
        machine: of what tells this installation of the system from others of the same name.
        boot: of what tells this start of it from others.
        namespace: in which processes have these numbers; a container has its own.
    """

    computer: str
    pid: str = ""
    started: str = ""
    machine: str = ""
    boot: str = ""
    namespace: str = ""


def own_lease() -> str:
    """The lease of this process: computer, process, start time and where its number counts. Identifies no person."""
    return ":".join((_computer(), str(os.getpid()), _started(os.getpid()), *_surroundings()))


def is_alive(lease: str | None) -> bool:
    """Whether the process with this lease may still be running; so it is where it cannot be asked."""
    if not lease:
        return False
    found = _parsed(lease)
    if found.computer != _computer():
        return True  # another computer on a shared folder
    machine, boot, namespace = _surroundings()
    if (found.machine, found.namespace) != (machine, namespace) and found.boot == boot:
        return True  # a container, or its host: the same number is another process there
    if found.machine != machine:
        return True  # another computer of the same name
    return found.boot == boot and _is_running_here(found)


def is_here(lease: str | None) -> bool:
    """Whether the lease is of a process that can be asked for from here."""
    found = _parsed(lease or "")
    return found.computer == _computer() and found[3:] == _surroundings()


def _parsed(lease: str) -> _Lease:
    parts = lease.split(":")[: len(_Lease._fields)]
    # Those of earlier versions noted no surroundings.
    if len(parts) <= 3:
        computer, pid, started = [*parts, "", ""][:3]
        return _Lease(computer, pid, started, *_surroundings())
    return _Lease(*parts)


def _is_running_here(lease: _Lease) -> bool:
    pid = int(lease.pid) if lease.pid.isdecimal() else 0
    return is_running(pid) and (os.name == "nt" or _started(pid) == lease.started)


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
    import platform

    return f"{zlib.crc32(platform.node().encode()):08x}"


@cache
def _surroundings() -> tuple[str, str, str]:
    """The machine, its start and the namespace of this process, as a lease has them."""
    try:
        namespace = f"{_NAMESPACE.stat().st_ino:x}"
    except OSError:  # pragma: no cover - macOS, Windows
        namespace = ""
    return _checksum(_MACHINE_ID), _checksum(_BOOT_ID), namespace


def _checksum(file: Path) -> str:
    try:
        return f"{zlib.crc32(file.read_bytes()):08x}"
    except OSError:
        return ""


def _started(pid: int) -> str:
    """The start time of the process, if the system tells: process numbers are reused."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
    except OSError:  # pragma: no cover - macOS has no /proc
        return ""
    return stat.rpartition(")")[2].split()[19]
