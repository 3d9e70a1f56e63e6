"""The tables of the history, and the numbers that may stand in them."""

import sqlite3
from pathlib import Path

import pytest

from presencecheck.core.events import Answered
from presencecheck.history.format.file_header import VERSION
from presencecheck.history.format.identify import own_schemas
from presencecheck.history.format.schema import ACTS, FINDINGS, By, How, RunState, is_answer, plausible, read_how
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
        ((0, 0, RunState(0, None, None, answered=0)), True),
        ((LAST - 1, 1440, RunState(2, 2, LAST - 1, None, "a", 1, 9, None, 1)), True),
        ((1, 0, RunState(0, None, None, answered=LAST - 1, uptime=9)), True),
        ((LAST, 0, RunState(1, 0, 1)), False),
        ((1, 0, RunState(1, 0, LAST)), False),
        ((1, 0, RunState(3, 0, 1)), False),
        ((1, 0, RunState(-1, 0, 1)), False),
        ((1, 0, RunState(1, 3, 1)), False),
        ((1, 0, RunState(0, None, None)), False),
        ((1, 0, RunState(0, None, None, answered=LAST)), False),
        ((1, 0, RunState(1, 0, 1, answered=1)), False),
        ((1, 0, RunState(1, 0, 1, cut_short=2)), False),
        ((1, 0, RunState(1, 0, 1, day_only=-1)), False),
        ((1, 0, RunState(1, 0, 1, cards=-1)), False),
        ((1, 0, RunState(1, 0, 1, recall="[]")), False),
    ],
)
def test_numbers_that_can_mean_a_run(row: tuple[int, int, RunState], fine: bool) -> None:
    """Up to the last of each there is, and no further; a run in progress alone tells when it was last answered."""
    assert plausible(*row) is fine


@pytest.mark.parametrize(
    ("row", "fine"),
    [
        ((0, None, 0), True),
        ((5, "loud", 1), True),
        ((1, 9, 31), True),
        ((6, None, 8), True),
        ((6, None, 15), True),
        ((6, None, 0), False),
        ((6, None, 7), False),
        ((6, None, 16), False),
        ((7, None, 8), False),
        ((-1, None, 0), False),
        ((1, 1.5, 0), False),
        ((1, None, 32), False),
        ((1, None, -1), False),
    ],
)
def test_values_that_can_be_an_answer(row: tuple[int, object, int], fine: bool) -> None:
    """Up to the last of each there is; only what is confirmed with others can be still so."""
    assert is_answer(*row) is fine


def test_how_an_answer_was_given_is_one_number() -> None:
    """Each way has its own, and is read from it again; those of version 1 are what they were, with nothing measured."""
    both: tuple[By, ...] = ("person", "probe")
    ways = [How(act, by, found) for act in ACTS for found in (None, *FINDINGS) for by in both]
    assert [way.number for way in ways] == list(range(32))
    assert [read_how(number) for number in range(32)] == ways
    assert ways[:2] == [How(Answered), How(Answered, "probe")]
    for number in (-1, 32):
        with pytest.raises(IndexError):
            read_how(number)


def test_every_version_declares_other_tables() -> None:
    """By that the version before knows a newer one, and leaves it as it is: a number alone may be a flipped bit."""
    schemas = own_schemas()
    assert len(schemas) == VERSION
    assert len({tuple(schema) for schema in schemas}) == VERSION
