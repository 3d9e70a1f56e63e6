"""Zips at their limits, and the sentence of each refusal."""

import hashlib
import io
import struct
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_STORED, ZipFile, ZipInfo

import pytest

from presencecheck.core.errors import PresenceCheckError
from presencecheck.packs.archive import read_archive
from presencecheck.packs.file_set import MOST_MEMBERS, FileSet
from presencecheck.packs.sources import read_source, source_of
from tests.support.packs import (
    linked,
    said,
)

EXPORT = "Ask for a pack made with presencecheck pack export."


def zipped(pairs: Iterable[tuple[ZipInfo | str, str]], method: int = ZIP_STORED) -> bytes:
    """A zip of these members."""
    out = io.BytesIO()
    with ZipFile(out, "w", method) as archive:
        for info, content in pairs:
            archive.writestr(info, content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("pairs", "method", "message", "hint"),
    [
        ([("a//b.yaml", "x")], ZIP_STORED, 'src: the member "a//b.yaml" is not the plain name of a file.', EXPORT),
        (
            [("a" * 90 + "\\", "x")],
            ZIP_STORED,
            f'src: the member "{"a" * 79}…" is not the plain name of a file.',
            EXPORT,
        ),
        ([linked("a.yaml", "x")], ZIP_STORED, 'src: the member "a.yaml" is a link or no plain file.', EXPORT),
        ([("a.yaml", "x")], ZIP_BZIP2, 'src: the member "a.yaml" is compressed in a way that is not read.', EXPORT),
    ],
)
def test_members_of_a_zip(pairs: list[tuple[ZipInfo | str, str]], method: int, message: str, hint: str) -> None:
    """What no pack has is named with what is wrong with it."""
    assert said(lambda: read_archive(zipped(pairs, method), "src")) == (message, hint)


def test_zips_as_a_whole(tmp_path: Path) -> None:
    """Encrypted, given twice, cut short, not what was told, and too large."""
    good = zipped([("a.md", "x")])
    locked = bytearray(good)
    locked[6] |= 1
    locked[good.index(b"PK\1\2") + 8] |= 1
    assert said(lambda: read_archive(bytes(locked), "src")) == ('src: the member "a.md" is encrypted.', EXPORT)
    double = zipped([("a.md", "x"), ("b.md", "x")]).replace(b"b.md", b"a.md")
    assert said(lambda: read_archive(double, "src")) == ('src holds "a.md" twice.', EXPORT)
    whole = ("src is not a whole zip file.", "It may not have arrived completely: fetch it again.")
    for cut in (b"", b"PK", good[:-1], good[:40], b"x" * 100):
        assert said(partial(read_archive, cut, "src")) == whole
    path = tmp_path / "x.zip"
    path.write_bytes(good)
    told = source_of(str(path), "0" * 64)
    assert (told.kind, told.text, told.sha256) == ("zip", str(path), "0" * 64)
    assert said(lambda: read_source(told, print)) == (
        f"{path} is not the file you were told of: its sha256 is {hashlib.sha256(good).hexdigest()}.",
        "It may be damaged, another version, or forged. Ask its publisher.",
    )
    right = source_of(str(path), f" {hashlib.sha256(good).hexdigest().upper()} ")
    assert read_source(right, print).files == {"a.md": b"x"}


BROKEN = ("src is not a whole zip file.", "It may not have arrived completely: fetch it again.")


MANY = ("src holds more than 1100 files.", EXPORT)


END = b"PK\5\6"


def test_names_of_eighty_letters() -> None:
    """Eighty letters are shown; of more, all but the end."""
    slip = "cannot be the name of a checklist."
    for name, shown in (("X" * 75, "X" * 75 + ".yaml"), ("X" * 76, "X" * 76 + ".ya…")):
        assert said(lambda name=name: FileSet("src").admits(f"{name}.yaml"))[0] == f'src: "{shown}" {slip}'  # type: ignore[misc]
    for name, shown in (("x" * 79 + "\\", "x" * 79 + "\\"), ("x" * 80 + "\\", "x" * 79 + "…")):
        with pytest.raises(PresenceCheckError) as caught:
            read_archive(archived([ZipInfo(name)]), "src")
        assert caught.value.message == f'src: the member "{shown}" is not the plain name of a file.'


def archived(infos: list[ZipInfo], content: bytes = b"") -> bytes:
    """A zip of members that all have this content."""
    out = io.BytesIO()
    with ZipFile(out, "w") as archive:
        for info in infos:
            archive.writestr(info, content)
    return out.getvalue()


def commented(letters: int) -> bytes:
    """A zip whose table of contents is long by what is remarked in it."""
    infos = [ZipInfo(f"{number}.md") for number in range(5)]
    for info in infos:
        info.comment = b"x" * (letters // 5)
    infos[0].comment += b"x" * (letters % 5)
    return archived(infos)


def test_so_many_members_of_a_zip(tmp_path: Path) -> None:
    """Beside all that a pack may hold there may be a hundred others, and a table of contents for that many."""
    names = [f"a{number}.md" for number in range(MOST_MEMBERS)]
    others = [f"{number}.txt" for number in range(101)]
    taken = read_archive(archived([ZipInfo(name) for name in (*names, *others[:100])]), "src")
    assert (list(taken.files), taken.left_out) == (names, others[:100])
    assert said(lambda: read_archive(archived([ZipInfo(name) for name in (*names, *others)]), "src")) == MANY
    longest = (MOST_MEMBERS + 100) * 256 - 5 * (46 + len("0.md"))
    assert len(read_archive(commented(longest), "src").files) == 5
    assert said(lambda: read_archive(commented(longest + 1), "src")) == MANY


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (END + b"\xff" * 18, MANY),
        (END + b"\xff" * 18 + b"x" * 0xFFFF, MANY),
        (END + b"\xff" * 18 + b"x" * 0x10000, BROKEN),
        (END + b"\xff" * 17, BROKEN),
    ],
    ids=["the end", "the longest remark", "too far from the end", "cut short"],
)
def test_where_a_zip_ends(content: bytes, refusal: tuple[str, str]) -> None:
    """Its end is looked for where it can be, and nowhere else."""
    assert said(lambda: read_archive(content, "src")) == refusal


def test_an_end_within_a_member() -> None:
    """What looks like the end of a zip and is the content of a member is content."""
    content = END + b"\xff" * 18
    assert read_archive(archived([ZipInfo("a.md")], content), "src").files == {"a.md": content}


def test_what_a_zip_is_called() -> None:
    """A slip in a member's name is told with the name of the zip."""
    assert said(lambda: read_archive(archived([ZipInfo("Room.yaml")]), "src"))[0].startswith('src: "Room.yaml" ')


def large(members: int) -> bytes:
    """A zip of two ends: the ordinary one tells of five members, the one for large files of this number."""
    directory = archived([ZipInfo(f"{number}.md") for number in range(5)])
    start = directory.rindex(END)
    listed = directory.index(b"PK\1\2")
    one = directory[listed : directory.index(b"PK\1\2", listed + 4)]
    at, size = len(directory[:listed]), len(one) * members
    record = struct.pack("<4sQHHIIQQQQ", b"PK\6\6", 44, 45, 45, 0, 0, members, members, size, at)
    locator = struct.pack("<4sIQI", b"PK\6\7", 0, at + size, 1)
    return directory[:listed] + one * members + record + locator + directory[start:]


@pytest.mark.parametrize("members", [5, 20_000, 320_000])
def test_a_zip_for_large_files(members: int) -> None:
    """Its second end counts for others and could tell of any number; it is refused before anything is counted."""
    assert said(lambda: read_archive(large(members), "src")) == (
        "src is a zip of the kind for very large files (zip64).",
        EXPORT,
    )


def test_a_directory_that_holds_more_than_it_says() -> None:
    """Those that are there are counted, whatever the end says of their number."""
    content = archived([ZipInfo(f"{number}.md") for number in range(MOST_MEMBERS + 101)])
    end = content.rindex(END)
    fewer = content[: end + 8] + struct.pack("<HH", 5, 5) + content[end + 12 :]
    assert said(lambda: read_archive(fewer, "src")) == MANY
