"""`config unset`: one setting, as it came with the program."""

from presencecheck.cli.commands.config.options import Key
from presencecheck.cli.output import notice
from presencecheck.messages import config as config_messages


def unset(key: Key) -> None:
    """Put a setting back as it came with the program."""
    from presencecheck.cli.change_setting import value_in_words
    from presencecheck.system import settings
    from presencecheck.system.paths import user_paths
    from presencecheck.system.setting_removal import unset_value
    from presencecheck.system.setting_text import full_key

    paths, name = user_paths(), full_key(key, settings.KEYS)
    path = paths.config
    if name == "own":
        from presencecheck.cli.own_folder import set_own_folder

        set_own_folder(paths, "")  # what lies in the folder is not left behind without a word
    unset_value(path, name)
    notice(config_messages.UNSET.format(key=name, value=value_in_words(settings.load(path), name)))
