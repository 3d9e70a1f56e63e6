"""Ids of forgotten runs are found wherever they stand in the bytes of a file or beside it."""

from pathlib import Path

import pytest

from presencecheck.history.operations.residue import find_residue

NAME = "abc2345678"


@pytest.mark.parametrize("before", [1, len(NAME) - 1])
def test_a_name_across_two_readings(tmp_path: Path, before: int) -> None:
    """A file is read in pieces; a name that stands where one ends and the next begins is found."""
    file = tmp_path / "file"
    with file.open("wb") as opened:
        opened.seek(4 * 1024 * 1024 - before)
        opened.write(NAME.encode())
    assert find_residue([file], [NAME]) == [file]
    assert find_residue([file], ["abc2345679"]) == []


def test_a_journal_beside_a_file_is_searched_too(tmp_path: Path) -> None:
    """What SQLite left beside a file counts, inside a longer word too; without an id nothing is searched."""
    file = tmp_path / "history.db"
    journal = tmp_path / "history.db-journal"
    file.write_bytes(b"nothing")
    journal.write_bytes(b"\0x" + NAME.encode() + b"y\0")
    assert find_residue([file], [NAME]) == [journal]
    assert find_residue([file], []) == []
