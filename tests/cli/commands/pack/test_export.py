"""`pack export`: the same bytes everywhere, and nothing that `pack add` would refuse."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from presencecheck.formats import read_ahead
from presencecheck.formats.load import ValidatedFile, load
from presencecheck.packs.file_set import MANIFEST
from tests.support.commands import Here
from tests.support.packs import (
    DESCRIPTION,
    FILES,
    NEWER,
    PLAIN,
    ROOM,
    SECOND,
    export,
    folder,
    unpacked,
    zipped,
)
from tests.support.real_parts import program


def test_check_knows_a_packs_folder(source: Path, run: Here) -> None:
    """`check` on the folder of a pack judges its pack.yaml as what it is."""
    assert run("check", source).code == 0
    folder(source, pack_yaml=DESCRIPTION.replace("licence", "license"))
    result = run("check", source)
    assert (result.code, f"{source}/pack.yaml:6:1: error:" in result.out) == (1, True)


@pytest.mark.real
def test_an_export_is_the_same_everywhere(tmp_path: Path, run: Here) -> None:
    """The same files make the same bytes, at another time, in another order, with other modes and another umask."""
    first = export(run, folder(tmp_path / "one"), tmp_path / "1.zip")
    second = tmp_path / "two"
    second.mkdir()
    for name in reversed(FILES):
        (second / name).write_bytes(PLAIN[name])
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


@pytest.mark.real
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


def test_the_same_version_with_other_content(tmp_path: Path, run: Here) -> None:
    """It is said, whether the other one is in the place of the file or was taken here; not of other versions."""
    out, warned = tmp_path / "1.zip", "There are now two packs of the same version 1.0.0"

    def told(place: Path, **changed: str) -> bool:
        done = run("pack", "export", folder(tmp_path / place.stem, **changed), "-o", place, "--yes")
        assert done.code == 0
        return warned in " ".join(done.out.split())

    assert not told(out)
    assert not told(out)
    assert told(out, room_yaml=SECOND)
    assert not told(out, room_yaml=SECOND)
    assert not told(out, room_yaml=SECOND, pack_yaml=NEWER)
    out.write_bytes(zipped(tmp_path / "x.zip", {"a.txt": b"x"}).read_bytes())
    assert not told(out)
    run("pack", "add", out, "--yes")
    assert not told(tmp_path / "2.zip")
    assert told(tmp_path / "3.zip", room_yaml=SECOND)


def test_each_list_is_validated_once(tmp_path: Path, run: Here, monkeypatch: pytest.MonkeyPatch) -> None:
    """What `check` says and what the pack holds come from one look at each file."""
    seen: list[str] = []

    def counted(source: bytes, path: str, *, expected_id: str = "", advised: bool = True) -> ValidatedFile:
        seen.extend([path] if advised else [])  # what a routine names is read again, without the advice
        return load(source, path, expected_id=expected_id, advised=advised)

    monkeypatch.setattr(read_ahead, "load", counted)
    export(run, folder(tmp_path / "one"), tmp_path / "1.zip")
    assert sorted(seen) == sorted(str(path) for path in (tmp_path / "one").glob("*.yaml") if path.name != "pack.yaml")
