"""Packs where a folder, a file, a server or ssh-keygen resists: one line that names it, and what is installed stays."""

import json
import shutil
from pathlib import Path

import pytest

from presencecheck.core.errors import PresenceCheckError
from presencecheck.packs import lock, policy, signature
from presencecheck.packs.file_set import MOST_TOTAL
from presencecheck.packs.folder import read_folder
from presencecheck.packs.lock import LOCK, MOST_PACKS
from presencecheck.packs.manifest import parse_manifest
from presencecheck.packs.policy import Policy
from tests.support.commands import Here
from tests.support.packs import DESCRIPTION, NEWER, ROOM, binding, folder, installed, key, place, zipped

TOO_LONG = "x" * 300


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """The pack as a folder on a shared drive."""
    return folder(tmp_path / "shared" / "harbour")


# Where it is kept.


def test_something_in_the_way_of_the_packs(source: Path, home: Path, run: Here) -> None:
    """A folder where the file should be that keeps windows apart is named, and nothing is installed."""
    (home / "data" / "packs" / ".busy").mkdir(parents=True)
    result = run("pack", "add", source, "--yes")
    assert (result.code, ".busy: is a directory" in result.err) == (4, True)
    assert installed(home) == []


def test_what_was_left_behind_is_swept_away(source: Path, home: Path, run: Here) -> None:
    """Drafts and versions of commands that ended suddenly go with the next one; what is not ours stays."""
    run("pack", "add", source, "--yes")
    packs = home / "data" / "packs"
    left = [packs / f".{LOCK}.4194305.tmp", packs / "harbour" / ("0" * 16), packs / "gone" / ("1" * 16)]
    left[0].write_text("half")
    for version in left[1:]:
        version.mkdir(parents=True)
    kept = [packs / "harbour" / "notes", packs / "Mine", packs / ".packs", place(home)]
    for path in kept[:3]:
        path.mkdir()
    (packs / "loose").write_text("a file of someone's")
    assert run("pack", "verify").code == 0
    assert all(path.exists() for path in left)  # looking changes nothing
    folder(source, pack_yaml=NEWER)
    old = kept.pop()
    run("pack", "update", "--yes")
    assert [path for path in (*left, left[2].parent, old) if path.exists()] == []
    assert all(path.exists() for path in (*kept, packs / "loose", place(home)))


def test_the_installed_files_are_gone(source: Path, home: Path, run: Here) -> None:
    """Where somebody deleted a version, verify says what is missing, and an update shows all of the new one as new."""
    run("pack", "add", source, "--yes")
    shutil.rmtree(place(home))
    assert (run("pack", "verify").code, "SHA256SUMS" in run("pack", "verify").out) == (1, True)
    folder(source, pack_yaml=NEWER)
    result = run("pack", "update", "--yes")
    said = " ".join(result.out.split())
    assert (result.code, "added: Our rooms (room)" in said, "added: Before the hour (hour)" in said) == (0, True, True)
    assert run("pack", "verify").code == 0


def test_an_installed_list_that_no_longer_reads(source: Path, home: Path, run: Here) -> None:
    """What the old version can no longer say is new in the next one; the rest is compared."""
    run("pack", "add", source, "--yes")
    (place(home) / "room.yaml").write_text("[")
    folder(source, pack_yaml=NEWER, hour_yaml=None)
    said = " ".join(run("pack", "update", "--check").out.split())
    assert ("added: Our rooms (room)" in said, "removed: Before the hour (hour)" in said) == (True, True)


def test_a_lock_that_cannot_be_read(home: Path, run: Here) -> None:
    """A folder in the lock's place is not taken for no packs at all."""
    (home / "data" / "packs" / LOCK).mkdir(parents=True)
    for command in (["pack", "list"], ["list"]):
        result = run(*command)
        assert (result.code, f"{LOCK} is not a regular file" in result.err) == (4, True)


def test_so_many_packs_and_no_more(source: Path, home: Path, run: Here) -> None:
    """A hundred packs can be installed; one more is refused, and none is lost by it."""
    run("pack", "add", source, "--yes")
    path = home / "data" / "packs" / LOCK
    data = json.loads(path.read_text())
    [entry] = data["packs"]
    data["packs"] = [{**entry, "name": f"pack-{number}"} for number in range(MOST_PACKS - 1)]
    path.write_text(json.dumps(data))
    assert run("pack", "add", source, "--yes").code == 0
    assert len(installed(home)) == MOST_PACKS
    second = folder(source.with_name("second"), pack_yaml=DESCRIPTION.replace("harbour", "second"))
    result = run("pack", "add", second, "--yes")
    assert (result.code, "More than 100 packs" in result.err, "Remove one" in result.err) == (4, True, True)
    assert len(installed(home)) == MOST_PACKS
    assert len(lock.installed(path.parent)) == MOST_PACKS


# What is read.


def test_a_folder_with_too_many_files(tmp_path: Path) -> None:
    """A folder that is no pack's, such as one of photographs, is not read through."""
    crowded = tmp_path / "photographs"
    crowded.mkdir()
    for number in range(10_000):
        (crowded / str(number)).mkdir()
    assert len(read_folder(crowded).left_out) == 10_000
    (crowded / "more").mkdir()
    with pytest.raises(PresenceCheckError, match="holds more than 10000 files") as caught:
        read_folder(crowded)
    assert caught.value.hint == "Name the folder of a pack."


@pytest.mark.parametrize("field", ["publisher", "title", "name"])
def test_a_field_without_a_value(field: str, source: Path, home: Path, run: Here) -> None:
    """One thing that is wrong in pack.yaml is one line, with its place."""
    lines = [f"{field}:" if line.startswith(field) else line for line in DESCRIPTION.splitlines()]
    folder(source, pack_yaml="\n".join(lines))
    result = run("pack", "add", source, "--yes")
    place_of = next(number for number, line in enumerate(lines, 1) if line == f"{field}:")
    assert result.code == 1
    assert [f"pack.yaml:{place_of}:1: error: " in line for line in result.out.splitlines() if "error:" in line] == [
        True
    ]
    assert not installed(home)


def test_a_pack_without_a_list(source: Path, run: Here) -> None:
    """A pack of texts alone is none."""
    result = run("pack", "add", folder(source, room_yaml=None, hour_yaml=None), "--yes")
    assert (result.code, "holds no checklist" in result.err) == (4, True)


@pytest.mark.parametrize(
    "line",
    [
        *("", "x", f"{'0' * 64} room.yaml", f"{'0' * 64}  ../up.yaml", f"{'0' * 64}  SHA256SUMS", f"{'0' * 63}  a.md"),
        *(f"{'G' * 64}  room.yaml", f"{'0' * 64}  SHA256SUMS.sig", f"{'0' * 64}  first.yaml", f"{'0' * 64}  r\xf6m.md"),
    ],
)
def test_lines_that_no_manifest_has(line: str) -> None:
    """A line that is not a sum and a name of the pack, each once, is named by its number."""
    content = f"{'0' * 64}  first.yaml\n{line}\n{'0' * 64}  last.yaml\n".encode("latin-1")
    with pytest.raises(PresenceCheckError, match=r"^pack: line 2 of SHA256SUMS cannot be read") as caught:
        parse_manifest(content, "pack")
    assert caught.value.hint.startswith("Each line is a sha256, two spaces and the name")
    good = content.replace(f"{line}\n".encode("latin-1"), b"", 1)
    assert parse_manifest(good, "pack") == {"first.yaml": "0" * 64, "last.yaml": "0" * 64}


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


# Signers and the policy.


def test_signers_that_cannot_be_read(tmp_path: Path) -> None:
    """Allowed signers that cannot even be looked at are an error, and not as if there were none."""
    signer = key(tmp_path / "key")
    mark = signature.sign(b"sums", signer)
    with pytest.raises(PresenceCheckError, match="file name too long"):
        signature.verify(b"sums", mark, tmp_path / TOO_LONG, "pack")
    assert signature.verify(b"sums", mark, tmp_path / "none", "pack").principal == ""


def test_a_policy_that_is_not_there(tmp_path: Path) -> None:
    """A policy that cannot be looked at is an error; one that is not there binds nothing."""
    with pytest.raises(PresenceCheckError, match="file name too long"):
        policy.load(tmp_path / TOO_LONG)
    assert policy.load(tmp_path / "none") == Policy()
    (tmp_path / "file").touch()
    assert policy.load(tmp_path / "file" / "none") == Policy()


def test_a_keygen_that_hangs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that does not answer does not hold anyone."""
    stuck = tmp_path / "ssh-keygen"
    stuck.write_text("#!/bin/sh\nexec sleep 60\n")
    stuck.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setattr(signature, "_PATIENCE", 0.2)
    with pytest.raises(PresenceCheckError, match="ssh-keygen does not answer"):
        signature.verify(b"sums", b"mark", tmp_path / "none", "pack")


def test_an_unsigned_pack_under_a_stricter_policy(source: Path, tmp_path: Path, run: Here, policy_file: Path) -> None:
    """What came before the policy is told by verify, with what to do, and still walks."""
    run("pack", "add", source, "--yes")
    policy_file.write_text(f'[packs]\nallowed_signers = "{tmp_path}/signers"\n')
    result = run("pack", "verify")
    assert (result.code, "is not signed by anyone who is allowed" in " ".join(result.out.split())) == (1, True)
    assert "presencecheck pack remove harbour" in " ".join(result.out.split())
    assert run("show", "room").code == 0


@pytest.fixture
def policy_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that binds everyone on this computer."""
    return binding(tmp_path, monkeypatch)


@pytest.mark.parametrize(
    ("allowed", "source", "covered"),
    [
        ("https://a.example/team", "https://a.example/team/x.zip", True),
        ("https://a.example/team", "https://a.example:443/team/x.zip", True),
        ("https://a.example/", "https://a.example/x.zip", True),
        ("https://a.example/team", "https://a.example/team", True),
        ("https://a.example:1/team", "https://a.example:1/team/x.zip", True),
        ("https://a.example:1/team", "https://a.example:1/team/%2e%2e/x.zip", False),
        ("https://a.example/team", "https://a.example/team/./x.zip", False),
        ("https://a.example/team", "https://a.example/team/a%2fx.zip", False),
        ("/", "https://a.example/x.zip", False),
        ("https://a.example/team", "https://a.example/teams/x.zip", False),
        ("https://a.example/team", "https://a.example/x.zip", False),
        ("https://a.example/team", "https://b.example/team/x.zip", False),
        ("https://a.example/team", "https://a.example:8443/team/x.zip", False),
        ("https://a.example/team", "https://a.example/team/../x.zip", False),
        ("https://a.example/team", "https://a.example/team/%2e%2e/x.zip", False),
        ("https://a.example/team", "https://a.example/team%2fx.zip", False),
        ("https://a.example/team", "https://a.example/team/a%5cx.zip", False),
        ("https://a.example/team/../", "https://a.example/team/../x.zip", False),
        ("https://a.example/team", "http://a.example/team/x.zip", False),
        ("https://a.example/team", "https://a.example:0x/team/x.zip", False),
        ("https://a.example/team", "https://[::1/team/x.zip", False),
        ("/srv/packs", "https://a.example/srv/packs", False),
        ("https://a.example/", "/srv/packs", False),
        ("/srv/packs", "/srv/packs/one", True),
        ("/srv/packs", "/srv/packs-of-mine", False),
    ],
)
def test_what_an_allowed_source_covers(allowed: str, source: str, covered: bool) -> None:
    """An address covers what lies in it, by host, port and whole parts of the path; a folder what lies in it."""
    assert Policy(sources=(allowed,)).allows_source(source) is covered
    assert Policy().allows_source(source)
    assert not Policy(sources=()).allows_source(source)


def test_zips_that_hold_nothing_of_a_pack(tmp_path: Path, run: Here) -> None:
    """A zip of other things is said to be no pack, with what one has."""
    things: dict[str, str | bytes] = {"photo.jpg": b"\xff\xd8", "room.yaml": ROOM}
    result = run("pack", "add", zipped(tmp_path / "x.zip", things), "--yes")
    assert (result.code, "is not a pack: it holds no pack.yaml" in result.err) == (4, True)
