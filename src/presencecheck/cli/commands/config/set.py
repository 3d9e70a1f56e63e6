"""`config set`: one setting, changed."""

from typing import Annotated

import typer

from presencecheck.cli.commands.config.options import Key
from presencecheck.messages import config as config_messages
from presencecheck.messages import help as help_messages


def set_(
    key: Key,
    value: Annotated[
        str, typer.Argument(metavar=help_messages.METAVARS["value"], help=config_messages.OPTIONS["value"])
    ],
) -> None:
    """Change one setting; the file's other lines stay as they are."""
    from presencecheck.library.library import Library
    from presencecheck.system import settings
    from presencecheck.system.paths import user_paths

    paths = user_paths()
    if key in ("routine", "routine-again"):
        Library.of(paths).find(value)
    settings.set_value(paths.config, key, value)
