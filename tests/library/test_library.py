"""Finding checklists by name: which layer wins, what a routine brings together, and the cache that spares the work."""

from pathlib import Path

import pytest

from presencecheck.core.context import Context
from presencecheck.library.library import Library
from presencecheck.library.loaded import ChecklistNotFoundError
from presencecheck.library.planning import plan
from presencecheck.system.paths import shipped, user_paths
from tests.support.commands import SMALL, own


@pytest.fixture
def library() -> Library:
    """The person's library."""
    return Library.of(user_paths())


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


@pytest.mark.parametrize(
    "name", ["", ".", "..", "../full", "/etc/passwd", "full.yaml", "a/b", "full\0", "x" * 300, "FULL "]
)
def test_a_name_finds_nothing_outside(library: Library, name: str) -> None:
    """No name leads out of the library's folders."""
    with pytest.raises(ChecklistNotFoundError):
        library.find(name)


def test_what_describes_a_pack_is_no_checklist(home: Path, library: Library) -> None:
    """pack.yaml in one's folder is never walked, whatever is in it."""
    own(home, "pack", SMALL.replace("id: small", "id: pack"))
    with pytest.raises(ChecklistNotFoundError):
        library.find("pack")
    assert "pack" not in {entry.name for entry in library.entries()}


def test_a_list_is_read_again_only_once_it_has_changed(home: Path, library: Library) -> None:
    """Several routines that include it share it, even where nothing can be kept between two starts."""
    own(home, "small", SMALL)
    (home / "cache").write_text("")  # where the folder of the cache would be
    first = library.load(library.find("small"))
    assert library.load(library.find("small")).content is first.content
    own(home, "small", SMALL.replace("A small list", "A list that was changed"))
    changed = library.load(library.find("small"))
    assert changed.content.title == "A list that was changed"
    assert changed.source.sha256 != first.source.sha256
