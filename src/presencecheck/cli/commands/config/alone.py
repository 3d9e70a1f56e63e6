"""`config` without a subcommand."""

from presencecheck.cli.commands.config.list import All, list_
from presencecheck.cli.confirm import is_anyone_there
from presencecheck.cli.options import Json, Plain


def config(json: Json = False, plain: Plain = False, all_: All = False) -> None:
    """Choose what to set, in a terminal; elsewhere list the settings."""
    if json or all_ or not is_anyone_there():
        list_(json, all_=all_)
        return
    from presencecheck.cli.settings_menu import choose_settings
    from presencecheck.system.paths import user_paths

    choose_settings(user_paths())
