"""Installing and removing packs while the computer gives up: whatever the moment, a pack is whole, old or new.

PRESENCECHECK_PACK_KILLS=1 tries every moment, not every third only.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from presencecheck.packs.install import open_store
from presencecheck.packs.lock import earlier, installed
from presencecheck.packs.policy import Policy
from presencecheck.packs.verification import verify
from tests.support.commands import presencecheck
from tests.support.evidence import amount
from tests.support.packs import DESCRIPTION, NEWER, ROOM, SECOND, everything, folder

pytestmark = [pytest.mark.real, pytest.mark.skipif(os.name != "posix", reason="killed as POSIX systems kill")]

STEP = amount("PACK_KILLS", 3, 1)
KILLED = """
import os, shutil, signal, sys
from pathlib import Path
from presencecheck.cli.main import execute
from tests.support.loaded import load_program
import platformdirs.unix

load_program()
home, start, first, step, command = Path(sys.argv[1]), Path(sys.argv[2]), *map(int, sys.argv[3:5]), sys.argv[5:]
touching = {"open", "os.mkdir", "os.chmod", "os.rename", "os.remove", "os.rmdir", "os.scandir", "os.listdir"}

def doomed(moment):
    left = [moment]
    def hook(event, args):
        # Each touch of a file under the packs' folder is a moment at which the computer may give up.
        if event in touching and (event != "open" or str(home) in str(args[0])):
            left[0] -= 1
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)
    sys.addaudithook(hook)
    os.environ["PRESENCECHECK_HOME"] = str(home / str(moment))
    os._exit(execute(command))

moment, killed = first - step, True
while killed:
    moment += step
    shutil.copytree(start, home / str(moment))
    child = os.fork()
    if child == 0:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        doomed(moment)
    killed = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
print(moment)
"""
"""Runs a command again and again, each time killed a little later, until it comes to its end; the moment of that."""


def ends(home: Path, start: Path, *command: str) -> list[Path]:
    """Try the command at one moment after another; the homes that were left, each by its moment."""
    home.mkdir()
    first = 1 + len(command) % STEP  # so that not all commands leave out the same
    arguments = [sys.executable, "-c", KILLED, str(home), str(start), str(first), str(STEP), *command]
    root = Path(__file__).parents[2]  # where `tests` is
    done = subprocess.run(arguments, capture_output=True, text=True, check=False, cwd=root)
    assert (done.returncode, done.stderr.replace("Contacting", "")) == (0, "")
    return [home / str(moment) for moment in range(first, int(done.stdout) + 1, STEP)]


def state(home: Path) -> tuple[str, ...]:
    """The versions that are installed; each is whole, or the test fails. What was left behind is swept."""
    packs = home / "data" / "packs"
    entries = installed(packs)
    for entry in entries:
        assert list(verify(entry, packs, Policy(home / "allowed"))) == []
    with open_store(packs) as store:
        assert store.entries == entries
    kept = {".busy", *(name for name in ("packs.json", "earlier.json") if (packs / name).exists())}
    named = {f"{entry.name}/{entry.folder}" for entry in (*entries, *earlier(packs))}
    left = {name.removeprefix("data/packs/") for name in everything(home) if name.startswith("data/packs/")}
    assert {name.rpartition("/")[0] or name for name in left} == kept | named
    return tuple(entry.version for entry in entries)


@pytest.fixture
def add(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """Installs a pack at the start of all."""

    def added(source: Path) -> None:
        monkeypatch.setenv("PRESENCECHECK_HOME", str(tmp_path / "start"))
        assert presencecheck("pack", "add", source, "--yes").code == 0

    return added


def test_killed_while_adding(tmp_path: Path) -> None:
    """A pack that is being added is there or it is not."""
    (tmp_path / "start").mkdir()
    homes = ends(tmp_path / "homes", tmp_path / "start", "pack", "add", str(folder(tmp_path / "shared")), "--yes")
    found = [state(home) for home in homes]
    assert len(found) > 20 // STEP
    assert found == sorted(found)  # from one moment on it is there
    assert set(found) == {(), ("1.0.0",)}


def test_killed_while_updating(tmp_path: Path, add: Callable[[Path], None]) -> None:
    """A pack that is being updated is the old one or the new one, all of it."""
    source = folder(tmp_path / "shared")
    add(source)
    folder(source, pack_yaml=NEWER, room_yaml=SECOND)
    found = [state(home) for home in ends(tmp_path / "homes", tmp_path / "start", "pack", "update", "--yes")]
    assert found == sorted(found)
    assert set(found) == {("1.0.0",), ("1.1.0",)}


def test_killed_while_removing(tmp_path: Path, add: Callable[[Path], None]) -> None:
    """A pack that is being removed is there as a whole or gone, and the other one stays."""
    add(folder(tmp_path / "one"))
    other = folder(tmp_path / "two", pack_yaml=DESCRIPTION.replace("name: harbour", "name: two"), room_yaml=ROOM)
    add(other)
    homes = ends(tmp_path / "homes", tmp_path / "start", "pack", "remove", "harbour", "--yes")
    found = [state(home) for home in homes]
    assert set(found) == {("1.0.0", "1.0.0"), ("1.0.0",)}
    for home in homes:
        entries = json.loads((home / "data" / "packs" / "packs.json").read_text())["packs"]
        assert entries[-1]["name"] == "two"
