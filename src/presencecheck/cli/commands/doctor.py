"""`doctor`: everything about the installation, each part with one next step."""

from typing import Annotated

from presencecheck.cli.options import Json, Plain
from presencecheck.cli.parameters import Option
from presencecheck.messages import doctor as doctor_messages

All = Annotated[bool, Option("--all", help=doctor_messages.OPTIONS["all"])]


def doctor(json: Json = False, plain: Plain = False, all_: All = False) -> int:
    """Look at the installation: folders, history, libraries, disk, probes. Changes nothing; exit code 1 on a fail."""
    from presencecheck.health.checks import check_installation
    from presencecheck.probes.background import BackgroundProbes
    from presencecheck.system import settings
    from presencecheck.system.paths import user_paths

    paths = user_paths()
    probe_settings = settings.load(paths.config).probes  # what is wrong with the file is a finding of its own
    background = BackgroundProbes(probe_settings)
    try:
        background.start(_PROBES)
        found = list(check_installation(paths, probe_settings))
        found += [(f"probe {name}", background.wait_for(name)) for name in _PROBES]
    finally:
        background.stop()
    if json or all_:
        from presencecheck.cli.findings import print_findings

        return print_findings(doctor_messages.COLUMN, "checks", found, json=json, names=doctor_messages.NAMES)
    from presencecheck.cli.findings import print_next_steps

    return print_next_steps(found, doctor_messages.NAMES)


_PROBES = ("power", "network", "machine", "clock", "apps", "sound")
"""Made for real, since nothing else tells what they can do here; nobody is listened to."""
