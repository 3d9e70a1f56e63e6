"""Finding checklists by name: which layer wins, what a routine brings together, and the cache that spares the work."""

import json
from pathlib import Path

import pytest

from presencecheck.core.checklist import Checklist
from presencecheck.core.context import Context
from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.problems import ChecklistInvalid
from presencecheck.library.library import ChecklistNotFound, Library
from presencecheck.library.planning import plan
from presencecheck.system.paths import locate, shipped
from tests.support.commands import SMALL, own


@pytest.fixture
def library() -> Library:
    """The person's library."""
    return Library.of(locate())


def test_own_wins_over_shipped(home: Path, library: Library) -> None:
    """A list of one's own replaces the shipped one of the same name, wherever it is named."""
    assert library.find("environment").layer == "shipped"
    own(home, "environment", SMALL.replace("id: small", "id: environment"))
    assert library.find("environment").layer == "own"
    sections = plan(library, ("full",), Context()).sections
    assert [part.source.layer for part in sections] == ["own", "shipped", "shipped", "shipped"]
    assert sections[0].checklist.title == "A small list"


def test_every_shipped_file_is_found(library: Library) -> None:
    """Each file of the shipped folder is an entry of its own name."""
    assert {entry.name for entry in library.entries()} == {path.stem for path in shipped().glob("*.yaml")}


def test_several_names_are_one_run(home: Path, library: Library) -> None:
    """Checklists named together are walked in that order, as one run."""
    own(home, "small", SMALL)
    made = plan(library, ("small", "environment"), Context())
    assert (made.routine, [part.checklist.id for part in made.sections]) == (
        "small+environment",
        ["small", "environment"],
    )
    with pytest.raises(PresenceCheckError, match="twice"):
        plan(library, ("environment", "full"), Context())


@pytest.mark.parametrize(
    ("include", "error", "words"),
    [
        ("- {checklist: nosuch}", ChecklistNotFound, "mine.yaml:5.*nosuch"),
        ("- {checklist: full}", ChecklistInvalid, "mine.yaml:5.*routine"),
        ("- {checklist: environment}\n  - {checklist: environment}", ChecklistInvalid, "mine.yaml:6.*twice"),
        ("- {checklist: ../environment}", ChecklistInvalid, "mine.yaml:5.*id"),
    ],
)
def test_a_routine_that_cannot_be(
    home: Path, library: Library, include: str, error: type[PresenceCheckError], words: str
) -> None:
    """A routine of missing or mistaken parts is refused at the line that names them."""
    own(home, "mine", f"format: 1\nid: mine\ntitle: Mine\ninclude:\n  {include}\n")
    with pytest.raises(error, match=words):
        plan(library, ("mine",), Context())


@pytest.mark.parametrize(
    "name", ["", ".", "..", "../full", "/etc/passwd", "full.yaml", "a/b", "full\0", "x" * 300, "FULL "]
)
def test_a_name_finds_nothing_outside(library: Library, name: str) -> None:
    """No name leads out of the library's folders."""
    with pytest.raises(ChecklistNotFound):
        library.find(name)


def cache_files(home: Path) -> list[Path]:
    """The entries of the cache."""
    return sorted((home / "cache" / "compiled").glob("*.json"))


def test_what_was_validated_comes_from_the_cache(home: Path, library: Library) -> None:
    """The second reading takes what the first one kept, and it is the same."""
    own(home, "small", SMALL)
    first = library.load(library.find("small"))
    [entry] = cache_files(home)
    kept = json.loads(entry.read_text())
    kept["what"]["title"] = "From the cache"
    entry.write_text(json.dumps(kept))
    second = library.load(library.find("small"))
    assert second.what.title == "From the cache"
    entry.unlink()
    assert library.load(library.find("small")) == first


@pytest.mark.parametrize("damage", ["", "{}", "null", "[1]", '{"version": 1}', "\udcff", "9" * 5000, "[" * 10_000])
def test_a_damaged_cache_is_never_an_error(home: Path, library: Library, damage: str) -> None:
    """Whatever the cache holds, the checklist is read."""
    own(home, "small", SMALL)
    first = library.load(library.find("small"))
    [entry] = cache_files(home)
    entry.write_bytes(damage.encode("utf-8", "surrogateescape"))
    assert library.load(library.find("small")) == first


@pytest.mark.parametrize("key", ["version", "source", "sha256", "kind", "what"])
def test_an_entry_of_another_version_is_not_used(home: Path, library: Library, key: str) -> None:
    """Another version, other bytes or a missing part mean validating afresh."""
    own(home, "small", SMALL)
    first = library.load(library.find("small"))
    [entry] = cache_files(home)
    kept = json.loads(entry.read_text())
    del kept[key]
    entry.write_text(json.dumps(kept))
    assert library.load(library.find("small")) == first


def test_a_changed_file_is_read_anew(home: Path, library: Library) -> None:
    """An edit counts at once, whatever the file's date says."""
    path = own(home, "small", SMALL)
    library.load(library.find("small"))
    path.write_text(SMALL.replace("A small list", "A tiny list!"))
    what = library.load(library.find("small")).what
    assert isinstance(what, Checklist)
    assert what.title == "A tiny list!"


def test_a_cache_that_cannot_be_written_is_no_matter(home: Path, library: Library) -> None:
    """Where the cache's folder cannot be made, the checklist is read all the same."""
    own(home, "small", SMALL)
    (home / "cache").write_text("in the way")
    assert library.load(library.find("small")).what.id == "small"
