"""Whether the disk that holds the history is encrypted, as far as the system tells without administrator rights."""

import os
import platform
import subprocess
from pathlib import Path

from presencecheck.health.look import is_there
from presencecheck.health.mounts import TABLE, mount_of
from presencecheck.messages import doctor as doctor_messages
from presencecheck.probes.measurement import Measurement

_SECONDS = 5
"""Seconds after which the system's own program is given up."""


def check_encryption(history: Path) -> Measurement:
    """Ask the system: Linux about dm-crypt, macOS about FileVault; Windows tells administrators only."""
    there = next(place for place in (history, *history.absolute().parents) if is_there(place))
    if platform.system() == "Darwin":
        return _check_filevault()
    if platform.system() == "Linux":
        return check_dm_crypt(there, TABLE, Path("/sys"))
    return _unknown()


def check_dm_crypt(there: Path, mounts: Path, system: Path) -> Measurement:
    """Check whether the file system that holds `there` lies on dm-crypt, at any depth.

    Args:
        there: a file or folder that exists.
        mounts: the mount table, such as /proc/self/mounts.
        system: the kernel's tree of devices, such as /sys.
    """
    try:
        mount = mount_of(there, mounts)
        device = Path(os.devnull) if mount is None else mount.device
        block = (system / "class" / "block" / device.resolve().name).resolve()
        names = {path.name for path in (system / "class" / "block").iterdir()}
    except OSError:
        return _unknown()
    if block.name not in names:
        return _unknown()  # a network share, a container, memory
    if _is_crypt(block):
        return Measurement("ok", doctor_messages.ENCRYPTED.format(how="dm-crypt"))
    return Measurement("warn", *doctor_messages.NOT_ENCRYPTED.format(how="Linux"))


def _is_crypt(block: Path) -> bool:
    try:
        if (block / "dm" / "uuid").read_text(encoding="ascii").startswith("CRYPT-"):
            return True
    except OSError:
        pass  # not made by the device mapper
    slaves = block / "slaves"
    return slaves.is_dir() and any(_is_crypt(slave.resolve()) for slave in slaves.iterdir())


def _unknown() -> Measurement:
    return Measurement("unknown", *doctor_messages.ENCRYPTION_UNKNOWN)


def _check_filevault() -> Measurement:
    try:
        output = subprocess.run(
            ["/usr/bin/fdesetup", "status"], capture_output=True, text=True, timeout=_SECONDS, check=False
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return _unknown()
    if "FileVault is On" in output:
        return Measurement("ok", doctor_messages.ENCRYPTED.format(how="FileVault"))
    if "FileVault is Off" in output:
        return Measurement("warn", *doctor_messages.NOT_ENCRYPTED.format(how="FileVault"))
    return _unknown()
