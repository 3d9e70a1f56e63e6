"""The shipped checklists beside each other."""

from pathlib import Path

from presencecheck.authoring.check import check_files
from presencecheck.library.library import Library
from presencecheck.system.paths import user_paths

FOLDER = Path(__file__).parents[2] / "checklists"


def test_the_lists_agree_with_each_other() -> None:
    """Each item that is said to mean the same as another one does, and routines find what they include."""
    found = [problem for checked in check_files(FOLDER, Library.of(user_paths())) for problem in checked.problems]
    assert [str(problem) for problem in found] == []
