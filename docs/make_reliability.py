"""Makes the figures of docs/reliability.md by running the tests that break things; the words around stay as they are.

Run from the checkout: python docs/make_reliability.py [--short] [--page FILE] [--reports FOLDER] [arguments for pytest]

The long form is the usual one, and takes hours: with --reports it goes on where it was stopped. Where a test fails, no
page is written and the exit code is 1.
"""

import argparse
import json
import os
import platform
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from docs.marks import put  # noqa: E402
from tests.support.evidence import LONG, PROPERTY  # noqa: E402

PAGE = ROOT / "docs" / "reliability.md"
BEGIN, END = "<!-- figures: python docs/make_reliability.py -->", "<!-- end of the figures -->"
PYTEST = (sys.executable, "-m", "pytest")
_NO_TESTS = 5
"""Pytest's exit code where it found nothing to run."""
THREATS = {
    "D1": "The program is killed",
    "D2": "The system ends the program",
    "D3": "Keys that leave, a terminal that closes",
    "D4": "Ctrl-Z, and back again",
    "D5": "The power goes",
    "D6": "The system refuses a call",
    "D7": "The disk is full",
    "D8": "The disk is read-only, or gone",
    "D9": "Two windows at once",
    "D10": "The clock jumps, the zone changes",
    "D11": "Copies, and folders that are synchronised",
    "D12": "Histories of other versions",
    "D13": "An end in the middle of an update of the history",
    "D14": "A damaged history",
    "D15": "A file that is not ours",
    "H": "Files made to do harm",
    "E": "Slips of people who write files",
    "P1": "Other people of the same computer",
    "P2": "What was forgotten",
    "P3": "Words that turn up elsewhere",
    "P4": "What is kept too long",
    "P5": "A computer that is lost",
    "P6": "Somebody else at the screen",
    "P7": "A history that somebody changed",
    "A": "A person who hears the program",
    "F": "Anything at all, at random",
    "S": "What the program is made of and from",
}
"""Every threat by its mark, in the order of the page."""


class NoFiguresError(Exception):
    """The tests do not carry a page; says why."""


@dataclass
class Tried:
    """What several tests put on record in the same words, added up."""

    times: int = 0
    none: tuple[str, ...] | None = None
    """What none of them were, as far as each of these tests holds it."""

    def add(self, times: int, none: Sequence[str]) -> None:
        """Add one test's record."""
        self.times += times
        self.none = tuple(none) if self.none is None else tuple(word for word in self.none if word in none)


@dataclass
class Found:
    """What came out of a run of the tests."""

    tests: int = 0
    tried: dict[str, dict[str, Tried]] = field(default_factory=dict)
    """By threat, and by what was tried."""
    skipped: dict[tuple[str, str], int] = field(default_factory=dict)
    """By the test's name and the reason, how many of its cases."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the tests and write the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--short", action="store_true", help="as often as every run of the suite tries")
    parser.add_argument("--page", type=Path, default=PAGE, help="the page to write, instead of the one in docs/")
    parser.add_argument("--reports", type=Path, help="keep what each file of tests reports here; go on where it ended")
    wishes, rest = parser.parse_known_args(arguments)
    with TemporaryDirectory() as folder:
        reports = (wishes.reports or Path(folder)).resolve()
        reports.mkdir(parents=True, exist_ok=True)
        try:
            found = run(reports, rest, long=not wishes.short)
            put(wishes.page, BEGIN, END, list(lines(found, long=not wishes.short)))
        except (NoFiguresError, ValueError) as error:
            sys.exit(f"{error} No page is written.")


def run(reports: Path, arguments: Sequence[str], *, long: bool) -> Found:
    """Run the tests that put figures on record, file by file; a file that has passed is not run again.

    Args:
        reports: the folder for what each file reports.
        arguments: for pytest.
        long: whether to try as often as in the long form.

    Raises:
        NoFiguresError: a test failed, or there is nothing on record.
    """
    environment = {name: value for name, value in os.environ.items() if name != LONG}
    chosen = environment | {LONG: "1"} if long else environment
    options = [argument for argument in arguments if not Path(argument).exists()]
    found, failed = Found(), []
    for file in files(arguments):
        report = reports / f"{'.'.join(file.resolve().with_suffix('').parts[-3:])}.xml"
        if not report.exists():
            written = ["-m", "evidence", f"--junit-xml={report}", "-o", "junit_family=xunit1"]
            code = subprocess.run([*PYTEST, *written, file, *options], cwd=ROOT, env=chosen, check=False).returncode
            if code not in (0, _NO_TESTS):
                failed.append(file.name)
                report.unlink(missing_ok=True)
                continue
        read(report, found)
    if failed:
        raise NoFiguresError(f"These failed: {' '.join(failed)}.")
    if not found.tried:
        raise NoFiguresError("No test put a figure on record.")
    return found


def files(arguments: Sequence[str]) -> list[Path]:
    """The files of tests that speak of figures, of those that the arguments name, or of all."""
    named = [Path(argument) for argument in arguments if Path(argument).exists()] or [ROOT / "tests"]
    found = [path for place in named for path in ([place] if place.is_file() else sorted(place.rglob("test_*.py")))]
    return [path for path in found if "evidence" in path.read_text(encoding="utf-8")]


def read(report: Path, found: Found) -> None:
    """Add everything that the tests of a report put on record.

    Raises:
        NoFiguresError: a test failed, or a threat is unknown.
    """
    for case in ElementTree.parse(report).iter("testcase"):
        name = f"{case.get('classname', '')}.{case.get('name', '')}"
        if case.find("failure") is not None or case.find("error") is not None:
            raise NoFiguresError(f"{name} failed.")
        skipped = case.find("skipped")
        if skipped is not None:
            key = (
                ".".join(name.partition("[")[0].split(".")[-2:]),
                skipped.get("message", "").replace(f"{ROOT}{os.sep}", ""),
            )
            found.skipped[key] = found.skipped.get(key, 0) + 1
            continue
        found.tests += 1
        for value in case.iterfind(f"properties/property[@name='{PROPERTY}']"):
            _note(found, name, **json.loads(value.get("value", "")))


def _short(name: str) -> str:
    """A test's file and function, for all of its cases."""
    return ".".join(name.partition("[")[0].split(".")[-2:])


def threat_of(row: str) -> str:
    """The threat that a record's mark means: H3 is one of H."""
    return row if row in THREATS else row.rstrip("0123456789")


def _note(found: Found, name: str, row: str, tried: str, times: int, none: Sequence[str]) -> None:
    threat = threat_of(row)
    if threat not in THREATS:
        raise NoFiguresError(f'{name} records "{row}", which is no threat of the page.')
    found.tried.setdefault(threat, {}).setdefault(tried, Tried()).add(times, none)


def lines(found: Found, *, long: bool) -> Iterator[str]:
    """What stands between the marks."""
    form = "long" if long else "short"
    yield f"The {form} form: {found.tests} tests, each of which passed, and {sum(found.skipped.values())} skipped."
    yield f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {platform.system()}."
    yield ""
    yield "| | threat | what was tried | times | none of these were |\n|---|---|---|---:|---|"
    for mark, title in THREATS.items():
        all_tried = found.tried.get(mark)
        if not all_tried:
            yield _row(mark, title, "*no figure on record*", "", "")
            continue
        for tried, sums in sorted(all_tried.items()):
            yield _row(mark, title, tried, f"{sums.times:,}", ", ".join(sums.none or ()))
            mark = title = ""
    if found.skipped:
        yield "\nSkipped, and counted as that and nothing else:\n"
    for (name, reason), cases in found.skipped.items():
        yield f"- `{name}`{f', {cases} times' if cases > 1 else ''}: {reason}"


def _row(*cells: str) -> str:
    return "| " + " | ".join(" ".join(cell.split()).replace("|", "\\|") for cell in cells) + " |"


if __name__ == "__main__":
    main()
