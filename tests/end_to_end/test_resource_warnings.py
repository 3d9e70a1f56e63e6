"""Files, sockets and processes are closed by those who opened them, in every command."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.command_tour import LEFT, MEASURING, tour
from tests.support.evidence import Evidence

pytestmark = pytest.mark.real
MEASURED = (["doctor"], ["doctor", "--json"], ["probe"], ["probe", "power", "clock", "--json"])
ASTRAY = (
    ["history", "show", "none"],
    ["check", "none.yaml"],
    ["merge", "none.db"],
    ["pack", "add", "none"],
    ["nothing"],
)
STRICT = [sys.executable, "-X", "dev", "-W", "error::ResourceWarning", "-m"]


def test_no_command_leaves_anything_open(home: Path, tmp_path: Path, evidence: Evidence) -> None:
    """The tour of all commands, those that measure, and some that fail."""
    lines = [line for line in tour(home, tmp_path / "place") if line[0] not in MEASURING]
    lines += [*MEASURED, *ASTRAY]
    done = subprocess.run(
        [*STRICT, "tests.support.warned_commands"],
        input=json.dumps(lines),
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert done.returncode == 0, done.stderr
    ends = json.loads(done.stdout)
    assert [(line, warned) for line, (_, warned) in zip(lines, ends, strict=True) if warned] == []
    assert {code for code, _ in ends} <= {0, 1, 2, LEFT, 4}
    assert "ResourceWarning" not in done.stderr
    evidence("F", "commands in which nothing may be left open", len(lines), "left open")


@pytest.mark.parametrize("line", [["doctor", "--json"], ["probe", "--json"], ["list"], ["history"]], ids=" ".join)
def test_nothing_is_left_open_at_the_end(line: list[str]) -> None:
    """Where the process ends, nothing is closed by the interpreter."""
    done = subprocess.run([*STRICT, "presencecheck", *line], capture_output=True, text=True, check=False)
    assert (done.returncode in (0, 1), done.stderr.count("ResourceWarning")) == (True, 0), done.stderr
