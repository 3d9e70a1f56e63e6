"""What can be said of an installation, each part with a finding and one next step. Nothing is changed by looking."""

from collections.abc import Iterator

from presencecheck.core.thresholds import Tuning
from presencecheck.probes.measurement import Measurement
from presencecheck.system.paths import Paths

Check = tuple[str, Measurement]
"""A part by its name, and what was found of it."""


def checks(paths: Paths, tuning: Tuning) -> Iterator[Check]:
    """Everything but what probes measure."""
    from presencecheck.health import encryption, program
    from presencecheck.health import folders as places
    from presencecheck.health import retention as aging

    yield from program.checks(paths)
    yield from aging.checks(paths)
    yield from places.checks(paths, tuning)
    yield "encryption", encryption.encryption(paths.history)
