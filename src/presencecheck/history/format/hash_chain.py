"""Hashes over every row of every table, so that any change not made by this program is found.

A checklist is named by the hash of what it says, a plan by that of its own words, which name checklists by theirs. A
run's links go from its beginning through each of its answers; its seal is over the last link, the run's place and
whatever else stands in its row. The chain over the seals of all runs, in their order, ends in the head. A seal takes
one column of one row, so an answer stays one commit; the rest is computed where it is asked for.

This finds damage and careless hands. It proves nothing against the file's owner, who can recompute all of it:
for that, a head must be kept where they cannot reach it.
"""

import json
import sqlite3
from collections.abc import Iterable
from typing import Any

from presencecheck.history.format.schema import ANSWER_COLUMNS, STATE_COLUMNS, RunState

NOTHING = bytes(32)
"""The chain before the first run."""

ANSWERS = f"""
    SELECT answer.seq, ref, {ANSWER_COLUMNS} FROM answer LEFT JOIN item ON item.key = item
    WHERE run = ? ORDER BY answer.seq
"""  # noqa: S608 - columns of our own
"""The answers of a run, each with all that its link is over."""
_RUN = f"""
    SELECT id, plan.hash, started, utc_offset, {STATE_COLUMNS}
    FROM run LEFT JOIN plan ON plan.key = run.plan WHERE run.seq = ?
"""  # noqa: S608 - columns of our own
_OF_VERSION_1 = 4
"""Parts of a run's state in version 1."""


def digest(*parts: Any) -> bytes:
    """The hash of a row of values, each with its type.

    Raises:
        TypeError, ValueError: a value is of a type that SQLite does not return.
    """
    from hashlib import sha256  # brings a library for encryption; who only lists runs does without

    return sha256(json.dumps(parts, separators=(",", ":"), default=_blob).encode()).digest()


def _blob(value: bytes) -> dict[str, str]:
    return {"blob": value.hex()}


def first_link(run_id: str, plan: bytes, started: int, offset: int) -> bytes:
    """The first link of a run, over its identity."""
    return digest(run_id, plan, started, offset)


def next_link(link: bytes, answer: Iterable[Any]) -> bytes:
    """The next link of a run.

    Args:
        link: the one before.
        answer: the row: number, ref, then `ANSWER_COLUMNS`.
    """
    return digest(link, *answer)


def seal_of(link: bytes, place: int, state: RunState) -> bytes:
    """The seal of a run.

    Args:
        link: its last link.
        place: its place in the order of runs.
        state: what can change. A run that says nothing but what version 1 knew has the seal that it had.
    """
    known = RunState(state.status, state.readiness, state.finished, state.lease)
    return digest(link, place, *(known[:_OF_VERSION_1] if state == known else state))


def next_chain(before: bytes, seal: bytes) -> bytes:
    """The chain with one more run."""
    return digest(before, seal)


def ledger_seal(count: int, chain: bytes, gaps: Iterable[tuple[int, bytes]]) -> bytes:
    """The seal over what the ledger says of forgotten runs."""
    return digest(count, chain, *(part for gap in gaps for part in gap))


def last_link(connection: sqlite3.Connection, key: int) -> bytes:
    """The last link of the run at this place, read from its rows."""
    link = first_link(*connection.execute(_RUN, (key,)).fetchone()[:4])
    for row in connection.execute(ANSWERS, (key,)):
        link = next_link(link, row)
    return link


def verified_link(connection: sqlite3.Connection, key: int) -> bytes | None:
    """The last link of the run at this place; None if its rows are not as they were sealed."""
    row = connection.execute(_RUN, (key,)).fetchone()
    [stored] = connection.execute("SELECT seal FROM run WHERE seq = ?", (key,)).fetchone()
    link = last_link(connection, key)
    return link if seal_of(link, key, RunState(*row[4:])) == stored else None


def write_seal(connection: sqlite3.Connection, key: int, link: bytes | None = None) -> None:
    """Write the seal of the run at this place, inside the transaction that changed it.

    Args:
        connection: the history, with a transaction open.
        key: the place.
        link: the run's last link, if known.
    """
    row = connection.execute(_RUN, (key,)).fetchone()
    new = seal_of(last_link(connection, key) if link is None else link, key, RunState(*row[4:]))
    connection.execute("UPDATE run SET seal = ? WHERE seq = ?", (new, key))
