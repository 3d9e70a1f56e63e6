"""Violations of a file of the library, at their lines."""

from pathlib import Path

from presencecheck.core.problems import Violation
from presencecheck.library.locate import locate_in_file


def test_a_violation_that_was_found_later_has_its_line(tmp_path: Path) -> None:
    """The file is read for its places only where something is wrong."""
    path = tmp_path / "room.yaml"
    assert locate_in_file(path, []) == []
    path.write_text("format: 1\nid: room\nextends: small\n")
    [problem] = locate_in_file(path, [Violation("unknown-base", ("extends",), {"id": "small"})])
    assert (problem.path, problem.line, problem.column) == (str(path), 3, 10)
