"""`pack remove`: one pack and all of it."""

from pathlib import Path

from presencecheck.packs.lock import LOCK
from tests.support.commands import Here


def test_remove_takes_all_of_it(source: Path, home: Path, run: Here) -> None:
    """Removing a pack leaves none of its files and none but its own."""
    kept = home / "data" / "packs" / "notes.txt"
    run("pack", "add", source, "--yes")
    kept.write_text("not ours")
    assert run("pack", "remove", "harbour", "--yes").code == 0
    assert {path.name for path in (home / "data" / "packs").iterdir()} == {LOCK, ".busy", "notes.txt"}
    assert run("pack", "remove", "harbour", "--yes").code == 4
    assert "No pack is installed" in run("pack", "list").err
