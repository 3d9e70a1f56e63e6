"""What the tests that break things put on record: `docs/make_reliability.py` makes a page of it.

How often they try is short in every run of the suite. With PRESENCECHECK_LONG=1 it is long, and each can be given a
number of its own, as by PRESENCECHECK_KILLS=500.
"""

import json
import os
from collections.abc import Callable, Iterable
from typing import Protocol, TypeVar

_Row = TypeVar("_Row")
_Column = TypeVar("_Column")

PROPERTY = "evidence"
"""Under which name a report of the tests carries what was put on record."""
LONG = "PRESENCECHECK_LONG"
"""What makes them try as often as in the long form, where it is set."""


class Evidence(Protocol):
    """Puts one figure on record."""

    def __call__(self, row: str, tried: str, times: int, *none: str) -> None:
        """Say what was tried and how many times, once the test has held that nothing of it came out wrong.

        Args:
            row: The threat, by its mark in `docs/reliability.md`: `D1` to `D15`, `H1`…, `E`, `P1`…, `F`, `S`.
            tried: In a few plain words; the same words of several tests are added up.
            times: How many times.
            none: What the test's assertions hold that none of these were, as in "lost", "doubled".
        """
        ...


def amount(name: str, short: int, long: int) -> int:
    """How often to try: what the environment says of this name, else the short or the long form's number."""
    given = os.environ.get(f"PRESENCECHECK_{name}")
    return int(given) if given else long if os.environ.get(LONG) else short


def examples(short: int) -> int:
    """How many examples a property is tried with: ten times as many in the long form."""
    return 10 * short if os.environ.get(LONG) else short


def crossed(rows: Iterable[_Row], columns: Iterable[_Column], each: int) -> list[tuple[_Row, _Column]]:
    """Each of the rows with some of the columns, in turn so that all come round; in the long form, with all of them."""
    ways = list(columns)
    some = len(ways) if os.environ.get(LONG) else each
    return [(row, ways[(some * n + more) % len(ways)]) for n, row in enumerate(rows) for more in range(some)]


def recorder(record_property: Callable[[str, object], None]) -> Evidence:
    """Writes figures to a test's report."""

    def record(row: str, tried: str, times: int, *none: str) -> None:
        record_property(PROPERTY, json.dumps({"row": row, "tried": tried, "times": times, "none": none}))

    return record
