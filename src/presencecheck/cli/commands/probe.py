"""`probe`: measure now, for people and scripts."""

from typing import Annotated, get_args

from presencecheck.cli.findings import print_findings
from presencecheck.cli.options import Json, Plain
from presencecheck.cli.output import notice
from presencecheck.cli.parameters import Argument
from presencecheck.core.errors import UsageError
from presencecheck.messages import enumeration as enumeration_messages
from presencecheck.messages import help as help_messages
from presencecheck.messages import probes as probes_messages


def _known(incomplete: str = "") -> list[str]:
    from presencecheck.core.items.questions import ProbeName
    from presencecheck.probes.measurement import PARTS

    return [name for name in get_args(ProbeName) if name not in PARTS and name.startswith(incomplete)]


def probe(
    names: Annotated[
        list[str] | None,
        Argument(metavar=help_messages.METAVARS["names"], help=probes_messages.OPTIONS["names"], complete=_known),
    ] = None,
    json: Json = False,
    plain: Plain = False,
) -> int:
    """Measure power, line, machine, clock, programs, microphone and speaker now; exit code 1 where one fails."""
    from presencecheck.cli.passed_over import load_settings
    from presencecheck.core.problems import did_you_mean
    from presencecheck.probes.background import BackgroundProbes
    from presencecheck.probes.measurement import Measurement
    from presencecheck.system.paths import user_paths

    known = _known()
    for name in names or ():
        if name not in known:
            hint = did_you_mean(name, known) or probes_messages.KNOWN_PROBES.format(
                names=enumeration_messages.join_with_commas(known)
            )
            raise UsageError(probes_messages.UNKNOWN_PROBE.format(name=name), hint)
    wanted = list(dict.fromkeys(names or [name for name in known if name != "devices"]))
    background = BackgroundProbes(load_settings(user_paths().config).probes)
    said_before = {"microphone": probes_messages.LISTENING, "speaker": probes_messages.PLAYING}
    found: list[tuple[str, Measurement]] = []
    try:
        background.start(wanted)
        for name in wanted:
            if name in said_before:
                notice(said_before[name])
            on_page = Measurement("unknown", *probes_messages.ON_THE_PAGE)
            found.append((name, on_page if name == "devices" else background.wait_for(name)))
    finally:
        background.stop()
    return print_findings(probes_messages.COLUMN, "probes", found, json=json)
