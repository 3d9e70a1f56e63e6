"""Importing a list from a file."""

from pathlib import Path

import pytest

from presencecheck.authoring.import_list import import_list, is_file_name
from presencecheck.core.problems import InvalidChecklistError


def test_file_names_and_names() -> None:
    """A dot or a slash makes a file name."""
    assert is_file_name("list.md")
    assert is_file_name("a/b")
    assert not is_file_name("full")


def test_a_list_becomes_a_checklist(tmp_path: Path) -> None:
    """Its questions stand in the text that is made."""
    path = tmp_path / "list.md"
    path.write_text("- [ ] Is the door closed?\n")
    assert "Is the door closed?" in import_list(path, "mine", "Mine")


def test_a_control_character_is_placed_in_the_list(tmp_path: Path) -> None:
    """The problem names the line of the list, not of what was made from it."""
    path = tmp_path / "list.md"
    path.write_text("- [ ] One?\n- [ ] Two\u202e?\n")
    with pytest.raises(InvalidChecklistError) as error:
        import_list(path, "mine", "Mine")
    assert (error.value.problems[0].line, error.value.problems[0].path) == (2, str(path))
