"""The cache of validated checklists: used while nothing has changed, and never the cause of an error."""

import json
from pathlib import Path

import pytest

from presencecheck.core.checklist import Checklist
from presencecheck.library import cache
from presencecheck.library.library import Library
from presencecheck.system.files import empty_folder
from presencecheck.system.paths import user_paths
from tests.support.commands import SMALL, own


@pytest.fixture
def library() -> Library:
    """The person's library."""
    return Library.of(user_paths())


def test_whether_it_names_the_practice_is_kept(home: Path) -> None:
    """A start does not look through every text for that; an overlay's list is told by what it became."""
    own(home, "small", SMALL)
    own(
        home,
        "named",
        SMALL.replace("id: small", "id: named").replace("Is the door shut?", "'Is {{practice.name}} open?'"),
    )
    own(home, "over", "format: 1\nid: over\nextends: small\ntitle: '{{practice.name}}'\n")
    for _ in range(2):
        library = Library.of(user_paths())
        found = {name: library.load(library.find(name)).content for name in ("small", "named", "over")}
        assert {name: what.has_names for name, what in found.items()} == {"small": False, "named": True, "over": True}
    assert all("has_names" in vars(what) for what in found.values())


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
    second = Library.of(user_paths()).load(library.find("small"))
    assert second.content.title == "From the cache"
    entry.unlink()
    assert Library.of(user_paths()).load(library.find("small")) == first


@pytest.mark.parametrize("damage", ["", "{}", "null", "[1]", '{"version": 1}', "\udcff", "9" * 5000, "[" * 10_000])
def test_a_damaged_cache_is_never_an_error(home: Path, library: Library, damage: str) -> None:
    """Whatever the cache holds, the checklist is read."""
    own(home, "small", SMALL)
    first = library.load(library.find("small"))
    [entry] = cache_files(home)
    entry.write_bytes(damage.encode("utf-8", "surrogateescape"))
    assert Library.of(user_paths()).load(library.find("small")) == first


@pytest.mark.parametrize("key", ["version", "source", "sha256", "kind", "what", "names"])
def test_an_entry_of_another_version_is_not_used(home: Path, library: Library, key: str) -> None:
    """Another version, other bytes or a missing part mean validating afresh."""
    own(home, "small", SMALL)
    first = library.load(library.find("small"))
    [entry] = cache_files(home)
    kept = json.loads(entry.read_text())
    del kept[key]
    entry.write_text(json.dumps(kept))
    assert Library.of(user_paths()).load(library.find("small")) == first


def test_a_changed_file_is_read_anew(home: Path, library: Library) -> None:
    """An edit counts at once, whatever the file's date says."""
    path = own(home, "small", SMALL)
    library.load(library.find("small"))
    path.write_text(SMALL.replace("A small list", "A tiny list!"))
    what = library.load(library.find("small")).content
    assert isinstance(what, Checklist)
    assert what.title == "A tiny list!"


def test_a_cache_that_cannot_be_written_is_no_matter(home: Path, library: Library) -> None:
    """Where the cache's folder cannot be made, the checklist is read all the same."""
    own(home, "small", SMALL)
    (home / "cache").write_text("in the way")
    assert library.load(library.find("small")).content.id == "small"


def test_a_cleared_cache_is_empty(home: Path, library: Library) -> None:
    """Nothing of a checklist is left in it, and clearing it twice is no error."""
    own(home, "small", SMALL)
    first = library.load(library.find("small"))
    assert cache_files(home)
    empty_folder(cache.entries_folder(home / "cache"))
    empty_folder(cache.entries_folder(home / "cache"))
    assert cache_files(home) == []
    assert library.load(library.find("small")) == first


def test_two_files_of_one_name_are_two_entries(tmp_path: Path) -> None:
    """An entry is found by its file's whole path and by the file's content."""
    entry = Checklist(format=1, id="a", title="A", items=())
    cache.put(tmp_path, Path("one/a.yaml"), b"x", entry, "1")
    cache.put(tmp_path, Path("two/a.yaml"), b"y", entry, "2")
    assert cache.get(tmp_path, Path("one/a.yaml"), b"x") == (entry, "1")
    assert cache.get(tmp_path, Path("two/a.yaml"), b"y") == (entry, "2")
    assert cache.get(tmp_path, Path("two/a.yaml"), b"x") is None
