"""`devices`: look at camera, light, microphone and speaker in the browser."""

from typing import Annotated

import typer

from presencecheck.cli.options import Json
from presencecheck.cli.output import emit, paragraphs, tell


def devices(
    json: Json = False,
    no_open: Annotated[bool, typer.Option("--no-open", help="Print the page's address; open no browser.")] = False,
) -> None:
    """Check picture, light, sound and speaker on a page in your own browser; nothing leaves this computer."""
    from presencecheck import endings
    from presencecheck.devices.check import DeviceCheck, wait
    from presencecheck.messages import devices as say
    from presencecheck.reports.shapes import devices_shape

    with endings.noted(), DeviceCheck(opening=not no_open) as check:
        if check.address:
            tell((say.ADDRESS if no_open else say.OPENING).format(address=check.address))
            tell(say.WAITING)
        result = wait(check, endings.obey)
    if json:
        emit(devices_shape(result))
        return
    paragraphs(result.sentence)
    if result.remedy:
        paragraphs(say.WHAT_HELPS.format(remedy=result.remedy))
    if result.parts:
        paragraphs("")
    for part in result.parts:
        words = {"name": say.NAMES[part.name], "finding": say.PAGE[f"finding.{part.finding}"]}
        paragraphs(say.PAGE["announce"].format(**words, sentence=part.sentence, remedy=part.remedy))
