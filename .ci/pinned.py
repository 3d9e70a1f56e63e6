"""Reads files of pins: each package in one version, with the hashes of its files.

pinned.py FILE OTHER     print what OTHER pins in another version than FILE
"""

import re
import sys
from pathlib import Path

_PIN = re.compile(r"^(?P<name>[a-z0-9-]+)==(?P<version>[^\s;]+)[^\n]*\n(?:    --hash=[^\n]*\n)+", re.MULTILINE)


def versions(path: Path) -> dict[str, str]:
    """Each package, by its canonical name, and the version that it is pinned in."""
    return {found["name"]: found["version"] for found in _PIN.finditer(path.read_text(encoding="utf-8"))}


def apart(path: Path, other: Path) -> str:
    """The pins of the other file that the first does not have so."""
    pinned = versions(path)
    return "".join(
        found[0]
        for found in _PIN.finditer(other.read_text(encoding="utf-8"))
        if pinned.get(found["name"]) != found["version"]
    )


if __name__ == "__main__":
    print(apart(Path(sys.argv[1]), Path(sys.argv[2])), end="")
