"""A calendar in a file, in a folder, and what is none."""

from pathlib import Path

import pytest

from presencecheck.calendar import sources
from presencecheck.calendar.sources import calendars
from presencecheck.core.errors import PresenceCheckError
from presencecheck.messages import appointment as appointment_messages
from tests.support.calendars import DAYS, calendar, session

WHOLE = calendar(session("20261130T140000Z"))


def counted(setting: Path) -> list[int]:
    """How many appointments each of its calendars has."""
    return [len(each.events) for each in calendars(str(setting), DAYS)]


def test_a_file(tmp_path: Path) -> None:
    """With any ending."""
    (tmp_path / "sessions").write_text(WHOLE)
    assert counted(tmp_path / "sessions") == [1]


def test_a_folder_of_files(tmp_path: Path) -> None:
    """Not those just written, and nothing else that lies there; what is no calendar, or not there, is counted."""
    for name in ("a.ics", "b.ICS", ".c.ics", "notes.txt"):
        (tmp_path / name).write_text(WHOLE)
    (tmp_path / "d.ics").write_text("")
    (tmp_path / "e.ics").mkdir()
    (tmp_path / "f.ics").symlink_to("f.ics")
    (tmp_path / "g.ics").symlink_to("gone")
    assert sorted(counted(tmp_path)) == [0, 0, 0, 1, 1]
    assert [each.unused for each in calendars(str(tmp_path), DAYS) if each.unused] == [{"file": 1}] * 3


def refused(setting: Path) -> str:
    """The sentence by which it is refused."""
    with pytest.raises(PresenceCheckError) as raised:
        counted(setting)
    return raised.value.message


def test_what_is_none_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a sentence that says which file."""
    page, empty = tmp_path / "page.html", tmp_path / "empty"
    page.write_text("<html>")
    empty.mkdir()
    assert refused(page) == appointment_messages.NO_CALENDAR.format(name=page).message
    assert refused(empty) == appointment_messages.EMPTY_FOLDER.format(path=empty).message
    assert str(tmp_path / "gone.ics") in refused(tmp_path / "gone.ics")
    full = tmp_path / "full"
    full.mkdir()
    for name in ("a.ics", "b.ics"):
        (full / name).write_text(WHOLE)
    monkeypatch.setattr(sources, "MOST_BYTES", len(WHOLE) + 1)
    assert refused(full) == appointment_messages.TOO_LARGE.format(name=full, most=0).message
    monkeypatch.setattr(sources, "MOST_BYTES", len(WHOLE) - 1)
    assert refused(full / "a.ics") == appointment_messages.TOO_LARGE.format(name=full / "a.ics", most=0).message
    monkeypatch.setattr(sources, "MOST_FILES", 1)
    assert refused(full) == appointment_messages.TOO_MANY_FILES.format(path=full, most=1).message
