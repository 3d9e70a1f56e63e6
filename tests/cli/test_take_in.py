"""What is said of lists that come in."""

from pathlib import Path

from tests.support.commands import presencecheck


def test_many_lines_that_were_left_out(home: Path) -> None:
    """The first twenty are shown, the rest is counted."""
    text = "- [ ] Is it so?\n" + "".join(f"note {number}\n\n" for number in range(40))
    made = presencecheck("new", "mine", "--from", "-", stdin=text)
    assert made.code == 0
    assert "1 item, 40 lines kept as comments." in made.err
    assert made.err.count("# note") == 20
    assert "# … and 20 more, in the file" in made.err


def test_a_name_from_the_file(home: Path, tmp_path: Path) -> None:
    """Without an id it is called like its file, or its title; a name that is taken gets a number."""
    path = tmp_path / "Before the hour.md"
    path.write_text("- [ ] Is it so?\n")
    for name in ("before-hour", "before-the-hour", "before-the-hour-2"):
        made = presencecheck("new", "--from", str(path))
        assert made.out == f"{home / 'config' / 'checklists' / name}.yaml\n"
    assert presencecheck("new", "--from", str(path), "--title", "Mine").out.endswith("mine.yaml\n")


def test_one_that_takes_the_place_of_ours(home: Path) -> None:
    """It is said, as for every new list."""
    made = presencecheck("new", "environment", "--from", "-", stdin="- Is it so?\n")
    assert "in place of the one of that name that is shipped" in made.err
