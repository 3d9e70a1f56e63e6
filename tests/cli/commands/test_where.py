"""`where`: every place, what it is, and as JSON."""

from pathlib import Path

import pytest

from presencecheck.messages import where as where_messages
from tests.support.commands import SMALL, Here, own


def test_the_lines_and_the_json_say_the_same(run: Here, home: Path) -> None:
    """Each place has its name, what is in it and whether it is there; nothing is made by asking."""
    places = run("where", "--json").data["paths"]
    said = run("where").out
    assert [line.strip() for line in said.splitlines() if line.startswith("  ")] == list(places.values())
    for name in places:
        assert where_messages.NAMES[name] in said
        assert where_messages.HOLDS[name][:30] in said
    assert " ".join(said.split()).count(where_messages.MISSING) == len(places) - 1  # the program's own lists are there
    assert Path(places["history"]).is_relative_to(home)
    assert not home.exists()


def test_how_much_is_there(run: Here, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are counted, and one file has its size; a path is never broken, however narrow the window."""
    own(home, "small", SMALL)
    (home / "config" / "config.toml").write_text('keep = "3 months"\n')
    monkeypatch.setenv("COLUMNS", "40")
    said = run("where").out
    assert "in others (1 file)" in " ".join(said.split())
    assert "(1 kB)" in said
    assert str(home / "config" / "checklists") in said
