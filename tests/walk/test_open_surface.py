"""The surface of a walk, as requested."""

import io
from pathlib import Path

import pytest

from presencecheck.core.errors import PresenceCheckError
from presencecheck.messages import answer_file as answer_file_messages
from presencecheck.surfaces.answer_file.surface import AnswerFileSurface, InvalidAnswersError
from presencecheck.system.settings import Settings
from presencecheck.walk.open_surface import open_surface
from presencecheck.walk.request import RunRequest
from tests.support.builders import confirm, listed, walked


def test_answers_from_a_file_and_from_standard_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error names where it was read."""
    path = tmp_path / "answers"
    path.write_text("no answer\n", encoding="utf-8")
    monkeypatch.setattr("sys.stdin", io.StringIO("no answer\n"))
    run = walked(listed(confirm("door")))
    for source, name in ((str(path), str(path)), ("-", answer_file_messages.STANDARD_INPUT)):
        surface = open_surface(RunRequest(answers=source), Settings(), tmp_path)
        assert isinstance(surface, AnswerFileSurface)
        with pytest.raises(InvalidAnswersError) as caught:
            surface.ask(run)
        assert caught.value.message.startswith(f"{name}:1: ")


def test_answers_in_another_encoding(tmp_path: Path) -> None:
    """It is said which file, and what helps."""
    path = tmp_path / "answers"
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(PresenceCheckError) as caught:
        open_surface(RunRequest(answers=str(path)), Settings(), tmp_path)
    assert (caught.value.message, caught.value.hint) == (
        answer_file_messages.NOT_UTF_8.format(path=path),
        answer_file_messages.NOT_UTF_8_HINT,
    )
