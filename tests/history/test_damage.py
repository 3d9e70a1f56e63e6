"""Rows and files that are not as they were written, met from every side: called damage, and nothing made of them."""

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from presencecheck.history.format.file_header import HistoryDamagedError
from presencecheck.history.operations.forget import finish, forget, pending
from presencecheck.history.operations.forget_scope import ForgetScope
from presencecheck.history.operations.merge import Merged, merge
from presencecheck.history.operations.verify import inspect
from presencecheck.history.queries.selection import EVERY
from presencecheck.history.queries.statistics import gather
from presencecheck.history.store.database import connect, translate_errors
from presencecheck.messages import verify as verify_messages
from presencecheck.system.clock import Moment
from tests.support.builders import BEGAN
from tests.support.histories import DAY, change, history_of


@pytest.fixture
def path(home: Path) -> Path:
    """A history of six runs."""
    path = home / "data" / "history.db"
    history_of(path, 6)
    return path


def test_words_that_are_no_text(path: Path) -> None:
    """What SQLite says of a damaged file may itself be no text; it is damage all the same."""
    with pytest.raises(HistoryDamagedError), translate_errors(path):
        b"\xff".decode()


def test_a_run_that_lacks_what_every_run_has(path: Path) -> None:
    """A run without a status, as no file of ours can have it, is damage to who reckons too."""
    change(
        path,
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_schema SET sql = replace(sql, 'status INTEGER NOT NULL', 'status INTEGER') WHERE name = 'run'",
    )
    change(path, "UPDATE run SET status = NULL WHERE seq = 3")
    with pytest.raises(HistoryDamagedError):
        gather(path, EVERY)


@pytest.mark.parametrize("value", ["x'00'", "'text'", "9999999999999999999"])
def test_values_of_another_kind(path: Path, value: str) -> None:
    """Values that no declaration of ours lets in are found, and stop nobody who looks."""
    change(
        path,
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_schema SET sql = replace(sql, ') STRICT', ')') WHERE name = 'run'",
    )
    change(path, f"UPDATE run SET started = {value} WHERE seq = 3")
    assert inspect(path).faults


def test_a_page_in_the_middle_is_gone(path: Path) -> None:
    """Damage that is only met while looking ends the look with a sentence, and the rest of what was found."""
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    path.write_bytes(data)
    assert verify_messages.UNREADABLE in inspect(path).faults or verify_messages.NOT_WHOLE in inspect(path).faults
    path.write_bytes(bytes(30) + data[30:])
    assert inspect(path).faults == (verify_messages.UNREADABLE,)


def test_heads_that_were_kept(path: Path) -> None:
    """A head fits while the runs up to it stand; of what was forgotten nothing is known; any other differs."""
    head = inspect(path).head
    place, _, chain = head.partition("-")
    other = chain[::-1]
    assert inspect(path, head).place == "fits"
    assert [inspect(path, wrong).place for wrong in (f"{place}-{other}", f"99-{chain}", f"x-{chain}")] == [
        "differs"
    ] * 3
    assert inspect(path).place == ""
    forget(path, ForgetScope(upto=int(place)), path.parent / "compiled")
    assert inspect(path, f"{int(place) - 1}-{chain}").place == "unknown"
    assert inspect(path, head).place == "fits"


def test_runs_come_between_those_that_were_forgotten(path: Path, tmp_path: Path) -> None:
    """What comes in stands in its order; the places of what was forgotten close up, and the chain holds."""
    other = tmp_path / "other.db"
    history_of(other, 2, since=Moment(BEGAN.utc + DAY // 2, 0))
    for place in (2, 4):
        with closing(connect(path)) as connection:
            [name] = connection.execute("SELECT id FROM run WHERE seq = ?", (place,)).fetchone()
        forget(path, ForgetScope(run=name), path.parent / "compiled")
    assert merge(path, other) == Merged(new=2, longer=0, known=0, old=0)
    found = inspect(path)
    assert (found.runs, found.forgotten, found.faults) == (6, 2, ())
    with closing(connect(path)) as connection:
        assert connection.execute("SELECT group_concat(seq) FROM run").fetchone() == ("3,4,5,6,7,8",)


@pytest.mark.parametrize("content", ['{"run": "', "[]", '{"what": 1}', '{"run": "x", "more": 2}', "\xff"])
def test_a_wish_that_was_not_written_to_its_end(path: Path, content: str) -> None:
    """It began nothing, and is put away."""
    path.with_suffix(".forgetting").write_bytes(content.encode("latin-1"))
    before = path.read_bytes()
    assert finish(path, path.parent / "compiled") is None
    assert (pending(path), path.read_bytes() == before) == (False, True)
    copy = Path(shutil.copy(path, path.with_name("copy.db")))
    path.with_suffix(".forgetting").write_text('{"upto": 6}')
    done = finish(path, path.parent / "compiled")
    assert done is not None
    assert (done.runs, inspect(copy).runs, inspect(path).runs) == (6, 6, 0)
