"""What writes the files of starters and reminders, and takes them away."""

from pathlib import Path

import pytest

from presencecheck.core.errors import PresenceCheckError
from presencecheck.messages import remind as remind_messages
from presencecheck.messages import shortcut as shortcut_messages
from presencecheck.starters.places import WHERE, Where
from presencecheck.starters.reminder_files import MARK
from presencecheck.starters.starter import System, starter
from presencecheck.starters.writer import File, remove, write
from tests.support.full_disk import files_of_at_most

COMMAND = ("/opt/a b/presencecheck", "open")
WRITABLE: tuple[System, ...] = ("freedesktop", "macos")


@pytest.mark.parametrize("where", WHERE)
@pytest.mark.parametrize("system", WRITABLE)
@pytest.mark.parametrize("in_terminal", [False, True])
def test_written_once_and_removed_whole(
    system: System, where: Where, in_terminal: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second call changes nothing; what was removed leaves no file, and takes nothing with it."""
    monkeypatch.setenv("HOME", str(tmp_path))
    files = starter(system, where, COMMAND, in_terminal=in_terminal)
    other = files[0].path.parent / "other"
    other.parent.mkdir(parents=True)
    other.write_text("x")
    assert write(files)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path.is_file()}
    assert not write(files)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path.is_file()} == before
    assert remove(files)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [other]
    assert not remove(files)


@pytest.mark.parametrize("system", WRITABLE)
def test_what_is_of_others_stays(system: System, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file, a folder or a link that we did not write is neither replaced nor removed, and is named."""
    monkeypatch.setenv("HOME", str(tmp_path))
    files = starter(system, "menu", COMMAND, in_terminal=True)
    path = files[0].path
    path.parent.mkdir(parents=True)
    for make in (lambda: path.write_text("mine"), path.mkdir, lambda: path.symlink_to(tmp_path / "nowhere")):
        make()
        for act in (write, remove):
            with pytest.raises(PresenceCheckError) as caught:
                act(files)
            assert caught.value.message == shortcut_messages.NOT_OURS.format(path=path).message
        path.rmdir() if path.is_dir() else path.unlink()


def test_a_link_stands_and_goes_with_what_it_leads_to(tmp_path: Path) -> None:
    """With the folders that stood for them alone; one that leads elsewhere is another's, and stays."""
    home = tmp_path / "person"
    home.mkdir()
    folder = home / "config" / "user"
    files = (
        File(folder / "unit", MARK.encode(), own_folders=2),
        File(folder / "wants" / "unit", b"", link="../unit", own_folders=3),
    )
    assert [write(files), write(files)] == [True, False]
    assert (folder / "wants" / "unit").read_bytes() == MARK.encode()
    assert [remove(files), remove(files)] == [True, False]
    assert list(home.iterdir()) == []
    write(files)
    (folder / "theirs").write_text("x")
    assert remove(files)
    assert [path.name for path in home.rglob("*") if path.is_file()] == ["theirs"]
    files[1].path.parent.mkdir()
    files[1].path.symlink_to("/elsewhere")
    with pytest.raises(PresenceCheckError) as caught:
        write(files, remind_messages.NOT_OURS)
    assert caught.value.message == remind_messages.NOT_OURS.format(path=files[1].path).message


def test_a_full_disk_leaves_no_half_of_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It would carry no mark of ours, and be taken for a file of others ever after."""
    monkeypatch.setenv("HOME", str(tmp_path))
    files = starter("freedesktop", "menu", COMMAND, in_terminal=True)
    with files_of_at_most(20), pytest.raises(PresenceCheckError):
        write(files)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
    assert write(files)
    assert remove(files)
