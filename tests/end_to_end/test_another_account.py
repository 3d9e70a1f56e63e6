"""Files of ours that belong to another account, as root's do after a command with sudo: named, never taken for none."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from tests.support.commands import READY, SMALL, answers
from tests.support.evidence import Evidence, crossed
from tests.support.forked_commands import Ended, forked
from tests.support.packs import folder as pack_folder

pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can be another account"),
]
PERSON, OTHER = 12_345, 12_346
PLACES = ("data", "data/history.db", "data/backups", "data/packs", "config", "config/checklists", "cache")
COMMANDS = (
    *(("history",), ("verify",), ("backup",), ("forget", "--all", "--yes"), ("stats",), ("list",), ("pack", "list")),
    *(("run", "small", "--answers", "-", "--no-probe"), ("run", "environment", "--answers", "-", "--no-probe")),
    *(("config", "set", "motion", "false"), ("new", "mine", "--no-open"), ("report", "--yes", "-o", "OUT")),
)
Run = Callable[..., Ended]


@pytest.fixture
def place() -> Iterator[Path]:
    """A home of the person's, in a folder through which every account may go; the folder of the tests is none."""
    with TemporaryDirectory(dir="/var/tmp") as folder:
        Path(folder).chmod(0o755)
        yield Path(folder, "home")


@pytest.fixture(scope="module")
def person() -> dict[str, Any]:
    """The account, with a Python that it can start: that of the tests may lie in a folder that is closed to it."""
    usual = Path("/usr/bin", f"python{sys.version_info.major}.{sys.version_info.minor}")
    for python in (sys.executable, str(usual)):
        account: dict[str, Any] = {"user": PERSON, "group": PERSON, "extra_groups": [], "executable": python}
        line = [sys.executable, "-c", "import presencecheck.cli.app, pydantic_core"]
        with suppress(OSError):
            if not subprocess.run(line, **account, capture_output=True, check=False).returncode:
                return account
    pytest.skip("another account cannot run the program as it is installed here")


@pytest.fixture
def run(place: Path, person: dict[str, Any]) -> Iterator[Run]:
    """Runs a command as the person, who may read and write the files of commands too."""
    given = place.with_name("given")
    given.mkdir()
    os.chown(given, PERSON, PERSON)
    with forked(given, **person) as command:

        def run(*words: str) -> Ended:
            line = [str(place.with_name("out")) if word == "OUT" else word for word in words]
            home = str(place.with_name("person"))
            return command(line, {"PRESENCECHECK_HOME": str(place), "HOME": home}, stdin=answers(*READY))

        yield run


@pytest.fixture
def home(place: Path, run: Run) -> Path:
    """The home with a list, two runs, a backup and a pack."""
    (place / "config" / "checklists").mkdir(parents=True)
    (place / "config" / "checklists" / "small.yaml").write_text(SMALL, encoding="utf-8")
    pack = pack_folder(place.with_name("pack"))
    give(place.parent, PERSON)
    walk = COMMANDS[7]
    for line in (walk, ("backup",), walk, ("pack", "add", str(pack), "--yes")):
        assert run(*line).code == 0, line
    return place


def give(folder: Path, account: int) -> None:
    """Give a folder to an account, with all that is in it."""
    for path in (folder, *folder.rglob("*")):
        os.lchown(path, account, account)
        path.chmod(0o700 if path.is_dir() else 0o600)


UNSEEN = {
    "data": ("history", "dates", "retention", "backups", "copies"),
    "data/history.db": ("history", "dates", "retention"),
    "data/backups": ("backups", "copies"),
    "config": ("settings", "copies"),
    "config/checklists": ("copies",),
}
"""What cannot be looked at where a place is another account's."""


def test_doctor_names_what_is_not_ones_own(home: Path, run: Run) -> None:
    """With the line that gives it back; nothing that cannot be seen is called fine."""
    for what in PLACES:
        os.chown(home / what, OTHER, OTHER)
        told = run("doctor", "--json")
        assert told.code == 1, told.err
        found = {check["name"]: check for check in json.loads(told.out)["checks"]}
        assert found["folders"]["finding"] == "fail"
        assert str(home / what) in found["folders"]["sentence"]
        assert f"sudo chown {PERSON} {home / what}" in found["folders"]["remedy"]
        for name in UNSEEN.get(what, ()):
            assert found[name]["finding"] in ("fail", "unknown"), (what, name)
        os.chown(home / what, PERSON, PERSON)


def test_backups_that_cannot_be_seen_are_not_forgotten(home: Path, run: Run) -> None:
    """So nothing says that nothing is left: no run is taken out before all can be."""
    os.chown(home / "data" / "backups", OTHER, OTHER)
    told = run("forget", "--all", "--yes")
    assert (told.code, "backups: permission denied" in told.err) == (4, True)
    give(home, PERSON)
    assert run("history").out.count("small") == 2
    assert run("forget", "--all", "--yes").code == 0
    assert list((home / "data" / "backups").iterdir()) == []


def test_every_command(home: Path, run: Run, evidence: Evidence) -> None:
    """A sentence where it is needed; and what came with the program walks."""
    kept, tried = home.with_name("kept"), 0
    shutil.copytree(home, kept)
    for what, command in crossed(PLACES, COMMANDS, 3):
        shutil.rmtree(home)
        shutil.copytree(kept, home)
        give(home, PERSON)
        os.chown(home / what, OTHER, OTHER)
        told = run(*command)
        assert told.code in (0, 1, 3, 4), (what, command, told)
        assert "A fault in" not in told.err, (what, command, told)
        assert told.code != 4 or told.err.count("presencecheck:") == 1, (what, command, told)
        tried += 1
    evidence("D8", "commands given files of another account", tried, "called a fault", "lost")
