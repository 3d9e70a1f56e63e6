"""A value that is longer than any of ours fills no memory: the history is not as it was written."""

import shutil
import tracemalloc
from pathlib import Path

import pytest

from presencecheck.history.operations.repair import repair
from presencecheck.history.operations.verify import inspect
from presencecheck.messages import verify as verify_messages
from tests.support.commands import Here
from tests.support.histories import change, ids, six_runs

PLACES = ("checklist SET body", "plan SET body", "item SET ref", "run SET recall")
LONG = 24 * 1024 * 1024


@pytest.mark.parametrize("place", PLACES)
def test_a_value_of_many_megabytes(place: str, home: Path, tmp_path: Path, run: Here) -> None:
    """Such a copy is refused, and such a history mended, in a tenth of the memory that the value would take."""
    path = six_runs(home)
    copy = Path(shutil.copy(path, tmp_path / "copy.db"))
    change(copy, f"UPDATE {place} = hex(zeroblob({LONG // 2})) WHERE rowid = 1")
    before = ids(path)
    tracemalloc.start()
    assert inspect(copy).faults == (verify_messages.UNREADABLE,)
    for command in (["restore", str(copy), "--yes"], ["merge", str(copy)]):
        done = run(*command)
        assert (done.code, "is damaged" in done.err) == (4, True), done
    assert repair(copy).saved <= 5
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < LONG / 2
    assert (ids(path), inspect(path).faults) == (before, ())
