"""Under the limits that systems and scripts set: no fault of the program's own, and nothing of its insides shown.

PRESENCECHECK_LIMITED=500 makes as many runs, PRESENCECHECK_SEED others.
"""

import os
import random
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.support.commands import SMALL, Here, own, presencecheck
from tests.support.evidence import Evidence, amount
from tests.support.packs import key, publish, vouch

pytestmark = [pytest.mark.real, pytest.mark.skipif(sys.platform != "linux", reason="limits are Linux's")]

RUNS = amount("LIMITED", 14, 500)
SEED = int(os.environ.get("PRESENCECHECK_SEED", "1"))
LIMITS = [
    *(f"ulimit -n {count}" for count in (4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 16, 20, 24)),
    *(f"ulimit -v {size}" for size in (60_000, 90_000, 120_000, 160_000, 250_000)),
    *("ulimit -f 0", "ulimit -f 1", "ulimit -u 1", "ulimit -t 1", "ulimit -s 256", "ulimit -l 0", "ulimit -c 0"),
    *("exec <&-", "exec >&-", "exec 2>&-", "exec <&- >&-", "exec <&- >&- 2>&-", "exec >/dev/full", "exec 2>/dev/full"),
    *("umask 0777", "umask 0", "trap '' INT HUP TERM PIPE", "cd /; export TMPDIR=/nonexistent TEMP=/nonexistent"),
    *("export HOME=/nonexistent", "unset PATH", "export LC_ALL=C PYTHONUTF8=0", "export TERM=", "export COLUMNS=0"),
]
"""What a shell does before it starts the program."""
COMMANDS: list[Sequence[str]] = [
    *(["list"], ["show", "small"], ["run", "small", "--answers", "-"], ["run", "small", "--answers", "ANSWERS"]),
    *(["run", "small", "--answers", "-", "--json"], ["history"], ["stats"], ["verify"], ["backup"], ["export"]),
    *(["report", "--output", "OUT", "--yes"], ["doctor", "--json"], ["probe", "power", "clock"], ["where"]),
    *(["check", "."], ["config", "list"], ["config", "set", "motion", "false"], ["forget", "--all", "--yes"]),
    *(
        ["pack", "add", "PACK", "--yes"],
        ["pack", "verify"],
        ["pack", "list"],
        ["pack", "export", "SOURCE", "-o", "OUT.zip"],
    ),
    *(["pack", "add", "https://127.0.0.1:9/x.zip", "--sha256", "0" * 64, "--yes"]),
]


@pytest.fixture
def furnished(home: Path, tmp_path: Path, run: Here) -> Path:
    """A home with a list, a run and a signed pack; the folder of what commands are given."""
    own(home, "small", SMALL)
    publish(run, tmp_path / "PACK.zip", key(tmp_path / "anna"))
    vouch(home / "config" / "allowed_signers", "anna@harbour", tmp_path / "anna")
    (tmp_path / "ANSWERS").write_text('{"item": "small/door", "answer": "yes"}\n')
    assert presencecheck("run", "small", "--answers", str(tmp_path / "ANSWERS")).code in (1, 3)
    return tmp_path


def limited(limit: str, command: Sequence[str], folder: Path) -> tuple[int, str]:
    """How a command ends under a limit, and all that it wrote to standard error."""
    named = {name: str(folder / name) for name in ("ANSWERS", "OUT")}
    named |= {"PACK": str(folder / "PACK.zip"), "SOURCE": str(folder / "PACK-source"), ".": str(folder)}
    words = [named.get(word, word) for word in command]
    told = folder / "stderr"
    script = f'exec 2>{told}; {limit}; exec "$@"'
    line = ["bash", "-c", script, "bash", sys.executable, "-m", "presencecheck", *words]
    try:
        done = subprocess.run(
            line,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            cwd=folder,
            # Python leaves what it compiled cut off where files may not grow, and fails at it from then on.
            env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
            check=False,
            timeout=20,
        )
    except subprocess.TimeoutExpired:
        return -1, told.read_text(errors="replace")
    return done.returncode, told.read_text(errors="replace")


def test_commands_under_limits(furnished: Path, evidence: Evidence) -> None:
    """Whatever is refused to it, a command ends with a code of its own: never as a fault, never with our trace."""
    every = [(limit, command) for limit in LIMITS for command in COMMANDS]
    chosen = random.Random(SEED).sample(every, min(RUNS, len(every)))
    for limit, command in chosen:
        code, told = limited(limit, command, furnished)
        assert code not in (70, -1), (limit, command, told)
        assert "A fault in presencecheck" not in told, (limit, command, told)
        if "Traceback" in told:  # Python's own, where it could not even load the program
            assert "presencecheck/" not in told.rpartition("Traceback")[2].replace("presencecheck/__main__", ""), told
    evidence("F", "commands under limits, with closed descriptors and odd surroundings", len(chosen), "called a fault")


KNOWN: list[tuple[str, Sequence[str]]] = [
    ("exec <&-", ["run", "small", "--answers", "-"]),
    (
        "export TMPDIR=/nonexistent TEMP=/nonexistent; ulimit -f 0",
        ["pack", "add", "PACK", "--yes"],
    ),
    *((f"ulimit -n {count}", ["pack", "add", "PACK", "--yes"]) for count in (8, 9, 10, 11, 12)),
]


@pytest.mark.parametrize(("limit", "command"), KNOWN, ids=lambda value: value if isinstance(value, str) else value[0])
def test_what_was_once_called_a_fault(limit: str, command: Sequence[str], furnished: Path) -> None:
    """Standard input that is closed, no temporary folder, few descriptors."""
    code, told = limited(limit, command, furnished)
    assert code not in (70, -1), told
    assert "A fault in presencecheck" not in told
