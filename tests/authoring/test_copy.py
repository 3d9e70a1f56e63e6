"""A checklist's text as the beginning of another."""

import pytest

from presencecheck.authoring.copy import copy_text

TEXT = '# yaml-language-server: $schema=old\n# mine\nid: a  # why\ntitle: "A b"\n'


def test_fields_change_and_comments_stay() -> None:
    """Only the values change; the origin is named and the old modeline is gone."""
    made = copy_text(TEXT, {"id": "b", "title": "C"}, "a, version 1")
    assert "# mine\nid: b  # why\ntitle: C\n" in made
    assert "a, version 1" in made
    assert "$schema=old" not in made


def test_what_cannot_be_changed_in_place_is_refused() -> None:
    """A value over several lines is not guessed at."""
    with pytest.raises(ValueError, match="title"):
        copy_text("id: a\ntitle: >\n  A\n  b\n", {"title": "C"}, "a")
