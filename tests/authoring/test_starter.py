"""The first text of a new checklist."""

import pytest

from presencecheck.authoring.starter import scalar, starter, title_of
from presencecheck.formats.load import load


def test_a_starter_is_valid() -> None:
    """As it stands, without a problem, under the id and title that were asked for."""
    found = load(starter("my-room", "My: room").encode(), "my-room.yaml", expected_id="my-room")
    assert not [problem for problem in found.problems if problem.severity == "error"]
    assert found.what is not None
    assert (found.what.id, found.what.title) == ("my-room", "My: room")


def test_a_title_follows_from_an_id() -> None:
    """Its words, with a capital."""
    assert title_of("my-room") == "My room"


@pytest.mark.parametrize("text", ["true", "a: b", "# no", "ends ", "7"])
def test_what_yaml_would_misread_is_quoted(text: str) -> None:
    """Numbers, comments, truth and blanks at the end stay text."""
    assert scalar(text) == f'"{text}"'
    assert scalar("Plain words") == "Plain words"
