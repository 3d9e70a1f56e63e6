"""Packs that are installed: verified, refused when they were changed, quick to start from, and of no connection."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from presencecheck.packs.lock import LOCK
from tests.support.commands import Here, walk
from tests.support.packs import DESCRIPTION, ROOM, folder, installed, place, zipped
from tests.support.real_parts import program
from tests.support.terminals import Terminal


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """The pack as a folder on a shared drive."""
    return folder(tmp_path / "shared" / "harbour")


def replace_by_link(path: Path) -> None:
    """Put a link to the same content in the place of a file."""
    path.symlink_to(path.rename(path.parents[1] / path.name))


DAMAGES: dict[str, Callable[[Path], object]] = {
    "room.yaml changed": lambda place: (place / "room.yaml").write_text(ROOM + "\n"),
    "room.yaml missing": lambda place: (place / "room.yaml").unlink(),
    "more.yaml not part": lambda place: (place / "more.yaml").write_text(ROOM),
    "SHA256SUMS not the list": lambda place: (place / "SHA256SUMS").write_bytes(b""),
    "SHA256SUMS cannot be read": lambda place: (place / "SHA256SUMS").unlink(),
    "room.yaml link": lambda place: replace_by_link(place / "room.yaml"),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_verify_finds_every_difference(damage: str, source: Path, home: Path, run: Here) -> None:
    """A byte that is not as it was accepted is found, with the file and what to do; adding it again mends it."""
    run("pack", "add", source, "--yes")
    assert run("pack", "verify").code == 0
    name, words = damage.split(" ", 1)
    DAMAGES[damage](place(home))
    result = run("pack", "verify")
    assert result.code == 1
    assert name in result.out
    assert words in " ".join(result.out.split())
    [pack] = run("pack", "verify", "--json").data["packs"]
    assert all(set(problem) == {"file", "message", "hint"} for problem in pack["problems"])
    assert "whole again" in run("pack", "add", source, "--yes").out
    assert run("pack", "verify").code == 0


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
    refused = walk("room", [("room/door", "yes"), ("room/lamp", "yes")])
    assert refused.code == 4
    assert "presencecheck pack verify harbour" in refused.err
    assert walk("essentials", []).code == 3  # what is not of this pack goes on working


@pytest.mark.parametrize("content", ["", "{}", "[", '{"format": 1, "packs": [{}]}', '{"format": 2}', "\0", "9" * 5000])
def test_a_damaged_lock_is_said(content: str, home: Path, run: Here) -> None:
    """A lock that cannot be read is named, with what to do."""
    (home / "data" / "packs").mkdir(parents=True)
    (home / "data" / "packs" / LOCK).write_text(content)
    for command in (["pack", "list"], ["pack", "verify"], ["run", "--answers", "-"]):
        result = run(*command)
        assert (result.code, LOCK in result.err) == (4, True)


@pytest.mark.parametrize(
    ("key", "value"), [("name", "../out"), ("folder", "../../out"), ("folder", "/tmp"), ("sha256", ""), ("name", 3)]
)
def test_a_lock_leads_nowhere_else(key: str, value: object, source: Path, home: Path, run: Here) -> None:
    """Whoever changes the lock cannot make the program read or remove folders elsewhere."""
    run("pack", "add", source, "--yes")
    path = home / "data" / "packs" / LOCK
    data = json.loads(path.read_text())
    data["packs"][0][key] = value
    path.write_text(json.dumps(data))
    assert run("pack", "remove", "harbour", "--yes").code == 4
    assert (source / "room.yaml").exists()


def test_two_windows(source: Path, home: Path, run: Here) -> None:
    """While one window asks, another is told so and changes nothing."""
    with Terminal("pack", "add", str(source)) as terminal:
        terminal.wait_for("Add it? [y/N]")
        result = run("pack", "add", source, "--yes")
        assert (result.code, "Another window" in result.err) == (4, True)
        assert installed(home) == []
        terminal.send("y\r")
        assert terminal.ended() == 0
    assert len(installed(home)) == 1


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
    answers = '{"item": "room/door", "answer": "yes"}\n{"item": "room/lamp", "answer": "yes"}\n'
    for arguments in (
        ["pack", "export", str(source), "-o", str(archive)],
        ["pack", "add", str(source), "--yes"],
        ["pack", "add", str(archive), "--yes"],
        ["pack", "update", "--check"],
        ["pack", "verify"],
        ["run", "room", "--answers", "-"],
    ):
        command = [sys.executable, "-c", watched, *arguments]
        done = subprocess.run(command, input=answers, capture_output=True, text=True, check=False)
        assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr


def test_a_start_reads_little_of_a_large_pack(tmp_path: Path, run: Here) -> None:
    """However large a pack is, a walk opens the lock, the pack's manifest and the files that it walks."""
    lists = {f"list-{n}.yaml": ROOM.replace("id: room", f"id: list-{n}") for n in range(200)}
    run("pack", "add", zipped(tmp_path / "large.zip", {"pack.yaml": DESCRIPTION, **lists}), "--yes")
    watched = (
        "import sys; opened = []\n"
        "sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == 'open' else None)\n"
        "from presencecheck.cli.main import execute\n"
        "code = execute(sys.argv[1:])\n"
        "print(len([path for path in opened if '/data/packs' in path]))\n"
        "print(sorted(name for name in sys.modules if name.startswith('presencecheck.packs')))\n"
    )
    answers = '{"item": "list-7/door", "answer": "yes"}\n{"item": "list-7/lamp", "answer": "yes"}\n'
    command = [sys.executable, "-c", watched, "run", "list-7", "--answers", "-", "--json"]
    for _ in range(2):
        done = subprocess.run(command, input=answers, capture_output=True, text=True, check=True)
    count, modules = done.stdout.splitlines()[-2:]
    assert count == "3"
    assert modules == str([f"presencecheck.packs{part}" for part in ("", ".file_set", ".integrity", ".lock")])


@pytest.mark.skipif(os.name != "posix", reason="modes are those of POSIX systems")
def test_a_folder_that_cannot_be_written(source: Path, home: Path, run: Here) -> None:
    """What stands in the way is named; nothing is half installed."""
    (home / "data").mkdir(parents=True)
    (home / "data" / "packs").write_text("in the way")
    result = run("pack", "add", source, "--yes")
    assert (result.code, "packs" in result.err) == (4, True)
