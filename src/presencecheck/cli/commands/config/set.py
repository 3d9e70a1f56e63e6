"""`config set`: one setting, changed."""

from typing import Annotated

from presencecheck.cli.commands.config.options import Key, known_values
from presencecheck.cli.parameters import Argument
from presencecheck.messages import config as config_messages
from presencecheck.messages import help as help_messages


def set_(
    key: Key,
    value: Annotated[
        list[str] | None,
        Argument(
            metavar=help_messages.METAVARS["value"],
            help=config_messages.OPTIONS["value"],
            complete=known_values,
        ),
    ] = None,
) -> None:
    """Change one setting; the file's other lines stay as they are."""
    from presencecheck.cli.ask_for_setting import ask_for_setting, no_value_error
    from presencecheck.cli.change_setting import change_setting
    from presencecheck.cli.confirm import is_anyone_there
    from presencecheck.system.paths import user_paths
    from presencecheck.system.setting_text import full_key
    from presencecheck.system.settings import KEYS

    paths, name = user_paths(), full_key(key, KEYS)
    if value:
        change_setting(paths, name, " ".join(value))
    elif is_anyone_there():
        ask_for_setting(paths, name)
    else:
        raise no_value_error(paths, name)
