"""The first text of an overlay."""

import re
from pathlib import Path

from tests.support.commands import presencecheck


def test_edit_begins_an_overlay(home: Path) -> None:
    """`edit` of a list of another's writes an overlay that changes nothing yet, knows its base, and shows the items."""
    done = presencecheck("edit", "environment")
    path = Path(done.out.strip())
    assert (done.code, path) == (0, home / "config" / "checklists" / "environment.yaml")
    assert "#   room-closed" in path.read_text()
    assert presencecheck("check", str(path), "--json").data["problems"] == []
    told = presencecheck("diff", "environment", "--json").data["diff"]
    assert (told["overlay"], told["changes"], told["later"]) == (True, [], [])
    assert path.stat().st_mode & 0o777 == 0o600


def test_each_change_in_the_starter_works(home: Path) -> None:
    """Someone who takes the hashes away has a valid overlay."""
    path = Path(presencecheck("edit", "environment").out.strip())
    text = path.read_text()
    changes = text.partition("to use one of these.\n")[2]
    for block in re.findall(r"^# (?:remove|replace|add|reorder):(?:.*\n)(?:#  .*\n)*", changes, re.MULTILINE):
        path.write_text(text + re.sub(r"^# ", "", block, flags=re.MULTILINE))
        assert presencecheck("check", str(path), "--json").data["problems"] == []
        assert presencecheck("diff", "environment", "--json").data["diff"]["changes"] != []
