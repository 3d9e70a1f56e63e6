"""`doctor`: everything about the installation, each part with one next step."""

from presencecheck.cli.options import Json
from presencecheck.cli.output import emit, paragraphs, table
from presencecheck.errors import ExitCode, PresenceCheckError


def doctor(json: Json = False) -> int:
    """Look at the installation: folders, history, extras, disk, probes. Nothing is changed; exit code 1 on a fail."""
    from presencecheck import health, settings
    from presencecheck.messages import health as say
    from presencecheck.paths import locate
    from presencecheck.probes.background import Background
    from presencecheck.reports.shapes import enveloped, findings_shape

    paths = locate()
    try:
        tuning = settings.load(paths.config).probes
    except PresenceCheckError:
        tuning = settings.Settings().probes  # what is wrong with the file is a finding of its own
    background = Background(tuning)
    try:
        background.start(_PROBES)
        found = list(health.checks(paths, tuning))
        found += [(f"probe {name}", background.awaited(name)) for name in _PROBES]
    finally:
        background.leave()
    if json:
        emit(enveloped(checks=findings_shape(found)))
    else:
        table(say.HEADINGS, [(name, each.finding, each.sentence) for name, each in found])
        for name, each in found:
            if each.remedy:
                paragraphs(say.NEXT_STEP.format(name=name, remedy=each.remedy))
    return ExitCode.NOT_READY if any(each.finding == "fail" for _, each in found) else ExitCode.FINE


_PROBES = ("power", "network", "machine", "clock", "apps", "sound")
"""Made for real, since nothing else tells what they can do here; nobody is listened to."""
