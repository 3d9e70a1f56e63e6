"""Where a run stands now, whoever has written that down."""

import sqlite3
from contextlib import closing

import pytest

from presencecheck.core.expiry import RESUMABLE_SECONDS, Instant
from presencecheck.core.run import Run
from presencecheck.core.standing import Status
from presencecheck.history.queries.selection import Selection
from presencecheck.history.queries.statistics import gather
from presencecheck.history.store import current_status
from presencecheck.history.store.current_status import CURRENT_STATUS, add_current_status
from presencecheck.history.store.store import History
from tests.support.builders import BEGAN, confirm, listed, record, recorder_of

UP = 5_000.0


def status(now: Instant, stored: int, answered: int | None, uptime: int | None, patch: pytest.MonkeyPatch) -> int:
    """The number that the SQL gives for such a row at that moment."""
    patch.setattr(current_status, "instant", lambda: now)
    with closing(sqlite3.connect(":memory:")) as connection:
        add_current_status(connection)
        connection.execute("CREATE TABLE run (status, answered, uptime)")
        connection.execute("INSERT INTO run VALUES (?, ?, ?)", (stored, answered, uptime))
        [found] = connection.execute(f"SELECT {CURRENT_STATUS} FROM run").fetchone()
    return int(found)


@pytest.mark.parametrize(
    ("gone", "up", "expected"),
    [
        (0, 0, 0),
        (RESUMABLE_SECONDS, RESUMABLE_SECONDS, 0),
        (RESUMABLE_SECONDS + 1, 60, 2),
        (60, RESUMABLE_SECONDS + 1, 2),
        (-60, 60, 2),
        (60, -60, 2),
        (60, None, 0),
        (RESUMABLE_SECONDS + 1, None, 2),
    ],
)
def test_by_both_clocks(gone: int, up: int | None, expected: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """It goes on for so long as both clocks say; one that went back ends it."""
    now = Instant(BEGAN.utc + gone, None if up is None else UP + up)
    assert status(now, 0, BEGAN.utc, int(UP), monkeypatch) == expected


@pytest.mark.parametrize("stored", [1, 2])
def test_one_that_has_ended_stays_so(stored: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """No clock changes that."""
    assert status(Instant(BEGAN.utc), stored, None, None, monkeypatch) == stored


def test_a_run_that_was_never_answered_by_any_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """As version 1 left them: nobody knows when, so it can no longer go on."""
    assert status(Instant(BEGAN.utc), 0, None, None, monkeypatch) == 2


def test_it_is_shown_so_everywhere_at_once(history: History, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the list, among those that are selected by it, and in the figures; the file says nothing of it yet."""
    record(recorder_of(history), Run(listed(confirm("door"), confirm("lamp"))), "yes")
    for later, expected in ((RESUMABLE_SECONDS, Status.IN_PROGRESS), (RESUMABLE_SECONDS + 1, Status.STOPPED)):
        monkeypatch.setattr(current_status, "instant", lambda later=later: Instant(BEGAN.utc + later))
        [summary] = history.runs()
        assert summary.status is expected
        where, words = Selection(status=expected).clause()
        assert len(list(history.summaries(where, *words))) == 1
        [run] = gather(history.path, Selection()).table.runs
        assert run.status is expected
    assert history.connection.execute("SELECT status FROM run").fetchone() == (0,)
