"""`devices`: look at camera, light, microphone and speaker in the browser."""

from typing import TYPE_CHECKING, Annotated

import typer

from presencecheck.cli.options import Json
from presencecheck.cli.output import notice, print_json, print_paragraph
from presencecheck.messages import devices as devices_messages

if TYPE_CHECKING:
    from presencecheck.devices.verdict import Result


def devices(
    json: Json = False,
    no_open: Annotated[bool, typer.Option("--no-open", help=devices_messages.OPTIONS["no_open"])] = False,
) -> int:
    """Check picture, light, sound and speaker on a page in your own browser; nothing leaves this computer."""
    from presencecheck.core.errors import ExitCode
    from presencecheck.devices.check import DeviceCheck, wait
    from presencecheck.devices.limits import limits_of
    from presencecheck.messages import devices as say
    from presencecheck.reports.json.shapes import devices_shape
    from presencecheck.system import settings
    from presencecheck.system import signals as endings
    from presencecheck.system.paths import user_paths

    limits = limits_of(settings.load(user_paths().config).probes)
    with endings.deferred(), DeviceCheck(opening=not no_open, limits=limits) as check:
        if check.address:
            notice((say.ADDRESS if no_open else say.OPENING).format(address=check.address))
            notice(say.WAITING)
        result = wait(check, endings.raise_pending)
    if json:
        print_json(devices_shape(result))
    else:
        _tell(result)
    return ExitCode.NOT_READY if result.finding == "fail" else ExitCode.FINE


def _tell(result: "Result") -> None:
    from presencecheck.messages import devices as say

    print_paragraph(result.sentence)
    if result.remedy:
        print_paragraph(say.WHAT_HELPS.format(remedy=result.remedy))
    if result.parts:
        print_paragraph("")
    for part in result.parts:
        words = {"name": say.NAMES[part.name], "finding": say.PAGE[f"finding.{part.finding}"]}
        print_paragraph(say.PAGE["announce"].format(**words, sentence=part.sentence, remedy=part.remedy))
