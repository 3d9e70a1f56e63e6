"""`devices`: look at camera, light, microphone and speaker in the browser."""

from typing import TYPE_CHECKING, Annotated

from presencecheck.cli.options import Json, Plain
from presencecheck.cli.output import notice, print_json, print_paragraph
from presencecheck.cli.parameters import Option
from presencecheck.core.errors import ExitCode
from presencecheck.messages import devices as devices_messages

if TYPE_CHECKING:
    from presencecheck.devices.verdict import Result


def devices(
    json: Json = False,
    plain: Plain = False,
    no_open: Annotated[bool, Option("--no-open", help=devices_messages.OPTIONS["no_open"])] = False,
) -> int:
    """Check picture, light, sound and speaker on a page in your own browser; nothing leaves this computer."""
    from presencecheck.cli.passed_over import load_settings
    from presencecheck.devices.check import DeviceCheck, wait
    from presencecheck.devices.limits import limits_of
    from presencecheck.reports.json.devices import devices_shape
    from presencecheck.system import signals
    from presencecheck.system.paths import user_paths

    limits = limits_of(load_settings(user_paths().config).probes)
    with signals.deferred(), DeviceCheck(opening=not no_open, limits=limits) as check:
        if check.address:
            notice((devices_messages.ADDRESS if no_open else devices_messages.OPENING).format(address=check.address))
            notice(devices_messages.WAITING)
        result = wait(check, signals.raise_pending)
    if json:
        print_json(devices=devices_shape(result))
    else:
        _print_result(result)
    return ExitCode.FINE if result.is_measured and result.finding != "fail" else ExitCode.NOT_READY


def _print_result(result: "Result") -> None:
    print_paragraph(result.sentence)
    if result.remedy:
        print_paragraph(devices_messages.WHAT_HELPS.format(remedy=result.remedy))
    if result.parts:
        print_paragraph("")
    for part in result.parts:
        words = {"name": devices_messages.NAMES[part.name], "finding": devices_messages.PAGE[f"finding.{part.finding}"]}
        print_paragraph(devices_messages.PAGE["announce"].format(**words, sentence=part.sentence, remedy=part.remedy))
        if part.reason:
            print_paragraph(devices_messages.PAGE["reason"].format(reason=part.reason))
