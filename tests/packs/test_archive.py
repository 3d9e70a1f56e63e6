"""Zips and folders made to do harm: refused in one line, with nothing written anywhere; and what export makes."""

import io
import struct
import tempfile
import zipfile
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from unittest.mock import patch
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZipFile, ZipInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from presencecheck.core.checklist import MOST_BYTES
from presencecheck.core.errors import PresenceCheckError
from presencecheck.packs.archive import read_archive, write_archive
from presencecheck.packs.file_set import MOST_MEMBERS, MOST_TOTAL, is_flat, is_member
from presencecheck.packs.pack import examine
from tests.support.commands import Here
from tests.support.evidence import Evidence, examples
from tests.support.packs import (
    DESCRIPTION,
    FILES,
    PLAIN,
    ROOM,
    everything,
    installed,
    linked,
    place,
    zipped,
)


def members(*more: tuple[ZipInfo | str, str | bytes]) -> list[tuple[ZipInfo | str, str | bytes]]:
    """A good pack and some members more."""
    return [*FILES.items(), *more]


def flagged(name: str, flags: int) -> tuple[ZipInfo, str]:
    """A member with other flags."""
    info = ZipInfo(name)
    info.flag_bits = flags
    return info, ROOM


def packed(content: bytes, method: int) -> bytes:
    """A good pack and a member compressed in this way."""
    out = io.BytesIO()
    with ZipFile(out, "w") as archive:
        for name, text in FILES.items():
            archive.writestr(name, text)
        archive.writestr("more.yaml", content, method)
    return out.getvalue()


@cache
def bomb() -> bytes:
    """A good pack and two hundred megabytes, which take a while to be made."""
    return packed(b"a" * 200_000_000, ZIP_DEFLATED)


def raw(*more: tuple[ZipInfo | str, str | bytes], old: bytes = b"", new: bytes = b"") -> bytes:
    """The bytes of a zip, with some of them replaced."""
    with tempfile.TemporaryDirectory() as name:
        return zipped(Path(name) / "x.zip", members(*more)).read_bytes().replace(old, new)


GOOD = raw()
NAMES = [
    *(
        "../up.yaml",
        "/abs.yaml",
        "a//b.yaml",
        "a/../b.yaml",
        "..",
        ".",
        "C:\\w.yaml",
        "C:w.yaml",
        "a\\b.yaml",
        "./a.yaml",
    ),
    *("CON.yaml", "con.yaml", "nul.yaml", "com1.yaml", "Room.yaml", "ROOM.YAML", "a b.yaml", "-rf.yaml", "more.yml"),
    *(
        "r\u0430.yaml",
        "ro\u200bom.yaml",
        "ro\u202eom.yaml",
        "a\x1b[2J.yaml",
        "\x1b]0;x\x07",
        "\u2028",
        "yard.yaml.yaml",
    ),
    *("yard (conflicted copy).yaml", "x" * 65 + ".yaml", "*.yaml", "PACK.yaml"),
]
HOSTILE: dict[str, Callable[[], bytes]] = {
    **{ascii(name): partial(raw, (name, ROOM)) for name in NAMES},
    "NUL in a name": lambda: raw(("aaaaaaaa.yaml", ROOM), old=b"aaaaaaaa", new=b"aaa\0.exe"),
    "link": lambda: raw(linked("more.yaml", "/etc/passwd")),
    "link that is left out": lambda: raw(linked("more", "../..")),
    "encrypted": lambda: raw(flagged("more.yaml", 0)).replace(b"PK\1\2\x14\x03\x14\0\0\0", b"PK\1\2\x14\x03\x14\0\1\0"),
    "twice": lambda: raw(("pack.yaml", DESCRIPTION.replace("harbour", "other"))),
    "differing in case": lambda: raw(("readme.md", "a")),
    "bomb": bomb,
    "bzip2 bomb": lambda: packed(b"a" * 10_000_000, ZIP_BZIP2),
    "lzma bomb": lambda: packed(b"a" * 10_000_000, ZIP_LZMA),
    "too large": lambda: raw(("more.md", "a" * (MOST_BYTES + 1))),
    "too many": lambda: raw(*((f"m{n}.yaml", ROOM) for n in range(MOST_MEMBERS))),
    "too many that are left out": lambda: raw(*((f"m{n}.txt", "") for n in range(5000))),
    "too much": lambda: raw(*((f"m{n}.md", "a" * MOST_BYTES) for n in range(65))),
    "empty": lambda: b"",
    "no zip": lambda: b"a" * 100,
    "only an end": lambda: b"PK\5\6" + b"\0" * 18,
    "cut short": lambda: GOOD[:-30],
    "cut in the middle": lambda: GOOD[: len(GOOD) // 2],
    "wrong checksum": lambda: GOOD.replace(b"Is the lamp on?", b"Is the lamp in?"),
    "wrong place": lambda: GOOD.replace(b"PK\3\4", b"PK\3\5", 1),
    "other name inside": lambda: GOOD.replace(b"README.md", b"README.mx", 1),
    "a size that is a lie": lambda: GOOD.replace(struct.pack("<I", len(ROOM)), struct.pack("<I", 5)),
    "nothing of a pack": lambda: raw(old=b"pack.yaml", new=b"pack.yxml"),
}
"""Made when one is tried: some are large."""


REASONS = {
    **{ascii(name): "name of a checklist" if is_flat(name) else "plain name of a file" for name in NAMES},
    **dict.fromkeys(["link", "link that is left out"], "is a link"),
    **dict.fromkeys(["bomb", "too large"], "larger than 256 KiB"),
    **dict.fromkeys(["bzip2 bomb", "lzma bomb"], "compressed in a way"),
    **dict.fromkeys(["too many", "too many that are left out"], "more than 1100 files"),
    **dict.fromkeys(["only an end", "nothing of a pack"], "holds no pack.yaml"),
    "NUL in a name": "plain name",
    "encrypted": "encrypted",
    "twice": "twice",
    "too much": "16 MiB",
    "differing in case": "which many systems take for one file",
}
"""What is said of each; of all others, that they are no whole zip."""


BEGUN_BESIDE = frozenset({"too many that are left out", "too much"})
"""Those that are so large that a second process is started before they are read."""
NAMED = [pytest.param(name, marks=[pytest.mark.real] if name in BEGUN_BESIDE else []) for name in HOSTILE]


@pytest.mark.parametrize("name", NAMED)
def test_a_hostile_zip_is_refused(name: str, tmp_path: Path, home: Path, run: Here, evidence: Evidence) -> None:
    """One line says what is wrong with it; nothing is installed, and nothing is written anywhere."""
    path = tmp_path / "bad.zip"
    path.write_bytes(HOSTILE[name]())
    before = everything(tmp_path)
    result = run("pack", "add", path, "--yes")
    assert result.code == 4
    assert (result.out, result.err.count("\n")) == ("", 1)
    assert REASONS.get(name, "not a whole zip file") in result.err
    assert all(character.isprintable() for character in result.err.rstrip("\n"))
    assert everything(tmp_path) == before | {"presencecheck/data/packs/.busy": b""}
    assert not installed(home)
    evidence("H", "zips made to do harm", 1, "unpacked", "installed")


def test_a_bomb_is_not_unpacked() -> None:
    """Of two hundred megabytes that are announced as few, no more is unpacked than a checklist may have."""
    asked: list[int] = []
    real = zipfile.ZipExtFile.read

    def counted(file: zipfile.ZipExtFile, n: int | None = -1) -> bytes:
        content = real(file, n)
        asked.append(len(content))
        return content

    with patch.object(zipfile.ZipExtFile, "read", counted), pytest.raises(PresenceCheckError, match="larger"):
        read_archive(bomb(), "bomb.zip")
    assert sum(asked) <= sum(map(len, PLAIN.values())) + MOST_BYTES + 1


@settings(max_examples=examples(120), deadline=None, database=None)
@given(data=st.data())
def test_any_spoilt_zip_is_read_or_refused(data: st.DataObject) -> None:
    """Whatever bytes change in a zip, it is refused or read within the limits; never a traceback."""
    content = bytearray(GOOD)
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(content)))
        content[start : start + data.draw(st.integers(0, 8))] = data.draw(st.binary(max_size=8))
    try:
        found = read_archive(bytes(content), "x.zip")
        examine(found)
    except PresenceCheckError:
        return
    assert all(is_member(name) for name in found.files)
    assert sum(map(len, found.files.values())) <= MOST_TOTAL


@given(files=st.dictionaries(st.sampled_from(["a.yaml", "b.yaml", "README.md", "LICENSE"]), st.binary(max_size=50)))
def test_a_written_zip_is_read_back(files: dict[str, bytes]) -> None:
    """What is written comes back."""
    assert read_archive(write_archive(files), "x.zip").files == files


def test_what_desktops_and_repositories_put_around(tmp_path: Path, home: Path, run: Here) -> None:
    """A folder that holds all, what a system adds, and folders below are passed over, and that is said."""
    around = [
        *("harbour-main/", "harbour-main/.DS_Store", "__MACOSX/harbour-main/._room.yaml", ".github/workflows/x.yml"),
        *("harbour-main/docs/", "harbour-main/docs/more.yaml", "harbour-main/room (conflicted copy 2026-11-20).yaml"),
        *("harbour-main/room-PC.yaml", "harbour-main/room-laptop.yaml", "harbour-main/pack (1).yaml"),
    ]
    inside = [(f"harbour-main/{name}", content) for name, content in FILES.items()]
    path = zipped(tmp_path / "x.zip", [*((name, "" if name.endswith("/") else ROOM) for name in around), *inside])
    result = run("pack", "add", path, "--yes")
    said = " ".join(result.out.split())
    assert result.code == 0
    assert "It lies in a folder there: harbour-main" in said
    copies = "room (conflicted copy 2026-11-20).yaml, room-PC.yaml, room-laptop.yaml"
    assert f"second copies, as sync services make them: pack (1).yaml, {copies}" in said
    assert "their texts only: .DS_Store, .github/, __MACOSX/, docs/" in said
    assert {file.name for file in place(home).iterdir()} == {*FILES, "SHA256SUMS"}


@given(
    top=st.sampled_from(["", "a/", "a-main/", "a/b/"]), files=st.sets(st.sampled_from(["a", "b/c", "b/", ".d", "e"]))
)
def test_a_folder_around_a_pack_changes_nothing(top: str, files: set[str]) -> None:
    """Whatever folder holds all of a pack, its files are the same; two of them are too many."""
    with tempfile.TemporaryDirectory() as name:
        pairs = [*FILES.items(), *((file, "") for file in sorted(files))]
        found = read_archive(
            zipped(Path(name) / "x.zip", [(top + file, text) for file, text in pairs]).read_bytes(), "x"
        )
    assert (found.files, found.top) == (({} if top == "a/b/" else PLAIN), top.partition("/")[0])
