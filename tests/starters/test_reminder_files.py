"""The files of the reminder: what each system makes of them."""

import os
import plistlib
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from presencecheck.starters.reminder_files import (
    EVERY_MINUTES,
    MARK,
    launch_agent,
    scheduled_task,
    systemd_service,
    systemd_timer,
)
from tests.support.real_parts import program
from tests.support.units import exec_start

COMMAND = ("/opt/a b/presencecheck", "remind", "--before", "5")
ODD = "100% of $HOME, \"quoted\" \\ and 'so'"


@pytest.mark.real
def test_systemd_finds_no_fault(tmp_path: Path) -> None:
    """Its own judge reads the units, and says when the timer elapses; a path with blanks and odd signs is a path."""
    runs = tmp_path / "a b %h $HOME" / "presencecheck"
    runs.parent.mkdir()
    runs.write_text("#!/bin/sh\n")
    runs.chmod(0o755)
    service, timer = tmp_path / "presencecheck-remind.service", tmp_path / "presencecheck-remind.timer"
    service.write_text(systemd_service((str(runs), *COMMAND[1:], ODD), {"PRESENCECHECK_HOME": ODD}))
    timer.write_text(systemd_timer())
    judge = program("systemd-analyze")
    surroundings = {**os.environ, "XDG_RUNTIME_DIR": str(tmp_path)}
    done = subprocess.run(
        [judge, "--user", "--man=no", "verify", str(timer)], capture_output=True, text=True, env=surroundings
    )
    assert (done.returncode, done.stderr) == (0, "")
    [when] = [line.partition("=")[2] for line in timer.read_text().splitlines() if line.startswith("OnCalendar=")]
    said = subprocess.run(
        [judge, "calendar", "--base-time=2026-11-30 13:51:10 UTC", "--iterations=2", when],
        capture_output=True,
        text=True,
        env={**surroundings, "TZ": "UTC"},
        check=True,
    ).stdout
    assert "13:55:00" in said
    assert "14:00:00" in said
    assert EVERY_MINUTES == 5


@settings(max_examples=50)
@example([ODD], ODD)
@given(
    st.lists(st.text(st.characters(exclude_categories=["C", "Z"]) | st.just(" ")), max_size=3),
    st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1),
)
def test_words_of_a_unit_stay_as_they_are(words: list[str], folder: str) -> None:
    """Read back by the rules of systemd's manual, whatever stands in them."""
    path = f"/{folder}/presencecheck"
    assert exec_start(systemd_service((path, *words), {})) == [path, *words]


def test_the_service_leaves_the_walk_alone_and_the_journal_empty() -> None:
    """The walk that was begun goes on when the look ends; no time of an appointment is written anywhere."""
    lines = systemd_service(COMMAND, {"PRESENCECHECK_HOME": "/x"}).splitlines()
    assert {"KillMode=process", "StandardOutput=null", "StandardError=null", f"X-Presencecheck={MARK}"} <= set(lines)
    assert 'Environment="PRESENCECHECK_HOME=/x"' in lines


def test_an_agent_of_macos() -> None:
    """On each full five minutes; untried on macOS itself."""
    agent = plistlib.loads(launch_agent(COMMAND, {"PRESENCECHECK_HOME": "/x"}))
    assert (agent["Label"], agent["ProgramArguments"]) == (MARK, list(COMMAND))
    assert [each["Minute"] for each in agent["StartCalendarInterval"]] == list(range(0, 60, 5))
    assert agent["EnvironmentVariables"] == {"PRESENCECHECK_HOME": "/x"}
    assert "RunAtLoad" not in agent


def test_a_task_of_windows() -> None:
    """In the encoding that its name declares; untried on Windows itself."""
    written = scheduled_task(("C:\\a & b\\pythonw.exe", "-m", "presencecheck", "two words"))
    tree = ElementTree.fromstring(written)
    spaces = {"t": "http://schemas.microsoft.com/windows/2004/02/mit/task"}

    def text(path: str) -> str | None:
        return tree.findtext(path, namespaces=spaces)

    assert text(".//t:Command") == "C:\\a & b\\pythonw.exe"
    assert text(".//t:Arguments") == '-m presencecheck "two words"'
    assert (text(".//t:Interval"), text(".//t:Source")) == ("PT5M", MARK)
    assert written.startswith(b"\xff\xfe")
