"""`config list`: the settings."""

from typing import Annotated

import typer

from presencecheck.cli.options import Json, Plain
from presencecheck.cli.output import print_json, print_line, print_paragraph, print_table
from presencecheck.messages import config as config_messages

All = Annotated[bool, typer.Option("--all", help=config_messages.OPTIONS["all"])]


def list_(json: Json = False, plain: Plain = False, all_: All = False) -> None:
    """List what a person sets with its value and what it is for; with --all the limits of measurements, too."""
    from presencecheck.system import settings
    from presencecheck.system.paths import user_paths

    now = settings.load_strictly(user_paths().config)
    if json:
        shown = {key: settings.value_of(now, key) for key in settings.KEYS}
        print_json(settings=shown | {"calendar": settings.text_of(now, "calendar")})
        return
    limits = () if all_ else [key for key in settings.KEYS if type(settings.value_of(now, key)) is int]
    rows = []
    for key in settings.KEYS:
        if key in limits:
            continue
        same = settings.value_of(now, key) == settings.value_of(settings.AS_SHIPPED, key)
        value = settings.text_of(now, key)
        rows.append((key, f"{value} {config_messages.DEFAULT}" if same else value, config_messages.MEANINGS[key]))
    print_table(config_messages.COLUMNS, rows, words=lambda cells: config_messages.ROW.format(*cells))
    if limits:
        print_line()
        print_paragraph(config_messages.MORE.format(count=len(limits)))
