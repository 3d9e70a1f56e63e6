"""Where a pack comes from: folders, zip files and addresses."""

import os
from pathlib import Path

import pytest

from presencecheck.core.errors import UsageError
from presencecheck.packs.archive import MOST_ZIP
from presencecheck.packs.file_set import MOST_MEMBERS, MOST_TOTAL
from presencecheck.packs.folder import read_folder
from presencecheck.packs.sources import Kind, Source, likely_files, read_source, source_of
from tests.support.commands import SMALL, Here
from tests.support.packs import said


def test_sources(tmp_path: Path) -> None:
    """A folder, a file or an address; what is none is said."""
    assert source_of("https://a.example/x.zip", "A" * 64) == Source("https://a.example/x.zip", "address", "a" * 64)
    assert source_of(str(tmp_path)) == Source(str(tmp_path), "folder")
    nothing = tmp_path / "none"
    assert said(lambda: source_of(str(nothing))) == (
        f"There is no folder or file {nothing}.",
        "A pack comes from a folder, a .zip, or https.",
    )
    with pytest.raises(UsageError) as caught:
        source_of(str(tmp_path), "0" * 63)
    assert (caught.value.message, caught.value.hint) == (
        "That is no sha256.",
        "It has 64 digits from 0 to f; pack export prints it.",
    )
    assert said(lambda: source_of(str(tmp_path), "0" * 64))[1] == "Leave it out."
    assert said(lambda: read_folder(nothing)) == (
        f"Cannot read {nothing}: no such file or directory.",
        "Look at the spelling of the path.",
    )
    (tmp_path / "a.md").symlink_to(tmp_path / "b.md")
    assert said(lambda: read_folder(tmp_path)) == (
        f"{tmp_path / 'a.md'} is a link or no plain file; a pack is made of plain files.",
        "Put a copy of the file in its place.",
    )


def test_how_many_files_are_likely(tmp_path: Path) -> None:
    """By the size of a zip or the entries of a folder; not of what is too large, not there, or elsewhere."""
    archive, folder, large = tmp_path / "a.zip", tmp_path / "many", tmp_path / "large.zip"
    archive.write_bytes(b"a" * 50_000)
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.yaml").touch()
    with large.open("wb") as file:
        file.truncate(MOST_ZIP + 1)
    kinds: list[tuple[Path, Kind]] = [
        (archive, "zip"),
        (folder, "folder"),
        (large, "zip"),
        (tmp_path / "none", "zip"),
        (tmp_path, "address"),
    ]
    assert [likely_files(Source(str(path), kind)) for path, kind in kinds] == [12, 3, 0, 0, 0]
    for number in range(3, MOST_MEMBERS + 1):
        (folder / f"{number}.yaml").touch()
    assert likely_files(Source(str(folder), "folder")) == 0


def test_a_zip_that_is_too_large(tmp_path: Path, run: Here) -> None:
    """A file larger than any pack can be is not read to its end."""
    large = tmp_path / "large.zip"
    with large.open("wb") as file:
        file.truncate(MOST_TOTAL + 1024 * 1024 + 1)
    result = run("pack", "add", large, "--yes")
    assert (result.code, "is larger than 17 MiB" in result.err) == (4, True)


def test_a_folder_has_no_sum(source: Path, run: Here) -> None:
    """The sha256 is that of a zip; with a folder it is a slip, and said."""
    result = run("pack", "add", source, "--sha256", "0" * 64, "--yes")
    assert (result.code, "--sha256 is that of a zip" in result.err) == (2, True)


BROKEN = ("src is not a whole zip file.", "It may not have arrived completely: fetch it again.")


def test_files_that_are_none(tmp_path: Path) -> None:
    """The largest file that a zip can be is looked into; one more byte is not. A folder has no sum."""
    large = tmp_path / "large.zip"
    large.touch()
    os.truncate(large, MOST_ZIP)
    source = source_of(str(large))
    assert said(lambda: read_source(source, print)) == (f"{large} is not a whole zip file.", BROKEN[1])
    os.truncate(large, MOST_ZIP + 1)
    assert said(lambda: read_source(source, print)) == (f"{large} is larger than 17 MiB.", "")
    with pytest.raises(UsageError) as caught:
        source_of(str(tmp_path), "0" * 64)
    assert caught.value.message == "--sha256 is that of a zip, and this is a folder."


def test_one_list_is_no_pack(tmp_path: Path, run: Here) -> None:
    """It is said how a list is taken, not that a zip is broken."""
    path = tmp_path / "small.yaml"
    path.write_text(SMALL)
    refused = run("pack", "add", str(path))
    assert (refused.code, f"presencecheck add {path}" in " ".join(refused.err.split())) == (2, True)
