"""Measurements that a checklist can name. A new one is one module here and its row in `PROBES`."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from presencecheck.events import Finding


class Measurement(NamedTuple):
    """What a probe found: a finding and one plain sentence; empty where there is nothing to say."""

    finding: Finding
    sentence: str = ""


Probe = Callable[[], Measurement]

PROBES: Mapping[str, Probe] = {}
"""The measurements this version can make; an item that names another one is asked as a question."""


def measure(name: str) -> Measurement:
    """What the probe called `name` finds; unknown where this version has no such probe."""
    probe = PROBES.get(name)
    return probe() if probe else Measurement("unknown")
