"""Zips and folders made to do harm: refused in one line, with nothing written anywhere; and what export makes."""

import io
import os
import struct
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path, PurePosixPath, PureWindowsPath
from unittest.mock import patch
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZipFile, ZipInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from presencecheck.core.checklist import MOST_BYTES
from presencecheck.core.errors import PresenceCheckError
from presencecheck.packs.archive import read_archive, write_archive
from presencecheck.packs.file_set import MANIFEST, MOST_MEMBERS, MOST_TOTAL, is_flat, is_member
from presencecheck.packs.pack import examine
from tests.support.commands import Here
from tests.support.evidence import Evidence
from tests.support.packs import (
    DESCRIPTION,
    FILES,
    ROOM,
    as_bytes,
    everything,
    folder,
    installed,
    linked,
    unpacked,
    zipped,
)
from tests.support.real_parts import program

LISTS = {name: as_bytes(content) for name, content in FILES.items()}


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


def raw(*more: tuple[ZipInfo | str, str | bytes], old: bytes = b"", new: bytes = b"") -> bytes:
    """The bytes of a zip, with some of them replaced."""
    with tempfile.TemporaryDirectory() as name:
        return zipped(Path(name) / "x.zip", members(*more)).read_bytes().replace(old, new)


GOOD = raw()
NAMES = [
    *("../up.yaml", "/abs.yaml", "a/b.yaml", "a/", "..", ".", "C:\\w.yaml", "C:w.yaml", "a\\b.yaml", "./a.yaml"),
    *("CON.yaml", "con.yaml", "nul.yaml", "com1.yaml", "Room.yaml", "ROOM.YAML", "a b.yaml", "-rf.yaml", "more.yml"),
    *(
        "r\u0430.yaml",
        "ro\u200bom.yaml",
        "ro\u202eom.yaml",
        "a\x1b[2J.yaml",
        "\x1b]0;x\x07",
        "\u2028",
        "pack.yaml.yaml",
    ),
    *("room (conflicted copy).yaml", "x" * 65 + ".yaml", "*.yaml", "PACK.yaml"),
]
HOSTILE: dict[str, bytes] = {
    **{ascii(name): raw((name, ROOM)) for name in NAMES},
    "NUL in a name": raw(("aaaaaaaa.yaml", ROOM), old=b"aaaaaaaa", new=b"aaa\0.exe"),
    "link": raw(linked("more.yaml", "/etc/passwd")),
    "link that is left out": raw(linked("more", "../..")),
    "encrypted": raw(flagged("more.yaml", 0)).replace(b"PK\1\2\x14\x03\x14\0\0\0", b"PK\1\2\x14\x03\x14\0\1\0"),
    "twice": raw(("pack.yaml", DESCRIPTION.replace("harbour", "other"))),
    "differing in case": raw(("readme.md", "a")),
    "bomb": packed(b"a" * 200_000_000, ZIP_DEFLATED),
    "bzip2 bomb": packed(b"a" * 10_000_000, ZIP_BZIP2),
    "lzma bomb": packed(b"a" * 10_000_000, ZIP_LZMA),
    "too large": raw(("more.md", "a" * (MOST_BYTES + 1))),
    "too many": raw(*((f"m{n}.yaml", ROOM) for n in range(MOST_MEMBERS))),
    "too many that are left out": raw(*((f"m{n}.txt", "") for n in range(5000))),
    "too much": raw(*((f"m{n}.md", "a" * MOST_BYTES) for n in range(65))),
    "empty": b"",
    "no zip": b"a" * 100,
    "only an end": b"PK\5\6" + b"\0" * 18,
    "cut short": GOOD[:-30],
    "cut in the middle": GOOD[: len(GOOD) // 2],
    "wrong checksum": GOOD.replace(b"Is the lamp on?", b"Is the lamp in?"),
    "wrong place": GOOD.replace(b"PK\3\4", b"PK\3\5", 1),
    "other name inside": GOOD.replace(b"README.md", b"README.mx", 1),
    "a size that is a lie": GOOD.replace(struct.pack("<I", len(ROOM)), struct.pack("<I", 5)),
    "nothing of a pack": raw(old=b"pack.yaml", new=b"pack.yxml"),
}


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


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_zip_is_refused(name: str, tmp_path: Path, home: Path, run: Here, evidence: Evidence) -> None:
    """One line says what is wrong with it; nothing is installed, and nothing is written anywhere."""
    path = tmp_path / "bad.zip"
    path.write_bytes(HOSTILE[name])
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
        read_archive(HOSTILE["bomb"], "bomb.zip")
    assert sum(asked) <= sum(map(len, LISTS.values())) + MOST_BYTES + 1


@settings(max_examples=300, deadline=None, database=None)
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


@given(name=st.text(max_size=12) | st.from_regex(r"[A-Za-z0-9./\\:~ _-]{1,70}(\.yaml|\.md)?", fullmatch=True))
@example("a\n.md")
@example("LICENSE/..")
@example("..md")
@example("a.md.")
@example("NUL.md")
def test_no_name_leads_outside(name: str) -> None:
    """A name that a pack takes is a file's name in its folder, on every system, and in plain letters."""
    if not is_member(name):
        return
    assert is_flat(name)
    assert name.isascii()
    for kind in (PurePosixPath, PureWindowsPath):
        inside = kind("packs") / name
        assert (inside.parent, inside.name) == (kind("packs"), name)
    assert not PureWindowsPath(name).is_reserved()
    assert name == name.strip(" .")


FOLDERS: dict[str, Callable[[Path], object]] = {
    "link to a file": lambda path: (path / "more.yaml").symlink_to("/etc/passwd"),
    "link to a folder": lambda path: (path / "more.yaml").symlink_to("/"),
    "dangling link": lambda path: (path / "more.yaml").symlink_to("nowhere"),
    "pipe": lambda path: os.mkfifo(path / "more.yaml"),
    "link to a device": lambda path: (path / "more.yaml").symlink_to("/dev/zero"),
    "huge": lambda path: os.truncate(os.open(path / "more.yaml", os.O_CREAT | os.O_RDWR), 10**9),
    "odd name": lambda path: (path / "My room.yaml").write_text(ROOM),
    "too many": lambda path: [(path / f"m{n}.yaml").write_text("") for n in range(MOST_MEMBERS)],
    "description is a link": lambda path: replace_by_link(path / "pack.yaml"),
}


def replace_by_link(path: Path) -> None:
    """Put a link to the same content in the place of a file."""
    path.symlink_to(path.rename(path.with_name("moved")))


@pytest.mark.skipif(os.name != "posix", reason="made with what POSIX systems have")
@pytest.mark.parametrize("name", FOLDERS)
def test_a_hostile_folder_is_refused(name: str, tmp_path: Path, home: Path, run: Here, evidence: Evidence) -> None:
    """No link is followed, nothing is waited for, and nothing is installed."""
    source = folder(tmp_path / "shared")
    FOLDERS[name](source)
    result = run("pack", "add", source, "--yes")
    assert (result.code, result.out, result.err.count("\n")) == (4, "", 1)
    assert "link" not in name or "is a link" in result.err
    assert "root:" not in result.err
    assert not installed(home)
    evidence("H", "folders made to do harm", 1, "followed", "installed")


def test_what_is_no_part_of_a_pack_stays_outside(tmp_path: Path, home: Path, run: Here) -> None:
    """Only checklists and their texts are taken; what is left out is said, and links elsewhere are not looked at."""
    source = folder(tmp_path / "shared")
    for name in ("run.sh", "logo.png", ".DS_Store", "._room.yaml", "setup.py", "notes.txt"):
        (source / name).write_text("x")
    (source / "deep").mkdir()
    (source / "deep" / "more.yaml").write_text(ROOM)
    (source / "elsewhere").symlink_to("/")
    (tmp_path / "link").symlink_to(source)
    result = run("pack", "add", tmp_path / "link", "--yes")
    assert result.code == 0
    for name in ("run.sh", "logo.png", "deep/", "elsewhere", "setup.py", "notes.txt"):
        assert name in result.out
    [entry] = installed(home)
    taken = {path.name for path in (home / "data" / "packs" / "harbour" / str(entry["folder"])).iterdir()}
    assert taken == {*FILES, MANIFEST}


def test_texts_of_a_pack_cannot_write_to_the_terminal(tmp_path: Path, run: Here) -> None:
    """Nothing that a pack says of itself, no name in it and no path to it moves the cursor or writes a title."""
    source = folder(tmp_path / "a\x1b]0;owned\x07b", pack_yaml=DESCRIPTION.replace("CC BY", '"[red]"'))
    for command in (["pack", "add", source, "--yes"], ["pack", "add", source / "nothing"], ["pack", "list"]):
        result = run(*command)
        assert not set(result.out + result.err) & {"\x1b", "\x07", "\x9b"}


# What export makes.


def export(run: Here, source: Path, out: Path) -> bytes:
    """The bytes of an exported pack."""
    result = run("pack", "export", source, "-o", out, "--yes")
    assert result.code == 0
    return out.read_bytes()


def test_an_export_is_the_same_everywhere(tmp_path: Path, run: Here) -> None:
    """The same files make the same bytes, at another time, in another order, with other modes and another umask."""
    first = export(run, folder(tmp_path / "one"), tmp_path / "1.zip")
    second = tmp_path / "two"
    second.mkdir()
    for name in reversed(FILES):
        (second / name).write_bytes(LISTS[name])
        (second / name).chmod(0o755)
        os.utime(second / name, (10**9, 10**9))
    old = os.umask(0)
    try:
        again = export(run, second, tmp_path / "2.zip")
    finally:
        os.umask(old)
    assert again == first
    command = [sys.executable, "-m", "presencecheck", "pack", "export", "two", "-o", "3.zip"]
    zone = {**os.environ, "TZ": "Pacific/Auckland", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
    subprocess.run(command, cwd=tmp_path, env=zone, check=True, capture_output=True)
    assert (tmp_path / "3.zip").read_bytes() == first
    assert run("pack", "export", second, "-o", tmp_path / "1.zip").code == 2


def test_other_tools_can_check_an_export(tmp_path: Path, run: Here) -> None:
    """The manifest is one that sha256sum reads, and the zip one that other programs unpack."""
    export(run, folder(tmp_path / "one"), tmp_path / "1.zip")
    unpacked(tmp_path / "1.zip", tmp_path / "out")
    done = subprocess.run(
        [program("sha256sum"), "--check", "--strict", MANIFEST], cwd=tmp_path / "out", capture_output=True, text=True
    )
    assert (done.returncode, done.stdout.count(": OK")) == (0, len(FILES))
    assert run("pack", "add", tmp_path / "out", "--yes").code == 0


def test_export_refuses_what_add_would(tmp_path: Path, run: Here) -> None:
    """A pack with errors is not written, and its warnings teach who writes it."""
    source = folder(tmp_path / "one", room_yaml=ROOM.replace("ready: Shut", "redy: Shut"))
    result = run("pack", "export", source, "-o", tmp_path / "1.zip")
    assert (result.code, "room.yaml:6" in result.out) == (1, True)
    assert not (tmp_path / "1.zip").exists()
    folder(source, room_yaml=ROOM.replace("ready: Shut, ", ""))
    assert "has no state word" in run("pack", "export", source, "-o", tmp_path / "1.zip").out


def test_export_knows_what_is_missing(tmp_path: Path, run: Here) -> None:
    """A routine that includes what is nowhere, and an overlay of nothing, are found before others have them."""
    source = folder(
        tmp_path / "one",
        hour_yaml="format: 1\nid: hour\ntitle: H\ninclude: [{checklist: nowhere}]\n",
        yard_yaml="format: 1\nid: yard\nextends: nothing\nremove: [door]\n",
    )
    result = run("pack", "export", source, "-o", tmp_path / "1.zip")
    assert result.code == 1
    for words in ("hour.yaml:4", '"nowhere"', "yard.yaml:3", '"nothing"'):
        assert words in result.out
    assert not (tmp_path / "1.zip").exists()


@given(files=st.dictionaries(st.sampled_from(["a.yaml", "b.yaml", "README.md", "LICENSE"]), st.binary(max_size=50)))
def test_a_written_zip_is_read_back(files: dict[str, bytes]) -> None:
    """What is written comes back."""
    assert read_archive(write_archive(files), "x.zip").files == files


@pytest.mark.parametrize("state", ["missing", "shorter", "more", "manifest missing"])
def test_a_folder_that_is_still_being_copied(state: str, tmp_path: Path, run: Here) -> None:
    """With a manifest, a pack that has not arrived as a whole is told from one that has."""
    export(run, folder(tmp_path / "one"), tmp_path / "1.zip")
    unpacked(tmp_path / "1.zip", tmp_path / "out")
    match state:
        case "missing":
            (tmp_path / "out" / "room.yaml").unlink()
        case "shorter":
            (tmp_path / "out" / "room.yaml").write_text(ROOM[:-20])
        case "more":
            (tmp_path / "out" / "more.yaml").write_text(ROOM)
        case "manifest missing":
            (tmp_path / "out" / "SHA256SUMS").rename(tmp_path / "out" / "SHA256SUMS.sig")
    result = run("pack", "add", tmp_path / "out", "--yes")
    assert (result.code, "not complete yet" in result.err) == (4, True)
