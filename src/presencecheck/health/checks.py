"""Everything that `doctor` checks without a probe. Nothing is changed by looking."""

from collections.abc import Iterator

from presencecheck.core.thresholds import ProbeSettings
from presencecheck.health import appointments, encryption, folders, own_lists, packs, practice_names, program, retention
from presencecheck.health.look import look
from presencecheck.probes.measurement import Measurement
from presencecheck.system.paths import Paths


def check_installation(paths: Paths, probe_settings: ProbeSettings) -> Iterator[tuple[str, Measurement]]:
    """Check everything but what probes measure: each part by its name, with its finding and one next step."""
    yield from program.check_program(paths)
    yield from own_lists.check_own_lists(paths)
    yield from packs.check_packs(paths)
    yield from appointments.check_calendar(paths)
    yield from practice_names.check_names(paths)
    yield from retention.check_run_dates(paths)
    yield from folders.check_folders(paths, probe_settings)
    yield look("encryption", lambda: encryption.check_encryption(paths.history))
