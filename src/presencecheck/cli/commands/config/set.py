"""`config set`: one setting, changed."""

from typing import Annotated

import typer

from presencecheck.cli.commands.config.options import Key, known_values
from presencecheck.messages import config as config_messages
from presencecheck.messages import help as help_messages


def set_(
    key: Key,
    value: Annotated[
        list[str],
        typer.Argument(
            metavar=help_messages.METAVARS["value"],
            help=config_messages.OPTIONS["value"],
            autocompletion=known_values,
        ),
    ],
) -> None:
    """Change one setting; the file's other lines stay as they are."""
    from presencecheck.cli.change_setting import change_setting
    from presencecheck.system.paths import user_paths
    from presencecheck.system.setting_text import full_key
    from presencecheck.system.settings import KEYS

    change_setting(user_paths(), full_key(key, KEYS), " ".join(value))
