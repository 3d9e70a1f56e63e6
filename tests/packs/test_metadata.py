"""pack.yaml: what it says and every slip in it, at its place."""

import re
from pathlib import Path

import pytest

from presencecheck.packs.metadata import REQUIRED, read_metadata
from presencecheck.packs.requirements import Requirement
from tests.support.commands import Here
from tests.support.packs import DESCRIPTION, folder, installed

FIELDS = "format, name, title, version, publisher, licence, language, practice, requires"


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("format: 1", "format: 2", "1:9: error: this is format 2; this program reads format 1."),
        ("format: 1", f"format: {'9' * 30}", f"1:9: error: this is format {'9' * 20}; this program reads format 1."),
        ("licence: CC BY 4.0\n", "", '1:1: error: "licence" is missing here. Add the line `licence: …`.'),
        ("licence: CC", "license: CC", '6:1: error: there is no field "license" here. Did you mean "licence"?'),
        ("licence: CC", f"{'z' * 50}: CC", f'6:1: error: there is no field "{"z" * 40}" here. Known here: {FIELDS}.'),
        ("name: harbour", "name: Harbour", '2:7: error: "Harbour" cannot be an id.'),
        ("name: harbour", f"name: {'H' * 64}", f'2:7: error: "{"H" * 64}" cannot be an id.'),
        ("name: harbour", "name: own", '2:7: error: "own" is the name of something else.'),
        ("name: harbour", "name: shipped", '2:7: error: "shipped" is the name of something else.'),
        ("name: harbour", "name: here", '2:7: error: "here" is the name of something else.'),
        ("title: Harbour lists", "title: [x]", '3:8: error: "title" should be text.'),
        ("title: Harbour lists", 'title: "a\\nb"', '3:8: error: "title" cannot be read: it should be one line.'),
        ("title: Harbour lists", f"title: {'x' * 61}", '3:8: error: "title" should have 1 to 60 characters.'),
        ("title: Harbour lists", 'title: ""', '3:8: error: "title" should have 1 to 60 characters.'),
        ("title: Harbour lists", f"title: {'x' * 60}", ""),
        ("title: Harbour lists", "title: x\nlanguage: he", ""),
        ("title: Harbour lists", "title: x\npractice: {phone: 030 1}", ""),
        ("title: Harbour lists", "title: x\nrequires: [umbrella, 'other >=1.2, <2']", ""),
        ("title: Harbour lists", "title: x\nrequires: umbrella", '4:11: error: "requires" cannot be read: up to 20'),
        ("title: Harbour lists", "title: x\nrequires: [[x]]", '4:12: error: "requires" cannot be read: a pack'),
        ("title: Harbour lists", "title: x\nrequires: [own]", '4:12: error: "requires" cannot be read: a pack'),
        (
            "title: Harbour lists",
            "title: x\nrequires: [harbour >1]",
            '4:12: error: "requires" cannot be read: a pack\'s',
        ),
        (
            "title: Harbour lists",
            "title: x\nrequires: [harbour]",
            '4:12: error: "requires" cannot be read: a pack cannot',
        ),
        (
            "title: Harbour lists",
            f"title: x\nrequires: [{'a, ' * 21}]",
            '4:11: error: "requires" cannot be read: up to',
        ),
        ("title: Harbour lists", "title: x\npractice: y", "4:11: error: "),
        ("title: Harbour lists", "title: x\npractice: {fone: 1}", '4:12: error: there is no field "fone" here.'),
        ("title: Harbour lists", "title: x\npractice: {link: [x]}", '4:18: error: "link" should be text.'),
        ("title: Harbour lists", "title: x\npractice: {link: x}", '4:18: error: "practice.link" cannot be this.'),
    ],
)
def test_slips_in_a_description(old: str, new: str, line: str) -> None:
    """Each slip in pack.yaml is a line at its place."""
    found, problems = read_metadata(DESCRIPTION.replace(old, new).encode(), "p")
    lines = [str(problem) for problem in problems]
    if not line:
        assert (found is not None, lines) == (True, [])
    else:
        assert found is None
        assert any(one.startswith(f"p:{line}") for one in lines), lines


def test_what_is_missing_is_told_in_the_order_of_the_format() -> None:
    """The same each time, and each once."""
    _, problems = read_metadata(b"language: en\n", "pack.yaml")
    assert [re.findall('"(.*?)" is missing', problem.message) for problem in problems] == [[key] for key in REQUIRED]


def test_a_description_that_is_none() -> None:
    """A list is no description; one that says all is taken over word by word."""
    assert [problem.code for problem in read_metadata(b"[a]\n", "p")[1]] == ["not-a-mapping"]
    found, _ = read_metadata(DESCRIPTION.encode(), "p")
    assert found is not None
    assert (found.name, found.title, found.version, found.language) == ("harbour", "Harbour lists", "1.0.0", "en")
    assert found.requires == ()
    needy, _ = read_metadata(f"{DESCRIPTION}requires: [umbrella >=1.2]\n".encode(), "p")
    assert needy is not None
    assert needy.requires == (Requirement("umbrella", "1.2"),)
    assert (found.publisher, found.licence) == ("Harbour Street Practice", "CC BY 4.0")


@pytest.mark.parametrize("field", ["publisher", "title", "name"])
def test_a_field_without_a_value(field: str, source: Path, home: Path, run: Here) -> None:
    """One thing that is wrong in pack.yaml is one line, with its place."""
    lines = [f"{field}:" if line.startswith(field) else line for line in DESCRIPTION.splitlines()]
    folder(source, pack_yaml="\n".join(lines))
    result = run("pack", "add", source, "--yes")
    place_of = next(number for number, line in enumerate(lines, 1) if line == f"{field}:")
    assert result.code == 1
    assert [f"pack.yaml:{place_of}:1: error: " in line for line in result.out.splitlines() if "error:" in line] == [
        True
    ]
    assert not installed(home)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("name: harbour", "name: Harbour", 'pack.yaml:2:7: error: "Harbour" cannot be an id.'),
        ("name: harbour", "name: own", 'pack.yaml:2:7: error: "own" is the name of something else.'),
        ("name: harbour", "name: shipped", 'pack.yaml:2:7: error: "shipped" is the name of something else.'),
        ("name: harbour\n", "", 'pack.yaml:1:1: error: "name" is missing here.'),
        ("format: 1", "format: 2", "pack.yaml:1:9: error: this is format 2"),
        ("Harbour lists", "x" * 61, "pack.yaml:3:8: error: "),
        ("Harbour lists", "|\n  a\n  b", "pack.yaml:3:8: error: "),
        ("Harbour lists", '"\\e[2J"', "hidden or control character"),
        ("name: harbour", "name: {a: b}", 'pack.yaml:2:7: error: "name" should be text.'),
        (DESCRIPTION, "[a]", "pack.yaml:1:1: error: "),
        (DESCRIPTION, "", "pack.yaml:1:1: error: the file is empty."),
        ("licence", "publisher", 'pack.yaml:6:1: error: "publisher" is given twice.'),
    ],
)
def test_a_description_is_judged_like_a_checklist(old: str, new: str, words: str, source: Path, run: Here) -> None:
    """What is wrong with pack.yaml is said with its line, its column and what to do."""
    result = run("pack", "add", folder(source, pack_yaml=DESCRIPTION.replace(old, new)), "--yes")
    assert result.code == 1
    assert words in result.out
