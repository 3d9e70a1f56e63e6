"""The start cache: valid only while the history is as it was, and never in the way."""

from pathlib import Path

import pytest

from presencecheck.core.run import Run
from presencecheck.history.format.start_cache import StartCache, load_start_cache, save_start_cache, start_cache_path
from presencecheck.history.store.store import History
from tests.support.builders import BEGAN, confirm, listed, record, recorder_of
from tests.support.histories import change

TWO = listed(confirm("door"), confirm("lamp"))


@pytest.fixture
def history(history: History) -> History:
    """An open history without a run, which waits for nobody."""
    history.connection.execute("PRAGMA busy_timeout = 0")
    return history


def test_a_bookmark_counts_only_while_nothing_is_under_way(history: History) -> None:
    """A journal beside the history means that a change was cut short: then the history itself is asked."""
    record(recorder_of(history), Run(TWO), "yes")
    history.save_start_cache(BEGAN.day)
    assert load_start_cache(history.path) == StartCache(True, {"c/door": BEGAN.day})
    journal = history.path.with_name("history.db-journal")
    journal.touch()
    assert load_start_cache(history.path) is None
    journal.unlink()
    for content in (b"[]", b"{}", b"\xff", b"[" * 9_000, b'{"changes": 1}', b'{"days": {"a": "x"}}', b'{"days": 1}'):
        start_cache_path(history.path).write_bytes(content)
        assert load_start_cache(history.path) is None
    start_cache_path(history.path).unlink()
    start_cache_path(history.path).mkdir()
    save_start_cache(history.path, StartCache(False, {}), 1)  # it cannot be written, and nobody is stopped by that
    assert load_start_cache(history.path) is None


def test_any_change_of_the_history_makes_it_void(history: History) -> None:
    """Whoever made it: the change counter in the file is then another."""
    record(recorder_of(history), Run(TWO), "yes")
    history.save_start_cache(BEGAN.day)
    assert load_start_cache(history.path) is not None
    change(history.path, "UPDATE run SET lease = NULL")
    assert load_start_cache(history.path) is None


def test_without_a_history_nothing_is_unfinished(path: Path) -> None:
    """There is nothing to open, and a cache left from an earlier history does not count."""
    path.parent.mkdir()
    save_start_cache(path, StartCache(True, {"c/door": 1}), 0)
    assert load_start_cache(path) == StartCache(False, {})
