"""A pack as a whole: complete, with checklists, and without errors."""

import hashlib
from pathlib import Path

import pytest

from presencecheck.packs.file_set import FileSet
from presencecheck.packs.manifest import compare, make_manifest
from presencecheck.packs.pack import MOST_PROBLEMS, InvalidPackError, examine
from tests.support.commands import Here
from tests.support.packs import (
    PLAIN,
    ROOM,
    as_bytes,
    export,
    folder,
    members,
    said,
    unpacked,
    zipped,
)


def test_a_pack_that_is_not_complete() -> None:
    """What is missing, different and too many is counted, each with its first name; and that waiting may help."""
    sums = make_manifest(PLAIN)
    files = {**PLAIN, "SHA256SUMS": sums, "room.yaml": b"x", "more.md": b"x", "less.md": b"y"}
    del files["LICENSE"]
    found = FileSet("src")
    for name, content in files.items():
        found.add(name, content)
    hint = "If it is still being copied or synchronised, wait and try again; else ask its publisher."
    against = "src is not complete yet, or was changed: against its SHA256SUMS, "
    counts = "1 missing (LICENSE), 1 different (room.yaml), 2 too many (less.md)."
    assert said(lambda: examine(found)) == (against + counts, hint)
    unsigned = members()
    unsigned.add("SHA256SUMS.sig", b"x")
    assert said(lambda: examine(unsigned))[0].endswith("against its SHA256SUMS, 1 missing (SHA256SUMS).")
    assert examine(unsigned, new_manifest=True).signature is None
    stale = members(SHA256SUMS=b"x")
    assert said(lambda: examine(stale))[0] == "src: line 1 of SHA256SUMS cannot be read."
    assert examine(stale, new_manifest=True).manifest == sums
    assert examine(members()).manifest == sums == examine(members(SHA256SUMS=sums)).manifest
    assert said(lambda: examine(members(pack_yaml=None))) == (
        "src is not a pack: it holds no pack.yaml.",
        "A pack's folder has a pack.yaml with format, name, title, version, publisher and licence.",
    )
    assert said(lambda: examine(members(room_yaml=None, hour_yaml=None))) == (
        "src holds no checklist.",
        "Their names end in .yaml.",
    )
    good = examine(members())
    assert (good.routines, good.sha256, list(good.contents)) == (1, hashlib.sha256(sums).hexdigest(), ["hour", "room"])
    assert compare(PLAIN, {}).unlisted == tuple(sorted(PLAIN))


def test_a_pack_with_errors() -> None:
    """How many, and where each is; a file whose name is not its id is an error here, another warning stays one."""
    for content, count in ((b"[", "1 error"), (b"format: 2\ntitle: x\nitems: x\n", "3 errors")):
        with pytest.raises(InvalidPackError) as caught:
            examine(members(room_yaml=content))
        assert caught.value.message == f"src has {count} and is not used."
        assert {problem.path for problem in caught.value.problems} == {"src/room.yaml"}
    with pytest.raises(InvalidPackError) as caught:
        examine(members(yard_yaml=as_bytes(ROOM)))
    assert [(problem.path, problem.code, problem.severity) for problem in caught.value.problems] == [
        ("src/yard.yaml", "file-name", "error")
    ]
    with pytest.raises(InvalidPackError) as caught:
        examine(members(pack_yaml=b"[a]\n", room_yaml=b"["))
    assert [problem.path for problem in caught.value.problems] == ["src/pack.yaml", "src/room.yaml"]
    warned = examine(members(room_yaml=as_bytes(ROOM.replace(", if-not-yet: {do: [Shut it]}", ""))))
    assert [(problem.code, problem.severity) for problem in warned.warnings] == [("no-remedy", "warning")]


def test_a_pack_without_a_list(source: Path, run: Here) -> None:
    """A pack of texts alone is none."""
    result = run("pack", "add", folder(source, room_yaml=None, hour_yaml=None), "--yes")
    assert (result.code, "holds no checklist" in result.err) == (4, True)


def test_zips_that_hold_nothing_of_a_pack(tmp_path: Path, run: Here) -> None:
    """A zip of other things is said to be no pack, with what one has."""
    things: dict[str, str | bytes] = {"photo.jpg": b"\xff\xd8", "room.yaml": ROOM}
    result = run("pack", "add", zipped(tmp_path / "x.zip", things), "--yes")
    assert (result.code, "is not a pack: it holds no pack.yaml" in result.err) == (4, True)


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


def test_a_pack_with_no_end_of_errors() -> None:
    """Enough of them are told; what comes after is not even read, and a pack of advice alone is read to its end."""
    wrong = {f"l{number}_yaml": b"items: [" + b"a: ," * 900 + b"]" for number in range(40)}
    with pytest.raises(InvalidPackError) as refused:
        examine(members(**wrong))
    files = {problem.path for problem in refused.value.problems}
    assert MOST_PROBLEMS < len(refused.value.problems) <= 2 * MOST_PROBLEMS + 2
    assert len(files) < 5
    items = "".join(f"  - {{i{number}: Is it so}}\n" for number in range(40))
    advised = {
        f"l{number}_yaml": f"format: 1\nid: l{number}\ntitle: T\nitems:\n{items}".encode() for number in range(40)
    }
    pack = examine(members(**advised))
    assert (len(pack.contents), len(pack.warnings)) == (42, MOST_PROBLEMS)
