"""The corpus of hostile files, through the program itself: refused or shown as text, at little cost, with no effect."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from presencecheck.core.checklist import Checklist
from presencecheck.formats.load import load
from tests.support.commands import own, presencecheck
from tests.support.evidence import Evidence
from tests.support.hostile_files import REFUSED, SHOWN, showing
from tests.support.terminals import Terminal
from tests.system.test_sanitize import harmless

POSIX = pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal, and odd names, want a POSIX system")


def test_refused(evidence: Evidence) -> None:
    """What cannot be a checklist is refused for what it is, in messages that can be shown."""
    for name, (source, codes) in REFUSED.items():
        reading = load(source, "room.yaml")
        assert reading.what is None, name
        assert {problem.code for problem in reading.problems if problem.severity == "error"} & codes, name
        assert all(len(str(problem)) < 1000 for problem in reading.problems), name
    evidence("H", "checklists made to do harm", len(REFUSED), "read")


def test_a_folder_of_them(tmp_path: Path) -> None:
    """One command reads them all, and says of each why it is refused, on clean lines; what is no list is named."""
    names = {f"f{number}.yaml": source for number, (source, _) in enumerate(REFUSED.values())}
    for name, source in names.items():
        (tmp_path / name).write_bytes(source)
    result = presencecheck("check", str(tmp_path))
    assert result.code == 1
    report = presencecheck("check", str(tmp_path), "--json")
    others = {Path(path).name for path in report.data["passed-over"]}
    assert {Path(line.partition(":")[0]).name for line in result.out.splitlines()[:-1]} == set(names) - others
    assert all(b"format:" not in names[name] for name in others)
    assert harmless(result.out)
    bad = {problem["path"] for problem in report.data["problems"] if problem["severity"] == "error"}
    assert len(bad) == report.data["files"] == len(names) - len(others)


_MEASURE = """\
import json, sys, tracemalloc
from collections.abc import Sequence
from pathlib import Path
from presencecheck.formats.load import load

load(b"format: 1\\nid: a\\ntitle: A\\nitems: [{b: C}]\\n", "a.yaml")
peaks = {}
tracemalloc.start()
for path in sorted(Path(sys.argv[1]).iterdir()):
    source = path.read_bytes()
    tracemalloc.reset_peak()
    before = tracemalloc.get_traced_memory()[0]
    for problem in load(source, path.name).problems:
        str(problem)
    peaks[path.name] = tracemalloc.get_traced_memory()[1] - before
status = Path("/proc/self/status")
line = next((each for each in status.read_text().splitlines() if each.startswith("VmHWM")), "VmHWM: 0 kB")
print(json.dumps([max(peaks.values()), int(line.split()[1]) * 1024]))
"""


@pytest.mark.real
def test_what_they_cost(tmp_path: Path) -> None:
    """No hostile file takes 40 MB more than a program that has read an ordinary one, nor do all of them in a row."""
    figures = []
    for name, sources in (("hostile", [source for source, _ in REFUSED.values()]), ("ordinary", [showing("x")])):
        folder = tmp_path / name
        folder.mkdir()
        for number, source in enumerate(sources):
            (folder / f"f{number}.yaml").write_bytes(source)
        command = [sys.executable, "-c", _MEASURE, str(folder)]
        figures.append(json.loads(subprocess.run(command, check=True, capture_output=True).stdout))
    (peak, most), (_, usual) = figures
    assert peak <= 40e6
    assert most - usual <= 40e6


@pytest.mark.parametrize("text", SHOWN.values(), ids=SHOWN)
def test_shown_as_text(text: str) -> None:
    """A file may say anything that is only text; it stays that, letter by letter."""
    what = load(showing(text), "hostile.yaml").what
    assert isinstance(what, Checklist)
    assert what.items[0].ask == text


def commanded(*lines: Sequence[str]) -> tuple[list[int], str]:
    """Run these command lines one after another: their exit codes, and all that they wrote."""
    done = [presencecheck(*line) for line in lines]
    return [each.code for each in done], "".join(each.out + each.err for each in done)


ROUTINE = "format: 1\nid: routine\ntitle: Routine\ninclude: [{checklist: hostile, as: card}]\n"
MARKUP = [pytest.param(text, id=name) for name, text in SHOWN.items() if name.startswith(("H11", "H12"))]


def flat(text: str) -> str:
    """Text without the breaks that a window makes."""
    return "".join(text.split())


@pytest.mark.parametrize("text", MARKUP)
def test_commands_show_it_as_text(home: Path, tmp_path: Path, text: str, evidence: Evidence) -> None:
    """No command takes markup, emoji names, templates or escapes that are spelt out for anything but text."""
    path = own(home, "hostile", showing(text).decode())
    own(home, "routine", ROUTINE)
    given = tmp_path / "answers"
    given.write_text('{"item": "hostile/a", "answer": "not-yet"}\n')
    codes, out = commanded(
        ["list"],
        ["show", "hostile"],
        ["card", "routine"],
        ["diff", "hostile"],
        ["check", str(path)],
        ["check", str(path), "--format", "github"],
        ["run", "hostile", "--answers", str(given)],
        ["history"],
    )
    assert codes == [0, 0, 0, 0, 0, 0, 3, 0]
    assert harmless(out)
    assert flat(out).count(flat(text)) >= 10
    evidence("H", "texts made to look like markup or escapes, through eight commands", 1, "shown otherwise")


@pytest.mark.real
@POSIX
@pytest.mark.parametrize(
    ("text", "plain"),
    [(SHOWN["H11 link"], False), (SHOWN["H11 closing"], False), (SHOWN["H11 colour"], True)],
    ids=["link", "closing", "colour, plain"],
)
def test_the_walk_shows_it_as_text(home: Path, text: str, plain: bool) -> None:
    """In a terminal nothing of it becomes a link, a title, a colour or hides itself."""
    own(home, "hostile", showing(text).decode())
    with Terminal("run", "hostile", *(["--plain"] if plain else []), columns=100, rows=50) as terminal:
        for place, key in enumerate(("n", "?", "y", "1", "q"), 0):
            end = "\r" if plain else ""
            number = (1, 1, 1, 2, 3)[place]
            terminal.press(number, f"{'why' if plain and key == '?' else key}{end}")
        assert terminal.ended() == 3
    assert flat(terminal.record).count(flat(text)) >= 5
    assert not re.search("\x1b[]P_^X]|[\x07\x80-\x9f]", terminal.output)


ESCAPES = {
    "clear": "\x1b[2J",
    "title": "\x1b]0;owned\x07",
    "clipboard": "\x1b]52;c;ZXZpbA==\x07",
    "link": "\x1b]8;;https://evil.example\x1b\\x\x1b]8;;\x1b\\",
    "C1": "\x9b31m\x9d0;owned\x9c",
    "carriage return": "Door closed? no\rDoor closed? YES",
    "turned": "a\u202eb\u2066c",
    "hidden": "a\u200bb\ufeffc",
    "backspaces": "no\b\byes",
}


@POSIX
@pytest.mark.parametrize("escape", ESCAPES.values(), ids=ESCAPES)
def test_names_and_words_cannot_reach_the_terminal(home: Path, tmp_path: Path, escape: str) -> None:
    """Escapes in the names of files, in arguments and in broken files are shown as signs, never passed on."""
    folder = tmp_path / f"a{escape}b".replace("/", "-")
    folder.mkdir()
    (folder / f"{escape}.yaml".replace("/", "-")).write_text(f"colour: {escape}\nid: '{escape}'\n")
    written = json.dumps(escape)
    bad = own(home, "bad", f"{written}: x\nformat: {written}\nid: {written}\nitems: [{{{written}: {written}}}]\n")
    given = tmp_path / "answers"
    given.write_text(f'{{"item": {written}, "answer": {written}}}\n')
    codes, out = commanded(
        ["check", str(folder)],
        ["check", str(folder), "--format", "github"],
        ["check", str(bad)],
        ["check", str(folder / "none")],
        ["list"],
        ["show", escape],
        ["show", "bad"],
        ["card", escape],
        ["run", escape],
        ["run", "--at", escape],
        ["run", "--modality", escape],
        ["run", "--answers", str(folder)],
        ["run", "quick", "--answers", str(given)],
        ["new", escape],
        ["new", "x", "--from", escape],
        ["new", "x", "--title", escape],
        ["diff", escape],
        ["history", "show", escape],
        ["config", "get", escape],
        ["config", "set", "routine", escape],
        [escape],
        [f"--{escape}"],
    )
    assert harmless(out), ascii(out)
    assert set(codes) <= {0, 1, 2, 4}
    assert len(codes) - codes.count(0) >= 20


_SOCKETS = """\
import sys

def refuse(event, arguments):
    if event.startswith("socket."):
        raise SystemExit(f"a socket was touched: {event}")

sys.addaudithook(refuse)
from presencecheck.cli.main import main
main(sys.argv[1:])
"""


@pytest.mark.real
def test_nothing_in_a_file_reaches_the_network(home: Path, tmp_path: Path) -> None:
    """Hosts and addresses in texts are never looked up, whatever is done with the file."""
    path = own(home, "hostile", showing(SHOWN["H21 an address"]).decode())
    (tmp_path / "answers").write_text('{"item": "hostile/a", "answer": "yes"}\n')
    for arguments in (
        ["check", str(path)],
        ["show", "hostile"],
        ["run", "hostile", "--answers", str(tmp_path / "answers")],
        ["new", "other", "--from", "hostile"],
    ):
        command = [sys.executable, "-c", _SOCKETS, *arguments]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert "socket" not in done.stderr
        assert done.returncode in (0, 3)


def test_what_asks_for_a_client_is_said() -> None:
    """A list from elsewhere that asks for what belongs in the clinical record is told apart by the check."""
    codes = [problem.code for problem in load(showing(SHOWN["H21 a client"]), "hostile.yaml").problems]
    assert codes.count("asks-personal") == 3
