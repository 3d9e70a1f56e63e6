"""Own lists moved to another folder: nothing is lost, whenever that is interrupted."""

import os
import stat
from pathlib import Path

import pytest

from presencecheck.core.errors import PresenceCheckError
from presencecheck.library import own_folder
from presencecheck.library.library import Library
from presencecheck.library.own_folder import files_to_move, move_own, require_own_folder
from presencecheck.messages import own_folder as own_folder_messages
from presencecheck.system.paths import user_paths
from tests.support.commands import SMALL, Here, own


def lists(home: Path) -> None:
    """Two lists, and a remark beside them."""
    own(home, "small", SMALL)
    own(home, "other", SMALL.replace("id: small", "id: other"))
    (home / "config" / "checklists" / "read me.txt").write_text("mine")
    (home / "config" / "checklists" / ".schema.json").write_text("{}")


def test_lists_are_moved(run: Here, home: Path, tmp_path: Path) -> None:
    """They are found there afterwards, by their owner alone; the old folder is gone, and a new list goes there."""
    lists(home)
    target = tmp_path / "home" / "Documents" / "My lists"
    moved = move_own(user_paths(), target)
    assert (moved.names, moved.left) == (("other.yaml", "read me.txt", "small.yaml"), ())
    assert user_paths().own == target
    assert not (home / "config" / "checklists").exists()
    assert Library.of(user_paths()).find("small").path == target / "small.yaml"
    if os.name == "posix":
        assert stat.S_IMODE(target.stat().st_mode) == 0o700
        assert stat.S_IMODE((target / "small.yaml").stat().st_mode) == 0o600
    assert run("new", "room", "--no-open").out.strip() == str(target / "room.yaml")
    back = move_own(user_paths(), user_paths().usual_own)
    assert len(back.names) == 4
    assert user_paths().own == home / "config" / "checklists"


@pytest.mark.parametrize("step", ["write_named", "name_own_folder", "_content", "_remove_copied", "_remove_folder"])
def test_an_interruption_loses_nothing(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    """At each step, once it was begun for the second time: all lists are in use, and the next move makes it whole."""
    lists(home)
    target = tmp_path / "home" / "lists"
    doing, calls = getattr(own_folder, step), []

    def interrupted(*given: object) -> object:
        calls.append(given)
        if len(calls) == (1 if step in ("name_own_folder", "_remove_copied", "_remove_folder") else 2):
            raise KeyboardInterrupt
        return doing(*given)

    with monkeypatch.context() as patch:
        patch.setattr(own_folder, step, interrupted)
        with pytest.raises(KeyboardInterrupt):
            move_own(user_paths(), target)
    paths = user_paths()
    assert {"small", "other"} <= {entry.name for entry in Library.of(paths).entries() if entry.layer == "own"}
    assert (paths.own / "read me.txt").read_text() == "mine"
    move_own(paths, target)
    assert sorted(path.name for path in target.iterdir()) == ["other.yaml", "read me.txt", "small.yaml"]
    assert files_to_move(user_paths().usual_own, target) == []


def test_another_file_of_the_same_name_stays(home: Path, tmp_path: Path) -> None:
    """Then nothing is moved at all; a file that is equal was copied before."""
    lists(home)
    target = tmp_path / "lists"
    target.mkdir()
    (target / "small.yaml").write_text("another")
    with pytest.raises(PresenceCheckError, match="another file of this name: small"):
        move_own(user_paths(), target)
    assert sorted(path.name for path in target.iterdir()) == ["small.yaml"]
    assert user_paths().own == user_paths().usual_own
    (target / "small.yaml").write_text(SMALL)
    assert "small.yaml" in move_own(user_paths(), target).names


def test_a_file_that_changes_meanwhile_stays(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An editor that writes between the comparison and the removal loses nothing."""
    lists(home)
    naming = own_folder.name_own_folder

    def change_and_name(*given: Path) -> None:
        own(home, "small", f"{SMALL}# more\n")
        naming(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(own_folder, "name_own_folder", change_and_name)
    assert move_own(user_paths(), tmp_path / "lists").left == ("small.yaml",)
    assert (home / "config" / "checklists" / "small.yaml").read_text().endswith("# more\n")


def test_a_chosen_folder_that_is_gone(run: Here, tmp_path: Path) -> None:
    """It is said, and `new` makes none in its place."""
    gone = tmp_path / "drive" / "lists"
    assert run("config", "set", "own", str(gone)).code == 0
    gone.rmdir()
    said = run("list")
    assert "Your own lists are not used" in said.err
    assert "environment" in said.out
    with pytest.raises(PresenceCheckError, match="not there"):
        require_own_folder(user_paths())
    done = run("new", "room", "--no-open")
    assert done.code != 0
    assert own_folder_messages.GONE.format(path=gone).message in " ".join(done.err.split())
    assert not gone.exists()


def test_the_setting_without_a_move(run: Here, home: Path, tmp_path: Path) -> None:
    """Where nobody can be asked, the lists stay, and that is said; a folder needs its whole path."""
    lists(home)
    target = tmp_path / "lists"
    done = run("config", "set", "own", str(target))
    assert (done.code, target.is_dir()) == (0, True)
    assert f"3 files stay in {home / 'config' / 'checklists'}" in " ".join(done.err.split())
    assert run("config", "get", "own").out.strip() == str(target)
    assert run("config", "set", "own", "lists").code == 2
    assert run("config", "set", "own", "").code == 0
    assert user_paths().own == user_paths().usual_own
    (home / "config" / "config.toml").write_text('own = "lists"\n')
    assert user_paths().own == user_paths().usual_own
    assert "whole path" in run("config", "list").err
