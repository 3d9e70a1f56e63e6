"""Deletion of runs, so that nothing of them is left but their places in the chain."""

import sqlite3
from collections.abc import Iterable

from presencecheck.history.format.hash_chain import NOTHING, ledger_seal, next_chain
from presencecheck.history.store.plan_store import checklist_hashes


def delete_runs(connection: sqlite3.Connection, places: Iterable[int]) -> None:
    """Delete the runs at these places with their answers, inside a transaction of the caller."""
    rows = [(place,) for place in places]
    connection.executemany("INSERT OR REPLACE INTO forgotten SELECT seq, seal FROM run WHERE seq = ?", rows)
    connection.executemany("DELETE FROM run WHERE seq = ?", rows)
    _close_ranks(connection)


def unused_rows(connection: sqlite3.Connection) -> list[tuple[str, tuple[int | bytes]]]:
    """The statements that delete what no run needs any more, a row each."""
    items = connection.execute("SELECT key FROM item WHERE key NOT IN (SELECT item FROM answer)").fetchall()
    plans = connection.execute("SELECT key, body FROM plan").fetchall()
    used = {key for (key,) in connection.execute("SELECT DISTINCT plan FROM run")}
    named = {name for key, body in plans if key in used for name in checklist_hashes(body)}
    checklists = [name for (name,) in connection.execute("SELECT hash FROM checklist")]
    return [
        *(("DELETE FROM item WHERE key = ?", (key,)) for (key,) in items),
        *(("DELETE FROM plan WHERE key = ?", (key,)) for key, _ in plans if key not in used),
        *(("DELETE FROM checklist WHERE hash = ?", (name,)) for name in checklists if name not in named),
    ]


def _close_ranks(connection: sqlite3.Connection) -> None:
    """Reduce all that is forgotten before the first run to their number and the end of the chain."""
    row = connection.execute("SELECT forgotten, hash FROM ledger").fetchone()
    place, chain = row or (0, NOTHING)
    gaps = connection.execute("SELECT seq, seal FROM forgotten ORDER BY seq").fetchall()
    done = 0
    for seq, seal in gaps:
        if seq != place + 1:
            break
        place, chain, done = seq, next_chain(chain, seal), done + 1
    connection.execute("DELETE FROM forgotten WHERE seq <= ?", (place,))
    connection.execute(
        "UPDATE ledger SET forgotten = ?, hash = ?, seal = ?", (place, chain, ledger_seal(place, chain, gaps[done:]))
    )
