"""What a start opens before its first question: each module by name, and how many files there are in all.

On a slow disk, or under a scanner for viruses, an opened file costs more than what stands in it. Numbers of this kind
are the same in every run, so that they can be held, as a time cannot.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.support.strace import seen, tracing
from tests.support.terminals import HOURS_AWAY, Terminal, hours_away

pytestmark = [pytest.mark.real, pytest.mark.skipif(sys.platform != "linux", reason="strace is Linux's")]

QUESTION = "Is the room closed off"
MODULES = {
    "cli": "main output refusals start_walk walk_line",
    "core": (
        "checklist columns constraints context errors events expiry frozen names plan problems prompts responses run "
        "serialize standing still_so thresholds"
    ),
    "core.items": "base card choice exercise questions scale several text",
    "history": "",
    "history.format": "file_header parts start_cache",
    "history.journal": "journal retrying_journal",
    "library": "cache library loaded planning trouble",
    "messages": "durations error_text main plural walk",
    "surfaces": "presentation surface transcript",
    "surfaces.terminal": "paragraphs surface",
    "system": "clock core_dumps display files paths program_name sanitize settings signals",
    "walk": "answer_times asking begin loop open_surface request start whole",
}
"""What is imported before the first question of a walk, by packages; all else has time until it stands there."""
BEFORE = {"", "__main__", *MODULES} | {
    f"{package}.{name}" for package, names in MODULES.items() for name in names.split()
}
FOR_A_TIME = {"messages.dates", "system.times_of_day", "system.typed_text", "walk.appointment"}
"""What more is imported where the person writes when the session begins."""
MOST_OF_PYTHON, MOST_FILES = 48, 184
"""Modules that are not ours, and all files: a few more than Python 3.11 opens, as other versions of it differ."""


@pytest.mark.parametrize(
    ("words", "more"),
    [([], set()), (["full"], set()), (["full", "--fresh", "--no-motion"], set()), (["--at", HOURS_AWAY], FOR_A_TIME)],
    ids=["bare", "by name", "with options", "with a time"],
)
def test_what_is_opened_before_the_first_question(words: list[str], more: set[str], tmp_path: Path) -> None:
    """Ours by name; of Python's own modules, and of all files, no more than there were."""
    words = [hours_away() if word == HOURS_AWAY else word for word in words]
    leave_at_question(*words)  # the first start validates the checklists and keeps what it found
    opened = opened_before_question(tmp_path / "log", *words)
    modules = [Path(name) for name in opened if name.endswith(".pyc")]
    ours = {found for path in modules if (found := name_of(path)) is not None}
    assert (sorted(ours - BEFORE - more), sorted(BEFORE - ours)) == ([], [])
    assert len(modules) - len(ours) <= MOST_OF_PYTHON
    assert len(opened) <= MOST_FILES + len(more)


def test_the_folders_of_an_account_cost_no_module(home: Path, tmp_path: Path) -> None:
    """Also without PRESENCECHECK_HOME, as nearly everybody starts it."""
    account = {"PRESENCECHECK_HOME": "", "HOME": str(tmp_path)}
    leave_at_question("full", **account)
    opened = opened_before_question(tmp_path / "log", "full", **account)
    assert not any("platformdirs" in name for name in opened)
    assert {name_of(Path(name)) for name in opened} - {None} == BEFORE
    assert not any(name.startswith(str(home)) for name in opened)


def leave_at_question(*words: str, program: Sequence[str] = (), **env: str) -> None:
    """Walk to the first question and leave."""
    with Terminal(*words, program=program, columns=200, rows=50, env=env) as terminal:
        terminal.wait_until(lambda: " leave" in terminal.output.partition(QUESTION)[2], "the keys")
        terminal.send("q")
        assert terminal.ended() == 3


def opened_before_question(log: Path, *words: str, **env: str) -> list[str]:
    """Every file that was there and was opened before the question, as often as it was."""
    command = [*tracing(log, "execve,open,openat,write"), sys.executable, "-m", "presencecheck"]
    leave_at_question(*words, program=command, **env)
    found: list[str] = []
    for _, name, rest in seen(log).calls:
        if name == "write" and QUESTION in rest:
            return found
        if name in ("open", "openat") and " = -1 " not in rest:
            found.append(rest.partition('"')[2].partition('"')[0])
    raise AssertionError


def name_of(path: Path) -> str | None:
    """One of our modules by the path of its compiled form, below the package; None for what is not ours."""
    parts = path.parent.parent.parts
    if "presencecheck" not in parts or path.suffix != ".pyc":
        return None
    place = len(parts) - 1 - parts[::-1].index("presencecheck")
    return ".".join((*parts[place + 1 :], path.name.partition(".")[0])).removesuffix("__init__").removesuffix(".")
