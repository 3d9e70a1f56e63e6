"""Search for the ids of forgotten runs in the bytes of files."""

import errno
import os
import re
from collections.abc import Collection, Iterable, Iterator
from io import FileIO
from pathlib import Path
from typing import NamedTuple

from presencecheck.history.format.ids import LENGTH
from presencecheck.history.store.put_aside import PARTS, is_plain, part_of

_WORD = re.compile(rb"[2-9a-z]{%d,}" % LENGTH)
_CHUNK = 4 * 1024 * 1024
_MOST = 256 * 1024 * 1024
"""Bytes of a file that are searched; no history of a person's lifetime is so large."""


class Residue(NamedTuple):
    """What a search came to.

    Attributes:
        found: files that contain one of the ids.
        unsearched: files that are too large to be searched to their end, in which none was found so far.
    """

    found: list[Path]
    unsearched: list[Path]


def find_residue(files: Iterable[Path], ids: Collection[str]) -> Residue:
    """Search files, and SQLite's journals and logs beside them, for the ids.

    Holes of a file hold nothing: they are passed over, and do not count to what is searched at most.
    """
    names = {name.encode() for name in ids}
    result = Residue([], [])
    places = (part_of(file, part) for file in files for part in PARTS) if names else ()
    for place in places:
        has = _has(place, names) if is_plain(place) else False
        if has or has is None:
            (result.found if has else result.unsearched).append(place)
    return result


def _has(path: Path, names: Collection[bytes]) -> bool | None:
    """Whether one of the names is in the file; None where what was searched of it does not tell."""
    before, left = b"", _MOST
    with path.open("rb", buffering=0) as file:
        for chunk in _pieces(file):
            if left <= 0:
                return None
            for match in _WORD.finditer(before + chunk):
                word = match.group()
                if any(word[start : start + LENGTH] in names for start in range(len(word) - LENGTH + 1)):
                    return True
            before, left = chunk[1 - LENGTH :], left - len(chunk)
    return False


def _pieces(file: FileIO) -> Iterator[bytes]:
    """What a file holds, piece by piece, with a zero in the place of each hole."""
    while True:
        place = file.tell()
        hole = b"\0" if _pass_hole(file) > place else b""
        chunk = file.read(_CHUNK)
        if not chunk:
            return
        yield hole + chunk


def _pass_hole(file: FileIO) -> int:
    """Go to where the file has data again, and return that place; where the system does not tell, stay."""
    place = file.tell()
    if not hasattr(os, "SEEK_DATA"):  # pragma: no cover - Windows
        return place
    try:
        return file.seek(place, os.SEEK_DATA)
    except OSError as error:
        return file.seek(0, os.SEEK_END) if error.errno == errno.ENXIO else file.seek(place)
