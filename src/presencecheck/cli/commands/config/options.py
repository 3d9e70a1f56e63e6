"""The arguments that the subcommands of `config` share."""

from typing import Annotated

import typer

from presencecheck.messages import config as config_messages
from presencecheck.messages import help as help_messages


def known_keys(incomplete: str) -> list[str]:
    """Complete the name of a setting."""
    from presencecheck.system.settings import KEYS

    return [key for key in KEYS if key.startswith(incomplete)]


def known_values(context: typer.Context, incomplete: str) -> list[str]:
    """Complete the value of the setting that is named before it, where its values can be listed."""
    from presencecheck.cli.options import known_names
    from presencecheck.system.setting_values import CHOICES
    from presencecheck.system.settings import AS_SHIPPED, KEYS, value_of

    key = str(context.params.get("key"))
    if key in ("routine", "routine-again"):
        return known_names(incomplete)
    is_switch = key in KEYS and isinstance(value_of(AS_SHIPPED, key), bool)
    return [
        value for value in (("true", "false") if is_switch else CHOICES.get(key, ())) if value.startswith(incomplete)
    ]


Key = Annotated[
    str,
    typer.Argument(
        metavar=help_messages.METAVARS["key"], help=config_messages.OPTIONS["key"], autocompletion=known_keys
    ),
]
