"""Random walks, gone on with, gone back in, cut short and changed afterwards, beside a second model of the engine.

The model was written from the description alone (`tests/support/walk_model.py`). A person of no sense walks lists that
were made at random, with real files and a real history; after each key the program and the model must ask the same, and
at the end say the same. PRESENCECHECK_SCRIPTS=5000 tries as many, PRESENCECHECK_SEED chooses others.
"""

import os
import random
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from presencecheck.system import clock as clocks
from tests.support.evidence import Evidence, amount
from tests.support.walk_scripts import Day

SCRIPTS = amount("SCRIPTS", 20, 5_000)
SEED = int(os.environ.get("PRESENCECHECK_SEED", "1"))
IN_MEMORY = Path("/dev/shm")
"""A folder without a disk, where there is one: no power is cut here."""


def test_the_walk_is_as_it_is_described(evidence: Evidence, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is walked, and however: the same questions, outcomes and verdicts."""
    for number in range(SCRIPTS):
        with TemporaryDirectory(dir=IN_MEMORY if IN_MEMORY.is_dir() else None) as folder:
            day = Day(random.Random(f"{SEED}/{number}"), Path(folder))
            monkeypatch.setattr(clocks, "time", day.clock)
            try:
                day.walk()
            except AssertionError as error:
                raise AssertionError(f"script {SEED}/{number}: {error}\n{day.story()}") from error
    evidence("F", "random scripts walked beside a second model of the engine", SCRIPTS, "different")
