"""Second copies of own lists, as sync services make them."""

from pathlib import Path

import pytest

from presencecheck.library import conflict_copies as copies
from presencecheck.library.conflict_copies import conflict_copies
from presencecheck.library.library import Library
from presencecheck.system.paths import user_paths
from tests.support.commands import SMALL, Here, own

NAMES = [
    "small (Anna's conflicted copy 2026-11-28)",  # Dropbox
    "small (Konfliktkopie von Anna 2026-11-28)",
    "small (Case Conflict 1)",
    "small-DESKTOP-7A2B",  # OneDrive
    "small-annas-laptop",
    "small.sync-conflict-20261128-101112-ABCDEFG",  # Syncthing
    "small (conflicted copy 2026-11-28 101112)",  # Nextcloud
    "small_conflict-20261128-101112",  # ownCloud
    "small 2",  # iCloud
    "small (1)",  # Google Drive
    "Small",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_second_copy_is_passed_over_and_said(name: str, run: Here, home: Path) -> None:
    """It is no list of its own, in no command; the list it was made of is used, and is said with it."""
    own(home, "small", SMALL)
    copy = own(home, name, f"{SMALL}# of another computer\n")
    assert [(found.path, found.of) for found in conflict_copies(copy.parent)] == [(copy, "small")]
    names = [entry.name for entry in Library.of(user_paths()).entries() if entry.layer == "own"]
    assert names == ["small"]
    listed = run("list")
    assert f'"{name}.yaml" looks like a second copy of your list "small"' in " ".join(listed.err.split())
    assert name not in listed.out
    if " " not in name:
        assert run("show", name).code != 0


def test_a_list_of_its_own_is_none(run: Here, home: Path) -> None:
    """Also where its name begins with that of another; and a copy alone, whose list is gone, is the list."""
    own(home, "small", SMALL)
    own(home, "small-room", SMALL.replace("id: small", "id: small-room"))
    own(home, "other-laptop", SMALL.replace("id: small", "id: other"))
    assert list(conflict_copies(home / "config" / "checklists")) == []
    assert {"small", "small-room", "other-laptop"} <= {entry.name for entry in Library.of(user_paths()).entries()}
    assert run("show", "small-room").code == 0


def test_of_a_thousand_names_hardly_one_is_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each start looks at all of them; only what begins with the name of another list can be its second copy."""
    for number in range(50):
        (tmp_path / f"list-{number}.yaml").touch()
    monkeypatch.setattr(copies, "is_id", None)
    assert [*conflict_copies(tmp_path)] == []
    monkeypatch.undo()
    (tmp_path / "list-7-laptop.yaml").write_text("id: list-7\n")
    (tmp_path / "list-8-laptop.yaml").write_text("id: list-8-laptop\n")
    (tmp_path / "List-9.yaml").touch()
    found = [(copy.path.name, copy.of) for copy in conflict_copies(tmp_path)]
    assert found == [("List-9.yaml", "list-9"), ("list-7-laptop.yaml", "list-7")]
    assert [*conflict_copies(tmp_path / "none")] == []


def test_a_walk_says_it_once(home: Path) -> None:
    """Six walks a day do not say it six times."""
    own(home, "small", SMALL)
    own(home, "small 2", SMALL)
    said = []
    for _ in range(2):
        library = Library.of(user_paths())
        library.note_taken()
        said.append([note for note in library.notes if "second copy" in note])
    assert [len(notes) for notes in said] == [1, 0]


def test_the_long_ending(run: Here, home: Path) -> None:
    """`ID.presencecheck.yaml` is the list ID in every command, and its second copies are known."""
    path = own(home, "small.presencecheck", SMALL)
    assert path.name == "small.presencecheck.yaml"
    assert run("show", "small").code == 0
    assert '"small"' in run("list", "--json").out
    assert run("check", "small").out == "1 file checked: no errors.\n"
    assert run("check", str(path.parent)).code == 0
    assert run("new", "small").code == 4
    copy = own(home, "small-laptop.presencecheck", SMALL)
    other = own(home, "small.presencecheck (1)", SMALL)
    assert {(found.path, found.of) for found in conflict_copies(path.parent)} == {(copy, "small"), (other, "small")}


def test_two_endings_of_one_list(run: Here, home: Path) -> None:
    """One is used, the same in every command, and it is said which."""
    own(home, "small", SMALL.replace("A small list", "First"))
    path = own(home, "small.presencecheck", SMALL.replace("A small list", "Second"))
    path.with_name("small.yml").write_text(SMALL.replace("A small list", "Third"))
    said = " ".join(run("list").err.split())
    assert '"small.presencecheck.yaml" and "small.yaml" are both your list "small"; "small.yaml" is used.' in said
    assert '"small.yml" and "small.yaml" are both' in said
    assert "First" in run("show", "small").out
    [row] = [each for each in run("list", "--json").data["checklists"] if each["id"] == "small"]
    assert row["title"] == "First"
    checked = run("check", str(path.parent), "--json")
    found = {(Path(each["path"]).name, each["code"]) for each in checked.data["problems"]}
    assert {("small.presencecheck.yaml", "double-file"), ("small.yml", "double-file")} == found
    assert checked.code == 1
