"""Checklists spoilt at random, by the thousand: each ends in a checklist or in messages, never in a stumble.

PRESENCECHECK_MUTANTS=200000 makes as many of them; PRESENCECHECK_SEED chooses others.
"""

import os
from collections.abc import Iterator
from pathlib import Path

from presencecheck.core.checklist import Checklist
from presencecheck.core.serialize import from_dict, to_dict
from presencecheck.formats.load import load
from presencecheck.system.sanitize import sanitize
from tests.formats.test_hostile import ROOM, SNIPPETS
from tests.support.corruption import Spoiler
from tests.support.evidence import Evidence, amount
from tests.support.hostile_files import REFUSED, showing
from tests.system.test_sanitize import harmless

MUTANTS = amount("MUTANTS", 250, 200_000)
SEED = int(os.environ.get("PRESENCECHECK_SEED", "1"))
SHIPPED = [path.read_bytes() for path in sorted((Path(__file__).parents[2] / "checklists").glob("*.yaml"))]
OVERLAY = b"""\
format: 1
id: room
extends: shipped:environment
since: abc
remove: [light-front]
reorder: [body-set, room-closed]
sources: {own: Ours}
replace:
  - {id: no-listeners, ask: Is nobody listening?, ready: Alone, sources: [own], if-not-yet: {do: [Look]}}
add:
  - {after: body-set, item: {lamp: Is the lamp on?}}
  - {before: room-closed, item: {id: fan, kind: probe, probe: power, ask: Is the fan on?}}
"""
GOOD = [ROOM, OVERLAY, showing("Is it so?"), *SHIPPED]
SMALL_FAULTS = [source for source, _ in REFUSED.values() if len(source) < 400]


def mutants(count: int, seed: int) -> Iterator[bytes]:
    """As many spoilt files; the same for the same seed."""
    spoiler = Spoiler(seed, [SNIPPETS, SMALL_FAULTS], GOOD)
    for _ in range(count):
        yield spoiler.spoilt(spoiler.chance.choice(GOOD))


def test_mutants(evidence: Evidence) -> None:
    """No input stumbles: all that is wrong with it is told at a place in it, in words that can be shown."""
    fine = 0
    for number, source in enumerate(mutants(MUTANTS, SEED)):
        try:
            reading = load(source, "room.yaml", expected_id="room")
            for problem in reading.problems:
                assert 1 <= problem.line <= source.count(b"\n") + source.count(b"\r") + 2
                assert problem.column >= 1
                assert harmless(sanitize(str(problem)))
            assert (reading.what is None) == any(problem.severity == "error" for problem in reading.problems)
            if reading.what is not None:
                assert from_dict(type(reading.what), to_dict(reading.what)) == reading.what
                fine += isinstance(reading.what, Checklist)
        except Exception as error:
            raise AssertionError(f"mutant {number} of seed {SEED}: {source!r}") from error
    assert fine > MUTANTS // 100  # they are not all broken beyond reading
    evidence("F", "changed checklists, routines and overlays", MUTANTS, "unexpected")
