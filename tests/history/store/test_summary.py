"""One run as a row of a list."""

import pytest

from presencecheck.core.expiry import Instant
from presencecheck.core.run import Run
from presencecheck.core.standing import Status
from presencecheck.history.format.file_header import HistoryDamagedError
from presencecheck.history.store import lease
from presencecheck.history.store.store import History
from presencecheck.system.clock import Moment
from tests.support.builders import BEGAN, confirm, listed, record, recorder_of

pytestmark = pytest.mark.usefixtures("unexpired")

TWO = listed(confirm("door"), confirm("lamp"))
LATER = Moment(BEGAN.utc + 60, BEGAN.offset)


def test_a_run_in_progress(history: History) -> None:
    """It tells when it was last answered, and whose it is."""
    recorder = recorder_of(history)
    record(recorder, Run(TWO), "yes", at=LATER)
    summary = history.find("last")
    assert (summary.id, summary.routine, summary.status) == (recorder.id, "routine", Status.IN_PROGRESS)
    assert (summary.last_answer, summary.finished, summary.seconds) == (Instant(LATER.utc), None, 1)
    assert (summary.lease, summary.is_open_elsewhere) == (lease.own_lease(), False)
    assert (summary.cut_short, summary.cards, summary.day_only) == (False, 0, False)


def test_a_run_that_has_ended(history: History) -> None:
    """It tells when it ended, and no longer when it was last answered."""
    record(recorder_of(history), Run(TWO), "yes", "yes", at=LATER)
    summary = history.find("last")
    assert (summary.status, summary.last_answer, summary.finished) == (Status.COMPLETED, None, LATER)


@pytest.mark.parametrize(
    "change", ["status = 9", "readiness = 9", "finished = 1", "plan = 9", "cut_short = 7", "recall = '['", "cards = -1"]
)
def test_values_that_mean_no_run(history: History, change: str) -> None:
    """They are damage."""
    record(recorder_of(history), Run(TWO), "yes")
    history.connection.execute("PRAGMA foreign_keys = OFF")
    history.connection.execute(f"UPDATE run SET status = 1, answered = NULL, finished = {BEGAN.utc}")
    assert history.find("last")
    history.connection.execute(f"UPDATE run SET {change.replace('finished = 1', 'finished = -99999999999999')}")
    with pytest.raises(HistoryDamagedError):
        history.find("last")
