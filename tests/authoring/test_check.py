"""Every problem of files and folders, as `check` finds them."""

import os
from pathlib import Path

import pytest

from tests.formats.test_load import pointed
from tests.formats.test_validation import TEN
from tests.support.checklist_files import write
from tests.support.commands import SMALL, presencecheck

SEEDED = {
    "misspelt required field": (SMALL.replace("title:", "►titel:"), 'Did you mean "title"?'),
    "misspelt optional field": (SMALL.replace("importance", "►importence", 1), 'Did you mean "importance"?'),
    "wrong type": (SMALL.replace("options: [calm, hurry]", "options: ►calm"), "Write [one, two]"),
    "field given twice": (SMALL.replace("version:", "►title: Again\nversion:"), "the first is on line 3"),
    "id given twice": (SMALL.replace("id: lamp", "id: ►door"), "the first is on line 6"),
    "unknown kind": (SMALL.replace("kind: scale", "kind: ►scales"), 'Did you mean "scale"?'),
    "empty file": ("►", "Start with format, id, title and items"),
    "syntax error": (SMALL.replace("lamp on?,", "lamp on►: now?,"), "a colon and a space stand inside a text"),
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
