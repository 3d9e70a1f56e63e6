"""What is not imported cannot be waited for: the modules that stand before the first question, held by name."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from presencecheck.calendar.start_times import StartTimes, checksum, write
from presencecheck.system.paths import shipped, user_paths
from tests.support.commands import answers, presencecheck
from tests.support.strace import CALLS, seen, tracing
from tests.support.terminals import ANSWERS, HOURS_AWAY, QUESTIONS, Terminal, hours_away, own

pytestmark = pytest.mark.real

SLOW = {
    "pydantic",
    "pydantic_core",
    "yaml",
    "importlib.metadata",
    "rich.markdown",
    "asyncio",
    "email",
    "annotated_types",
}
CORE = {"pydantic_core", "yaml"}
"""What a file is read and checked with; pydantic itself is imported for the schema that editors use."""
CHECKED = str(shipped() / "environment.yaml")
LATER = {"sqlite3", "prompt_toolkit"}
KEYS = {"prompt_toolkit.keys", "prompt_toolkit.input.ansi_escape_sequences"}
"""What of prompt_toolkit is needed to read single keys; the rest is imported where a line is written."""
BEFORE_KEYS = (SLOW - {"prompt_toolkit"}) | {"wcwidth", "ssl", "socket", "inspect", "logging"}
"""What prompt_toolkit's application would bring along."""
WIDE = {"dataclasses", "inspect", "ast", "dis", "copy", "weakref"}
"""What a small convenience would bring along."""
BESIDE = {"psutil", "sounddevice", "presencecheck.probes.worker", "presencecheck.probes.table"}
"""What measures is imported by a process of its own, never by the walk."""
SETUP = {
    *("presencecheck.walk.first_start", "presencecheck.walk.setup", "presencecheck.walk.setup_questions"),
    *("presencecheck.messages.setup", "presencecheck.surfaces.setup_lines", "presencecheck.cli.make_starter"),
}
"""What only a first start needs."""
PARSER = {"typer", "rich", "shellingham", "inspect"}
"""What reads a line that can mean more than one thing."""
PAGE = {"http.server", "socketserver", "webbrowser", "presencecheck.devices"}
VERSION_NEEDS_NONE = {
    *("typer", "rich", "json", "shutil", "subprocess", "datetime"),
    *("presencecheck.core.frozen", "presencecheck.system.files", "presencecheck.system.settings"),
}
"""What a line that is only asked for the version does without."""
IMPORTED = re.compile(r"import time:\s+\d+ \|\s+\d+ \|\s+(\S+)")


def slow_ones(report: str, names: set[str]) -> set[str]:
    """Those of `names` that Python's own report of imports tells of."""
    return set(IMPORTED.findall(report)) & names


def parts_of(report: str, package: str) -> set[str]:
    """The modules of a package, and the package, that Python's own report of imports tells of."""
    return {name for name in IMPORTED.findall(report) if name.partition(".")[0] == package}


@pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal wants a POSIX system")
def test_nothing_slow_before_the_first_question() -> None:
    """With checklists that are known, the first question needs no validation, no database and no key reader."""
    question = "Is the room closed off"
    for _ in range(2):  # the first start validates the checklists and keeps what it found
        with Terminal("run", "--fresh", columns=200, rows=50, env={"PYTHONPROFILEIMPORTTIME": "1"}) as terminal:
            terminal.wait_until(lambda: " leave" in terminal.output.partition(question)[2], "the keys")
            before, _, after = terminal.output.partition(question)
            terminal.send("q")
            assert terminal.ended() == 3
    assert slow_ones(before, {"typer", "rich", "json"}) == {"json"}
    assert slow_ones(before, SLOW | LATER | WIDE | BESIDE | PAGE | {"presencecheck.probes.background"}) == set()
    assert slow_ones(after, LATER) == {"sqlite3"}
    assert slow_ones(after, BESIDE | BEFORE_KEYS) == set()
    assert parts_of(after, "prompt_toolkit") == KEYS


@pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal wants a POSIX system")
def test_what_edits_lines_waits_for_one(home: Path) -> None:
    """It is imported while the question before is read, and not where nothing is written."""
    with Terminal("run", own(home), env={"PYTHONPROFILEIMPORTTIME": "1"}, columns=200, rows=50) as terminal:
        for question, keys in zip(QUESTIONS, ANSWERS[:3], strict=False):
            terminal.wait_until(lambda asked=question: " leave" in terminal.output.partition(asked)[2], "the keys")  # type: ignore[misc]
            assert parts_of(terminal.output, "prompt_toolkit") == KEYS
            terminal.send(keys)
        terminal.wait_until(lambda: "terminal.applications" in terminal.output.partition(QUESTIONS[3])[2], "it")
        assert parts_of(terminal.output.partition(QUESTIONS[3])[0], "prompt_toolkit") == KEYS
        terminal.send("q")
        assert terminal.ended() == 3


@pytest.mark.skipif(sys.platform != "linux", reason="strace is Linux's")
def test_a_calendar_opens_one_file_more(home: Path, tmp_path: Path) -> None:
    """The start times, not the calendar itself, and what reads them; no process begins, nothing is asked."""
    question, calendar, log = "Is the room closed off", home / "sessions.ics", tmp_path / "log"
    settings, start_times = home / "config" / "config.toml", user_paths().start_times
    settings.parent.mkdir(parents=True, exist_ok=True)
    opened: list[set[str]] = []
    for setting in ("", f"calendar = {str(calendar)!r}\n"):
        settings.write_text(f"motion = true\n{setting}")
        calendar.write_text("BEGIN:VCALENDAR\nEND:VCALENDAR\n")
        present = int(time.time())
        write(start_times, StartTimes(checksum(str(calendar)), present, (present + 5400,)))
        if not opened:  # the first start validates the checklists and keeps what it found
            _leave_at(question, ())
        before = _leave_at(
            question, [*tracing(log, f"{CALLS},open,openat,write"), sys.executable, "-m", "presencecheck"]
        )
        assert ("from your calendar" in before) is bool(setting)
        opened.append(_opened_before(question, log))
    assert str(settings) in opened[0]
    more = {name for name in opened[1] - opened[0] if "walk/__pycache__/appointment" not in name}
    assert more == {str(start_times)}
    assert opened[0] - opened[1] == set()


def _leave_at(question: str, program: Sequence[str]) -> str:
    """Walk to the question and leave; what was written before it."""
    with Terminal("run", "--fresh", program=program, columns=200, rows=50) as terminal:
        terminal.wait_until(lambda: " leave" in terminal.output.partition(question)[2], "the keys")
        before = terminal.output.partition(question)[0]
        terminal.send("q")
        assert terminal.ended() == 3
    return before


def _opened_before(question: str, log: Path) -> set[str]:
    """The files that are there and were opened before the question."""
    found: set[str] = set()
    for _, name, rest in seen(log).calls[1:]:
        if name == "write" and question in rest:
            return found
        assert name in ("write", "open", "openat"), (name, rest)
        if name != "write" and " = -1 " not in rest:
            found.add(rest.partition('"')[2].partition('"')[0])
    raise AssertionError


DAILY = """\
format: 1
id: day
title: A day
items:
  - {id: door, ask: Is the door shut?, ready: Shut, repeat: daily, if-not-yet: {do: [Shut it]}}
  - {id: lamp, ask: Is the lamp on?, ready: On, if-not-yet: {do: [Switch it on]}}
"""


@pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal wants a POSIX system")
def test_no_history_is_opened_before_what_is_still_so(home: Path) -> None:
    """What a further walk of the day must know stands in a file beside the history."""
    lines = answers(("day/door", "yes"), ("day/lamp", "yes"))
    assert presencecheck("run", own(home, DAILY), "--answers", "-", stdin=lines).code == 0
    with Terminal("run", "day", columns=200, rows=50, env={"PYTHONPROFILEIMPORTTIME": "1"}) as terminal:
        terminal.wait_until(lambda: " leave" in terminal.output.partition("1 Shut")[2], "the keys")
        before, _, after = terminal.output.partition("1 Shut")
        assert slow_ones(before, SLOW | LATER | BESIDE) == set()
        assert slow_ones(after, LATER) == set()
        assert parts_of(after, "prompt_toolkit") == KEYS
        terminal.send("y")
        terminal.wait_until(lambda: terminal.place == 2, "the question that is left")
        assert "sqlite3" in slow_ones(terminal.output, LATER)
        terminal.send("q")
        assert terminal.ended() == 3


@pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal wants a POSIX system")
@pytest.mark.parametrize(
    "words",
    [[], ["run"], ["run", "full"], ["full"], ["full", "--fresh", "--at", HOURS_AWAY], ["--no-motion"]],
    ids=" ".join,
)
def test_no_parser_is_needed(words: list[str]) -> None:
    """A line that can mean one thing is read without it: it is not imported before the first question, nor after."""
    words = [hours_away() if word == HOURS_AWAY else word for word in words]
    with Terminal(*words, columns=200, rows=50, env={"PYTHONPROFILEIMPORTTIME": "1"}) as terminal:
        terminal.wait_until(lambda: " leave" in terminal.output.partition("Is the room closed off")[2], "the keys")
        terminal.send("q")
        assert terminal.ended() == 3
    first_word = {"presencecheck.cli.first_word", "presencecheck.messages.first_word"}
    assert slow_ones(terminal.output, {"typer", "shellingham", "difflib", "rich", *first_word, *SETUP}) == set()


@pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal wants a POSIX system")
def test_measuring_begins_after_the_first_question() -> None:
    """With something to measure, what begins it is imported only once the question waits for a key."""
    question = "Is this computer plugged in"
    with Terminal(
        "run", "tech-check", "--fresh", columns=200, rows=50, env={"PYTHONPROFILEIMPORTTIME": "1"}
    ) as terminal:
        terminal.wait_until(lambda: "easured:" in terminal.output.partition(question)[2], "the finding")
        before, _, after = terminal.output.partition(question)
        terminal.send("q")
        assert terminal.ended() == 3
    background = {"presencecheck.probes.background"}
    assert (slow_ones(before, background), slow_ones(after, background)) == (set(), background)
    assert slow_ones(before + after, BESIDE) == set()


def test_completion_imports_what_it_needs() -> None:
    """The shell's Tab key is answered at once; what is looked at of checklists are the names of their files."""
    asked = {"_PRESENCECHECK_COMPLETE": "complete_bash", "COMP_WORDS": "presencecheck hi", "COMP_CWORD": "1"}
    parser = {"typer", "presencecheck.cli.app", "presencecheck.cli.options", "presencecheck.history"}
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "presencecheck"],
        env=os.environ | asked,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.split() == ["history"]
    assert slow_ones(done.stderr, SLOW | LATER | PAGE | parser | {"rich", "presencecheck.formats.load"}) == set()


@pytest.mark.parametrize(
    ("arguments", "names"),
    [
        (["--version"], SLOW | LATER | PAGE | WIDE | VERSION_NEEDS_NONE),
        (["history"], SLOW | PARSER | {"prompt_toolkit"}),
        (["stats", "--since", "30d"], SLOW | PARSER | {"prompt_toolkit"}),
        (["list", "--json"], {"typer", "rich", "shellingham"}),
        (["pack", "list"], {"typer", "rich", "shellingham"}),
        (["check", CHECKED], (SLOW - CORE) | LATER | {"ssl", "zipfile", "csv"}),
        (["where"], SLOW | PARSER | LATER),
        (["run"], SLOW | LATER | PAGE | {"rich", "typer"}),
        (["run", "--plain"], SLOW | LATER | PAGE | {"rich", "typer"}),
    ],
    ids=lambda part: part[0] if isinstance(part, list) else "",
)
def test_commands_import_what_they_need(arguments: list[str], names: set[str]) -> None:
    """A command that says little comes back at once."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "presencecheck", *arguments],
        capture_output=True,
        text=True,
        check=False,
    )
    assert slow_ones(done.stderr, names) == set()
