"""Paths that the system will not even look at: named in one line, never taken for a fault or for nothing."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from presencecheck.history.format.file_header import NO_HEADER, read_header
from tests.support.commands import Here

TOO_LONG = "x" * 300
COMMANDS = [
    *("history", "stats", "report", "export", "verify", "backup", "pack list", "config list"),
    *("forget --all --yes", "config set keep forever"),
]
NOTING = {
    "list": 0,
    "show quick": 0,
    "card": 0,
    "run quick --answers - --no-log": 3,
    "run quick --answers -": 4,
    "new room": 4,
}
"""Commands that do with what came with the program what can be done, and their exit codes."""
NAMING = [
    *("check PATH.yaml", "pack add PATH", "merge PATH.db", "restore PATH.db --yes", "run quick --answers PATH"),
    *("show quick --format html -o PATH.html", "pack export PATH -o out.zip"),
]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_home_that_cannot_be_reached(
    command: str, tmp_path: Path, run: Here, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the person's own folder cannot even be asked for, that is said, and never that it is empty."""
    monkeypatch.setenv("PRESENCECHECK_HOME", str(tmp_path / TOO_LONG))
    result = run(*command.split())
    assert (result.code, result.err.count("\n")) == (4, 1)
    assert TOO_LONG in result.err
    assert "file name too long" in result.err


@pytest.mark.real
def test_doctor_looks_at_the_rest(tmp_path: Path, run: Here, monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be reached is a finding, and no end of it."""
    monkeypatch.setenv("PRESENCECHECK_HOME", str(tmp_path / TOO_LONG))
    result = run("doctor", "--json")
    assert (result.code, result.err) == (1, "")
    checks = {check["name"]: check for check in result.data["checks"]}
    assert {"history", "settings", "dates", "folders", "copies", "disk", "probe clock"} <= set(checks)
    assert checks["disk"]["finding"] == "ok"
    for name in ("history", "dates", "copies", "folders"):
        assert (checks[name]["finding"] in ("fail", "unknown"), TOO_LONG in checks[name]["sentence"]) == (True, True)


@pytest.mark.parametrize("command", NOTING)
def test_what_came_with_the_program_goes_on(
    command: str, tmp_path: Path, run: Here, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What cannot be looked into is named in one sentence each, and nothing is taken for empty in silence."""
    monkeypatch.setenv("PRESENCECHECK_HOME", str(tmp_path / TOO_LONG))
    result = run(*command.split())
    assert result.code == NOTING[command]
    told = result.err.splitlines()
    assert len(told) == len(set(told)) >= 2
    assert all("file name too long" in line for line in told)


@pytest.mark.parametrize("command", NAMING)
def test_a_path_that_cannot_be_reached(command: str, tmp_path: Path, run: Here) -> None:
    """A path on the command line that the system refuses is named in one line, and nothing is made."""
    before = sorted(tmp_path.rglob("*"))
    result = run(*command.replace("PATH", str(tmp_path / TOO_LONG)).split())
    assert result.code in (1, 2, 4)
    assert TOO_LONG[:40] in (result.err + result.out).replace("\n", "")
    assert [path for path in sorted(tmp_path.rglob("*")) if "presencecheck" not in path.parts] == before


@pytest.mark.real
@pytest.mark.skipif(
    shutil.which("setpriv") is None or os.geteuid() != 0, reason="as root, it takes setpriv to be refused anything"
)
@pytest.mark.parametrize("command", ["history", "verify", "check PATH.yaml", "merge PATH.db"])
def test_a_folder_of_somebody_else(command: str, home: Path, tmp_path: Path) -> None:
    """A folder that only others may look into is named, with what to look at."""
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o000)
    if "PATH" not in command:
        home.parent.joinpath("presencecheck").symlink_to(closed / "home")
    python = [sys.executable, "-m", "presencecheck", *command.replace("PATH", str(closed / "x")).split()]
    drop = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]
    done = subprocess.run([*drop, *python], capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
    assert (done.returncode, done.stderr.count("\n")) == (4, 1)
    assert "permission denied. Look at who owns it" in done.stderr


def test_a_link_to_itself(tmp_path: Path, run: Here, home: Path) -> None:
    """A history that is a link without an end is trouble; a link to nothing yet is an empty history."""
    path = home / "data" / "history.db"
    path.parent.mkdir(parents=True)
    path.symlink_to(tmp_path / "stick" / "history.db")
    assert read_header(path) == NO_HEADER
    path.unlink()
    path.symlink_to(path)
    result = run("history")
    assert (result.code, "history.db" in result.err) == (4, True)
