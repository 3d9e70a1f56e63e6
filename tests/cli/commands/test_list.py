"""`list`: checklists and routines, each with its time and its origin."""

from pathlib import Path

from presencecheck.messages import list as list_messages
from tests.support.commands import SMALL, Here, own


def test_kinds_under_their_headings(run: Here, home: Path) -> None:
    """Routines first, then checklists, each table under its heading."""
    own(home, "small", SMALL)
    done = run("list")
    headings = [line for line in done.out.splitlines() if line in list_messages.KINDS.values()]
    assert headings == list(list_messages.KINDS.values())
    assert "A small list" in done.out.partition(list_messages.KINDS["checklist"])[2]


def test_what_it_hides_is_named(run: Here, home: Path) -> None:
    """An own file over a shipped one says so in its row."""
    own(home, "phone", SMALL.replace("id: small", "id: phone"))
    [row] = [row for row in run("list", "--json").data["checklists"] if row["id"] == "phone"]
    assert (row["layer"], row["hides"]) == ("own", ["shipped"])
    assert list_messages.HIDES.format(layer="own", hidden="shipped") in " ".join(run("list").out.split())


def test_a_broken_file_is_said_beside_the_list(run: Here, home: Path) -> None:
    """The others are listed; the problem stands on standard error."""
    own(home, "broken", "format: 1\nid: broken\n")
    done = run("list")
    assert done.code == 0
    assert "broken" in done.err
    assert "environment" in done.out
