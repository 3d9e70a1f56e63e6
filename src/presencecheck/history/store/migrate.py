"""Bringing a history of an earlier version up to this one, all of it or nothing."""

import sqlite3
from collections.abc import Callable, Mapping

from presencecheck.core.events import Stopped
from presencecheck.core.run import Run
from presencecheck.history.format.file_header import APPLICATION_ID, VERSION
from presencecheck.history.format.hash_chain import verified_link
from presencecheck.history.format.schema import MIGRATIONS
from presencecheck.history.store.answer_rows import stored_events
from presencecheck.history.store.end_run import end_run
from presencecheck.history.store.plan_store import UnreadableError, read_plan


def migrate(connection: sqlite3.Connection) -> None:
    """Take every step that the history has not taken yet, inside a transaction of the caller.

    Raises:
        sqlite3.Error: it is not as an earlier version made it; nothing may be committed then.
    """
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    for number, step in enumerate(MIGRATIONS[version:], version + 1):
        for statement in step:
            connection.execute(statement)
        if number in CHANGES:
            CHANGES[number](connection)
    connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def stop_old_runs(connection: sqlite3.Connection) -> None:
    """2: stop what version 1 left in progress, since its answers were given for an earlier client.

    Such a run ended, at the earliest, with its last answer. One that is not as it was written stays as it is, and is
    found by `verify`.
    """
    # The index of unfinished runs may be what is damaged: by it, runs that were completed would be stopped.
    unfinished = "SELECT seq, plan, started FROM run NOT INDEXED WHERE status = 0 AND answered IS NULL"
    rows = connection.execute(unfinished).fetchall()
    for key, plan, started in rows:
        try:
            link = verified_link(connection, key)
            walked = read_plan(connection, plan)
            run = Run.replay(walked, stored_events(connection, key, walked)).follow(Stopped())
        except (UnreadableError, ValueError, LookupError, TypeError):
            continue
        if link is not None:
            end_run(connection, key, link, run, started + round(run.seconds))


CHANGES: Mapping[int, Callable[[sqlite3.Connection], None]] = {2: stop_old_runs}
"""What a step does beside its statements, by the version that it leads to."""
