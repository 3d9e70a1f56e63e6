"""`where`: every place, readable and as JSON."""

from pathlib import Path

from tests.support.commands import Here


def test_the_lines_and_the_json_say_the_same(run: Here, home: Path) -> None:
    """One line a place; nothing is made by asking."""
    lines = dict(line.split(maxsplit=1) for line in run("where").out.splitlines())
    assert lines == run("where", "--json").data["paths"]
    assert Path(lines["history"]).is_relative_to(home)
    assert not home.exists()
