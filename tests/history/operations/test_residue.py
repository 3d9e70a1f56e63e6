"""Ids of forgotten runs are found wherever they stand in the bytes of a file or beside it."""

import os
from pathlib import Path

import pytest

from presencecheck.history.operations import residue
from presencecheck.history.operations.residue import find_residue

NAME = "abc2345678"
LARGE = 256 * 1024 * 1024


@pytest.mark.parametrize("before", [1, len(NAME) - 1])
def test_a_name_across_two_readings(tmp_path: Path, before: int) -> None:
    """A file is read in pieces; a name that stands where one ends and the next begins is found."""
    file = tmp_path / "file"
    file.write_bytes(bytes(4 * 1024 * 1024 - before) + NAME.encode())
    assert find_residue([file], [NAME]) == ([file], [])
    assert find_residue([file], ["abc2345679"]) == ([], [])


def test_a_journal_beside_a_file_is_searched_too(tmp_path: Path) -> None:
    """What SQLite left beside a file counts, inside a longer word too; without an id nothing is searched."""
    file = tmp_path / "history.db"
    journal = tmp_path / "history.db-journal"
    file.write_bytes(b"nothing")
    journal.write_bytes(b"\0x" + NAME.encode() + b"y\0")
    assert find_residue([file], [NAME]) == ([journal], [])
    assert find_residue([file], []) == ([], [])


@pytest.mark.skipif(not hasattr(os, "SEEK_DATA"), reason="this system does not tell where holes are")
@pytest.mark.parametrize("place", [0, LARGE, 3 * LARGE])
def test_holes_are_passed_over(tmp_path: Path, place: int) -> None:
    """A file of many gigabytes of nothing is searched to its end; what stands before and behind a hole is no word."""
    file = tmp_path / "file"
    with file.open("wb") as opened:
        opened.write(NAME[:5].encode())
        opened.seek(4096 + place)
        opened.write(b"-" + NAME.encode())
        opened.truncate(9 * LARGE)
    assert find_residue([file], [NAME]) == ([file], [])
    assert find_residue([file], ["abc23" * 2]) == ([], [])


def test_what_is_not_searched_to_its_end_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Never is it taken for clean; where a name stands before that, it is found."""
    monkeypatch.setattr(residue, "_CHUNK", 64)
    monkeypatch.setattr(residue, "_MOST", 128)
    short, long, known = (tmp_path / name for name in ("short", "long", "known"))
    short.write_bytes(b"-" * 128)
    long.write_bytes(b"-" * 129)
    known.write_bytes(NAME.encode() + b"-" * 999)
    assert find_residue([short, long, known], [NAME]) == ([known], [long])
