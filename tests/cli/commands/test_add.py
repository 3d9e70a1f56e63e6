"""`presencecheck add`: one list that someone sent."""

from pathlib import Path

import pytest

from tests.support.commands import SMALL, own, presencecheck

ROUTINE = "format: 1\nid: mine\ntitle: Mine\ninclude:\n  - checklist: {name}\n"


def sent(tmp_path: Path, text: str = SMALL, name: str = "small.yaml") -> Path:
    """A file that someone sent."""
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def kept(home: Path, name: str = "small") -> Path:
    """Where it would stand."""
    return home / "config" / "checklists" / f"{name}.yaml"


def test_every_question_is_shown_and_the_file_copied(home: Path, tmp_path: Path) -> None:
    """It stays as it is, letter for letter, and can be walked."""
    path = sent(tmp_path, f"# of Kim\n{SMALL}")
    added = presencecheck("add", str(path), "--yes")
    assert added.code == 0, added.err
    for words in ("Is the door shut?", "Is water at hand?", "How much of you is here?", "A word for the hour?"):
        assert words in added.out
    assert kept(home).read_text() == path.read_text()
    assert "presencecheck run small" in added.err
    again = presencecheck("add", str(path), "--yes")
    assert (again.code, again.out) == (0, "You have small already, just as it is in the file.\n")


def test_nobody_is_asked_behind_their_back(home: Path, tmp_path: Path) -> None:
    """Without a terminal and without --yes nothing is added."""
    refused = presencecheck("add", str(sent(tmp_path)))
    assert refused.code == 2
    assert not kept(home).exists()


def test_errors_are_shown_as_check_shows_them(home: Path, tmp_path: Path) -> None:
    """Each with its line; nothing is added."""
    refused = presencecheck("add", str(sent(tmp_path, SMALL.replace("ask:", "aks:"))), "--yes")
    assert refused.code == 1
    assert "small.yaml:6:16: error" in refused.out
    assert not kept(home).exists()


def test_a_name_that_is_taken(home: Path, tmp_path: Path) -> None:
    """The own list stays; the other one can be added under another id."""
    own(home, "small", SMALL.replace("A small list", "Ours"))
    path = sent(tmp_path)
    refused = presencecheck("add", str(path), "--yes")
    assert refused.code == 4
    assert "--as my-small" in refused.err
    assert "Ours" in kept(home).read_text()
    assert presencecheck("add", str(path), "--as", "theirs", "--yes").code == 0
    assert kept(home, "theirs").read_text() == SMALL.replace("id: small", "id: theirs")
    assert presencecheck("add", str(path), "--as", "run", "--yes").code == 2


def test_one_that_takes_the_place_of_ours(home: Path, tmp_path: Path) -> None:
    """It is said before it is asked."""
    added = presencecheck("add", str(sent(tmp_path, SMALL.replace("id: small", "id: environment"))), "--yes")
    assert added.code == 0
    assert "in place of the one of that name that is shipped" in added.err


@pytest.mark.parametrize("name", ["https://example.org/small.yaml", "harbour.zip", "folder"])
def test_a_pack_is_added_elsewhere(name: str, home: Path, tmp_path: Path) -> None:
    """A folder, a zip and an address lead to `pack add`."""
    (tmp_path / "folder").mkdir()
    refused = presencecheck("add", name, cwd=tmp_path)
    assert refused.code == 2
    assert f"presencecheck pack add {name}" in refused.err


def test_other_formats_and_changes(home: Path, tmp_path: Path) -> None:
    """A list in another format leads to `new --from`; an overlay is no list by itself."""
    refused = presencecheck("add", str(sent(tmp_path, "- [ ] Is it so?\n", "list.md")), "--yes")
    assert refused.code == 1
    assert "presencecheck new --from" in refused.err
    overlay = sent(tmp_path, "format: 1\nid: environment\nextends: environment\nremove: [water]\n", "environment.yaml")
    refused = presencecheck("add", str(overlay), "--yes")
    assert refused.code == 4
    assert "it changes environment" in refused.err


def test_a_routine(home: Path, tmp_path: Path) -> None:
    """Its lists must be here; then all their questions are shown."""
    refused = presencecheck("add", str(sent(tmp_path, ROUTINE.format(name="nowhere"), "mine.yaml")), "--yes")
    assert refused.code == 4
    assert "not here: nowhere" in refused.err
    added = presencecheck("add", str(sent(tmp_path, ROUTINE.format(name="environment"), "mine.yaml")), "--yes")
    assert added.code == 0
    assert "Can nobody overhear" in added.out or "?" in added.out
    assert kept(home, "mine").is_file()
