"""Every problem of files and folders, as `check` finds them."""

import os
import shutil
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
        write(tmp_path, name, "id: red\n")
    for name in (".github/workflows/check.yaml", ".pre-commit-config.yaml", "words.md", "deep/.d.yaml"):
        write(tmp_path, name, "id: red\n")
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
    write(tmp_path, "elsewhere/secret.yaml", "id: x\na-secret-word: x\n")
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
    write(tmp_path, "z.yaml", "id: red\n")
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


OTHERS = {
    "compose.yaml": "services:\n  web: &a {image: x}\n  db: {<<: *a}\n",
    "mkdocs.yml": "site_name: Lists\nnav:\n\t- a.md\n",
    "rules.yaml": "- one\n- two\n",
    "gitlab.yaml": "include:\n  - local: a.yml\n",
}
OURS = {
    "format alone": "format: 1\n",
    "broken": "format: 1\nitems: [\n",
    "neither, with questions": "title: Room\nitems: [{door: Is it shut?}]\n",
    "empty": "",
    "comments": "# Room\n",
    "utf-16": "id: room".encode("utf-16").decode("latin-1"),
}


@pytest.mark.parametrize("name", OTHERS)
def test_other_programs_files_are_passed_over_and_counted(tmp_path: Path, name: str) -> None:
    """They are no lists; alone in a folder they are nothing to check, and named they are checked."""
    write(tmp_path, name, OTHERS[name])
    assert presencecheck("check", str(tmp_path)).code == 4
    assert presencecheck("check", str(tmp_path / name)).code == 1
    write(tmp_path, "small.yaml", SMALL)
    result = presencecheck("check", str(tmp_path), "--json")
    assert (result.code, result.data["files"], result.data["passed-over"]) == (0, 1, [str(tmp_path / name)])
    assert "1 other YAML file was passed over" in presencecheck("check", str(tmp_path)).out


@pytest.mark.parametrize("text", OURS.values(), ids=OURS)
def test_what_may_be_a_list_is_never_passed_over(tmp_path: Path, text: str) -> None:
    """A list that was saved badly, or is only begun, is told of."""
    (tmp_path / "room.yaml").write_bytes(text.encode("latin-1"))
    write(tmp_path, "small.yaml", SMALL)
    assert presencecheck("check", str(tmp_path)).code == 1


PACK = "format: 1\nname: p\ntitle: P\nversion: 1.0.0\npublisher: A\nlicence: CC0-1.0\n"


@pytest.mark.parametrize(
    ("name", "text", "code", "said"),
    [
        ("mine.yml", SMALL, "not-a-pack", '"mine.yml" cannot be the name of a checklist'),
        ("compose.yaml", "services: {}\n", "foreign-file", "a pack takes no YAML file of another program"),
        ("SHA256SUMS", f"{'0' * 64}  pack.yaml\n{'0' * 64}  gone.yaml\n", "stale-sums", "gone.yaml, pack.yaml"),
        ("SHA256SUMS", "?\n", "not-a-pack", "line 1 of SHA256SUMS cannot be read"),
        ("SHA256SUMS.sig", "?\n", "stale-sums", "pack export"),
    ],
)
def test_what_makes_a_folder_no_pack(tmp_path: Path, name: str, text: str, code: str, said: str) -> None:
    """`pack add` would refuse the folder for everyone, although each list in it is right."""
    write(tmp_path, "pack.yaml", PACK)
    write(tmp_path, "small.yaml", SMALL)
    assert presencecheck("check", str(tmp_path)).code == 0
    write(tmp_path, name, text)
    found = presencecheck("check", str(tmp_path), "--json").data["problems"]
    assert code in [problem["code"] for problem in found]
    assert any(said in f"{problem['message']} {problem.get('hint')}" for problem in found)


def test_an_exported_pack_that_was_edited(tmp_path: Path) -> None:
    """What was unzipped is right until a list in it changes; making it again mends it."""
    folder, zipped = tmp_path / "p", tmp_path / "p.zip"
    write(folder, "pack.yaml", PACK)
    write(folder, "small.yaml", SMALL)
    assert presencecheck("pack", "export", str(folder), "-o", str(zipped)).code == 0
    shutil.unpack_archive(zipped, folder)
    assert presencecheck("check", str(folder)).code == 0
    write(folder, "small.yaml", SMALL.replace("Shut", "Closed"))
    result = presencecheck("check", str(folder))
    assert (result.code, "it differs in small.yaml" in result.out) == (1, True)
    assert presencecheck("pack", "export", str(folder), "-o", str(tmp_path / "q.zip")).code == 0


def test_a_pack_of_lists_with_the_long_ending(tmp_path: Path) -> None:
    """It is exported, added, walked by its ids and checked as any other."""
    write(tmp_path / "p", "pack.yaml", PACK)
    write(tmp_path / "p", "small.presencecheck.yaml", SMALL)
    write(tmp_path / "p", "day.yaml", "format: 1\nid: day\ntitle: Day\ninclude: [{checklist: small}]\n")
    assert presencecheck("check", str(tmp_path / "p")).code == 0
    assert presencecheck("pack", "export", str(tmp_path / "p"), "-o", str(tmp_path / "p.zip")).code == 0
    assert presencecheck("pack", "add", str(tmp_path / "p.zip"), "--yes").code == 0
    assert presencecheck("show", "p:day").code == 0
    assert "Is the door shut?" in presencecheck("show", "small").out


LINKED = """format: 1
id: before
title: Before we meet
style: hand-out
items:
  - {id: test, ask: Try the line beforehand., link: "https://example.org/test"}
"""


def test_addresses_on_pages_are_listed(tmp_path: Path) -> None:
    """Each of them, for people and for programs; in a list that is walked it is refused, an overlay's too."""
    path = tmp_path / "before.yaml"
    path.write_text(LINKED, encoding="utf-8")
    said = presencecheck("check", str(path))
    assert (said.code, "On a page for clients: https://example.org/test" in said.out.splitlines()) == (0, True)
    assert presencecheck("check", str(path), "--json").data["links"] == ["https://example.org/test"]
    path.write_text(LINKED.replace("hand-out", "do-confirm"), encoding="utf-8")
    refused = presencecheck("check", str(path))
    assert (refused.code, "error: an address stands only on pages for clients" in refused.out) == (1, True)
    overlay = tmp_path / "environment.yaml"
    change = "change: [{id: room-closed, link: 'https://example.org/room'}]"
    overlay.write_text(f"format: 1\nid: environment\nextends: shipped:environment\n{change}\n", encoding="utf-8")
    changed = presencecheck("check", str(overlay))
    assert (changed.code, "an address stands only on pages for clients" in changed.out) == (1, True)
    assert "On a page for clients: https://example.org/room" in changed.out.splitlines()
