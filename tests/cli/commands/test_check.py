"""`presencecheck check` as an author, a pipeline and a folder of a thousand files meet it."""

import os
import re
from pathlib import Path

import pytest

from presencecheck.core.problems import Diagnostic
from presencecheck.reports.text.annotations import annotation
from tests.formats.test_load import pointed
from tests.formats.test_validation import TEN
from tests.support.commands import SMALL, own, presencecheck

HEAD = "format: 1\nid: {id}\ntitle: Room\n"
ROUTINE = HEAD + "include:\n"


def write(folder: Path, name: str, text: str) -> Path:
    """A file in `folder`, and the folders above it."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def routine(folder: Path, name: str, *included: str) -> Path:
    """A routine; the first of what it includes is on line 5, column 17."""
    lines = "".join(f"  - {{checklist: {each}}}\n" for each in included)
    return write(folder, f"{name}.yaml", ROUTINE.format(id=name) + lines)


SEEDED = {
    "misspelt required field": (SMALL.replace("title:", "►titel:"), 'Did you mean "title"?'),
    "misspelt optional field": (SMALL.replace("importance", "►importence", 1), 'Did you mean "importance"?'),
    "wrong type": (SMALL.replace("options: [calm, hurry]", "options: ►calm"), "Write [one, two]"),
    "field given twice": (SMALL.replace("version:", "►title: Again\nversion:"), "the first is on line 3"),
    "id given twice": (SMALL.replace("id: lamp", "id: ►door"), "the first is on line 6"),
    "unknown kind": (SMALL.replace("kind: scale", "kind: ►scales"), 'Did you mean "scale"?'),
    "empty file": ("►", "Start with format, id, title and items"),
    "syntax error": (SMALL.replace("lamp on?,", "lamp on? ►["), "Look at the indent and the quotes"),
    "wrong encoding": (SMALL.replace("small list", "kl►\udce4in"), "Save it as UTF-8"),
}


@pytest.mark.parametrize(("marked", "helps"), SEEDED.values(), ids=SEEDED)
def test_seeded_faults(tmp_path: Path, marked: str, helps: str) -> None:
    """Each slip that an author can make is found, located, explained with what to do, and fails the check."""
    path = tmp_path / "small.yaml"
    source, [(line, column)] = pointed(marked)
    path.write_bytes(source)
    result = presencecheck("check", str(path))
    assert result.code == 1
    [told] = [each for each in result.out.splitlines() if each.startswith(f"{path}:{line}:{column}: error: ")]
    assert helps in told


def test_ten_faults_are_ten_lines(tmp_path: Path) -> None:
    """A file with ten mistakes is mended in one go."""
    source, marks = pointed(TEN)
    path = tmp_path / "Room.yaml"
    path.write_bytes(source)
    *lines, verdict = presencecheck("check", str(path)).out.splitlines()
    assert [line.split(": ")[0] for line in lines] == [f"{path}:{line}:{column}" for line, column in marks]
    assert verdict == "1 file checked: 10 errors."


def test_a_folder(tmp_path: Path) -> None:
    """A folder means its checklist files, those below it too, but not hidden ones."""
    for name in ("b.yaml", "a.yml", "deep/c.yaml"):
        write(tmp_path, name, "colour: red\n")
    for name in (".github/workflows/check.yaml", ".pre-commit-config.yaml", "words.md", "deep/.d.yaml"):
        write(tmp_path, name, "colour: red\n")
    checked = [problem["path"] for problem in presencecheck("check", str(tmp_path), "--json").data["problems"]]
    assert list(dict.fromkeys(checked)) == [str(tmp_path / name) for name in ("a.yml", "b.yaml", "deep/c.yaml")]
    empty = tmp_path / "empty"
    empty.mkdir()
    result = presencecheck("check", str(empty))
    assert result.code == 4
    assert "no checklist file" in result.err


def test_links_in_a_folder_are_not_followed(tmp_path: Path) -> None:
    """A folder from someone else cannot make the check show what stands elsewhere."""
    folder = tmp_path / "lists"
    write(tmp_path, "elsewhere/secret.yaml", "a-secret-word: x\n")
    write(folder, "small.yaml", SMALL)
    (folder / "room.yaml").symlink_to(tmp_path / "elsewhere" / "secret.yaml")
    (folder / "all").symlink_to(tmp_path / "elsewhere")
    (folder / "gone.yaml").symlink_to(tmp_path / "nowhere.yaml")
    result = presencecheck("check", str(folder), "--json")
    assert result.code == 1
    assert [(problem["code"], Path(problem["path"]).name) for problem in result.data["problems"]] == [
        ("link", "gone.yaml"),
        ("link", "room.yaml"),
    ]
    assert "secret" not in result.out
    assert "a-secret-word" in presencecheck("check", str(folder / "room.yaml")).out  # named, it is meant


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_one_odd_file_hides_no_other(tmp_path: Path) -> None:
    """What cannot be read in a folder is one problem among the others, and nothing waits for it."""
    write(tmp_path, "z.yaml", "colour: red\n")
    os.mkfifo(tmp_path / "a.yaml")
    problems = presencecheck("check", str(tmp_path), "--json").data["problems"]
    assert problems[0]["code"] == "unreadable"
    assert problems[-1]["path"] == str(tmp_path / "z.yaml")


def test_standard_input() -> None:
    """`-` is what an editor or another program pipes in."""
    assert presencecheck("check", "-", stdin=SMALL).code == 0
    result = presencecheck("check", "-", stdin=SMALL.replace("title", "titel"))
    assert result.code == 1
    assert "-:3:1: error: " in result.out


def test_what_a_routine_includes(tmp_path: Path, home: Path) -> None:
    """A checklist is looked for beside the routine, then in what is shipped; what is in neither is told at its place.

    A list of one's own counts only in the folder of one's own: nobody else has it.
    """
    write(tmp_path, "room.yaml", SMALL.replace("id: small", "id: room"))
    own(home, "small", SMALL)
    path = routine(tmp_path, "day", "room", "environment", "shipped:tech-check")
    assert presencecheck("check", str(path)).out == "1 file checked: no errors.\n"
    assert presencecheck("check", str(routine(home / "config" / "checklists", "week", "small"))).code == 0
    assert presencecheck("check", str(routine(tmp_path, "week", "small"))).code == 1
    path = routine(tmp_path, "day", "rom", "enviroment", "nothing-like-it")
    result = presencecheck("check", str(path))
    assert result.code == 1
    rom, environment, nothing, _ = result.out.splitlines()
    assert rom.startswith(f"{path}:5:17: error: ")
    assert 'Did you mean "room"?' in rom
    assert 'Did you mean "environment"?' in environment
    assert nothing.endswith("List them: presencecheck list.")


def test_routines_that_come_back_to_themselves(tmp_path: Path) -> None:
    """A circle of includes is told as a circle, a routine in a routine as that."""
    routine(tmp_path, "a", "b")
    routine(tmp_path, "b", "c")
    routine(tmp_path, "c", "environment", "a")
    routine(tmp_path, "d", "d")
    routine(tmp_path, "e", "d")
    told = presencecheck("check", str(tmp_path), "--json").data["problems"]
    assert [(each["code"], each["line"], each["column"]) for each in told] == [
        ("cyclic-include", 5, 17),
        ("cyclic-include", 5, 17),
        ("cyclic-include", 6, 17),
        ("cyclic-include", 5, 17),
        ("includes-routine", 5, 17),
    ]
    assert "a → b → c → a" in told[0]["message"]
    assert "d → d" in told[3]["message"]


def test_a_broken_routine_is_told_its_includes_too(tmp_path: Path) -> None:
    """A missing checklist does not wait until everything else is mended."""
    path = routine(tmp_path, "day", "no-such-list")
    path.write_text(path.read_text().replace("title: Room", "titel: Room"))
    codes = [each["code"] for each in presencecheck("check", str(path), "--json").data["problems"]]
    assert codes == ["missing-key", "unknown-key", "unknown-checklist"]


def test_formats(tmp_path: Path) -> None:
    """The same problems as lines, as JSON and as annotations; `--json` is short for the second."""
    path = write(tmp_path, "small.yaml", SMALL.replace("ready: Shut", "redy: Shut"))
    name = str(path)
    text, json, short, github = (
        presencecheck("check", name, *options)
        for options in ([], ["--format", "json"], ["--json"], ["--format", "github"])
    )
    assert {each.code for each in (text, json, short, github)} == {1}
    assert text.out.startswith(f"{name}:6:40: error: ")
    assert json.data == short.data
    expected = re.escape(f"::error file={name},line=6,col=40,title=presencecheck unknown-key::") + ".*Did you mean"
    assert re.match(expected, github.out)
    assert github.out.splitlines()[-1] == text.out.splitlines()[-1]
    assert presencecheck("check", name, "--json", "--format", "github").code == 2
    assert presencecheck("check", name, "--format", "junit").code == 2


def test_an_annotation_is_one_command() -> None:
    """No path and no message ends the command, adds a property to it or begins another."""
    hostile = Diagnostic(
        "a,b:c%\n::add-path::x.yaml", 1, 2, "warning", "code", "50 %\r\n::set-env::x, y: z", "A\x1b[2J"
    )
    line = annotation(hostile)
    assert line.startswith("::warning file=a%2Cb%3Ac%25%0A%3A%3Aadd-path%3A%3Ax.yaml,line=1,col=2,title=")
    assert line.endswith("::50 %25 ::set-env::x, y: z A\ufffd[2J")
    assert line.count("\n") == 0
