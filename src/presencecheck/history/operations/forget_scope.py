"""What is to be forgotten, and which runs of a history that means."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

from presencecheck.core.frozen import Frozen
from presencecheck.history.format.schema import LOCAL_DAY
from presencecheck.history.store import lease
from presencecheck.history.store.database import connect, translate_errors
from presencecheck.system.clock import Moment, now


class ForgetScope(Frozen):
    """What is to be forgotten: one of the four.

    Attributes:
        run: the run of this id.
        before: every run that began before this local day, counted from 1970-01-01.
        upto: every run up to this place.
        after: every run that began after this local day.
        by_rule: it is the setting, not a person's own wish: backups are left as they are, and damaged histories that
            were put aside are left for a while.
    """

    run: str = ""
    before: int | None = None
    upto: int | None = None
    after: int | None = None
    by_rule: bool = False

    @property
    def clause(self) -> tuple[str, tuple[Any, ...]]:
        """The condition in SQL, and its values."""
        if self.run:
            return "id = ?", (self.run,)
        if self.before is not None:
            # The first part can use the index; no local day is further from UTC's than the two days.
            return f"started < ? AND {LOCAL_DAY} < ?", ((self.before + 2) * 86_400, self.before)
        if self.after is not None:
            # Likewise.
            return f"started >= ? AND {LOCAL_DAY} > ?", ((self.after - 1) * 86_400, self.after)
        return "seq <= ?", (self.upto or 0,)


class Found(NamedTuple):
    """What a wish means.

    Attributes:
        places: where those runs are that can be forgotten.
        ids: their names.
        began: when the earliest and the latest of them began; None where there is none.
        open: how many more are being walked in a window now, and stay.
    """

    places: list[int]
    ids: list[str]
    began: tuple[Moment, Moment] | None
    open: int


def find(path: Path, wish: ForgetScope) -> Found:
    """What the wish means in the history at `path`."""
    with closing(connect(path, write=False)) as connection, translate_errors(path):
        return matching(connection, wish, live=True)


def newest_place(path: Path) -> int:
    """The place of the newest run."""
    with closing(connect(path, write=False)) as connection, translate_errors(path):
        [place] = connection.execute("SELECT coalesce(max(seq), 0) FROM run").fetchone()
    return int(place)


def matching(connection: sqlite3.Connection, wish: ForgetScope, *, live: bool) -> Found:
    """What the wish means in an open history.

    Args:
        connection: the history.
        wish: what is to be forgotten.
        live: whether runs may be walked in it now, as in no backup.
    """
    where, values = wish.clause
    query = f"SELECT seq, id, started, utc_offset, lease FROM run WHERE {where} ORDER BY seq"  # noqa: S608 - ours
    rows = connection.execute(query, values).fetchall()
    held = [row for row in rows if live and is_held(row[4], row[2])]
    free = [row for row in rows if row not in held] if held else rows
    moments = sorted((Moment(row[2], row[3]) for row in free), key=lambda moment: moment.utc)
    began = (moments[0], moments[-1]) if moments else None
    return Found([row[0] for row in free], [row[1] for row in free], began, len(held))


def is_held(mark: str | None, started: int) -> bool:
    """Whether a run is being walked in another window; of another computer's that is believed for a day only."""
    if mark == lease.own_lease() or not lease.is_alive(mark):
        return False
    return lease.is_here(mark) or now().utc - started < _DAY


_DAY = 86_400
