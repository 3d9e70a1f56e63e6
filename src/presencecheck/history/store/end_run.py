"""The end of a run, as it is written: its verdict, its times, and the cards that follow."""

import sqlite3

from presencecheck.core.expiry import RESUMABLE_SECONDS, Instant, set_back
from presencecheck.core.run import Run
from presencecheck.core.standing import Status
from presencecheck.history.format.hash_chain import last_link, write_seal
from presencecheck.history.format.schema import READINESSES, STATUSES
from presencecheck.system.clock import Moment, clamp, instant


def end_run(
    connection: sqlite3.Connection, key: int, link: bytes, run: Run, utc: int, *, day_only: bool = False
) -> bytes:
    """Write the end of a run and seal it, inside a transaction of the caller.

    Args:
        connection: the history.
        key: the place of the run.
        link: its last link.
        run: the run, completed or stopped.
        utc: when it ended, at the latest: one that is stopped ended when it could no longer go on.
        day_only: whether of its times the day alone is kept.

    Returns:
        The last link that it has now.
    """
    link = follow_clock(connection, key, link)
    shown = len(run.plan.cards) if run.status is Status.COMPLETED else 0
    ended = clamp(utc if run.status is Status.COMPLETED else _end_of_stopped(connection, key, utc), 0).utc
    connection.execute(
        """
        UPDATE run SET status = ?, readiness = ?, finished = ?, cut_short = ?, cards = ?,
            lease = NULL, answered = NULL, uptime = NULL WHERE seq = ?
        """,
        (STATUSES.index(run.status), verdict_of(run), ended, run.kept.cut_short, shown, key),
    )
    if day_only:
        link = drop_times(connection, key, link)
    write_seal(connection, key, link)
    return link


def follow_clock(connection: sqlite3.Connection, key: int, link: bytes) -> bytes:
    """Where the clock was set back during a run, date the run by what it shows now; return its last link.

    Otherwise its answers would look newer than they are, and could be confirmed as still so for longer.
    """
    [started, offset, answered, uptime] = connection.execute(_CLOCKS, (key,)).fetchone()
    seconds = 0 if answered is None else set_back(Instant(answered, uptime), instant())
    if not seconds or last_link(connection, key) != link:
        return link
    moved = clamp(started - seconds, offset).utc
    connection.execute("UPDATE run SET started = ?, answered = answered - ? WHERE seq = ?", (moved, seconds, key))
    return last_link(connection, key)


_CLOCKS = "SELECT started, utc_offset, answered, uptime FROM run WHERE seq = ?"


def _end_of_stopped(connection: sqlite3.Connection, key: int, utc: int) -> int:
    [last] = connection.execute("SELECT answered FROM run WHERE seq = ?", (key,)).fetchone()
    return utc if last is None else max(last, min(utc, last + RESUMABLE_SECONDS))


def verdict_of(run: Run) -> int | None:
    """The verdict that may be stored, as its number; None where the run has none, as one that was given up."""
    readiness = None if run.stopped else run.kept.readiness
    return None if readiness is None else READINESSES.index(readiness)


def drop_times(connection: sqlite3.Connection, key: int, link: bytes) -> bytes:
    """Keep of the times of a run that has ended the local day alone; return its last link, which is another then.

    The caller has a transaction open, and seals the run afterwards. A run whose rows are not those of `link`, its last
    link so far, is not as it was written: it stays so, and `verify` finds it.
    """
    if last_link(connection, key) != link:
        return link
    query = "SELECT started, finished, utc_offset FROM run WHERE seq = ?"
    started, finished, offset = connection.execute(query, (key,)).fetchone()
    days = (Moment(utc, offset).midnight.utc for utc in (started, finished))
    connection.execute("UPDATE run SET started = ?, finished = ?, day_only = 1 WHERE seq = ?", (*days, key))
    return last_link(connection, key)
