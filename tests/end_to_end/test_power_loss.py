"""Walks whose computer loses its power: every answer that was shown as taken is there when it is back.

What the program really asks of the system is written down, and told to a model of a disk (`power_cuts`), which knows
what may be left of it at each moment. The program then opens that. PRESENCECHECK_DISKS=100 tries that many disks for
each moment.
"""

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from presencecheck.history.format.file_header import read_header
from presencecheck.history.operations.backup import write_backup
from presencecheck.history.operations.forget import keep_reserve
from presencecheck.history.operations.verify import inspect
from presencecheck.library import cache
from tests.support.acts import ACTS, ACTS_DONE, acts_in
from tests.support.after_crash import COUNT, LIST, State, found, lay_out, missing
from tests.support.commands import Here
from tests.support.disks import in_memory
from tests.support.evidence import Evidence, amount
from tests.support.histories import history_of, ids
from tests.support.power_cuts import KEPT, Disk, fates
from tests.support.system_calls import Call, calls, recording
from tests.support.terminals import Terminal, own

pytestmark = [pytest.mark.real, pytest.mark.skipif(sys.platform != "linux", reason="strace is Linux's")]

DISKS = amount("DISKS", 1, 100)
BREAK = 3
Command = Callable[[list[str]], object]
"""Does something, given the beginning of its command line."""


class Recording(NamedTuple):
    """What a program did to the files below a folder.

    Attributes:
        root: the folder.
        before: what was in it, safely.
        calls: what the program asked of the system.
    """

    root: Path
    before: State
    calls: list[Call]


def recorded(root: Path, *commands: Command) -> Recording:
    """Write down what commands do, one after the other."""
    before, told = found(root), list[Call]()
    for number, command in enumerate(commands):
        trace = root.with_name(f"trace-{number}")
        command([*recording(trace), sys.executable])
        told += calls(trace)
    return Recording(root, before, told)


def doing(code: str, path: Path) -> Command:
    """Runs Python code, with the program and the builders of tests at hand, on the history at this path."""
    folders = os.pathsep.join(str(place) for place in (*map(Path, sys.path), Path(__file__).parents[2]))

    def do(strace: list[str]) -> None:
        subprocess.run([*strace, "-c", code, path], check=True, env={**os.environ, "PYTHONPATH": folders})

    return do


def walking(
    keys: str, *options: str, program: Sequence[str] = ("-m", "presencecheck")
) -> Callable[[list[str]], object]:
    """Walks in a real terminal, in which each answer is waited for."""

    def walk(strace: list[str]) -> None:
        with Terminal("run", "long", *options, program=[*strace, *program]) as terminal:
            terminal.walk(keys.removesuffix("q"), BREAK + 1 if "--resume" in options else 1)
            if keys.endswith("q"):
                terminal.wait_until(lambda: terminal.place == len(keys), "the next question")
                terminal.send("q")
            terminal.ended()

    return walk


def disks(record: Recording, most: int, said: str = "State {}") -> Iterator[tuple[int, State]]:
    """How much was said to be done, and what may be on the disk if the power goes just then.

    Args:
        record: what was done.
        most: at most that many disks for each moment; the same disk comes again only where more was said by then.
        said: the words on standard output that say so, with the number of the time.
    """
    disk, chance, count = Disk(record.root, record.before), random.Random(most), 0
    known: dict[int, int] = {}
    for call in record.calls:
        changed = disk.told(call)
        if call.name == "write" and call.descriptor == 1 and said.format(count + 1).encode() in call.texts[0]:
            count, changed = count + 1, True
        if changed:
            for fate in fates(disk.unsynced, chance, most):
                state = disk.after(fate)
                if known.get(key := hash(tuple(state.items())), -1) < count:
                    known[key] = count
                    yield count, state
    assert count, "nothing was ever said to be done"
    # Had the model missed anything that the program did, this would not be what the program left.
    assert disk.after([KEPT] * len(disk.unsynced)) == found(record.root)


@pytest.fixture
def place() -> Iterator[Path]:
    """Where disks are laid out."""
    with in_memory() as folder:
        yield folder / "home"


def test_no_answer_is_lost_when_the_power_goes(
    home: Path, place: Path, run: Here, monkeypatch: pytest.MonkeyPatch, evidence: Evidence
) -> None:
    """Whatever the disk holds after a power cut, each answer that was shown is there, and the run goes on behind it."""
    listed = home / "config" / "checklists" / f"{own(home, LIST)}.yaml"
    first, second = walking("y" * BREAK + "q"), walking("y" * (COUNT - BREAK), "--resume")
    record = recorded(home, first, second)
    validated = cache.get(home / "cache", listed, LIST.encode())
    assert validated is not None
    monkeypatch.setenv("PRESENCECHECK_HOME", str(place))
    times, last = 0, 0
    for shown, state in disks(record, DISKS):
        assert missing(lay_out(state, place), shown) == 0, state.keys()
        assert cache.get(place / "cache", listed, LIST.encode()) in (None, validated)
        if times % 50 == 0:
            assert run("history", "--json").code == 0
            assert run("run", "long", "--fresh", "--answers", "-").code == 3
            assert run("verify").code == 0
        times, last = times + 1, shown
    assert last == COUNT
    evidence("D5", "disks as a power cut in a walk may leave them", times, "lost", "damaged")


def test_no_act_is_lost_when_the_power_goes(home: Path, place: Path, evidence: Evidence) -> None:
    """Confirming together, asking again, changing the verdict, the client's coming, a recall and a day alone, too."""
    home.mkdir(mode=0o700)
    record = recorded(home, doing(ACTS, home / "data" / "history.db"))
    times, last = 0, 0
    for said, state in disks(record, DISKS):
        kept = acts_in(lay_out(state, place) / "data" / "history.db")
        assert said <= kept <= said + 1
        times, last = times + 1, said
    assert last == ACTS_DONE
    evidence("D5", "disks as a power cut in any act of a walk may leave them", times, "lost", "damaged")


MIGRATE = """
import sys
from pathlib import Path
from presencecheck.history.store.store import History

History.open(Path(sys.argv[1])).close()
print("State 1", flush=True)
"""


def test_no_run_is_lost_when_the_power_goes_in_a_migration(home: Path, place: Path, evidence: Evidence) -> None:
    """A history of version 1 is afterwards of the one or the other, with all its runs."""
    path = home / "data" / "history.db"
    path.parent.mkdir(parents=True, mode=0o700)
    shutil.copy(Path(__file__).parents[1] / "history" / "released" / "history-1.db", path)
    names = ids(path)
    record = recorded(home, doing(MIGRATE, path))
    times = 0
    for said, state in disks(record, DISKS * 4):
        file = lay_out(state, place) / "data" / "history.db"
        assert inspect(file).faults == ()
        assert ids(file) == names
        assert read_header(file).version in ({2} if said else {1, 2})
        times += 1
    evidence("D5", "disks as a power cut in a migration may leave them", times, "lost", "damaged")


# The model itself.

WEAKENED = """
import sys
from presencecheck.history.store import durability
durability.PRAGMAS["synchronous"] = (sys.argv[1], int(sys.argv[2]))
sys.argv[1:3] = []
from presencecheck.cli.main import main
main()
"""
REWRITING = """
import json, sys
from pathlib import Path
answers = []
for number in range(1, 4):
    answers.append(number)
    Path(sys.argv[1]).write_text(json.dumps(answers))
    print(f"State {number}", flush=True)
"""


@pytest.mark.parametrize("synchronous", [["FULL", "2"], ["OFF", "0"]], ids=lambda words: words[0])
def test_the_model_finds_what_a_weaker_setting_loses(home: Path, place: Path, synchronous: list[str]) -> None:
    """The same walk with any other way of syncing loses answers, SQLite's own default too."""
    own(home, LIST)
    record = recorded(home, walking("yy" + "q", program=("-c", WEAKENED, *synchronous)))
    assert any(missing(lay_out(state, place), shown) for shown, state in disks(record, 10))


def test_the_model_finds_what_rewriting_loses(home: Path) -> None:
    """A file that is written again for each answer loses all of them, as it did in programs that we know."""
    home.mkdir()
    record = recorded(home, lambda strace: subprocess.run([*strace, "-c", REWRITING, home / "answers"], check=True))
    left = {(shown, state.get("answers")) for shown, state in disks(record, 40)}
    assert {(3, None), (3, b""), (3, b"[1, 2, 3]")} <= left
    assert (2, b"\0" * len("[1, 2]")) in left


# Forgetting.


@pytest.mark.parametrize("wish", [["--all"], ["last"]], ids=" ".join)
def test_what_was_forgotten_stays_forgotten(
    home: Path, place: Path, run: Here, monkeypatch: pytest.MonkeyPatch, wish: list[str], evidence: Evidence
) -> None:
    """Once forgetting is said to be done no power cut brings a run back; before, all of it is done or none."""
    path = home / "data" / "history.db"
    ids = history_of(path, 3)
    write_backup(path)
    keep_reserve(path)
    shutil.copyfile(path, path.with_name("history.damaged-2026-01-01.db"))
    gone = ids if wish == ["--all"] else ids[-1:]
    forget = ["-m", "presencecheck", "forget", *wish, "--yes"]
    record = recorded(home, lambda strace: subprocess.run([*strace, *forget], check=True, capture_output=True))
    monkeypatch.setenv("PRESENCECHECK_HOME", str(place))
    times = 0
    for said, state in disks(record, max(DISKS // 4, 1), "Forgotten: "):
        lay_out(state, place)
        assert run("history").code == 0
        assert inspect(place / "data" / "history.db").faults == ()
        left = [name for name in ids if any(name.encode() in (content or b"") for content in found(place).values())]
        assert left == [name for name in ids if name not in gone] or (left == ids and not said)
        times += 1
    evidence("D5", "disks as a power cut in forgetting may leave them", times, "lost", "damaged", "left")
