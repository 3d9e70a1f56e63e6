"""What SQLite reads with a history, where it looks for it, and what is no file there."""

import os
import socket
from pathlib import Path

import pytest

from presencecheck.history.format.file_header import HistoryError, is_empty, read_header
from presencecheck.history.format.parts import beside, has_journal, journal_of, logs_beside, strange_part
from presencecheck.history.store.store import History


def test_parts_of_a_link_lie_beside_its_target(history: History, tmp_path: Path) -> None:
    """SQLite follows a link first; what lies beside the link itself is of no history."""
    link = tmp_path / "linked.db"
    link.symlink_to(history.path)
    target = history.path.resolve()
    assert journal_of(link) == beside(link, "-journal") == target.with_name("history.db-journal")
    link.with_name("linked.db-journal").write_bytes(b"x")
    link.with_name("linked.db-wal").write_bytes(b"x")
    assert (has_journal(link), logs_beside(link)) == (False, [])
    target.with_name("history.db-journal").touch()
    target.with_name("history.db-wal").touch()
    assert (has_journal(link), logs_beside(link)) == (True, [target.with_name("history.db-wal")])


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes have names on POSIX only")
@pytest.mark.parametrize("part", ["", "-journal"])
@pytest.mark.parametrize("kind", ["folder", "pipe", "socket", "device", "link"])
def test_what_is_no_file_is_named(tmp_path: Path, part: str, kind: str) -> None:
    """It is never opened: a pipe would be waited at without end. A link may be the history, and never its journal."""
    path = tmp_path / "history.db"
    History.open(path).close()
    place = beside(path, part)
    place.unlink(missing_ok=True)
    if kind == "folder":
        place.mkdir()
    elif kind == "pipe":
        os.mkfifo(place)
    elif kind == "socket":
        here = Path.cwd()
        os.chdir(tmp_path)  # the path of a socket must be short
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(place.name)
        os.chdir(here)
    else:
        place.symlink_to("/dev/null")
    seen = "link" if part and kind == "device" else "device" if not part and kind == "link" else kind
    assert strange_part(path) == (place, seen)
    for look in (read_header, is_empty):
        with pytest.raises(HistoryError) as caught:
            look(path)
        assert caught.value.message == f"The history cannot be used: {place} is a {seen}, and no file."


def test_files_and_nothing_are_not_strange(history: History, tmp_path: Path) -> None:
    """Neither is what is not there yet, in a folder that is not there either."""
    assert strange_part(history.path) is None
    assert strange_part(tmp_path / "none" / "history.db") is None
    assert strange_part(history.path / "below") is None
