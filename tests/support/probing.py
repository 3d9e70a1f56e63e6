"""Measurements made as a walk makes them."""

from typing import Any

from presencecheck.core.thresholds import ProbeSettings
from presencecheck.probes.background import BackgroundProbes
from presencecheck.probes.measurement import Measurement


def probed(name: str = "network", **own: Any) -> Measurement:
    """What the process that measures finds, with these settings of a person's own."""
    background = BackgroundProbes(ProbeSettings(**own))
    try:
        return background.wait_for(name)
    finally:
        background.stop()
