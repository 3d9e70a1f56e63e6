"""One line of what `doctor` tells."""

from presencecheck.probes.measurement import Measurement

Check = tuple[str, Measurement]
"""The name of a part of the installation, and its finding with one next step."""
