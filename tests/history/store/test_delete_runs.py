"""Deletion of runs: with all that only they needed, and with their places kept in the chain."""

import sqlite3
from contextlib import closing
from pathlib import Path

from presencecheck.core.run import Run
from presencecheck.history.operations.verify import inspect
from presencecheck.history.store.delete_runs import delete_runs
from presencecheck.history.store.store import History
from tests.support.builders import confirm, listed, record, recorder_of
from tests.support.histories import history_of

TWO = listed(confirm("door"), confirm("lamp"))


def test_a_run_is_taken_out_to_be_written_anew(history: History) -> None:
    """It goes with all that only it needed, leaves the others, and its place is not given again."""
    kept, gone = recorder_of(history), recorder_of(history)
    record(kept, Run(TWO), "yes", "yes")
    record(gone, Run(listed(confirm("gate"))), "yes")
    history.delete_run("nosuch")
    history.delete_run(gone.id)
    assert [(summary.key, summary.id) for summary in history.runs()] == [(1, kept.id)]
    for table, count in (("plan", 1), ("checklist", 1), ("item", 2), ("answer", 2), ("forgotten", 1)):
        assert history.connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (count,)
    record(recorder_of(history), Run(TWO), "yes")
    assert [summary.key for summary in history.runs()] == [3, 1]
    assert inspect(history.path).faults == ()


def test_forgetting_without_a_ledger(path: Path) -> None:
    """Where what it says of forgotten runs is gone, the seal of a run that is forgotten is kept all the same."""
    history_of(path, 3)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("DELETE FROM ledger")
        delete_runs(connection, [2])
        assert connection.execute("SELECT seq FROM forgotten").fetchall() == [(2,)]
