"""Small files: regular ones only, readable by their owner only, whole or not at all."""

import errno
import os
import stat
from pathlib import Path

import pytest

from presencecheck.core.errors import PresenceCheckError
from presencecheck.messages import files as files_messages
from presencecheck.system import files
from presencecheck.system.files import read_bytes, read_json, write_private


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    """What cannot be written leaves what was there, and no draft beside it."""
    folder = tmp_path / "files"
    write_private(folder / "one", b"first")
    write_private(folder / "one", b"second")
    assert [read_bytes(file, 99) for file in folder.iterdir()] == [b"second"]
    (folder / "below").mkdir()
    with pytest.raises(PresenceCheckError, match="below"):
        write_private(folder / "below", b"third")
    assert {file.name for file in folder.iterdir()} == {"one", "below"}


def test_no_more_is_read_than_asked(tmp_path: Path) -> None:
    """A huge file costs no more than its limit."""
    path = tmp_path / "large"
    path.write_bytes(b"x" * 5000)
    assert len(read_bytes(path, 100)) == 101


def test_a_file_is_only_for_its_owner(tmp_path: Path) -> None:
    """Whatever the umask, the file has mode 0600 and each new folder 0700."""
    before = os.umask(0)
    try:
        write_private(tmp_path / "a" / "b" / "one", b"first")
        files.create_private(tmp_path / "two", b"second")
        files.copy_private(tmp_path / "two", tmp_path / "c" / "three")
    finally:
        os.umask(before)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.rglob("*")}
    mine = {name: modes[name] for name in ("a", "b", "one", "two", "c", "three")}
    assert mine == {"a": 0o700, "b": 0o700, "one": 0o600, "two": 0o600, "c": 0o700, "three": 0o600}


def test_a_new_file_replaces_nothing(tmp_path: Path) -> None:
    """What is there stays as it is."""
    (tmp_path / "one").write_bytes(b"first")
    with pytest.raises(PresenceCheckError, match="file exists"):
        files.create_private(tmp_path / "one", b"second")
    assert (tmp_path / "one").read_bytes() == b"first"


def test_what_is_no_file_is_not_read(tmp_path: Path) -> None:
    """A pipe without a writer does not block, and a folder is no file."""
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(PresenceCheckError) as caught:
        read_bytes(tmp_path / "pipe", 10)
    assert caught.value.message == files_messages.NOT_A_FILE.format(path=tmp_path / "pipe")
    with pytest.raises(PresenceCheckError):
        files.write_named(tmp_path, b"x")


def test_a_link_is_followed_only_where_wished(tmp_path: Path) -> None:
    """A named file may be a link; its target is replaced, not the link."""
    (tmp_path / "target").write_bytes(b"first")
    (tmp_path / "link").symlink_to(tmp_path / "target")
    with pytest.raises(PresenceCheckError):
        read_bytes(tmp_path / "link", 10, follow=False)
    files.write_named(tmp_path / "link", b"second")
    assert (read_bytes(tmp_path / "link", 10), (tmp_path / "link").is_symlink()) == (b"second", True)


@pytest.mark.parametrize("content", ["", "{", "[]", "null", '{"a": 1}', "\udcff", "9" * 5000, "[" * 10_000])
def test_a_damaged_json_file_is_none(tmp_path: Path, content: str) -> None:
    """Whatever is in the file, there is a value or there is none, but no error."""
    (tmp_path / "one.json").write_bytes(content.encode("utf-8", "surrogateescape"))
    assert read_json(tmp_path / "one.json", 20_000, lambda data: data["b"] + 1) is None
    assert read_json(tmp_path / "missing.json", 99, lambda data: data) is None


def test_a_json_file_is_built(tmp_path: Path) -> None:
    """What `build` makes of the data is returned; a larger file than allowed is not read."""
    write_private(tmp_path / "one.json", b'{"b": 1}')
    assert read_json(tmp_path / "one.json", 99, lambda data: data["b"] + 1) == 2
    assert read_json(tmp_path / "one.json", 3, lambda data: data) is None


@pytest.mark.parametrize("number", [*files_messages.HINTS, "EIO", "EBADF"])
def test_what_the_system_refuses_is_said(number: str) -> None:
    """Each error has its reason and, where there is something to do, a hint; so does one without a number."""
    code = getattr(errno, number)
    error = files.failure("write", Path("one"), OSError(code, os.strerror(code)))
    assert error.message == files_messages.CANNOT["write"].format(path="one", reason=os.strerror(code).lower())
    assert error.hint == files_messages.HINTS.get(number, "")
    assert files_messages.UNKNOWN_REASON in files.failure("read", Path("one"), OSError()).message


def test_whether_a_path_exists(tmp_path: Path) -> None:
    """A missing file or folder is no error; what cannot be looked at is."""
    assert files.path_exists(tmp_path)
    assert not files.path_exists(tmp_path / "a" / "b")
    with pytest.raises(PresenceCheckError):
        files.path_exists(tmp_path / ("x" * 300))


def test_cleaning_up_hides_no_error(tmp_path: Path) -> None:
    """What cannot be deleted is passed over."""
    (tmp_path / "one").write_bytes(b"x")
    files.discard(tmp_path, tmp_path / "missing", tmp_path / "one")
    assert list(tmp_path.glob("one")) == []


def test_an_emptied_folder_keeps_only_what_is_no_file(tmp_path: Path) -> None:
    """Its files are gone, a folder inside it stays with all it holds, and one that is not there is no error."""
    folder = tmp_path / "folder"
    for name in ("a.json", "b", "inner/c"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x")
    files.empty_folder(folder)
    assert [path.name for path in sorted(folder.rglob("*"))] == ["inner", "c"]
    files.empty_folder(tmp_path / "missing")


def test_a_removed_file_is_gone_or_the_reason_is_told(tmp_path: Path) -> None:
    """A file that is not there cannot be removed, which is said with its path."""
    path = tmp_path / "file"
    path.touch()
    files.remove_file(path)
    assert not path.exists()
    with pytest.raises(PresenceCheckError) as caught:
        files.remove_file(path)
    assert str(path) in caught.value.message
