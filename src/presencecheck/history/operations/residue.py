"""Search for the ids of forgotten runs in the bytes of files."""

import re
from collections.abc import Collection, Iterable
from pathlib import Path

from presencecheck.history.format.ids import LENGTH
from presencecheck.history.store.put_aside import PARTS, is_plain, part_of

_WORD = re.compile(rb"[2-9a-z]{%d,}" % LENGTH)
_CHUNK = 4 * 1024 * 1024
_MOST = 256 * 1024 * 1024
"""Bytes of a file that are searched; no history of a person's lifetime is so large."""


def find_residue(files: Iterable[Path], ids: Collection[str]) -> list[Path]:
    """Return the files, and SQLite's journals and logs beside them, that contain one of the ids."""
    names = {name.encode() for name in ids}
    if not names:
        return []
    places = (part_of(file, part) for file in files for part in PARTS)
    return [place for place in places if is_plain(place) and _has(place, names)]


def _has(path: Path, names: Collection[bytes]) -> bool:
    with path.open("rb") as file:
        before = b""
        while file.tell() < _MOST and (chunk := file.read(_CHUNK)):
            for match in _WORD.finditer(before + chunk):
                word = match.group()
                if any(word[start : start + LENGTH] in names for start in range(len(word) - LENGTH + 1)):
                    return True
            before = chunk[1 - LENGTH :]
    return False
