"""When the person last used the program."""

import os
from pathlib import Path

import pytest

from presencecheck.core.run import Run
from presencecheck.history.queries.last_activity import last_activity
from presencecheck.history.store.store import History
from presencecheck.system.clock import Moment
from tests.support.builders import BEGAN, confirm, listed, record, recorder_of

LATER = Moment(BEGAN.utc + 600, BEGAN.offset)


def test_without_a_run_there_is_none(path: Path) -> None:
    """Nor where the history has none yet; nothing is created."""
    assert last_activity(path) is None
    assert not path.parent.exists()
    History.open(path).close()
    assert last_activity(path) is None


@pytest.mark.parametrize("answers", [["yes"], ["yes", "yes"]])
def test_the_end_of_the_newest_run_or_its_last_answer(answers: list[str], history: History) -> None:
    """Of one that ended, and of one that goes on."""
    record(recorder_of(history), Run(listed(confirm("door"), confirm("lamp"))), "yes", "yes", at=BEGAN)
    record(recorder_of(history), Run(listed(confirm("door"), confirm("lamp"))), *answers, at=LATER)
    assert last_activity(history.path) == LATER.utc


def test_where_only_days_are_kept(history: History) -> None:
    """The time of an end is nowhere then but on the file."""
    history.day_only = True
    record(recorder_of(history), Run(listed(confirm("door"))), "yes", at=LATER)
    os.utime(history.path, (BEGAN.utc + 700, BEGAN.utc + 700))
    assert last_activity(history.path) == BEGAN.utc + 700
