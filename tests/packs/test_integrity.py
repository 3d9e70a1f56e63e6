"""Packs that are installed: verified, refused when they were changed, quick to start from, and of no connection."""

import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from presencecheck.packs import integrity
from presencecheck.packs.integrity import check_accepted
from presencecheck.packs.manifest import make_manifest
from tests.support.commands import Here, answers, spawn, walk
from tests.support.packs import DESCRIPTION, NEWER, PLAIN, ROOM, installed_pack, place, said, zipped
from tests.support.real_parts import program


@pytest.mark.real
@pytest.mark.parametrize("name", ["room.yaml", "SHA256SUMS", "both"])
def test_a_changed_file_is_not_walked(name: str, source: Path, home: Path, run: Here) -> None:
    """A list that is no longer what was accepted is refused before its first question, and the way out is named."""
    run("pack", "add", source, "--yes")
    assert walk("room", [("room/door", "yes"), ("room/lamp", "yes")]).code == 0  # it is known to the cache now
    changed = ROOM.replace("Is the door shut?", "Is the door ajar?")
    if name != "SHA256SUMS":
        (place(home) / "room.yaml").write_text(changed)
    if name != "room.yaml":
        sums = subprocess.run(
            [program("sha256sum"), "pack.yaml", "room.yaml"], cwd=place(home), capture_output=True, check=True
        ).stdout
        (place(home) / "SHA256SUMS").write_bytes(sums)
    # Within one process a pack's manifest is read once.
    taken = answers(("room/door", "yes"), ("room/lamp", "yes"))
    refused = spawn("run", "room", "--answers", "-", "--json", stdin=taken)
    assert refused.code == 4
    assert "presencecheck pack verify harbour" in refused.err
    assert walk("essentials", []).code == 3  # what is not of this pack goes on working


@pytest.mark.real
def test_no_connection_is_opened(source: Path, tmp_path: Path) -> None:
    """Adding from a folder or a file, and walking what was added, opens no socket and starts no program."""
    archive = tmp_path / "harbour.zip"
    watched = (
        "import sys; seen = []\n"
        "sys.addaudithook(lambda event, args: seen.append(event) if event.split('.')[0] in"
        " ('socket', 'subprocess', 'urllib', 'http') else None)\n"
        "from presencecheck.cli.main import execute\n"
        "code = execute(sys.argv[1:])\n"
        "assert not seen, seen\n"
        "assert not {'ssl', 'urllib.request', 'http.client'} & set(sys.modules)\n"
        "sys.exit(code)\n"
    )
    taken = '{"item": "room/door", "answer": "yes"}\n{"item": "room/lamp", "answer": "yes"}\n'
    for arguments in (
        ["pack", "export", str(source), "-o", str(archive)],
        ["pack", "add", str(source), "--yes"],
        ["pack", "add", str(archive), "--yes"],
        ["pack", "update", "--check"],
        ["pack", "verify"],
        ["run", "room", "--answers", "-"],
    ):
        command = [sys.executable, "-c", watched, *arguments]
        done = subprocess.run(command, input=taken, capture_output=True, text=True, check=False)
        assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr


@pytest.mark.real
def test_a_start_reads_little_of_a_large_pack(tmp_path: Path, run: Here) -> None:
    """However large a pack is, a walk opens the lock, the pack's manifest and the files that it walks.

    So it does where a newer version was found and written down, which it says.
    """
    lists = {f"list-{n}.yaml": ROOM.replace("id: room", f"id: list-{n}") for n in range(200)}
    run("pack", "add", zipped(tmp_path / "large.zip", {"pack.yaml": DESCRIPTION, **lists}), "--yes")
    zipped(tmp_path / "large.zip", {"pack.yaml": NEWER, **lists})
    assert "1.1.0 is there" in run("pack", "outdated").out
    watched = (
        "import sys; opened = []\n"
        "sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == 'open' else None)\n"
        "from presencecheck.cli.main import execute\n"
        "code = execute(sys.argv[1:])\n"
        "print(len([path for path in opened if '/data/packs' in path]))\n"
        "print(sorted(name for name in sys.modules if name.startswith('presencecheck.packs')))\n"
    )
    taken = '{"item": "list-7/door", "answer": "yes"}\n{"item": "list-7/lamp", "answer": "yes"}\n'
    command = [sys.executable, "-c", watched, "run", "list-7", "--answers", "-", "--json"]
    for _ in range(2):
        done = subprocess.run(command, input=taken, capture_output=True, text=True, check=True)
    count, modules = done.stdout.splitlines()[-2:]
    assert count == "3"
    assert "There is a newer version of the pack harbour 1.1.0." in done.stderr
    assert modules == str([f"presencecheck.packs{part}" for part in ("", ".file_set", ".integrity", ".lock")])


def test_a_file_is_confirmed_before_it_is_used(packs: Path) -> None:
    """A list is read only as it was accepted; else it is said, with how to see what differs."""
    found = installed_pack(packs)
    path = found.place(packs) / "room.yaml"
    check_accepted(found, path, PLAIN["room.yaml"])
    for changed in (b"x", PLAIN["hour.yaml"]):
        assert said(partial(check_accepted, found, path, changed)) == (
            f'{path} of the pack "harbour" is not what was accepted.',
            "See what differs: presencecheck pack verify harbour",
        )
    (path.parent / "SHA256SUMS").write_bytes(make_manifest(PLAIN) + b"\n")
    integrity._manifest.cache_clear()
    assert said(lambda: check_accepted(found, path, PLAIN["room.yaml"]))[1].endswith("pack verify harbour")
