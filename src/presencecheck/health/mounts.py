"""Which file system holds a file, by the mount table of Linux."""

import os
import re
from pathlib import Path
from typing import NamedTuple

from presencecheck.system.paths import real_path

TABLE = Path("/proc/self/mounts")


class Mount(NamedTuple):
    """A file system in its place."""

    device: Path
    place: Path
    kind: str
    """Such as ext4 or nfs4."""


def mount_of(there: Path, table: Path) -> Mount | None:
    """The file system that holds `there`: the innermost mount point counts, and of several mounts there the last.

    Raises:
        OSError: there is no such table.
    """
    found = [line.split()[:3] for line in table.read_bytes().splitlines() if len(line.split()) > 2]
    mounts = [Mount(_path(device), _path(place), os.fsdecode(kind)) for device, place, kind in found]
    holding = [
        (len(mount.place.parts), number, mount)
        for number, mount in enumerate(mounts)
        if real_path(there).is_relative_to(mount.place)
    ]
    return max(holding)[2] if holding else None


def _path(name: bytes) -> Path:
    """A name from the mount table, which writes spaces as \\040."""
    return Path(os.fsdecode(re.sub(rb"\\([0-7]{3})", lambda octal: bytes([int(octal[1], 8)]), name)))
