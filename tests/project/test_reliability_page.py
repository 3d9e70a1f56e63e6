"""The page of figures: made from what tests put on record, added up, and not made at all where a test fails."""

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from docs.make_reliability import BEGIN, END, PAGE, ROOT, THREATS, threat_of
from docs.marks import put

MADE = """\
import pytest
from tests.support.evidence import amount

def test_kills(evidence):
    evidence("D1", "SIGKILL | anywhere", 1500, "lost", "doubled")

@pytest.mark.parametrize("number", [1, 2])
def test_more_kills(evidence, number):
    evidence("D1", "SIGKILL | anywhere", number, "doubled", "lost", "unreadable")

def test_harm(evidence):
    evidence("H3", "deep nesting", amount("NOTHING", 7, 4000))
    evidence("H4", "large files", 8, "opened")

@pytest.mark.skip(reason="needs a disk that can be mounted")
@pytest.mark.parametrize("number", [1, 2])
def test_full_disk(evidence, number):
    evidence("D7", "full disks", 1)

def test_without():
    raise AssertionError("it puts nothing on record, so it is not run")
"""


def made(folder: Path, tests: str, *arguments: str) -> tuple[subprocess.CompletedProcess[str], str]:
    """What the script ends with for these tests, and the page then."""
    page, file = folder / "page.md", folder / "test_made.py"
    page.write_text(f"Before.\n{BEGIN}\nThe page before.\n{END}\nAfter.\n")
    file.write_text(tests)
    script = [sys.executable, str(ROOT / "docs" / "make_reliability.py"), "--page", str(page), *arguments]
    options = ["-p", "no:cacheprovider", "-p", "tests.conftest", str(file)]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}
    done = subprocess.run([*script, *options], capture_output=True, text=True, check=False, env=environment)
    return done, page.read_text()


@pytest.mark.real
def test_figures_are_added_up(tmp_path: Path) -> None:
    """The same words are one row, with what all of its tests hold; skipped tests are named; all else stays."""
    done, page = made(tmp_path, MADE, "--short")
    assert done.returncode == 0, done.stdout + done.stderr
    assert page.startswith(f"Before.\n{BEGIN}\n")
    assert page.endswith(f"{END}\nAfter.\n")
    assert "The short form: 4 tests, each of which passed, and 2 skipped." in page
    assert f"| D1 | {THREATS['D1']} | SIGKILL \\| anywhere | 1,503 | lost, doubled |" in page
    assert f"| H | {THREATS['H']} | deep nesting | 7 |  |\n|  |  | large files | 8 | opened |" in page
    assert f"| D7 | {THREATS['D7']} | *no figure on record* |  |  |" in page
    assert "\n- `test_made.test_full_disk`, 2 times: needs a disk that can be mounted\n" in page
    assert "The page before." not in page
    assert str(tmp_path) not in page


@pytest.mark.real
def test_the_long_form_is_the_usual_one(tmp_path: Path) -> None:
    """Each test tries as often as in the long form, unless the short one is asked for."""
    _, page = made(tmp_path, MADE)
    assert "The long form: 4 tests" in page
    assert "| deep nesting | 4,000 |" in page


REFUSED = {
    "failed": ("def test_bad(evidence):\n    evidence('D1', 'kills', 1)\n    assert False\n", "These failed: "),
    "nothing": ("def test_nothing(evidence):\n    pass\n", "No test put a figure on record."),
    "unknown": ("def test_odd(evidence):\n    evidence('Q1', 'odd', 1)\n", '"Q1", which is no threat'),
}


@pytest.mark.real
@pytest.mark.parametrize("name", REFUSED)
def test_no_page_is_better_than_a_wrong_one(name: str, tmp_path: Path) -> None:
    """Where a test fails, or what is on record means nothing, the page stays as it was and the exit code says so."""
    tests, words = REFUSED[name]
    done, page = made(tmp_path, tests, "--short")
    assert done.returncode == 1
    assert words in done.stderr
    assert "No page is written." in done.stderr
    assert page == f"Before.\n{BEGIN}\nThe page before.\n{END}\nAfter.\n"


@pytest.mark.real
def test_what_has_passed_is_not_run_again(tmp_path: Path) -> None:
    """With a folder for the reports it goes on where it was stopped."""
    runs = tmp_path / "runs"
    tests = (
        MADE + f"\ndef test_run(evidence):\n    open({str(runs)!r}, 'a').write('.')\n    evidence('D1', 'runs', 1)\n"
    )
    reports = str(tmp_path / "reports")
    for _ in range(2):
        done, page = made(tmp_path, tests, "--short", "--reports", reports)
        assert done.returncode == 0, done.stdout + done.stderr
        assert "| deep nesting | 7 |" in page
    assert runs.read_text() == "."


def test_a_page_without_marks_is_left_alone(tmp_path: Path) -> None:
    """Nothing is written where it is not known where."""
    page = tmp_path / "page.md"
    for text in ("", BEGIN, END, END + BEGIN):
        page.write_text(text)
        with pytest.raises(ValueError, match=r"page\.md"):
            put(page, BEGIN, END, ["new"])
        assert page.read_text() == text


def recorded() -> Iterator[tuple[str, str]]:
    """Every mark that a test puts on record, with the test's file; the mark has to stand there as it is."""
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        text = path.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(text)) if "evidence(" in text else ():
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "evidence":
                first = node.args[0]
                yield path.name, str(first.value) if isinstance(first, ast.Constant) else ast.unparse(first)


def test_every_mark_has_its_threat() -> None:
    """What tests put on record has its title in the page's table, and its letter is told of in the page's words."""
    marks = set(recorded())
    assert marks
    assert {pair for pair in marks if threat_of(pair[1]) not in THREATS} == set()
    words = PAGE.read_text(encoding="utf-8").partition(END)[2]
    assert [mark for mark in THREATS if not re.search(rf"^- \*\*(?:\w+, )*{mark}[,.]", words, re.MULTILINE)] == []


def test_the_page_has_the_table_of_today() -> None:
    """Every threat has its row; where not: python docs/make_reliability.py."""
    table = PAGE.read_text(encoding="utf-8").partition(BEGIN)[2].partition(END)[0]
    assert re.findall(r"^\| ([A-Z]\d*) \| (.*?) \|", table, re.MULTILINE) == list(THREATS.items())
