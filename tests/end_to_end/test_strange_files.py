"""Pipes, links, devices, folders, empty and endless files in the places of ours: one clear sentence, and never a hang.

PRESENCECHECK_STRANGE=8000 tries as many of all places, kinds and commands, PRESENCECHECK_SEED others.
"""

import os
import random
import shutil
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from tests.support.commands import READY, SMALL, answers, own, presencecheck
from tests.support.evidence import Evidence, amount
from tests.support.forked_commands import Ended, Forked, forked
from tests.support.packs import folder as pack_folder
from tests.support.strange_files import COMMANDS, FORGETTING, KINDS, PLACES, PRECIOUS, put, put_back

pytestmark = [pytest.mark.real, pytest.mark.skipif(sys.platform != "linux", reason="pipes and devices are Linux's")]

EVERY = list(product(PLACES, KINDS, COMMANDS))
CASES = amount("STRANGE", 80, len(EVERY))
SEED = int(os.environ.get("PRESENCECHECK_SEED", "1"))
CODES = {0, 1, 2, 3, 4}


@pytest.fixture
def template(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home in which everything is: lists, an overlay with its base, a pack, settings, runs, a backup."""
    monkeypatch.setenv("XDG_CONFIG_DIRS", str(home / "xdg"))
    own(home, "small", SMALL)
    given = tmp_path / "given"
    given.mkdir()
    (given / "ANSWERS").write_text(answers(*READY), encoding="utf-8")
    pack_folder(given / "PACK")
    run = ("run", "small", "--no-probe", "--answers", str(given / "ANSWERS"))
    lines = (
        *(run, run, ("backup",), ("backup", str(given / "COPY")), run),
        *(("config", "set", "motion", "false"), ("edit", "environment", "--no-open")),
        *(("retire", "environment/light-front"), ("pack", "add", str(given / "PACK"), "--yes"), ("history",)),
    )
    for line in lines:
        assert presencecheck(*line).code == 0, line
    return home


@pytest.fixture
def command(tmp_path: Path) -> Iterator[Forked]:
    """Runs commands."""
    with forked(tmp_path) as started:
        yield started


class Strange:
    """One home after the other, with something strange in it."""

    def __init__(self, template: Path, command: Forked, tmp_path: Path) -> None:
        self._template, self._command, self._given = template, command, tmp_path / "given"
        self.place = tmp_path / "case"

    @property
    def home(self) -> Path:
        """The home of this case."""
        return self.place / "home"

    def furnish(self) -> None:
        """Make a new home."""
        shutil.rmtree(self.place, ignore_errors=True)
        for folder in ("elsewhere", "out"):
            (self.place / folder).mkdir(parents=True)
        (self.place / "elsewhere" / "precious").write_bytes(PRECIOUS)
        shutil.copytree(self._template, self.home, symlinks=True)

    def __call__(self, *arguments: str) -> Ended:
        """Run a command in it."""
        words = {"HOME": self.home, "OUT": self.place / "out"}
        words |= {name: self._given / name for name in ("ANSWERS", "COPY", "PACK")}
        line = []
        for argument in arguments:
            head, slash, rest = argument.partition("/")
            line.append(f"{words[head]}{slash}{rest}" if head in words else argument)
        environment = {"PRESENCECHECK_HOME": str(self.home), "XDG_CONFIG_DIRS": str(self.home / "xdg")}
        return self._command(line, environment)

    def faults(self, name: str, kind: str, arguments: tuple[str, ...]) -> list[str]:
        """What goes wrong where something of this kind is in this place."""
        self.furnish()
        place = put(self.home, name, kind)
        ended = self(*arguments)
        found = list(judged(ended))
        if any(file.read_bytes() != PRECIOUS for file in self.place.glob("**/precious") if file.is_file()):
            found.append("changed what is another's")
        if not os.path.lexists(self.place / "elsewhere" / "precious"):
            found.append("deleted what is another's")
        if arguments[0] not in FORGETTING and name.startswith("data/history.") and os.path.lexists(place):
            put_back(self.home, place)
            if (runs := self("history").out.count("small")) < 3:
                found.append(f"{runs} runs are left")
        return found


def judged(ended: Ended) -> Iterator[str]:
    """What is wrong about how a command ended."""
    if ended.code is None:
        yield "hung"
    elif ended.code not in CODES:
        yield f"exit code {ended.code}: {ended.err[-300:]}"
    if "Traceback" in ended.err or "A fault in" in ended.err:
        yield f"called a fault: {ended.err[-300:]}"
    if ended.code == 4 and ended.err.count("presencecheck:") != 1:
        yield f"not one sentence: {ended.err}"


@pytest.fixture
def strange(template: Path, command: Forked, tmp_path: Path) -> Strange:
    """The homes."""
    return Strange(template, command, tmp_path)


KNOWN = (
    ("data/history.db-journal", "pipe", ("history",)),
    ("data/history.db-journal", "pipe", COMMANDS[0]),
    ("data/history.db-journal", "folder with a file", ("verify",)),
    ("data/history.db", "file of a terabyte", ("stats",)),
    ("data/history.db", "link to itself", ("backup",)),
    ("data/history.db", "pipe", ("backup",)),
    ("data/backups", "pipe", ("forget", "last", "--yes")),
    ("data/backups/BACKUP", "file of a terabyte", ("forget", "last", "--yes")),
    ("data/bases", "file of a terabyte", ("forget", "last", "--yes")),
    ("data/backups", "file of a terabyte", ("forget", "--all", "--yes")),
    ("data/history.installation", "folder with a file", ("forget", "--all", "--yes")),
)


def test_what_once_hung_or_was_told_wrong(strange: Strange) -> None:
    """Each of these did."""
    assert [(case, faults) for case in KNOWN if (faults := strange.faults(*case))] == []


def test_strange_files_in_our_places(strange: Strange, evidence: Evidence) -> None:
    """Nothing hangs, nothing is called a fault, and what is there stays."""
    chosen = random.Random(SEED).sample(EVERY, min(CASES, len(EVERY)))
    wrong = [(case, faults) for case in chosen if (faults := strange.faults(*case))]
    assert not wrong, "\n".join(map(str, wrong[:40]))
    evidence("H", "commands with strange files in the places of ours", len(chosen), "hung", "called a fault", "lost")
