"""`python -m presencecheck`: the exit code of a command is the exit code of the process, and its streams are real."""

import subprocess
import sys
from pathlib import Path

import pytest

from presencecheck import __version__
from tests.support.commands import READY, SMALL, answers, own, spawn

pytestmark = pytest.mark.real


def test_the_version_is_on_standard_output() -> None:
    """One line, and nothing beside it."""
    assert spawn("--version") == (0, f"presencecheck {__version__}\n", "")


@pytest.mark.parametrize(("line", "code"), [("lst", 2), ("show nosuch", 4), ("run quick --at 25:00 --answers -", 2)])
def test_an_error_is_one_line_on_standard_error(line: str, code: int) -> None:
    """With the exit code of its kind; standard output stays empty."""
    result = spawn(*line.split())
    assert (result.code, result.out, result.err.count("\n")) == (code, "", 1)


@pytest.mark.parametrize(
    ("said", "code"),
    [(READY, 0), ([("small/door", "not-yet"), ("small/door", "accept"), *READY[1:]], 1), (READY[:1], 3)],
    ids=["ready", "not ready", "left early"],
)
def test_a_walk_ends_the_process_with_its_verdict(home: Path, said: list[tuple[str, str | int]], code: int) -> None:
    """Answers come by standard input, and a script can tell by the exit code how the walk ended."""
    own(home, "small", SMALL)
    result = spawn("run", "small", "--answers", "-", "--json", stdin=answers(*said))
    assert (result.code, result.err) == (code, "")
    assert result.data["run"]["routine"] == "small"


def test_nothing_is_imported_before_the_search_for_garbage_is_off() -> None:
    """It would look through all that is imported, again and again."""
    code = """
import gc, sys
from presencecheck.__main__ import main
class Stop(Exception): pass
class Finder:
    def find_spec(self, name, path, target=None):
        if name.startswith("presencecheck."):
            raise Stop(gc.isenabled())
sys.meta_path.insert(0, Finder())
try:
    main()
except Stop as stop:
    print(stop)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
