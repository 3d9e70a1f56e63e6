"""What a probe gives back, and what it must be. Pure.

A new measurement is one module in this package and its row in `table.PROBES`. Probes and their libraries are imported
by a process of their own (`worker`), which `background` starts.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from presencecheck.core.events import Finding
from presencecheck.core.thresholds import ProbeSettings

LIMIT_SECONDS = 3.0
"""Seconds a measurement may take; after that it is ended, and its finding is "unknown"."""
PARTS = {"power-and-network": ("power", "network")}
"""Names that stand for several measurements, for items that ask for several things at once."""
_WORST_FIRST = ("fail", "warn", "ok", "unknown")


class Measurement(NamedTuple):
    """What a probe found: a finding, one plain sentence and one remedy; empty where there is nothing to say."""

    finding: Finding
    sentence: str = ""
    remedy: str = ""
    value: float | None = None
    """The number the finding rests on, in `unit`."""
    unit: str = ""
    is_unavailable: bool = False
    """It cannot be made with this installation and its settings: `doctor` says so, and a walk says nothing."""


Probe = Callable[[ProbeSettings], Measurement]
"""One measurement: takes at most `LIMIT_SECONDS`, contacts only the hosts of the settings, and stores nothing.

Raises `UnmeasurableError` where it cannot be made.
"""


class UnmeasurableError(Exception):
    """Nothing can be measured now: a device is missing, or gave too little; measuring again may do.

    Attributes:
        measurement: "unknown", with the reason and what would help.
    """

    def __init__(self, sentence: str, remedy: str = "") -> None:
        super().__init__(sentence)
        self.measurement = Measurement("unknown", sentence, remedy)


class UnavailableError(UnmeasurableError):
    """Nothing can be measured with this installation and its settings: a library or a host is missing."""

    def __init__(self, sentence: str, remedy: str = "") -> None:
        super().__init__(sentence, remedy)
        self.measurement = self.measurement._replace(is_unavailable=True)


def parts_of(name: str) -> tuple[str, ...]:
    """The measurements that a checklist's name stands for."""
    return PARTS.get(name, (name,))


def combine(parts: Sequence[Measurement]) -> Measurement:
    """Combine measurements into one with all their sentences and the worst finding; "unknown" weighs least.

    Those that cannot be made here have no part in it, unless all of them cannot.
    """
    parts = [part for part in parts if not part.is_unavailable] or parts
    worst = min(parts, key=lambda part: _WORST_FIRST.index(part.finding))
    return worst._replace(sentence=" ".join(part.sentence for part in parts if part.sentence))
