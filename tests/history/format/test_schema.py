"""The tables of the history, and the numbers that may stand in them."""

import sqlite3
from pathlib import Path

import pytest

from presencecheck.history.format.schema import plausible
from presencecheck.history.store.store import History

LAST = 253_402_214_400


def test_strict_tables(path: Path) -> None:
    """Every column holds what it is for and nothing else, and an answer belongs to a run."""
    history = History.open(path)
    query = "SELECT name, strict FROM pragma_table_list WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
    tables = dict(history.connection.execute(query).fetchall())
    assert tables == dict.fromkeys(["checklist", "plan", "item", "run", "answer", "forgotten", "ledger"], 1)
    for values in ("(1, 0, 1, 'text', NULL, 0, 0)", "(99, 0, 99, 1, NULL, 0, 0)"):
        with pytest.raises(sqlite3.IntegrityError):
            history.connection.execute(f"INSERT INTO answer VALUES {values}")
    history.close()


@pytest.mark.parametrize(
    ("row", "fine"),
    [
        ((0, 0, 0, None, None), True),
        ((LAST - 1, 1440, 2, 2, LAST - 1), True),
        ((LAST, 0, 1, 0, 1), False),
        ((1, 0, 1, 0, LAST), False),
        ((1, 0, 3, 0, 1), False),
        ((1, 0, 1, 3, 1), False),
    ],
)
def test_numbers_that_can_mean_a_run(row: tuple[int, int, int, int | None, int | None], fine: bool) -> None:
    """Up to the last of each there is, and no further."""
    assert plausible(*row) is fine
