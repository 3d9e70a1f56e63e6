"""`pack remove`: one pack and all of it."""

from pathlib import Path

from presencecheck.packs.lock import LOCK
from tests.support.commands import Here, own


def test_remove_takes_all_of_it(source: Path, home: Path, run: Here) -> None:
    """Removing a pack leaves none of its files and none but its own."""
    kept = home / "data" / "packs" / "notes.txt"
    run("pack", "add", source, "--yes")
    kept.write_text("not ours")
    assert run("pack", "remove", "harbour", "--yes").code == 0
    assert {path.name for path in (home / "data" / "packs").iterdir()} == {LOCK, ".busy", "notes.txt"}
    assert run("pack", "remove", "harbour", "--yes").code == 4
    assert "No pack is installed" in run("pack", "list").err


def test_programs_are_told(source: Path, home: Path, run: Here) -> None:
    """What was removed, and what of the person's own it stops; nobody is asked, so that it must be agreed to before."""
    run("pack", "add", source, "--yes")
    own(home, "mine", "format: 1\nid: mine\nextends: harbour:room\nremove: [lamp]\n")
    assert (run("pack", "remove", "harbour", "--json").code, (home / "data/packs/harbour").exists()) == (2, True)
    removed = run("pack", "remove", "harbour", "--yes", "--json").data["removed"]
    assert (removed["name"], removed["version"]) == ("harbour", "1.0.0")
    assert [(each["id"], each["stops"]) for each in removed["touches"]] == [("mine", True)]
