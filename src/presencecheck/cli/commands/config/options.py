"""The arguments that the subcommands of `config` share."""

from collections.abc import Mapping
from typing import Annotated, Any

from presencecheck.cli.parameters import Argument
from presencecheck.messages import config as config_messages
from presencecheck.messages import help as help_messages


def known_keys(incomplete: str) -> list[str]:
    """Complete the name of a setting, short names as well."""
    from presencecheck.system.settings import KEYS

    short = [key.partition(".")[2] for key in KEYS if "." in key]
    return [key for key in (*KEYS, *(name for name in short if name in _SHORT)) if key.startswith(incomplete)]


def known_values(chosen: Mapping[str, Any], incomplete: str) -> list[str]:
    """Complete the value of the setting that is named before it, where its values can be listed."""
    from presencecheck.cli.options import known_names
    from presencecheck.core.errors import UsageError
    from presencecheck.system.setting_text import full_key
    from presencecheck.system.setting_values import CHOICES
    from presencecheck.system.settings import AS_SHIPPED, KEYS, value_of

    try:
        key = full_key(str(chosen.get("key")), KEYS)
    except UsageError:
        return []
    if key in ("routine", "routine-again"):
        return known_names(incomplete)
    is_switch = isinstance(value_of(AS_SHIPPED, key), bool)
    values = config_messages.SWITCH if is_switch else CHOICES.get(key, config_messages.USUAL_VALUES.get(key, ()))
    return [value for value in values if value.startswith(incomplete)]


_SHORT = ("host", "stun", "apps", "phone", "emergency")
"""Names that say enough without their table."""


Key = Annotated[
    str,
    Argument(metavar=help_messages.METAVARS["key"], help=config_messages.OPTIONS["key"], complete=known_keys),
]
