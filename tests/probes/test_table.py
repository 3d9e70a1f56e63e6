"""The table of all probes."""

from typing import get_args

import pytest

from presencecheck.core.items.questions import ProbeName
from presencecheck.probes.background import IN_VIEW, PAGE
from presencecheck.probes.measurement import PARTS
from presencecheck.probes.table import PROBES


def test_every_name_is_made_somewhere() -> None:
    """What a checklist may name is a probe here, stands for some, or is the page in the browser."""
    assert set(get_args(ProbeName)) == (set(PROBES) - {"sound"}) | set(PARTS) | {"devices"}
    assert {part for parts in PARTS.values() for part in parts} <= set(PROBES)
    assert set(get_args(ProbeName)) >= IN_VIEW | {PAGE}


@pytest.mark.parametrize("name", PROBES)
def test_a_probe_says_what_it_measures(name: str) -> None:
    """Each has a docstring that names its limits."""
    assert PROBES[name].__doc__
