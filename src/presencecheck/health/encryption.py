"""Whether the disk that holds the history is encrypted, where that can be told without being an administrator."""

import os
import platform
import re
import subprocess
from pathlib import Path

from presencecheck.messages import doctor as say
from presencecheck.probes.measurement import Measurement

_UNKNOWN = Measurement("unknown", say.ENCRYPTION_UNKNOWN, say.ENCRYPTION_LOOK)
_SECONDS = 5


def encryption(history: Path) -> Measurement:
    """What the system tells: Linux of dm-crypt, macOS of FileVault; Windows only tells administrators."""
    there = next(place for place in (history, *history.absolute().parents) if place.exists())
    if platform.system() == "Darwin":
        return _filevault()
    if platform.system() == "Linux":
        return dm_crypt(there, Path("/proc/self/mounts"), Path("/sys"))
    return _UNKNOWN


def dm_crypt(there: Path, mounts: Path, system: Path) -> Measurement:
    """Whether what is mounted at or above `there` lies on dm-crypt, at any depth.

    Args:
        there: a file or folder that exists.
        mounts: the table of what is mounted where.
        system: where the kernel shows its devices.
    """
    try:
        block = (system / "class" / "block" / _device(there, mounts).resolve().name).resolve()
        names = {path.name for path in (system / "class" / "block").iterdir()}
    except OSError:
        return _UNKNOWN
    if block.name not in names:
        return _UNKNOWN  # a network share, a container, memory
    if _is_crypt(block):
        return Measurement("ok", say.ENCRYPTED.format(how="dm-crypt"))
    return Measurement("warn", say.NOT_ENCRYPTED.format(how="Linux"), say.ENCRYPT)


def _device(there: Path, mounts: Path) -> Path:
    """The device that holds `there`: of the places it lies under, the innermost; mounted twice, the last counts."""
    found = [line.split()[:2] for line in mounts.read_bytes().splitlines()]
    holding = [
        (len(place.parts), number, device)
        for number, (device, name) in enumerate(found)
        if there.resolve().is_relative_to(place := Path(os.fsdecode(_unescaped(name))))
    ]
    return Path(os.fsdecode(max(holding)[2])) if holding else Path(os.devnull)


def _unescaped(name: bytes) -> bytes:
    """A name from the table of mounts, in which spaces are written \\040."""
    return re.sub(rb"\\([0-7]{3})", lambda octal: bytes([int(octal[1], 8)]), name)


def _is_crypt(block: Path) -> bool:
    try:
        if (block / "dm" / "uuid").read_text(encoding="ascii").startswith("CRYPT-"):
            return True
    except OSError:
        pass  # no device mapper; or not this one
    slaves = block / "slaves"
    return slaves.is_dir() and any(_is_crypt(slave.resolve()) for slave in slaves.iterdir())


def _filevault() -> Measurement:
    try:
        told = subprocess.run(
            ["/usr/bin/fdesetup", "status"], capture_output=True, text=True, timeout=_SECONDS, check=False
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return _UNKNOWN
    if "FileVault is On" in told:
        return Measurement("ok", say.ENCRYPTED.format(how="FileVault"))
    if "FileVault is Off" in told:
        return Measurement("warn", say.NOT_ENCRYPTED.format(how="FileVault"), say.ENCRYPT)
    return _UNKNOWN
