"""Violations of a file of the library, at their lines."""

from pathlib import Path

from presencecheck.core.problems import Violation
from presencecheck.formats.load import load
from presencecheck.library.locate import locate_in_file


def test_a_violation_that_was_found_later_has_its_line(tmp_path: Path) -> None:
    """The file is read for its places only where something is wrong."""
    path = tmp_path / "room.yaml"
    assert locate_in_file(path, []) == []
    path.write_text("format: 1\nid: room\nextends: small\n")
    [problem] = locate_in_file(path, [Violation("unknown-base", ("extends",), {"id": "small"})])
    assert (problem.path, problem.line, problem.column) == (str(path), 3, 10)


def test_the_place_is_the_same_whoever_reads_the_file(tmp_path: Path) -> None:
    """A run reads the file again, `check` has validated it: of an item in short form too, both say the same."""
    path = tmp_path / "room.yaml"
    path.write_text("format: 1\nid: room\nextends: small\nreplace: [{water: Is it so?}]\n")
    words = {"id": "water", "extends": "small", "items": ""}
    found = [Violation("overlay-unknown", ("replace", 0, name), words) for name in ("id", "ask")]
    later = locate_in_file(path, found)
    assert later == locate_in_file(path, found, load(path.read_bytes(), str(path)).document)
    assert [problem.column for problem in later] == [12, 19]
