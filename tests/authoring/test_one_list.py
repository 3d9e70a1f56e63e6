"""One list that someone sent."""

from pathlib import Path

import pytest

from presencecheck.authoring.one_list import SentList
from presencecheck.core.errors import PresenceCheckError
from presencecheck.library.library import Library
from presencecheck.system.paths import user_paths
from tests.support.commands import SMALL


def test_an_id_that_cannot_be_changed_in_place(home: Path, tmp_path: Path) -> None:
    """It is said, and nothing is guessed."""
    path = tmp_path / "small.yaml"
    path.write_text(SMALL.replace("id: small", 'id: "sm\\x61ll"'))
    sent = SentList(str(path), Library.of(user_paths()))
    assert sent.what.id == "small"
    assert "\\x61" in sent.text("small")
    with pytest.raises(PresenceCheckError, match="cannot be copied"):
        sent.text("other")


def test_errors_leave_nothing_to_look_at(home: Path, tmp_path: Path) -> None:
    """There is no list then."""
    path = tmp_path / "small.yaml"
    path.write_text("format: 1\nid: small\n")
    sent = SentList(str(path), Library.of(user_paths()))
    assert sent.problems
    with pytest.raises(TypeError):
        _ = sent.what
