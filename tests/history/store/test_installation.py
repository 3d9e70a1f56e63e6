"""The name of an installation."""

from pathlib import Path

import pytest

from presencecheck.core.run import Run
from presencecheck.history.operations.forget import forget
from presencecheck.history.operations.forget_scope import ForgetScope
from presencecheck.history.store.installation import LENGTH, installation_of, installation_path
from presencecheck.history.store.store import History
from tests.support.builders import confirm, listed, record, recorder_of


def test_it_is_made_up_once(path: Path) -> None:
    """The first who asks makes it, and it stays; another folder has another."""
    path.parent.mkdir(mode=0o700)
    name = installation_of(path)
    assert name is not None
    assert (len(name), installation_of(path)) == (LENGTH, name)
    other = path.parent / "other" / "history.db"
    other.parent.mkdir(mode=0o700)
    assert installation_of(other) not in (None, name)


@pytest.mark.parametrize("content", [b"", b"short", b"UPPERC", b"\xff" * LENGTH, b"x" * 99])
def test_one_that_is_none(path: Path, content: bytes) -> None:
    """A file that this program did not write says nothing, and is left as it is."""
    path.parent.mkdir(mode=0o700)
    installation_path(path).write_bytes(content)
    assert installation_of(path) is None
    assert installation_path(path).read_bytes() == content


def test_where_it_cannot_be_kept(path: Path) -> None:
    """A folder in its place stops no walk: the run says of no installation that it walked it."""
    installation_path(path).mkdir(parents=True)
    history = History.open(path)
    record(recorder_of(history), Run(listed(confirm("door"))), "yes")
    assert history.connection.execute("SELECT origin FROM run").fetchone() == (None,)
    history.close()


def test_it_stands_in_each_run(history: History, path: Path) -> None:
    """With all runs forgotten it goes, and the next run has another."""
    for _ in range(2):
        record(recorder_of(history), Run(listed(confirm("door"))), "yes")
    name = installation_of(path)
    assert history.connection.execute("SELECT DISTINCT origin FROM run").fetchall() == [(name,)]
    forget(path, ForgetScope(run=next(history.runs()).id), path.parent / "compiled")
    assert installation_of(path) == name
    forget(path, ForgetScope(upto=9), path.parent / "compiled")
    assert not installation_path(path).exists()
    record(recorder_of(history), Run(listed(confirm("door"))), "yes")
    assert history.connection.execute("SELECT origin FROM run").fetchone() not in [(None,), (name,)]
