"""System calls that fail, each in its turn: nothing is lost, and what is said names the place and the next step.

strace lets one call of the real program fail. Which calls there are about our files is found by writing them down once.
PRESENCECHECK_FAULTS=100 tries that many of each command's.
"""

import os
import random
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from presencecheck.history.operations.backup import write_backup
from presencecheck.history.operations.verify import inspect
from presencecheck.system.clock import Moment
from tests.support.after_crash import LIST, found, lay_out, missing
from tests.support.builders import BEGAN
from tests.support.commands import Here
from tests.support.evidence import Evidence, amount
from tests.support.histories import DAY, history_of
from tests.support.packs import NEWER, SECOND, folder, installed
from tests.support.system_calls import Fault, calls, failing, recording
from tests.support.terminals import Terminal, own

pytestmark = [pytest.mark.real, pytest.mark.skipif(sys.platform != "linux", reason="strace is Linux's")]

FAULTS = amount("FAULTS", 1, 70)
ERRORS = {
    "openat": ("EIO", "EMFILE", "EACCES"),
    "read": ("EIO",),
    "pread64": ("EIO",),
    "write": ("EIO", "ENOSPC"),
    "pwrite64": ("EIO", "ENOSPC"),
    "fsync": ("EIO",),
    "fdatasync": ("EIO", "ENOSPC"),
    "fcntl": ("EIO", "ENOLCK"),
    "unlink": ("EIO", "EACCES"),
    "rename": ("EIO", "ENOSPC"),
    "mkdir": ("EIO", "ENOSPC", "EACCES"),
    "newfstatat": ("EIO",),
    "getdents64": ("EIO",),
}
"""What is tried, and how it fails."""
WALKED = 2
LEFT, FAILED = 3, 4


class Walked(NamedTuple):
    """How a walk went.

    Attributes:
        code: what it exited with.
        said: all that it showed.
        shown: how many answers it showed as taken.
    """

    code: int
    said: str
    shown: int


def walk(strace: list[str], *options: str, first: int = 1, trouble: str = "1") -> Walked:
    """Give a few answers in a real terminal, then leave; where the history is in trouble, answer that."""
    command = [*strace, sys.executable, "-m", "presencecheck"]
    with Terminal("run", "long", *options, program=command, columns=250, env={"PYTHONHASHSEED": "0"}) as terminal:
        place, met = first, 0

        def asks() -> bool:
            return terminal.waits and (terminal.place == place or troubles() > met)

        def troubles() -> int:
            return terminal.record.count("What now?")

        while True:
            terminal.wait_until(lambda: terminal.over or asks(), f"question {place}")
            if terminal.over:
                break
            if troubles() > met:
                met += 1
                terminal.send(trouble)
            else:
                terminal.send("y" if place < first + WALKED else "q")
                place += 1
        code, record = terminal.ended(), terminal.record
        assert terminal.restored
    return Walked(code, record, len(set(re.findall("✓ (State [0-9]+)", record))))


def possible(trace: Path, root: Path) -> list[Fault]:
    """What can fail of what was written down, as far as it was about files below the folder."""
    counts: Counter[str] = Counter()
    faults = []
    for call in calls(trace):
        counts[call.name] += 1
        if call.concerns(root):
            faults += [Fault(call.name, error, counts[call.name]) for error in ERRORS[call.name]]
    return faults


def shuffled(faults: list[Fault], seed: str) -> list[Fault]:
    """In an order in which each sort has its turn, at any of its places, before one comes again."""
    chance = random.Random(seed)
    sorts = {sort: [fault for fault in faults if fault[:2] == sort] for sort in {fault[:2] for fault in faults}}
    left = [chance.sample(some, len(some)) for _, some in sorted(sorts.items())]
    chance.shuffle(left)
    return [some[turn] for turn in range(max(map(len, left))) for some in left if turn < len(some)]


def all_in_turn(home: Path, do: Callable[[list[str]], object], check: Callable[[Fault], None], seed: str) -> int:
    """Do something once for each fault, always from the same state of the files; how many calls were made to fail."""
    trace, before, times = home.with_name("trace"), found(home), 0
    do(recording(trace, *ERRORS))
    faults = shuffled(possible(trace, home), seed)
    for fault in faults:
        lay_out(before, home)
        do(failing(trace, fault))
        # Which call it is differs a little from time to time: one about other files tells nothing about ours.
        if not any(call.injected and call.concerns(home) for call in calls(trace)):
            continue
        times += 1
        check(fault)
        assert not list((home / "data").glob("*damaged*")), f"a history that is whole was put aside after {fault}"
        if times == FAULTS:
            break
    assert times > min(FAULTS, len(faults)) * 0.7
    return times


def explains(said: str, home: Path) -> bool:
    """Whether the last thing said is one sentence with a path of ours, and one with a next step."""
    last = said.rstrip().rpartition("presencecheck: ")[2]
    return re.fullmatch(rf"[^\n]*{re.escape(str(home))}[^\n]*[.] [A-Z][^\n]+[.]?", last) is not None


@pytest.mark.parametrize("options", [[], ["--resume"]], ids=["the first walk", "going on"])
def test_no_answer_is_lost_when_a_call_fails(home: Path, options: list[str], evidence: Evidence) -> None:
    """Whatever fails under a walk, what was shown as taken is kept, and what was not yet can be tried again."""
    own(home, LIST)
    before = WALKED if options else 0
    if options:
        walk([])
    last: list[Walked] = []

    def do(strace: list[str]) -> None:
        last[:] = [walk(strace, *options, first=before + 1)]

    def check(fault: Fault) -> None:
        [walked] = last
        assert walked.code == LEFT or (walked.code == FAILED and explains(walked.said, home)), (fault, walked)
        assert not re.search("Traceback|Exception|Error|A fault in", walked.said)
        assert missing(home, before + walked.shown) == 0

    times = all_in_turn(home, do, check, str(options))
    evidence("D6", "system calls that fail in a walk", times, "lost", "tracebacks")


Kept = Callable[[list[str], list[str]], list[str]]
"""From the runs that the history holds and those of another one to those that it is to hold."""
COMMANDS: Mapping[str, Kept] = {
    "history": lambda own, other: own,
    "verify": lambda own, other: own,
    "backup": lambda own, other: own,
    "export -o {home}/runs.csv": lambda own, other: own,
    "report -o {home}/report.html": lambda own, other: own,
    "forget last --yes": lambda own, other: own[:-1],
    "forget --all --yes": lambda own, other: [],
    "merge {home}/other.db": lambda own, other: [*own, *other],
    "restore {home}/other.db --yes": lambda own, other: other,
}


@pytest.mark.parametrize("command", COMMANDS)
def test_nothing_is_lost_when_a_call_fails(home: Path, command: str, run: Here, evidence: Evidence) -> None:
    """Whatever fails under a command, it says what and where, and the history is as it was or as it was to be."""
    path = home / "data" / "history.db"
    ids = history_of(path, 3)
    others = history_of(home / "other.db", 2, since=Moment(BEGAN.utc + 9 * DAY, BEGAN.offset))
    write_backup(path)
    after = COMMANDS[command](ids, others)

    def check(code: int) -> None:
        assert run("history").code == 0  # where something was begun, this ends it
        assert inspect(path).faults == ()
        kept = [run["id"] for run in reversed(run("history", "--json").data["runs"])]
        assert kept == after or (kept == ids and code != 0)
        assert all(inspect(backup).faults == () for backup in (home / "data" / "backups").glob("history-*.db"))
        assert inspect(home / "other.db").faults == ()

    evidence("D6", "system calls that fail in a command", each_failing(home, command, check), "lost", "tracebacks")


@pytest.mark.parametrize("command", ["pack add {home}/pack --yes", "pack update --yes", "pack remove harbour --yes"])
def test_a_pack_is_whole_when_a_call_fails(home: Path, command: str, run: Here, evidence: Evidence) -> None:
    """Whatever fails while packs are changed, it says what and where, and what is installed is whole, old or new."""
    pack = folder(home / "pack")
    if "add" not in command:
        assert run("pack", "add", pack, "--yes").code == 0
    before = [entry["version"] for entry in installed(home)]
    folder(home / "pack", pack_yaml=NEWER, room_yaml=SECOND)
    after = [] if "remove" in command else ["1.1.0"]

    def check(code: int) -> None:
        assert run("pack", "verify").code == 0
        kept = [entry["version"] for entry in installed(home)]
        assert kept == after or (kept == before and code != 0)

    evidence("D6", "system calls that fail in a command", each_failing(home, command, check), "lost", "tracebacks")


@pytest.mark.parametrize("when", [1, 2])
def test_a_file_that_cannot_be_looked_at(home: Path, when: int, evidence: Evidence) -> None:
    """A disk that tells nothing of a file, by its path or once it is open, is not taken for a terminal that is gone."""
    own(home, LIST)
    path = home / "config" / "checklists" / "long.yaml"
    strace = failing(home.with_name("trace"), Fault("newfstatat", "EIO", when))
    done = commanded([*strace, "-P", str(path)], f"check {path}")
    assert (done.returncode, done.stderr.count("reports a fault")) == (FAILED, 1)
    assert explains(done.stderr, home)
    evidence("D6", "system calls that fail in a command", 1, "lost", "tracebacks")


def each_failing(home: Path, command: str, check: Callable[[int], None]) -> int:
    """Carry out a command once for each call that can fail, and hold that it explains itself.

    Args:
        home: where it is at home, and `{home}` in the command.
        command: its words.
        check: what more is to be so, given its exit code.
    """
    last: list[tuple[int, str]] = []

    def do(strace: list[str]) -> None:
        done = commanded(strace, command.format(home=home))
        last[:] = [(done.returncode, done.stderr)]

    def explained(fault: Fault) -> None:
        [(code, said)] = last
        assert code == 0 or (code == FAILED and explains(said, home)), (fault, last)
        assert "Traceback" not in said
        check(code)

    return all_in_turn(home, do, explained, command)


def commanded(strace: list[str], command: str) -> "subprocess.CompletedProcess[str]":
    """Carry out a command with a call that fails."""
    line = [*strace, sys.executable, "-m", "presencecheck", *command.split()]
    return subprocess.run(line, capture_output=True, text=True, env={**os.environ, "PYTHONHASHSEED": "0"})
