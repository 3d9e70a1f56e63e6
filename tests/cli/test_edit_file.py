"""Opening a file in an editor: what is said where that cannot be, and what `check` finds afterwards."""

from pathlib import Path

import pytest

from presencecheck.cli import edit_file
from presencecheck.core.errors import PresenceCheckError
from presencecheck.library.library import Library
from presencecheck.messages import edit as edit_messages
from presencecheck.system.paths import user_paths
from tests.support.commands import SMALL, own


@pytest.fixture
def small(home: Path) -> Path:
    """A checklist of one's own."""
    return own(home, "small", SMALL)


def test_without_an_editor(small: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """What to do next is said instead, and how to walk it."""
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    assert edit_file.edit_file(small, "small", Library.of(user_paths()), no_open=False) == 0
    said = capsys.readouterr().err
    assert edit_messages.NEXT.format(typed="small") in said
    assert edit_messages.WALK.format(name="small") in said


def test_a_name_that_means_another_file_here(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """`check` would take that one, and the whole path is said."""
    (tmp_path / "here" / "small").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "here")
    assert edit_file.edit_file(small, "small", Library.of(user_paths()), no_open=True) == 0
    assert edit_messages.NEXT.format(typed=small) in capsys.readouterr().err


def test_an_editor_that_fails(small: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """The file stays, the reason is said, and so is what comes next."""

    def fail(*_: object) -> bool:
        raise PresenceCheckError("No editor.", "Name one.")

    monkeypatch.setattr(edit_file, "_open_in_editor", fail)
    assert edit_file.edit_file(small, "small", Library.of(user_paths()), no_open=False) == 0
    said = capsys.readouterr().err
    assert "No editor. Name one." in said
    assert edit_messages.NEXT.format(typed="small") in said


def test_what_was_edited_is_checked(
    small: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that was spoilt in the editor is reported with the exit code of `check`."""

    def spoil(path: Path) -> bool:
        path.write_text("format: 1\nid: small\n", encoding="utf-8")
        return True

    monkeypatch.setattr(edit_file, "_open_in_editor", spoil)
    assert edit_file.edit_file(small, "small", Library.of(user_paths()), no_open=False) == 1
    out, err = capsys.readouterr()
    assert f"{small}:" in out
    assert edit_messages.WALK.format(name="small") not in err
